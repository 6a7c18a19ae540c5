import type { Instant, Price } from '../model/common.ts';

/** What a line of the breakdown charges for. */
export type LineKind =
  | 'energy'
  | 'time'
  | 'parking-time'
  | 'session-time'
  | 'flat'
  | 'reservation-time'
  | 'reservation-flat'
  | 'min-price'
  | 'max-price'
  | 'rounding';

/** One component applied to one uninterrupted stretch of the charge; `total = sum of the lines`, exactly. */
export interface BreakdownLine {
  readonly kind: LineKind;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Absent where no component matched: the quantity costs nothing. */
  readonly tariffId?: string;
  /** Position in the tariff's elements, from 0. */
  readonly element?: number;
  /** Position in the element's price components, from 0. */
  readonly component?: number;
  /** Which restrictions matched, `always` for none; of a limit or a rounding, what it is. */
  readonly rule: string;
  readonly unit: 'kWh' | 'h' | '1';
  /** As consumed. */
  readonly quantity: number;
  /** As billed, that is with the line's share of step_size. */
  readonly billedQuantity: number;
  /** Wh or seconds, where step_size changed this line's quantity. */
  readonly stepSize?: number;
  /** Per unit, as the tariff states it. */
  readonly price?: number;
  /** Percent. */
  readonly vat?: number;
  /** Decimals to which the policy (or GIREVE's component) rounds this line by itself. */
  readonly roundedTo?: number;
  /** Rounded to 8 decimals. */
  readonly exclVat: number;
  readonly inclVat?: number;
}

/** Money is rounded as the policy says (4 decimals by default), quantities to 6 decimals. */
export interface PricingTotals {
  readonly cost: Price;
  readonly fixedCost?: Price;
  readonly energyKwh: number;
  readonly energyCost?: Price;
  /** From start to end, parking and reservation included. */
  readonly timeHours: number;
  readonly timeCost?: Price;
  readonly parkingTimeHours?: number;
  readonly parkingCost?: Price;
  readonly reservationCost?: Price;
}

/** Tax on the charge at one rate, before any price limit. */
export interface TaxLine {
  readonly percentage: number;
  readonly taxable: number;
  readonly amount: number;
}

export type WarningCode =
  | 'tariff-not-valid'
  | 'tariff-type-mismatch'
  | 'tariff-ambiguous'
  | 'currency-mismatch'
  | 'periods-unsorted'
  | 'period-outside-session'
  | 'period-spans-price-change'
  /** No price component ever applied. */
  | 'nothing-priced'
  /** A min_price above the max_price. */
  | 'contradicting-limits'
  | 'power-unknown'
  | 'current-unknown'
  | 'time-zone-from-country'
  | 'time-zone-missing'
  | 'tariff-unknown'
  | 'energy-negative'
  | 'quantity-negative'
  | 'tax-unknown'
  | 'net-unknown'
  | 'unknown-field'
  | 'value-repaired'
  | 'unknown-dimension'
  | 'unknown-value';

export interface PricingWarning {
  readonly code: WarningCode;
  readonly text: string;
}

/** A priced charge, explained. */
export interface Pricing {
  readonly currency: string;
  readonly totals: PricingTotals;
  readonly taxes: readonly TaxLine[];
  readonly breakdown: readonly BreakdownLine[];
  readonly warnings: readonly PricingWarning[];
}
