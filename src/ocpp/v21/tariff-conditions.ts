import type { TariffRestrictions } from '../../core/model/tariff.ts';
import { timeOfDay } from '../../core/pricing/restriction.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];
type Fixed = Wire['TariffConditionsFixedType'];

const msPerDay = 86_400_000;
const msPerMinute = 60_000;

const days: Readonly<Record<string, Wire['DayOfWeekEnumType']>> = {
  MONDAY: 'Monday',
  TUESDAY: 'Tuesday',
  WEDNESDAY: 'Wednesday',
  THURSDAY: 'Thursday',
  FRIDAY: 'Friday',
  SATURDAY: 'Saturday',
  SUNDAY: 'Sunday',
};

/** [OCPP 2.1 part 2 2.2 decimal] what is sent to a station has six decimals at most. */
export function sixDecimals(value: number): number {
  return Number(value.toFixed(6));
}

/**
 * [OCPP 2.1 TariffConditionsFixedType] start inclusive, end exclusive, 00:00 is the end of the day; a side that is absent is
 * midnight, and a window that ends where it starts is the whole day, as in the bridge's own prices.
 */
function windowOf({ startTime, endTime }: TariffRestrictions): Fixed {
  const start = Math.max(0, timeOfDay(startTime));
  const end = Math.max(0, timeOfDay(endTime)) % msPerDay;
  return start === end ? {} : { startTimeOfDay: clockText(start), endTimeOfDay: clockText(end) };
}

function clockText(ms: number): string {
  const minutes = Math.floor(ms / msPerMinute);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** [OCPP 2.1 TariffConditionsType] times of day are whole minutes. */
export function hasSeconds({ startTime, endTime }: TariffRestrictions): boolean {
  return [startTime, endTime].some((time) => timeOfDay(time) > 0 && timeOfDay(time) % msPerMinute !== 0);
}

/** Those that a start fee may depend on: date and time of day. */
export function fixedConditionsOf(restrictions: TariffRestrictions): Fixed {
  const { dayOfWeek = [], startDate, endDate } = restrictions;
  const named = dayOfWeek.flatMap((day) => days[day.toUpperCase()] ?? []);
  return {
    ...windowOf(restrictions),
    ...(named.length > 0 && { dayOfWeek: named }),
    ...(startDate !== undefined && { validFromDate: startDate }),
    ...(endDate !== undefined && { validToDate: endDate }),
  };
}

/** [OCPP 2.1 TariffConditionsType] energy in Wh and power in W, current summed over the phases, times in seconds of the transaction. */
export function conditionsOf(restrictions: TariffRestrictions): Wire['TariffConditionsType'] {
  const { minKwh, maxKwh, minCurrent, maxCurrent, minPower, maxPower } = restrictions;
  const { minDuration, maxDuration } = restrictions;
  return {
    ...fixedConditionsOf(restrictions),
    ...(minKwh !== undefined && { minEnergy: sixDecimals(minKwh * 1000) }),
    ...(maxKwh !== undefined && { maxEnergy: sixDecimals(maxKwh * 1000) }),
    ...(minCurrent !== undefined && { minCurrent: sixDecimals(minCurrent) }),
    ...(maxCurrent !== undefined && { maxCurrent: sixDecimals(maxCurrent) }),
    ...(minPower !== undefined && { minPower: sixDecimals(minPower * 1000) }),
    ...(maxPower !== undefined && { maxPower: sixDecimals(maxPower * 1000) }),
    ...(minDuration !== undefined && { minTime: minDuration }),
    ...(maxDuration !== undefined && { maxTime: maxDuration }),
  };
}

const laterConditions = [
  'minKwh',
  'maxKwh',
  'minCurrent',
  'maxCurrent',
  'minPower',
  'maxPower',
  'minDuration',
  'maxDuration',
] as const;

/** It depends on what only the session will show. */
export function dependsOnUse(restrictions: TariffRestrictions): boolean {
  return laterConditions.some((name) => restrictions[name] !== undefined);
}
