import type { Instant } from '../../model/common.ts';
import type { SegmentKind } from './facts.ts';

/** A moment at which the price may change. */
export interface Cut {
  readonly at: Instant;
  readonly kind: SegmentKind;
  /** Wh since the start. */
  readonly wh: number;
  /** Another kind or band begins, whatever it costs. */
  readonly fixed: boolean;
}
