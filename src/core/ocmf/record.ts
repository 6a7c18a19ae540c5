import { BridgeError } from '../errors.ts';
import type { Json, OcmfReading } from './reading.ts';
import { isObject, readReadings } from './reading.ts';
import { base64Bytes, hexBytes } from './text-bytes.ts';

/** A record in the Open Charge Metering Format: `OCMF|payload|signature`. */
export interface OcmfRecord {
  /** The bytes that were signed. */
  readonly payload: Uint8Array;
  /** The same to read. */
  readonly text: string;
  /** FV, `major.minor`. */
  readonly formatVersion?: string;
  /** PG: `T` counts records of transactions, `F` the others. */
  readonly pagination?: { readonly context: string; readonly number: number };
  /** Of what measured and signed: meter and gateway. */
  readonly serial: string;
  readonly readings: readonly OcmfReading[];
  /** SA, where it is said. */
  readonly algorithm?: string;
  readonly signature: Uint8Array;
}

const header = Buffer.from('OCMF|');
const bar = 0x7c;

export function isOcmf(bytes: Buffer): boolean {
  return bytes.subarray(0, header.length).equals(header);
}

/** @throws BridgeError `invalid`, saying what is wrong with it */
export function parseOcmf(bytes: Buffer): OcmfRecord {
  const end = bytes.lastIndexOf(bar);
  if (!isOcmf(bytes) || end < header.length) {
    throw new BridgeError('invalid', 'it does not have the three sections of OCMF');
  }
  const payload = bytes.subarray(header.length, end);
  const text = payload.toString('utf8');
  const said = section(text, 'payload');
  const signed = section(bytes.subarray(end + 1).toString('utf8'), 'signature');
  const pagination = paginationOf(said['PG']);
  return {
    payload,
    text,
    ...(typeof said['FV'] === 'string' && { formatVersion: said['FV'] }),
    ...(pagination && { pagination }),
    serial: serialOf(said),
    readings: readReadings(Array.isArray(said['RD']) ? (said['RD'] as unknown[]) : []), // any[] is what the check leaves
    ...(typeof signed['SA'] === 'string' && signed['SA'] !== '' && { algorithm: signed['SA'] }),
    signature: signatureOf(signed),
  };
}

function section(text: string, name: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BridgeError('invalid', `its ${name} section is not JSON`, { cause: error });
  }
  if (!isObject(json)) throw new BridgeError('invalid', `its ${name} section is no JSON object`);
  return json;
}

function paginationOf(page: unknown): OcmfRecord['pagination'] {
  const parts = typeof page === 'string' ? /^([A-Z])(\d{1,15})$/.exec(page) : null;
  const [, context, number] = parts ?? [];
  return context === undefined ? undefined : { context, number: Number(number) };
}

/** "All data records must come from the same source" [OCMF 1.4 Signing and Verification Process]. */
function serialOf({ GS, MS }: Json): string {
  return [GS, MS].filter((serial) => typeof serial === 'string' && serial !== '').join(' / ');
}

/** [OCMF 1.4 table 8] hexadecimal unless SE says otherwise; some meters send Base64 and do not say so. */
function signatureOf({ SD, SE }: Json): Uint8Array {
  const text = typeof SD === 'string' ? SD.trim() : '';
  const hex = SE === 'base64' ? undefined : hexBytes(text);
  const bytes = hex ?? base64Bytes(text);
  if (!bytes) throw new BridgeError('invalid', 'its signature cannot be read');
  return bytes;
}
