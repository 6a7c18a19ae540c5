import type { Price } from '../model/common.ts';
import type { CostSum } from './bill.ts';
import type { Charge } from './charge.ts';
import type { Entry } from './ledger.ts';
import type { PricingPolicy } from './policy.ts';
import { msPerHour, nanoPerKwh, numberOf, precisionMs } from './quantity.ts';
import type { PricingTotals } from './result.ts';
import type { Usage } from './usage.ts';

export type CostKind = 'energy' | 'fixed' | 'parking' | 'reservation' | 'time';

/** [OCPI 2.2.1 10.3.1] a FLAT belongs to its reservation, or (by policy) to its parking, else to the fixed costs. */
export function costKind({ kind, component }: Entry, policy: PricingPolicy): CostKind {
  switch (kind) {
    case 'energy':
      return 'energy';
    case 'parking-time':
      return 'parking';
    case 'reservation-time':
    case 'reservation-flat':
      return 'reservation';
    case 'flat':
      return policy.flatTotals === 'by-element' && component?.withParking === true ? 'parking' : 'fixed';
    default:
      return 'time';
  }
}

export interface TotalsParts {
  readonly charge: Charge;
  readonly usages: readonly Usage[];
  readonly policy: PricingPolicy;
  /** Nano-kWh. */
  readonly energy: number;
  readonly cost: Price;
  readonly costs: Readonly<Record<CostKind, CostSum>>;
  readonly priceOf: (sum: CostSum) => Price;
}

/** The totals of a CDR; a cost is present where its dimension was used. */
export function totalsOf({ charge, usages, policy, energy, cost, costs, priceOf }: TotalsParts): PricingTotals {
  const parked = usages.some((usage) => !Number.isNaN(usage.parking));
  return {
    cost: charge.credit === true ? negated(cost) : cost,
    ...(costs.fixed.used && { fixedCost: priceOf(costs.fixed) }),
    energyKwh: sixDecimals(energy / nanoPerKwh),
    ...(costs.energy.used && { energyCost: priceOf(costs.energy) }),
    timeHours: sixDecimals(totalHours(charge, usages, policy)),
    ...(costs.time.used && { timeCost: priceOf(costs.time) }),
    ...(parked && { parkingTimeHours: sixDecimals(parkingMs(usages) / msPerHour) }),
    ...(costs.parking.used && { parkingCost: priceOf(costs.parking) }),
    ...(costs.reservation.used && { reservationCost: priceOf(costs.reservation) }),
  };
}

function parkingMs(usages: readonly Usage[]): number {
  let sum = 0;
  for (const usage of usages) sum += usage.parking || 0;
  return sum;
}

/** From start to end. A single period that says the same with fewer decimals is taken at its word. */
function totalHours(charge: Charge, usages: readonly Usage[], policy: PricingPolicy): number {
  const first = usages[0];
  if (policy.totalTime === 'periods') return ((usages.at(-1)?.endedAt ?? 0) - (first?.startedAt ?? 0)) / msPerHour;
  const elapsed = Math.max(0, charge.endedAt - charge.startedAt);
  if (first && usages.length === 1) {
    const said = hoursOf(first);
    if (said > 0 && Math.abs(said * msPerHour - elapsed) <= Math.min(1800, precisionMs(said))) return said;
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

/** [OCPI 2.2.1 10.2.4] a credit CDR has the same data, only its total cost is negated. */
function negated(cost: Price): Price {
  return cost.inclVat === undefined ? { exclVat: 0 - cost.exclVat } : { exclVat: 0 - cost.exclVat, inclVat: 0 - cost.inclVat };
}

function sixDecimals(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
