import type { Instant } from '../../model/common.ts';
import type { SegmentKind, SessionFacts } from './facts.ts';
import { wholeSecond } from './readings.ts';

/** From a moment on, until the next. */
export interface KindChange {
  readonly at: Instant;
  readonly kind: SegmentKind;
}

/** Whether the vehicle charges or parks, from the start on; of several changes in one second the last one given holds. */
export function kindsOf(facts: SessionFacts): KindChange[] {
  const startedAt = wholeSecond(facts.startedAt);
  const endedAt = wholeSecond(facts.endedAt);
  const sorted = facts.states
    .map(({ at, kind }) => ({ at: Math.max(startedAt, wholeSecond(at)), exact: at, kind }))
    .sort((a, b) => a.exact - b.exact);
  const changes: KindChange[] = [{ at: startedAt, kind: 'charging' }];
  for (const { at, kind } of sorted) {
    if (at >= endedAt && at > startedAt) break;
    if (changes.at(-1)?.at === at) changes.pop();
    if (changes.at(-1)?.kind !== kind) changes.push({ at, kind });
  }
  return changes;
}
