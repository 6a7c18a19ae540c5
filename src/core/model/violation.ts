import type { Instant } from './common.ts';

/** One way in which a station's messages differ from their schema. */
export interface ViolationKind {
  /** `MeterValues`, `Reset.conf` for an answer, `-` for what is no message at all. */
  readonly action: string;
  /** JSON pointer into the payload, with `*` for any position in a list. */
  readonly pointer: string;
  readonly reason: string;
  readonly count: number;
  readonly lastAt: Instant;
}

/** How a station's messages differ from their schemas. */
export interface Violations {
  readonly count: number;
  /** Of many only the first ones. */
  readonly kinds: readonly ViolationKind[];
}
