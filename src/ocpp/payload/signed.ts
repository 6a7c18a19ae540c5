import type { SignedRecord } from '../../core/model/signed.ts';
import type { CallContext } from '../dialect.ts';
import type { Json } from './read.ts';
import { instantOf, isObject, listOf, textOf } from './read.ts';

type Received = Pick<CallContext, 'log' | 'quirks' | 'receivedAt' | 'view'>;

/** No meter's record comes near it. */
const longestRecord = 64 * 1024;
/** Of more in one message the first and the last ones count: begin and end are among them. */
const mostRecords = 100;

/** What is signed of a sampled value: in 2.x it stands beside the number [OCPP 2.0.1 SignedMeterValueType]. */
function signedValueOf(sampled: Json): unknown {
  return sampled['signedMeterValue'] ?? (isSigned(sampled) ? sampled['value'] : undefined);
}

/** A sampled value is signed where it says so [OCPP 1.6 7.45], and where it is plainly an OCMF record. */
function isSigned({ format, value }: Json): boolean {
  if (typeof format === 'string' && format.toUpperCase() === 'SIGNEDDATA') return true;
  return typeof value === 'string' && value.startsWith('OCMF|');
}

/**
 * [OCA Signed Meter Values in OCPP 1.0, 3.2.1] the value is what was signed, or a JSON text with that and the key. Some name it
 * `signedMeterValue`, and some send the object itself.
 */
function contentOf(value: unknown): (Pick<SignedRecord, 'data'> & Partial<SignedRecord>) | undefined {
  const wrapper = isObject(value) ? value : jsonIn(value);
  const inner = wrapper?.['signedMeterData'] ?? wrapper?.['signedMeterValue'];
  if (!wrapper || typeof inner !== 'string' || inner === '') {
    return typeof value === 'string' && value !== '' ? { data: value } : undefined;
  }
  const encodingMethod = textOf(wrapper['encodingMethod']);
  const signingMethod = textOf(wrapper['signingMethod']);
  const publicKey = wrapper['publicKey'];
  return {
    data: inner,
    ...(encodingMethod && { encodingMethod }),
    ...(signingMethod && { signingMethod }),
    // the paper wants an empty one where none is sent
    ...(typeof publicKey === 'string' && isKey(publicKey) && { publicKey }),
  };
}

const longestKey = 2500;
const isKey = (text: string) => text.trim() !== '' && text.length <= longestKey;

function jsonIn(value: unknown): Json | undefined {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return undefined;
  try {
    const json: unknown = JSON.parse(value);
    return isObject(json) ? json : undefined;
  } catch {
    // a text that only looks like JSON is a format of its own
    return undefined;
  }
}

const moments: Readonly<Record<string, SignedRecord['moment']>> = {
  'TRANSACTION.BEGIN': 'begin',
  'TRANSACTION.END': 'end',
};

function recordOf(
  sampled: Json,
  meterValue: Json,
  { receivedAt, quirks }: Received,
): SignedRecord | undefined {
  const value = signedValueOf(sampled);
  const content = value === undefined ? undefined : contentOf(value);
  if (!content) return undefined;
  const moment = moments[textOf(sampled['context'])?.toUpperCase() ?? ''];
  const at = instantOf(meterValue['timestamp'], quirks.zones) ?? receivedAt;
  return { at, ...(moment && { moment }), ...content };
}

function* recordsIn(meterValues: unknown, received: Received): Generator<SignedRecord> {
  for (const meterValue of listOf(meterValues) ?? []) {
    if (!isObject(meterValue)) continue;
    for (const sampled of listOf(meterValue['sampledValue']) ?? []) {
      const record = isObject(sampled) && recordOf(sampled, meterValue, received);
      if (record) yield record;
    }
  }
}

/** The signed values of a message as a fact carries them: no property where there are none, as in most messages. */
export function signedOf(
  meterValues: unknown,
  received: Received,
): { readonly signed?: readonly SignedRecord[] } {
  const all = [...recordsIn(meterValues, received)];
  if (all.length === 0) return {};
  const fit = all.filter(({ data }) => data.length <= longestRecord);
  const half = mostRecords / 2;
  const signed = fit.length > mostRecords ? [...fit.slice(0, half), ...fit.slice(-half)] : fit;
  const dropped = all.length - signed.length;
  if (dropped > 0) {
    const station = received.view.station.id;
    received.log.warn(
      { station, dropped, longestRecord, mostRecords },
      'signed meter values that are too long or too many were left out',
    );
  }
  return signed.length > 0 ? { signed } : {};
}
