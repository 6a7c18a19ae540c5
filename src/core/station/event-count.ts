import type { TransactionTold } from './facts.ts';
import type { Instant } from '../model/common.ts';
import type { EventCount } from '../model/station.ts';
import { believe } from './session.ts';

/** When it was, as far as the station's clock can be believed. */
export function heldAt({ at, receivedAt }: Pick<TransactionTold, 'at' | 'receivedAt'>): Instant {
  return believe(at, receivedAt).skewed ? receivedAt : Math.min(at, receivedAt);
}

/** A station that never counts, or anew, has no end of numbers missing. */
const mostMissing = 50;

function between(low: number, high: number): readonly number[] {
  return Array.from({ length: Math.min(high - low - 1, mostMissing) }, (_, index) => low + 1 + index);
}

/** A repeated message counts once. */
export function countOf(
  before: EventCount | undefined,
  fact: Pick<TransactionTold, 'at' | 'receivedAt' | 'seqNo'>,
): EventCount {
  const { seqNo } = fact;
  const at = heldAt(fact);
  if (!before) return { first: seqNo, seqNo, at, missing: [] };
  const { first, seqNo: last } = before;
  const gap = seqNo > last ? between(last, seqNo) : seqNo < first ? between(seqNo, first) : [];
  const missing = [...before.missing.filter((number) => number !== seqNo), ...gap];
  return {
    first: Math.min(first, seqNo),
    seqNo: Math.max(last, seqNo),
    at: Math.max(before.at, at),
    missing: missing.slice(0, mostMissing),
  };
}
