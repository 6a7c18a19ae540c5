import type { TariffRestrictions } from '../model/tariff.ts';
import type { PricingPolicy } from './policy.ts';

const msPerDay = 86_400_000;
const nanoPerKwh = 1e9;

/** Days counted from Monday, as OCPI spells them. */
export const weekdays = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;

/** An element's restrictions in engine units; an absent bound is the one that always holds. */
export interface Restriction {
  /** Milliseconds of the local day, -1 if absent. */
  readonly startTime: number;
  readonly endTime: number;
  /** Local days since 1970-01-01, start inclusive, end exclusive. */
  readonly startDay: number;
  readonly endDay: number;
  /** Bit per weekday from Monday, 0 for no restriction. */
  readonly weekdays: number;
  readonly minEnergy: number;
  readonly maxEnergy: number;
  readonly minDuration: number;
  readonly maxDuration: number;
  readonly minPower: number;
  readonly maxPower: number;
  readonly minCurrent: number;
  readonly maxCurrent: number;
  readonly needsLocalTime: boolean;
  /** Looks at what goes on changing while power stays: time, energy or duration. */
  readonly varies: boolean;
}

/** What a restriction is held against: one moment of the charge. */
export interface Moment {
  /** Local days since 1970-01-01 and milliseconds of that day. */
  localDay: number;
  localTime: number;
  /** The local time is on its second pass. */
  repeated: boolean;
  /** Nano-kWh and milliseconds since the start. */
  energy: number;
  duration: number;
  /** NaN where not known. */
  minPower: number;
  maxPower: number;
  minCurrent: number;
  maxCurrent: number;
}

/** `null` for no restriction other than `reservation`. */
export function compileRestriction(source: TariffRestrictions | undefined): Restriction | null {
  if (!source || !Object.entries(source).some(([field, value]) => field !== 'reservation' && isSet(value)))
    return null;
  const startTime = timeOfDay(source.startTime);
  const endTime = timeOfDay(source.endTime);
  const weekdays = weekdayMask(source.dayOfWeek);
  const dated = source.startDate !== undefined || source.endDate !== undefined;
  const needsLocalTime = dated || weekdays !== 0 || startTime >= 0 || endTime >= 0;
  const { minKwh, maxKwh, minDuration, maxDuration } = source;
  return {
    startTime,
    endTime,
    startDay: source.startDate === undefined ? -Infinity : dayOf(source.startDate),
    endDay: source.endDate === undefined ? Infinity : dayOf(source.endDate),
    weekdays,
    minEnergy: minKwh === undefined ? -Infinity : Math.round(minKwh * nanoPerKwh),
    maxEnergy: maxKwh === undefined ? Infinity : Math.round(maxKwh * nanoPerKwh),
    minDuration: minDuration === undefined ? -Infinity : minDuration * 1000,
    maxDuration: maxDuration === undefined ? Infinity : maxDuration * 1000,
    minPower: source.minPower ?? -Infinity,
    maxPower: source.maxPower ?? Infinity,
    minCurrent: source.minCurrent ?? -Infinity,
    maxCurrent: source.maxCurrent ?? Infinity,
    needsLocalTime,
    varies: needsLocalTime || [minKwh, maxKwh, minDuration, maxDuration].some(isSet),
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** [OCPI 2.2.1 11.4.6] all restrictions of an element must hold. */
export function holds(restriction: Restriction, moment: Moment, policy: PricingPolicy): boolean {
  if (moment.energy < restriction.minEnergy || moment.energy >= restriction.maxEnergy) return false;
  if (moment.duration < restriction.minDuration || moment.duration >= restriction.maxDuration) return false;
  if (restriction.needsLocalTime && !holdsLocally(restriction, moment, policy)) return false;
  if (
    restriction.minPower !== -Infinity &&
    !reaches(restriction.minPower, moment.minPower, moment.maxPower, policy)
  )
    return false;
  if (
    restriction.maxPower !== Infinity &&
    !staysBelow(restriction.maxPower, moment.minPower, moment.maxPower, policy)
  )
    return false;
  if (
    restriction.minCurrent !== -Infinity &&
    !reaches(restriction.minCurrent, moment.minCurrent, moment.maxCurrent, policy)
  )
    return false;
  return (
    restriction.maxCurrent === Infinity ||
    staysBelow(restriction.maxCurrent, moment.minCurrent, moment.maxCurrent, policy)
  );
}

function holdsLocally(restriction: Restriction, moment: Moment, policy: PricingPolicy): boolean {
  if (moment.repeated && policy.repeatedHour === 'first') return false;
  const { startTime, endTime } = restriction;
  if (!inWindow(startTime, endTime, moment.localTime, policy)) return false;
  const pastMidnight = startTime > endTime && endTime >= 0 && moment.localTime < endTime;
  const day = pastMidnight && policy.wrappedDay === 'start' ? moment.localDay - 1 : moment.localDay;
  if (day < restriction.startDay || day >= restriction.endDay) return false;
  return restriction.weekdays === 0 || (restriction.weekdays & (1 << weekdayOf(day))) !== 0;
}

/** Start inclusive, end exclusive; an end before the start wraps over midnight, an absent side is midnight. */
export function inWindow(start: number, end: number, time: number, policy: PricingPolicy): boolean {
  if (start < 0 && end < 0) return true;
  if (policy.openTimes === 'no-window' && (start < 0 || end < 0)) return true;
  if (end < 0) return time >= start;
  if (start < 0) return end === 0 ? policy.midnightEnd === 'end-of-day' : time < end;
  if (start === end) return policy.equalTimes === 'whole-day';
  return start < end ? time >= start && time < end : time >= start || time < end;
}

/** min_power and min_current: the peak of the period (by policy its low) is at or above the bound. */
function reaches(bound: number, low: number, high: number, policy: PricingPolicy): boolean {
  const peak = policy.powerInPeriod === 'same-side' || Number.isNaN(high) ? low : high;
  return Number.isNaN(peak) ? policy.unknownPower === 'match' : peak >= bound;
}

/** max_power and max_current: the trough is below the bound. A period on both sides matches either, the first wins. */
function staysBelow(bound: number, low: number, high: number, policy: PricingPolicy): boolean {
  const trough = policy.powerInPeriod === 'same-side' || Number.isNaN(low) ? high : low;
  return Number.isNaN(trough) ? policy.unknownPower === 'match' : trough < bound;
}

/** 0 for Monday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function weekdayMask(days: readonly string[] | undefined): number {
  let mask = 0;
  for (const day of days ?? []) {
    const index = weekdays.indexOf(day.toUpperCase() as (typeof weekdays)[number]);
    if (index >= 0) mask |= 1 << index;
  }
  return mask;
}

/** Milliseconds of the day of `HH:MM` (seconds and 24:00 are tolerated), -1 if absent or unreadable. */
export function timeOfDay(text: string | undefined): number {
  const match = text === undefined ? null : /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (!match) return -1;
  return ((Number(match[1]) * 60 + Number(match[2])) * 60 + Number(match[3] ?? 0)) * 1000;
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export function dayOf(text: string): number {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / msPerDay);
}

/** For a reader: `start_time 17:00, end_time 20:00`, `always` for none. */
export function describeRestrictions(source: TariffRestrictions | undefined): string {
  const parts = Object.entries(source ?? {})
    .filter(([, value]) => isSet(value))
    .map(([field, value]) => `${snake(field)} ${Array.isArray(value) ? value.join(' ') : String(value)}`);
  return parts.length === 0 ? 'always' : parts.join(', ');
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
