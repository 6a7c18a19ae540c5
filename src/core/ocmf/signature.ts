import type { KeyObject } from 'node:crypto';
import { verify } from 'node:crypto';
import { curves, defaultAlgorithm } from './curves.ts';
import type { OcmfRecord } from './record.ts';

/** DER is what OCMF prescribes, two numbers in a row what some meters send. */
const encodings = ['der', 'ieee-p1363'] as const;

/** Whether the record's algorithm is one of OCMF's; `otherwise` where the record names none. */
export function isKnownAlgorithm({ algorithm }: OcmfRecord, otherwise?: string): boolean {
  return curves.has((algorithm ?? otherwise ?? defaultAlgorithm).toUpperCase());
}

/**
 * Whether the holder of `key` signed exactly these bytes. The key says which curve it is on: the algorithm's name is not
 * part of what is signed, and cannot weaken it.
 */
export function isSignedBy({ payload, signature }: OcmfRecord, key: KeyObject): boolean {
  return encodings.some((dsaEncoding) => verify('sha256', payload, { key, dsaEncoding }, signature));
}
