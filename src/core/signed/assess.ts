import type { KeyObject } from 'node:crypto';
import { BridgeError } from '../errors.ts';
import type { SignedNature, SignedRecord } from '../model/signed.ts';
import { readPublicKey, writePublicKey } from '../ocmf/public-key.ts';
import type { OcmfRecord } from '../ocmf/record.ts';
import { parseOcmf } from '../ocmf/record.ts';
import { isKnownAlgorithm, isSignedBy } from '../ocmf/signature.ts';
import { ocmfBytes, readable } from './bytes.ts';
import { isBegin, isEnd } from './energy.ts';

export type Verification =
  /** Signed by a key that the operator set for the station. */
  | 'valid'
  /** Signed by a key that only the station itself brought: whoever can change a record can bring another key. */
  | 'valid-untrusted-key'
  /** The operator set keys, and none of them signed this. */
  | 'invalid'
  /** Not even signed by the key that came with it. */
  | 'invalid-untrusted-key'
  /** Nobody told a key that can be read. */
  | 'no-key'
  /** So many other records of the session fit no key that this one was not tried. */
  | 'unchecked'
  /** Not in a format whose signature can be checked here. */
  | 'unsupported';

/** What a signed record says and what that is worth. */
export interface Assessed {
  readonly record: SignedRecord;
  readonly nature: SignedNature;
  readonly encodingMethod: string;
  /** What was signed, readable. */
  readonly plainData: string;
  readonly ocmf?: OcmfRecord;
  readonly verification: Verification;
  /** The key that signed it, as `writePublicKey` has it. */
  readonly key?: string;
  /** Why it cannot be read or checked. */
  readonly fault?: string;
}

/** Each of them may be tried with each record. */
const mostOfferedKeys = 4;
/** A check takes up to a millisecond in which nothing else happens; records that fit need hardly more than one each. */
const mostChecks = 200;

/** @param trusted the public keys that the operator set for the station */
export function assess(records: readonly SignedRecord[], trusted: readonly string[]): readonly Assessed[] {
  const own = keysOf(trusted);
  // a station may send its key with one record of a transaction only [OCA Signed Meter Values in OCPP 3.3.2]
  const offered = own.length > 0 ? [] : keysOf(records.flatMap(({ publicKey }) => publicKey ?? []));
  const keys = { trusted: own, offered: offered.slice(0, mostOfferedKeys), checksLeft: mostChecks };
  return records.map((record) => assessed(record, keys));
}

function keysOf(texts: readonly string[]): KeyObject[] {
  return [...new Set(texts)].flatMap((text) => readPublicKey(text) ?? []);
}

interface Keys {
  readonly trusted: KeyObject[];
  readonly offered: KeyObject[];
  checksLeft: number;
}

function assessed(record: SignedRecord, keys: Keys): Assessed {
  const bytes = ocmfBytes(record.data);
  if (!bytes && record.encodingMethod?.toUpperCase() !== 'OCMF') {
    return { ...outline(record), verification: 'unsupported' };
  }
  try {
    const ocmf = parseOcmf(bytes ?? Buffer.from(record.data));
    return { ...outline(record, ocmf), ocmf, ...verified(ocmf, record, keys) };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return { ...outline(record), encodingMethod: 'OCMF', ...unreadable(keys, error.message) };
  }
}

/** Where keys are set, what none of them can have signed is no better than what none of them signed. */
function unreadable({ trusted }: Keys, fault: string): Pick<Assessed, 'fault' | 'verification'> {
  return { verification: trusted.length > 0 ? 'invalid' : 'unsupported', fault };
}

function verified(
  ocmf: OcmfRecord,
  { signingMethod }: SignedRecord,
  keys: Keys,
): Pick<Assessed, 'fault' | 'key' | 'verification'> {
  if (!isKnownAlgorithm(ocmf, signingMethod)) {
    return unreadable(keys, `its algorithm is none of OCMF's: ${ocmf.algorithm ?? signingMethod}`);
  }
  const { trusted, offered } = keys;
  const candidates = trusted.length > 0 ? trusted : offered;
  if (candidates.length > keys.checksLeft) return { verification: 'unchecked' };
  const signer = candidates.find((key) => {
    keys.checksLeft--;
    return isSignedBy(ocmf, key);
  });
  if (signer) {
    // what signed one record has most likely signed the others: it is tried first
    candidates.sort((a, b) => Number(b === signer) - Number(a === signer));
    return {
      verification: trusted.length > 0 ? 'valid' : 'valid-untrusted-key',
      key: writePublicKey(signer),
    };
  }
  if (trusted.length > 0) return { verification: 'invalid' };
  return { verification: offered.length > 0 ? 'invalid-untrusted-key' : 'no-key' };
}

/** [OCPI 2.2.1 10.4.7 SignedData] names by which makers' formats are known there. */
function encodingOf({ encodingMethod, data }: SignedRecord): string {
  if (encodingMethod !== undefined) return encodingMethod;
  return /^AP;\d/.test(data) ? 'Alfen Eichrecht' : 'unknown';
}

function outline(
  record: SignedRecord,
  ocmf?: OcmfRecord,
): Pick<Assessed, 'encodingMethod' | 'nature' | 'plainData' | 'record'> {
  return {
    record,
    nature: natureOf(record, ocmf),
    encodingMethod: ocmf ? 'OCMF' : encodingOf(record),
    plainData: ocmf?.text ?? readable(record.data),
  };
}

/** What was signed says it more surely than the message around it. A record with both readings stands at the end. */
function natureOf({ moment }: SignedRecord, ocmf?: OcmfRecord): SignedNature {
  const readings = ocmf?.readings ?? [];
  if (readings.some(isEnd)) return 'End';
  if (readings.some(isBegin)) return 'Start';
  if (moment === undefined) return 'Intermediate';
  return moment === 'begin' ? 'Start' : 'End';
}
