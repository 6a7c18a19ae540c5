import type { Instant } from '../../model/common.ts';
import { zoneNamed } from '../zone.ts';

const msPerDay = 86_400_000;

/**
 * The moments between start and end at which the wall clock shows one of the times, or jumps: a time that a change of
 * clocks skips begins at the jump, one that it repeats comes twice.
 */
export function clockCuts(
  { startedAt, endedAt, timeZone }: { startedAt: Instant; endedAt: Instant; timeZone: string },
  times: readonly number[],
): Instant[] {
  if (times.length === 0) return [];
  const zone = zoneNamed(timeZone);
  const cuts: Instant[] = [];
  const firstDay = Math.floor(startedAt / msPerDay);
  const lastDay = Math.floor(endedAt / msPerDay);
  for (let day = firstDay; day <= lastDay; day += 1) {
    const change = zone.changeOn(day);
    const middle = change?.at ?? (day + 1) * msPerDay;
    const before = zone.offsetAt(day * msPerDay);
    addTimes(cuts, times, { from: day * msPerDay, until: middle, offset: before });
    if (!change) continue;
    cuts.push(change.at, change.at + Math.max(0, before - change.after));
    addTimes(cuts, times, { from: middle, until: (day + 1) * msPerDay, offset: change.after });
  }
  return cuts.filter((at) => at > startedAt && at < endedAt);
}

/** A stretch of time with one offset from UTC. */
interface Steady {
  readonly from: Instant;
  readonly until: Instant;
  readonly offset: number;
}

function addTimes(cuts: Instant[], times: readonly number[], { from, until, offset }: Steady): void {
  const localMidnight = Math.floor((from + offset) / msPerDay) * msPerDay - offset;
  for (let midnight = localMidnight; midnight < until; midnight += msPerDay) {
    for (const time of times) {
      const at = midnight + time;
      if (at >= from && at < until) cuts.push(at);
    }
  }
}
