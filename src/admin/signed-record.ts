import type { OcmfReading } from '../core/ocmf/reading.ts';
import type { Assessed } from '../core/signed/assess.ts';
import { iso } from './published-object.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

export function encodeSigned({
  record,
  nature,
  encodingMethod,
  ocmf,
  ...assessed
}: Assessed): Schemas['SignedRecord'] {
  const { verification, key, fault } = assessed;
  return {
    at: iso(record.at),
    nature,
    encodingMethod,
    data: record.data,
    ...(record.publicKey !== undefined && { publicKey: record.publicKey }),
    verification,
    ...(key !== undefined && { signedBy: key }),
    ...(fault !== undefined && { fault }),
    ...(ocmf?.pagination && { pagination: `${ocmf.pagination.context}${ocmf.pagination.number}` }),
    ...(ocmf?.serial && { serial: ocmf.serial }),
    readings: (ocmf?.readings ?? []).map(encodeReading),
  };
}

function encodeReading({ at, ...reading }: OcmfReading): Schemas['SignedReading'] {
  return { ...(at !== undefined && { at: iso(at) }), ...reading };
}
