import type { LocalTime } from './clock.ts';
import { numberOf } from './quantity.ts';
import type { Moment } from './restriction.ts';
import type { Usage } from './usage.ts';

/** The start of a period; an average stands in for an absent minimum or maximum. */
export function momentOf({ period }: Usage, progress: { energy: number; duration: number }): Moment {
  return {
    localDay: 0,
    localTime: 0,
    repeated: false,
    energy: progress.energy,
    duration: progress.duration,
    minPower: numberOf(period.minPower ?? period.power, 'minPower'),
    maxPower: numberOf(period.maxPower ?? period.power, 'maxPower'),
    minCurrent: numberOf(period.minCurrent ?? period.current, 'minCurrent'),
    maxCurrent: numberOf(period.maxCurrent ?? period.current, 'maxCurrent'),
  };
}

export function enterLocalTime(moment: Moment, local: LocalTime): void {
  moment.localDay = local.day;
  moment.localTime = local.time;
  moment.repeated = local.repeated;
}
