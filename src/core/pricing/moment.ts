import type { LocalTime } from './clock.ts';
import type { CompiledTariff } from './compile.ts';
import { numberOf } from './quantity.ts';
import type { Moment } from './restriction.ts';
import type { Usage } from './usage.ts';

/** The start of a period, with the measurements the tariff asks for; an average stands in for a missing extreme. */
export function momentOf(
  { period }: Usage,
  tariff: CompiledTariff,
  energy: number,
  duration: number,
): Moment {
  const { needsPower, needsCurrent } = tariff;
  return {
    localDay: 0,
    localTime: 0,
    repeated: false,
    energy,
    duration,
    minPower: needsPower ? numberOf(period.minPower ?? period.power, 'minPower') : NaN,
    maxPower: needsPower ? numberOf(period.maxPower ?? period.power, 'maxPower') : NaN,
    minCurrent: needsCurrent ? numberOf(period.minCurrent ?? period.current, 'minCurrent') : NaN,
    maxCurrent: needsCurrent ? numberOf(period.maxCurrent ?? period.current, 'maxCurrent') : NaN,
  };
}

/** The same stretch, further on. */
export function laterMoment(moment: Moment, energy: number, duration: number): Moment {
  return {
    localDay: moment.localDay,
    localTime: moment.localTime,
    repeated: moment.repeated,
    energy: moment.energy + energy,
    duration: moment.duration + duration,
    minPower: moment.minPower,
    maxPower: moment.maxPower,
    minCurrent: moment.minCurrent,
    maxCurrent: moment.maxCurrent,
  };
}

export function enterLocalTime(moment: Moment, local: LocalTime): void {
  moment.localDay = local.day;
  moment.localTime = local.time;
  moment.repeated = local.repeated;
}
