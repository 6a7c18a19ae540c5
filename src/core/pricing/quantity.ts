import type { Volume } from './charge.ts';
import { PricingError } from './error.ts';

export const nanoPerKwh = 1e9;
export const msPerHour = 3_600_000;

/** Larger numbers are slips, and would leave the range in which sums are exact. */
export const largestNumber = 1e9;

/** A finite number, `NaN` for an absent one. @throws PricingError invalid-input */
export function numberOf(volume: Volume | undefined, pointer: string): number {
  if (volume === undefined) return NaN;
  const value = typeof volume === 'number' ? volume : volume.trim() === '' ? NaN : Number(volume);
  if (Math.abs(value) <= largestNumber) return value;
  const reason = numberFault(value);
  throw new PricingError('invalid-input', `${pointer} ${reason}`, [{ pointer, reason }]);
}

/** What is wrong with a number that cannot be priced with. */
export function numberFault(value: unknown): string {
  return typeof value === 'number' && !Number.isNaN(value)
    ? `is beyond ${largestNumber}`
    : 'must be a number';
}

/** kWh to nano-kWh, which also takes the noise off sums made in floating point. */
export function nanoKwh(kwh: number): number {
  return Math.round(kwh * nanoPerKwh);
}

/**
 * Hours to milliseconds. Hours printed with three to six decimals cannot name a whole second: 10 minutes become 0.1667.
 * Within their precision they are taken for the period's own length, else for the nearest whole second.
 */
export function msOfHours(hours: number, periodMs: number): number {
  const ms = Math.round(hours * msPerHour);
  if (ms % 1000 === 0) return ms;
  const slack = precisionMs(hours);
  if (slack < 1) return ms;
  if (Math.abs(ms - periodMs) <= slack) return periodMs;
  const second = Math.round(ms / 1000) * 1000;
  return Math.abs(ms - second) <= slack ? second : ms;
}

/** Half a unit in the last printed decimal, in milliseconds; 0 for numbers not meant as rounded. */
export function precisionMs(hours: number): number {
  for (let decimals = 0; decimals <= 6; decimals += 1) {
    const power = 10 ** decimals;
    if (Math.round(hours * power) / power === hours) return Math.ceil((0.5 * msPerHour) / power);
  }
  return 0;
}
