import type { RoundingMode } from './policy.ts';

/*
 * Exact money in two integers: `hi` counts hundred-millionths of the currency and `lo` counts 1/scale of one of those.
 * The scale is a multiple of every divisor that hours (3.6e6 ms), kWh (1e9 nano-kWh), 8 decimals of price and 4 of a
 * VAT percentage can bring, so sums are exact and need no BigInt; only a product beyond 2^53 takes the slow road.
 */
const scale = 9e15;
const unitsPerOne = 1e8;

/** 10^0 to 10^8; `**` is slow. */
const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8] as const;

export const priceDecimals = 8;
export const vatDecimals = 4;

/** amount in 1e-8 = quantity x units / over */
export interface Rate {
  readonly units: number;
  readonly over: number;
}

/** 1 + VAT as factor / 10^decimals. */
export interface VatFactor {
  readonly factor: number;
  readonly over: number;
}

export class Money {
  hi: number;
  /** 0 <= lo < scale, also for negative amounts. */
  lo: number;

  constructor(hi = 0, lo = 0) {
    this.hi = hi;
    this.lo = lo;
  }

  static of(amount: number): Money {
    return new Money(Math.round(amount * unitsPerOne));
  }

  add(other: Money): void {
    this.hi += other.hi;
    if (this.lo >= scale - other.lo) {
      this.hi += 1;
      this.lo -= scale - other.lo;
    } else {
      this.lo += other.lo;
    }
  }

  minus(other: Money): Money {
    if (this.lo >= other.lo) return new Money(this.hi - other.hi, this.lo - other.lo);
    return new Money(this.hi - other.hi - 1, scale - (other.lo - this.lo));
  }

  compare(other: Money): number {
    return this.hi - other.hi || this.lo - other.lo;
  }

  isZero(): boolean {
    return this.hi === 0 && this.lo === 0;
  }

  /** Multiplies by numerator / denominator, cut off at the smallest unit. */
  ratio(numerator: Money, denominator: Money): Money {
    return fromSmallest((smallest(this) * smallest(numerator)) / smallest(denominator));
  }

  rounded(decimals: number, mode: RoundingMode): Money {
    const step = power(priceDecimals - decimals);
    return new Money(roundedUnits(this, step, mode) * step);
  }

  toNumber(decimals: number, mode: RoundingMode = 'half-up'): number {
    return roundedUnits(this, power(priceDecimals - decimals), mode) / power(decimals) || 0;
  }
}

function power(exponent: number): number {
  return powers[exponent] ?? 1;
}

/** In multiples of `step` hundred-millionths. */
function roundedUnits(money: Money, step: number, mode: RoundingMode): number {
  const floor = Math.floor(money.hi / step);
  const rest = money.hi - floor * step;
  if (rest === 0 && money.lo === 0) return floor;
  const negative = money.hi < 0;
  switch (mode) {
    case 'up':
      return negative ? floor : floor + 1;
    case 'down':
      return negative ? floor + 1 : floor;
    default: {
      const twice = rest * 2 + (money.lo >= scale / 2 ? 1 : 0);
      if (twice !== step || !(money.lo === 0 || money.lo === scale / 2))
        return twice >= step ? floor + 1 : floor;
      return (mode === 'half-up' ? !negative : floor % 2 !== 0) ? floor + 1 : floor;
    }
  }
}

export interface Amounts {
  readonly exclVat: Money;
  readonly inclVat: Money;
}

/** What a quantity costs, without and with VAT, exactly. */
export function amounts(quantity: number, rate: Rate, vat: VatFactor | null): Amounts {
  const [hi, rest] = divided(quantity, rate.units, rate.over);
  const exclVat = new Money(hi, rest * (scale / rate.over));
  if (vat === null) return { exclVat, inclVat: exclVat };
  const [whole, part] = divided(hi, vat.factor, vat.over);
  const over = rate.over * vat.over;
  const fraction = part * rate.over + rest * vat.factor;
  const carry = Math.floor(fraction / over);
  return { exclVat, inclVat: new Money(whole + carry, (fraction - carry * over) * (scale / over)) };
}

/** VAT on top of an amount that is already money. */
export function withVat(money: Money, vat: VatFactor): Money {
  return fromSmallest((smallest(money) * BigInt(vat.factor)) / BigInt(vat.over));
}

/** The amount before a VAT it contains, cut off at the smallest unit. */
export function withoutVat(money: Money, vat: VatFactor): Money {
  return fromSmallest((smallest(money) * BigInt(vat.over)) / BigInt(vat.factor));
}

/** floor and remainder of a x b / over */
function divided(a: number, b: number, over: number): [number, number] {
  const product = a * b;
  if (Math.abs(product) <= Number.MAX_SAFE_INTEGER) {
    const floor = Math.floor(product / over);
    const rest = product - floor * over;
    if (rest < 0) return [floor - 1, rest + over];
    return rest >= over ? [floor + 1, rest - over] : [floor, rest];
  }
  const exact = BigInt(a) * BigInt(b);
  const divisor = BigInt(over);
  const rest = ((exact % divisor) + divisor) % divisor;
  return [Number((exact - rest) / divisor), Number(rest)];
}

function smallest(money: Money): bigint {
  return BigInt(money.hi) * BigInt(scale) + BigInt(money.lo);
}

function fromSmallest(value: bigint): Money {
  const divisor = BigInt(scale);
  const rest = ((value % divisor) + divisor) % divisor;
  return new Money(Number((value - rest) / divisor), Number(rest));
}
