import type { Instant } from './common.ts';

/** A meter value as its meter signed it. */
export interface SignedRecord {
  /** When the station says it was taken, by its own clock. */
  readonly at: Instant;
  /** What the station says it is the reading of; absent for one on the way, or where it says nothing. */
  readonly moment?: 'begin' | 'end';
  /** Byte for byte as the station passed it on: any change would break the signature. */
  readonly data: string;
  /** The name of the format, as the station gave it. */
  readonly encodingMethod?: string;
  readonly signingMethod?: string;
  /** As it came with the record: a claim, not a proof. */
  readonly publicKey?: string;
}

/** [OCPI 2.2.1 10.4.8 SignedValue] */
export type SignedNature = 'End' | 'Intermediate' | 'Start';

/** Signed meter values as a CDR carries them [OCPI 2.2.1 10.4.7 SignedData]. */
export interface SignedData {
  readonly encodingMethod: string;
  readonly encodingMethodVersion?: number;
  readonly publicKey?: string;
  readonly values: readonly SignedValue[];
}

export interface SignedValue {
  readonly nature: SignedNature;
  /** What was signed, readable. */
  readonly plainData: string;
  /** Byte for byte as the station passed it on. */
  readonly signedData: string;
}
