import type { Price } from '../model/common.ts';
import type { Tariff } from '../model/tariff.ts';
import type { Charge } from './charge.ts';
import { minorDigits } from './currency.ts';
import type { PricingPolicy } from './policy.ts';
import { price } from './price.ts';
import type { Pricing, PricingTotals } from './result.ts';

/** What a CDR says it costs; what it does not say is not checked. */
export type StatedTotals = Partial<PricingTotals>;

/** A CDR from anywhere: what was used, and the totals it states. */
export interface VerifiableCdr extends Charge {
  readonly totals: StatedTotals;
}

export interface VerifyOptions {
  readonly policy?: Partial<PricingPolicy>;
  /** In the currency; half of its minor unit by default, which a total rounded to that unit keeps. */
  readonly moneyTolerance?: number;
  /** 0.001 by default. */
  readonly energyToleranceKwh?: number;
  /** 0.0005 by default, which is what three decimals of an hour can hide. */
  readonly timeToleranceHours?: number;
}

export type DiscrepancyCode =
  | 'cost'
  | 'energy'
  | 'energy-cost'
  | 'fixed-cost'
  | 'incl-below-excl'
  | 'parking-cost'
  | 'parking-exceeds-time'
  | 'parking-time'
  | 'reservation-cost'
  | 'sum-of-costs'
  | 'time'
  | 'time-cost';

export interface Discrepancy {
  readonly code: DiscrepancyCode;
  readonly stated: number;
  readonly computed: number;
  readonly text: string;
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
  const check = new Check(options.moneyTolerance ?? 0.5 / 10 ** minorDigits(cdr.currency));
  checkQuantities(check, cdr.totals, pricing.totals, options);
  checkCosts(check, cdr.totals, pricing);
  checkItself(check, cdr, pricing);
  return { agrees: check.discrepancies.length === 0, discrepancies: check.discrepancies, pricing };
}

/** Takes the noise of floating point off a comparison. */
const noise = 1e-9;

class Check {
  readonly discrepancies: Discrepancy[] = [];
  readonly money: number;

  constructor(money: number) {
    this.money = money;
  }

  number(code: DiscrepancyCode, stated: number | undefined, computed: number, tolerance: number): void {
    if (stated === undefined || Math.abs(stated - computed) <= tolerance + noise) return;
    this.discrepancies.push({
      code,
      stated,
      computed,
      text: `${code}: the CDR says ${stated}, its periods and tariff give ${computed}`,
    });
  }

  price(code: DiscrepancyCode, stated: Price | undefined, computed: Price): void {
    if (!stated) return;
    const before = this.discrepancies.length;
    this.number(code, stated.exclVat, computed.exclVat, this.money);
    if (this.discrepancies.length > before || computed.inclVat === undefined) return;
    this.number(code, stated.inclVat, computed.inclVat, this.money);
  }
}

function checkQuantities(
  check: Check,
  stated: StatedTotals,
  computed: PricingTotals,
  options: VerifyOptions,
): void {
  const hours = options.timeToleranceHours ?? 0.0005;
  check.number('energy', stated.energyKwh, computed.energyKwh, options.energyToleranceKwh ?? 0.001);
  check.number('time', stated.timeHours, computed.timeHours, hours);
  check.number('parking-time', stated.parkingTimeHours, computed.parkingTimeHours ?? 0, hours);
  if (
    stated.timeHours !== undefined &&
    stated.parkingTimeHours !== undefined &&
    stated.parkingTimeHours > stated.timeHours + hours
  ) {
    check.number('parking-exceeds-time', stated.parkingTimeHours, stated.timeHours, 0);
  }
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
    Math.abs(said - (computed.fixedCost?.exclVat ?? 0) - (computed.parkingCost?.exclVat ?? 0)) <=
    check.money + noise
  );
}

function checkItself(check: Check, { totals, credit }: VerifiableCdr, pricing: Pricing): void {
  const { cost } = totals;
  if (!cost) return;
  const sign = credit === true ? -1 : 1;
  if (cost.inclVat !== undefined && cost.inclVat * sign < cost.exclVat * sign - check.money - noise) {
    check.number('incl-below-excl', cost.inclVat, cost.exclVat, 0);
  }
  const stated = costs.flatMap(([field]) => (totals[field] ? [totals[field].exclVat] : []));
  const limited = pricing.breakdown.some(({ kind }) => kind === 'min-price' || kind === 'max-price');
  const complete = costs.every(
    ([field]) => totals[field] !== undefined || (pricing.totals[field]?.exclVat ?? 0) === 0,
  );
  if (stated.length === 0 || limited || !complete) return;
  const sum = stated.reduce((total, part) => total + part, 0);
  check.number('sum-of-costs', cost.exclVat * sign, Math.round(sum * 1e8) / 1e8, check.money * stated.length);
}
