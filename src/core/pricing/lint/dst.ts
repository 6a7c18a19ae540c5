import type { Tariff } from '../../model/tariff.ts';
import { timeOfDay } from '../restriction.ts';
import { zoneNamed } from '../zone.ts';
import type { Zone } from '../zone.ts';
import type { Findings } from './finding.ts';

const msPerDay = 86_400_000;

/** Local times of day that a change of clocks skips or repeats. */
interface ClockChange {
  readonly from: number;
  readonly until: number;
  readonly skips: boolean;
}

/** [ocpi#534] a window that begins or ends in the hour that occurs twice, or not at all, cannot say which it means. */
export function lintDst(tariff: Tariff, timeZone: string, findings: Findings): void {
  const changes = changesOf(zoneNamed(timeZone), tariff.startDateTime ?? tariff.lastUpdated);
  for (const [index, { restrictions }] of tariff.elements.entries()) {
    for (const [field, text] of [
      ['start_time', restrictions?.startTime],
      ['end_time', restrictions?.endTime],
    ] as const) {
      const time = timeOfDay(text);
      const change = changes.find(({ from, until }) => time >= 0 && time > from - 1 && time < until);
      if (!change) continue;
      const when = change.skips
        ? 'does not exist on the day clocks go forward'
        : 'occurs twice on the day clocks go back';
      findings.warning(
        'dst-ambiguous-window',
        `/elements/${index}/restrictions/${field}`,
        `${text ?? ''} ${when} in ${timeZone}`,
      );
    }
  }
}

/** The changes of the year that begins at `start`. */
function changesOf(zone: Zone, start: number): ClockChange[] {
  const changes: ClockChange[] = [];
  const first = Math.floor(start / msPerDay) * msPerDay;
  for (let day = first; day < first + 366 * msPerDay; day += msPerDay) {
    const before = zone.offsetAt(day);
    const after = zone.offsetAt(day + msPerDay - 1);
    if (before === after) continue;
    const at = instantOfChange(zone, day, before);
    const [earlier, later] = before < after ? [before, after] : [after, before];
    const from = (((at + earlier) % msPerDay) + msPerDay) % msPerDay;
    changes.push({ from, until: from + (later - earlier), skips: before < after });
  }
  return changes;
}

function instantOfChange(zone: Zone, day: number, before: number): number {
  let low = day;
  let high = day + msPerDay - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
