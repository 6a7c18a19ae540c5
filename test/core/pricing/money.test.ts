import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../kit/properties.ts';
import { amounts, Money, withoutVat, withVat } from '../../../src/core/pricing/money.ts';

const perKwh = { units: 25, over: 1000 };
const tenPercent = { factor: 110, over: 100 };

describe('amounts', () => {
  test('20 kWh at 0.25 and 10%', () => {
    const { exclVat, inclVat } = amounts(20e9, perKwh, tenPercent);
    expect([exclVat.toNumber(8), inclVat.toNumber(8)]).toEqual([5, 5.5]);
  });

  test('are exact beyond 2^53', () => {
    const { exclVat } = amounts(123_456_789_123, { units: 987_654_321, over: 1e9 }, null);
    const product = 123_456_789_123n * 987_654_321n;
    expect(exclVat.hi).toBe(Number(product / 1_000_000_000n));
    expect(exclVat.lo).toBe(Number(product % 1_000_000_000n) * 9e6);
  });

  test('agree with exact fractions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.nat(999_999),
        fc.nat(9999),
        (quantity, units, percent) => {
          const vat = { factor: 10_000 + percent, over: 10_000 };
          const { inclVat } = amounts(quantity, { units, over: 36_000 }, vat);
          const exact = BigInt(quantity) * BigInt(units) * BigInt(vat.factor);
          expect(BigInt(inclVat.hi) * 9_000_000_000_000_000n + BigInt(inclVat.lo)).toBe(
            exact * (9_000_000_000_000_000n / 360_000_000n),
          );
        },
      ),
    );
  });
});

describe('Money', () => {
  test('three thirds are one', () => {
    const third = amounts(1_200_000, { units: 1000, over: 36 }, null).exclVat;
    const sum = new Money();
    for (let count = 0; count < 3; count += 1) sum.add(third);
    expect([sum.hi, sum.lo]).toEqual([100_000_000, 0]);
  });

  test.each([
    ['half-up', 0.00005, 0.0001],
    ['half-up', -0.00005, -0.0001],
    ['half-even', 0.00005, 0],
    ['half-even', 0.00015, 0.0002],
    ['half-even', -0.00015, -0.0002],
    ['up', 0.00001, 0.0001],
    ['up', -0.00001, -0.0001],
    ['down', 0.00009, 0],
    ['down', -0.00009, 0],
    ['half-up', 0.00004999, 0],
    ['half-up', -0.00004999, 0],
    ['half-up', -0.00005001, -0.0001],
  ] as const)('%s: %d becomes %d', (mode, amount, rounded) => {
    expect(Money.of(amount).toNumber(4, mode)).toBe(rounded);
  });

  test('rounds what is left below the last decimal', () => {
    expect(new Money(1, 4.5e15).toNumber(8)).toBe(2e-8);
    expect(new Money(1, 4.5e15 - 1).toNumber(8)).toBe(1e-8);
    expect(new Money(0, 4.5e15).toNumber(8, 'half-even')).toBe(0);
  });

  test('minus undoes add', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(8e15), fc.integer(), fc.nat(8e15), (hi, lo, otherHi, otherLo) => {
        const sum = new Money(hi, lo);
        const other = new Money(otherHi, otherLo);
        sum.add(other);
        expect(sum.minus(other)).toEqual(new Money(hi, lo));
      }),
    );
  });

  test('VAT on top and out again', () => {
    const gross = withVat(Money.of(10), { factor: 121, over: 100 });
    expect(gross.toNumber(4)).toBe(12.1);
    expect(withoutVat(gross, { factor: 121, over: 100 }).toNumber(8)).toBe(10);
  });
});
