import type { Instant } from '../model/common.ts';
import type { Charge, ChargedPeriod, Volume } from './charge.ts';
import type { PricingPolicy } from './policy.ts';
import { msOfHours, msPerHour, nanoKwh, numberOf } from './quantity.ts';
import type { Warnings } from './warnings.ts';

/** A period in engine units: nano-kWh and milliseconds, NaN for what it does not say. */
export interface Usage {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly energy: number;
  readonly time: number;
  readonly parking: number;
  readonly reservation: number;
  readonly period: ChargedPeriod;
}

/** The periods of a charge in order of time; one that used nothing where there is none. */
export function usages(charge: Charge, policy: PricingPolicy, warnings: Warnings): readonly Usage[] {
  const periods = policy.periodOrder === 'sort' ? inOrder(charge.periods, warnings) : charge.periods;
  const result: Usage[] = [];
  let endedAt = Math.max(charge.endedAt, periods.at(-1)?.startedAt ?? charge.startedAt);
  for (let index = periods.length - 1; index >= 0; index -= 1) {
    const period = periods[index];
    if (!period) continue;
    const usage = usageOf(period, endedAt, policy);
    checkUsage(usage, warnings);
    result.push(usage);
    endedAt = usage.startedAt;
  }
  if (result.length === 0) result.push(usageOf({ startedAt: charge.startedAt }, endedAt, policy));
  result.reverse();
  checkSpan(charge, result, warnings);
  return result;
}

function inOrder(periods: readonly ChargedPeriod[], warnings: Warnings): readonly ChargedPeriod[] {
  for (let index = 1; index < periods.length; index += 1) {
    if ((periods[index]?.startedAt ?? 0) >= (periods[index - 1]?.startedAt ?? 0)) continue;
    warnings.add('periods-unsorted', 'the charging periods are not in order of time; they were sorted');
    return [...periods].sort((a, b) => a.startedAt - b.startedAt);
  }
  return periods;
}

function usageOf(period: ChargedPeriod, endedAt: Instant, policy: PricingPolicy): Usage {
  const { timeHours, parkingTimeHours, reservationTimeHours } = period;
  const given =
    Number(timeHours !== undefined) +
    Number(parkingTimeHours !== undefined) +
    Number(reservationTimeHours !== undefined);
  const lengthMs = given === 1 ? Math.max(0, endedAt - period.startedAt) : NaN;
  return {
    startedAt: period.startedAt,
    endedAt,
    energy: period.energyKwh === undefined ? NaN : nanoKwh(numberOf(period.energyKwh, 'energyKwh')),
    time: timeMs(timeHours, 'timeHours', lengthMs, policy),
    parking: timeMs(parkingTimeHours, 'parkingTimeHours', lengthMs, policy),
    reservation: timeMs(reservationTimeHours, 'reservationTimeHours', lengthMs, policy),
    period,
  };
}

/** @param lengthMs of the period where this is its only time, else NaN */
function timeMs(hours: Volume | undefined, field: string, lengthMs: number, policy: PricingPolicy): number {
  if (hours === undefined) return NaN;
  const value = numberOf(hours, field);
  return policy.hours === 'snap' ? msOfHours(value, lengthMs) : Math.round(value * msPerHour);
}

function checkUsage(usage: Usage, warnings: Warnings): void {
  if (usage.energy < 0)
    warnings.addOnce('energy-negative', 'a period has negative energy: the vehicle fed the grid');
  if (usage.time < 0 || usage.parking < 0 || usage.reservation < 0) {
    warnings.addOnce('quantity-negative', 'a period has a negative time');
  }
}

function checkSpan(charge: Charge, list: readonly Usage[], warnings: Warnings): void {
  const first = list[0];
  const last = list.at(-1);
  if (first && last && (first.startedAt < charge.startedAt || last.startedAt > charge.endedAt)) {
    warnings.add('period-outside-session', 'a charging period lies outside the start and end of the session');
  }
}
