import type { Price } from '../model/common.ts';
import { CostSum } from './bill.ts';
import type { Billed } from './bill.ts';
import type { Charge } from './charge.ts';
import { creditTotals } from './credit.ts';
import type { Entry } from './ledger.ts';
import type { PricingPolicy } from './policy.ts';
import { msPerHour, nanoPerKwh, numberOf, precisionMs } from './quantity.ts';
import type { PricingTotals } from './result.ts';
import type { Usage } from './usage.ts';

type CostField = 'energyCost' | 'fixedCost' | 'parkingCost' | 'reservationCost' | 'timeCost';

/** The cost of each kind that was used, were it zero. */
export type CostSums = Partial<Record<CostField, CostSum>>;

export function addCost(sums: CostSums, billed: Billed, policy: PricingPolicy): void {
  const field = costField(billed.entry, policy);
  (sums[field] ??= new CostSum()).add(billed);
}

/** [OCPI 2.2.1 10.3.1] a FLAT belongs to its reservation, or (by policy) to its parking, else to the fixed costs. */
function costField({ kind, component }: Entry, policy: PricingPolicy): CostField {
  switch (kind) {
    case 'energy':
      return 'energyCost';
    case 'parking-time':
      return 'parkingCost';
    case 'reservation-time':
    case 'reservation-flat':
      return 'reservationCost';
    case 'flat':
      return policy.flatTotals === 'by-element' && component?.withParking === true
        ? 'parkingCost'
        : 'fixedCost';
    default:
      return 'timeCost';
  }
}

export interface TotalsParts {
  readonly charge: Charge;
  readonly usages: readonly Usage[];
  readonly policy: PricingPolicy;
  /** Nano-kWh. */
  readonly energy: number;
  readonly cost: Price;
  readonly sums: CostSums;
  readonly decimals: number;
  readonly taxKnown: boolean;
}

type MutableTotals = { -readonly [K in keyof PricingTotals]: PricingTotals[K] };

/** The totals of a CDR; a cost is present where its dimension was used. */
export function totalsOf(parts: TotalsParts): PricingTotals {
  const { charge, usages, policy, cost, sums, decimals, taxKnown } = parts;
  const totals: MutableTotals = {
    cost,
    energyKwh: sixDecimals(parts.energy / nanoPerKwh),
    timeHours: sixDecimals(totalHours(charge, usages, policy)),
  };
  const mode = policy.rounding;
  if (sums.fixedCost) totals.fixedCost = sums.fixedCost.price(decimals, mode, taxKnown);
  if (sums.energyCost) totals.energyCost = sums.energyCost.price(decimals, mode, taxKnown);
  if (sums.timeCost) totals.timeCost = sums.timeCost.price(decimals, mode, taxKnown);
  const parking = parkingMs(usages);
  if (!Number.isNaN(parking)) totals.parkingTimeHours = sixDecimals(parking / msPerHour);
  if (sums.parkingCost) totals.parkingCost = sums.parkingCost.price(decimals, mode, taxKnown);
  if (sums.reservationCost) totals.reservationCost = sums.reservationCost.price(decimals, mode, taxKnown);
  return charge.credit === true ? creditTotals(totals) : totals;
}

/** NaN where no period speaks of parking. */
function parkingMs(usages: readonly Usage[]): number {
  let sum = NaN;
  for (const { parking } of usages) if (!Number.isNaN(parking)) sum = (sum || 0) + parking;
  return sum;
}

/** From start to end. A single period that says the same with fewer decimals is taken at its word. */
function totalHours(charge: Charge, usages: readonly Usage[], policy: PricingPolicy): number {
  const [first] = usages;
  if (policy.totalTime === 'periods')
    return ((usages.at(-1)?.endedAt ?? 0) - (first?.startedAt ?? 0)) / msPerHour;
  const elapsed = Math.max(0, charge.endedAt - charge.startedAt);
  if (first && usages.length === 1) {
    const said = hoursOf(first) * msPerHour;
    if (
      said > 0 &&
      said !== elapsed &&
      Math.abs(said - elapsed) <= Math.min(1800, precisionMs(said / msPerHour))
    )
      return said / msPerHour;
  }
  return elapsed / msPerHour;
}

function hoursOf({ period }: Usage): number {
  return (
    (numberOf(period.timeHours, 'timeHours') || 0) +
    (numberOf(period.parkingTimeHours, 'parkingTimeHours') || 0) +
    (numberOf(period.reservationTimeHours, 'reservationTimeHours') || 0)
  );
}

function sixDecimals(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
