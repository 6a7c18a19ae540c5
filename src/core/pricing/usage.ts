import type { Instant } from '../model/common.ts';
import type { Charge, ChargedPeriod } from './charge.ts';
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

/** The periods of a charge in order of time. */
export function usages(charge: Charge, policy: PricingPolicy, warnings: Warnings): readonly Usage[] {
  const periods = inOrder(charge.periods, warnings);
  const result: Usage[] = [];
  for (const [index, period] of periods.entries()) {
    const endedAt = periods[index + 1]?.startedAt ?? Math.max(charge.endedAt, period.startedAt);
    const usage = usageOf(period, endedAt, policy);
    checkUsage(usage, warnings);
    result.push(usage);
  }
  if (result.length === 0) result.push(usageOf({ startedAt: charge.startedAt }, charge.endedAt, policy));
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
  const lengthMs = Math.max(0, endedAt - period.startedAt);
  const kwh = numberOf(period.energyKwh, 'energyKwh');
  const time = numberOf(period.timeHours, 'timeHours');
  const parking = numberOf(period.parkingTimeHours, 'parkingTimeHours');
  const reservation = numberOf(period.reservationTimeHours, 'reservationTimeHours');
  const only = Number(time > 0) + Number(parking > 0) + Number(reservation > 0) === 1;
  const ms = (hours: number): number =>
    policy.hours === 'snap' ? msOfHours(hours, only ? lengthMs : NaN) : Math.round(hours * msPerHour);
  return { startedAt: period.startedAt, endedAt, energy: nanoKwh(kwh), time: ms(time), parking: ms(parking), reservation: ms(reservation), period };
}

function checkUsage(usage: Usage, warnings: Warnings): void {
  if (usage.energy < 0) warnings.addOnce('energy-negative', 'a period has negative energy: the vehicle fed the grid');
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
