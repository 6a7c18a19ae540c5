import { Decimal } from 'decimal.js';

/** [OCPI 2.2.1 types number] four decimals. */
const decimals = 4;

const rounded = (value: Decimal) => value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toNumber();

export function encodeDecimal(value: number): number {
  return rounded(new Decimal(value));
}

export function encodeKwh(...energyWh: readonly number[]): number {
  return rounded(Decimal.sum(0, ...energyWh).div(1000));
}

export function encodeHours(durationMs: number): number {
  return rounded(new Decimal(durationMs).div(3_600_000));
}

/** Of a period, never more than it took: a step_size would bill a whole step for what rounding adds. */
export function encodePeriodHours(durationMs: number): number {
  return new Decimal(durationMs).div(3_600_000).toDecimalPlaces(decimals, Decimal.ROUND_DOWN).toNumber();
}
