import type { Tariff } from '../../model/tariff.ts';
import { minorDigits } from '../currency.ts';
import type { PricingPolicy } from '../policy.ts';
import { price } from '../price.ts';
import type { Pricing, PricingTotals } from '../result.ts';
import { Check } from './check.ts';
import type { Discrepancy, StatedTotals, VerifiableCdr } from './check.ts';
import { checkItself } from './itself.ts';

export interface VerifyOptions {
  readonly policy?: Partial<PricingPolicy>;
  /** In the currency; half of its minor unit by default, which a total rounded to that unit keeps. */
  readonly moneyTolerance?: number;
  /** 0.001 by default. */
  readonly energyToleranceKwh?: number;
  /** 0.0005 by default, which is what three decimals of an hour can hide. */
  readonly timeToleranceHours?: number;
}

export interface Verification {
  readonly agrees: boolean;
  readonly discrepancies: readonly Discrepancy[];
  readonly pricing: Pricing;
}

const costs = [
  ['fixedCost', 'fixed-cost'],
  ['energyCost', 'energy-cost'],
  ['timeCost', 'time-cost'],
  ['parkingCost', 'parking-cost'],
  ['reservationCost', 'reservation-cost'],
] as const;

/**
 * Prices a CDR again and names every figure that differs, in itself or from its tariff.
 * @throws PricingError where the CDR cannot be priced
 */
export function verifyCdr(
  cdr: VerifiableCdr,
  tariffs: readonly Tariff[],
  options: VerifyOptions = {},
): Verification {
  const pricing = price(cdr, tariffs, options.policy);
  const check = new Check(
    options.moneyTolerance ?? 0.5 / 10 ** minorDigits(cdr.currency),
    options.timeToleranceHours ?? 0.0005,
  );
  checkCurrency(check, pricing);
  checkQuantities(check, cdr.totals, pricing.totals, options);
  checkCosts(check, cdr.totals, pricing);
  checkItself(check, cdr, pricing);
  return { agrees: check.discrepancies.length === 0, discrepancies: check.discrepancies, pricing };
}

/** Figures in one currency cannot be held against prices in another. */
function checkCurrency(check: Check, { warnings }: Pricing): void {
  for (const { code, text } of warnings)
    if (code === 'currency-mismatch')
      check.discrepancies.push({ code: 'currency-mismatch', text: `currency-mismatch: ${text}` });
}

function checkQuantities(
  check: Check,
  stated: StatedTotals,
  computed: PricingTotals,
  { policy, energyToleranceKwh = 0.001 }: VerifyOptions,
): void {
  check.number('energy', stated.energyKwh, {
    computed: computed.energyKwh,
    tolerance: energyToleranceKwh,
    unit: 'kWh',
    against: 'its periods give',
  });
  check.number('time', stated.timeHours, {
    computed: computed.timeHours,
    tolerance: check.hours,
    unit: 'h',
    against: policy?.totalTime === 'periods' ? 'its periods give' : 'from its start to its end there are',
  });
  check.number('parking-time', stated.parkingTimeHours, {
    computed: computed.parkingTimeHours ?? 0,
    tolerance: check.hours,
    unit: 'h',
    against: 'its periods give',
  });
}

function checkCosts(check: Check, stated: StatedTotals, { totals }: Pricing): void {
  check.price('cost', stated.cost, totals.cost);
  for (const [field, code] of costs) {
    if (code === 'fixed-cost' && sharesFlat(check, stated, totals)) continue;
    check.price(code, stated[field], totals[field] ?? { exclVat: 0, inclVat: 0 });
  }
}

/** OCPI does not say which FLAT is a cost of parking: where the two agree together, neither is wrong. */
function sharesFlat(check: Check, stated: StatedTotals, computed: PricingTotals): boolean {
  if (!stated.fixedCost || !stated.parkingCost) return false;
  const said = stated.fixedCost.exclVat + stated.parkingCost.exclVat;
  return (
    Math.abs(said - (computed.fixedCost?.exclVat ?? 0) - (computed.parkingCost?.exclVat ?? 0)) <= check.money
  );
}
