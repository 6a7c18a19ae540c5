import type { Instant, Price } from '../../model/common.ts';
import type { Charge } from '../charge.ts';
import type { PricingTotals } from '../result.ts';

/** What a CDR says it costs; what it does not say is not checked. */
export type StatedTotals = Partial<PricingTotals>;

/** A CDR from anywhere: what was used, and the totals it states. */
export interface VerifiableCdr extends Charge {
  readonly totals: StatedTotals;
}

export type DiscrepancyCode =
  /** A figure of the CDR is not what its periods and tariff give. */
  | 'cost'
  | 'energy'
  | 'energy-cost'
  | 'fixed-cost'
  | 'parking-cost'
  | 'parking-time'
  | 'reservation-cost'
  | 'time'
  | 'time-cost'
  /** The CDR has no total_cost; only of JSON, where a CDR must have one [OCPI 2.2.1 10.3.1]. */
  | 'cost-missing'
  /** The CDR is in another currency than the tariff. */
  | 'currency-mismatch'
  /** The CDR contradicts itself: less with tax than without, or below nothing. */
  | 'incl-below-excl'
  | 'negative-cost'
  /** The parts do not add up to the total. */
  | 'sum-of-costs'
  | 'parking-exceeds-time'
  /** Its periods say more time than the total does. */
  | 'time-below-periods'
  /** A period says more time than there is until the next. */
  | 'period-time';

/** Of amounts, which side of the tax is compared; else the unit. */
type Unit = 'excl. VAT' | 'h' | 'incl. VAT' | 'kWh';

/** `computed` is what the rest of the CDR and its tariff say; euros (or whatever its currency is), kWh or hours. */
export interface Discrepancy {
  readonly code: DiscrepancyCode;
  /** The period's start, of `period-time`. */
  readonly at?: Instant;
  /** Absent of `cost-missing` and `currency-mismatch`. */
  readonly stated?: number;
  /** Absent of `currency-mismatch`. */
  readonly computed?: number;
  readonly text: string;
}

/** Takes the noise of floating point off a comparison. */
const noise = 1e-9;

interface Comparison {
  readonly computed: number;
  readonly tolerance: number;
  readonly at?: Instant;
  readonly unit: Unit;
  /** How the text names what is stated, `the CDR says` by default. */
  readonly says?: string;
  /** How the text names what it is held against, `its periods and tariff give` by default. */
  readonly against?: string;
  /** Of what is computed, where that is another. */
  readonly otherUnit?: Unit;
}

/** Collects what differs by more than its tolerance. */
export class Check {
  readonly discrepancies: Discrepancy[] = [];
  /** Tolerances. */
  readonly money: number;
  readonly hours: number;

  constructor(money: number, hours: number) {
    this.money = money + noise;
    this.hours = hours + noise;
  }

  number(code: DiscrepancyCode, stated: number | undefined, comparison: Comparison): void {
    const { computed, tolerance, at } = comparison;
    if (stated === undefined || Math.abs(stated - computed) <= tolerance + noise) return;
    const place = at === undefined ? {} : { at };
    const {
      says = 'the CDR says',
      against = 'its periods and tariff give',
      unit,
      otherUnit = unit,
    } = comparison;
    const text = `${code}: ${says} ${figure(stated, unit)}, ${against} ${figure(computed, otherUnit)}`;
    this.discrepancies.push({ code, stated, computed, text, ...place });
  }

  price(code: DiscrepancyCode, stated: Price | undefined, computed: Price): void {
    if (!stated) return;
    const before = this.discrepancies.length;
    const tolerance = this.money;
    this.number(code, stated.exclVat, { computed: computed.exclVat, tolerance, unit: 'excl. VAT' });
    if (this.discrepancies.length > before || computed.inclVat === undefined) return;
    this.number(code, stated.inclVat, { computed: computed.inclVat, tolerance, unit: 'incl. VAT' });
  }
}

/** Six decimals: less than a difference that counts, and none of the noise of floating point. */
export function figure(value: number, unit: string): string {
  return `${Number(value.toFixed(6))} ${unit}`;
}
