import type { ChargingProfile, ProfilePeriod } from '../../core/model/charging-profile.ts';
import type { Json } from './read.ts';
import { instantOf, integerOf, isObject, listOf, numberOf, oneOf } from './read.ts';

/** A charging schedule as every version writes it, in the order of its schema. */
export function scheduleOf({ startsAt, durationS, unit, minRate, periods }: ChargingProfile) {
  return {
    ...(startsAt !== undefined && { startSchedule: new Date(startsAt).toISOString() }),
    ...(durationS !== undefined && { duration: durationS }),
    chargingRateUnit: unit,
    chargingSchedulePeriod: periods.map(({ startS, limit }) => ({ startPeriod: startS, limit })),
    ...(minRate !== undefined && { minChargingRate: minRate }),
  };
}

/** Undefined for a schedule that says nothing. */
export function profileIn(schedule: Json): ChargingProfile | undefined {
  const unit = oneOf(schedule['chargingRateUnit'], ['A', 'W'] as const);
  const periods = (listOf(schedule['chargingSchedulePeriod']) ?? []).flatMap(periodIn);
  if (!unit || periods.length === 0) return undefined;
  const startsAt = instantOf(schedule['startSchedule']);
  const durationS = integerOf(schedule['duration']);
  const minRate = numberOf(schedule['minChargingRate']);
  return {
    ...(startsAt !== undefined && { startsAt }),
    ...(durationS !== undefined && durationS > 0 && { durationS }),
    unit,
    ...(minRate !== undefined && { minRate }),
    periods: periods.toSorted((a, b) => a.startS - b.startS),
  };
}

function periodIn(period: unknown): readonly ProfilePeriod[] {
  if (!isObject(period)) return [];
  const startS = integerOf(period['startPeriod']);
  const limit = numberOf(period['limit']);
  return startS === undefined || startS < 0 || limit === undefined || limit < 0 ? [] : [{ startS, limit }];
}
