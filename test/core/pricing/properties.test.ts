import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../kit/properties.ts';
import type { Tariff, TariffElement, TariffRestrictions } from '../../../src/core/model/tariff.ts';
import { price } from '../../../src/core/pricing/pricing.ts';
import type { ChargedPeriod, Pricing } from '../../../src/core/pricing/pricing.ts';
import { charge, component, element, minute, monday, tariff } from './build.ts';
import { inUnits, referenceCost } from './reference.ts';
import type { Use } from './reference.ts';

const money = fc.integer({ min: 0, max: 20_000 }).map((units) => units / 10_000);
const vat = fc.option(
  fc.integer({ min: 0, max: 3000 }).map((units) => units / 100),
  { nil: undefined },
);
const stepSize = fc.constantFrom(0, 1, 60, 300, 500, 900);
const priced = fc
  .tuple(fc.constantFrom('ENERGY', 'FLAT', 'PARKING_TIME', 'TIME'), money, vat, stepSize)
  .map(([type, amount, percentage, step]) => component(type, amount, percentage, step));
const clock = fc
  .tuple(fc.nat(23), fc.constantFrom('00', '15', '30', '45'))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`);
const restriction: fc.Arbitrary<TariffRestrictions | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ startTime: clock, endTime: clock }),
  fc.record({ minKwh: fc.nat(20) }),
  fc.record({ maxKwh: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ minDuration: fc.nat(7200) }),
  fc.record({ dayOfWeek: fc.subarray(['MONDAY', 'TUESDAY'], { minLength: 1 }) }),
  fc.record({ maxPower: fc.integer({ min: 1, max: 50 }) }),
);
const someElement: fc.Arbitrary<TariffElement> = fc
  .tuple(fc.array(priced, { minLength: 1, maxLength: 3 }), restriction)
  .map(([components, limits]) => element(components, limits));
const someTariff: fc.Arbitrary<Tariff> = fc
  .array(someElement, { minLength: 1, maxLength: 5 })
  .map((elements) => tariff(elements));
const use = fc.record({
  minutes: fc.integer({ min: 1, max: 120 }),
  wh: fc.nat(20_000),
  kind: fc.constantFrom('charging' as const, 'parking' as const, 'reserved' as const),
  kw: fc.nat(60),
});
const someUse = fc.array(use, { minLength: 1, maxLength: 8 });

function periodsOf(uses: readonly Use[]): [ChargedPeriod[], number] {
  let at = monday;
  const periods = uses.map(({ minutes, wh, kind, kw }): ChargedPeriod => {
    const startedAt = at;
    at += minutes * minute;
    if (kind === 'parking') return { startedAt, parkingTimeHours: minutes / 60 };
    if (kind === 'reserved') return { startedAt, reservationTimeHours: minutes / 60 };
    return { startedAt, energyKwh: wh / 1000, timeHours: minutes / 60, minPower: kw, maxPower: kw };
  });
  return [periods, at];
}

function sum(pricing: Pricing, side: 'exclVat' | 'inclVat'): number {
  return pricing.breakdown.reduce((total, line) => total + (line[side] ?? NaN), 0);
}

describe('pricing, whatever the tariff and the charge', () => {
  test('the total is the sum of the breakdown, and a number', () => {
    fc.assert(
      fc.property(someTariff, someUse, (one, uses) => {
        const [periods, end] = periodsOf(uses);
        const pricing = price(charge(periods, end), [one]);
        expect(sum(pricing, 'exclVat')).toBeCloseTo(pricing.totals.cost.exclVat, 6);
        expect(sum(pricing, 'inclVat')).toBeCloseTo(pricing.totals.cost.inclVat ?? NaN, 6);
        expect(pricing.totals.cost.inclVat).toBeGreaterThanOrEqual(pricing.totals.cost.exclVat);
      }),
    );
  });

  test('the lines add up to the total whatever is rounded or limited', () => {
    const policies = fc.record(
      {
        decimals: fc.constantFrom(0, 2, 4, 8, 'currency' as const),
        rounding: fc.constantFrom('half-up' as const, 'half-even' as const, 'up' as const, 'down' as const),
        componentDecimals: fc.nat(4),
        stepSize: fc.constantFrom('session' as const, 'component' as const, 'off' as const),
        flat: fc.constantFrom('once' as const, 'each' as const),
        priceLimits: fc.constantFrom('start-tariff' as const, 'each-tariff' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(someTariff, someUse, policies, fc.tuple(money, money), (one, uses, policy, [min, more]) => {
        const limited = {
          ...one,
          minPrice: { exclVat: min },
          maxPrice: { exclVat: min + more, inclVat: min + more },
        };
        const [periods, end] = periodsOf(uses);
        const pricing = price(charge(periods, end), [limited], policy);
        expect(sum(pricing, 'exclVat')).toBeCloseTo(pricing.totals.cost.exclVat, 6);
        expect(sum(pricing, 'inclVat')).toBeCloseTo(pricing.totals.cost.inclVat ?? NaN, 6);
        for (const { quantity, billedQuantity, rule } of pricing.breakdown) {
          expect(Number.isFinite(quantity) && Number.isFinite(billedQuantity)).toBe(true);
          expect(rule).not.toBe('');
        }
      }),
    );
  });

  test('it costs what the plainest reading of the text says', () => {
    fc.assert(
      fc.property(someTariff, someUse, (one, uses) => {
        const [periods, end] = periodsOf(uses);
        const { cost } = price(charge(periods, end), [one], { decimals: 8 }).totals;
        const [excl, incl] = referenceCost(one, uses, monday, 'Europe/Amsterdam');
        expect([cost.exclVat, cost.inclVat]).toEqual([inUnits(excl) / 1e8, inUnits(incl) / 1e8]);
      }),
      { numRuns: 1000 },
    );
  });

  test('the order of the periods does not matter', () => {
    fc.assert(
      fc.property(someTariff, someUse, fc.infiniteStream(fc.nat()), (one, uses, keys) => {
        const [periods, end] = periodsOf(uses);
        const shuffled = periods
          .map((period) => [keys.next().value ?? 0, period] as const)
          .sort(([a], [b]) => a - b)
          .map(([, period]) => period);
        const startedAt = monday;
        expect(price(charge(shuffled, end, { startedAt }), [one]).totals).toEqual(
          price(charge(periods, end, { startedAt }), [one]).totals,
        );
      }),
    );
  });

  test('splitting a period without a change of price does not change the totals', () => {
    const constant = fc
      .array(priced, { minLength: 1, maxLength: 4 })
      .map((components) => tariff([element(components)]));
    fc.assert(
      fc.property(constant, someUse, fc.integer({ min: 2, max: 7 }), (one, uses, parts) => {
        const [periods, end] = periodsOf(uses);
        const whole = price(charge(periods, end), [one]);
        const split = price(
          charge(
            periods.flatMap((period, index) => halves(period, periods[index + 1]?.startedAt ?? end, parts)),
            end,
          ),
          [one],
        );
        expect(split.totals).toEqual(whole.totals);
      }),
    );
  });

  test('price limits hold on both sides of the tax', () => {
    fc.assert(
      fc.property(someTariff, someUse, fc.tuple(money, money), (one, uses, [a, b]) => {
        const [min, max] = a < b ? [a, b] : [b, a];
        const limited = {
          ...one,
          minPrice: { exclVat: min, inclVat: min * 1.2 },
          maxPrice: { exclVat: max, inclVat: max * 1.2 },
        };
        const [periods, end] = periodsOf([...uses, { minutes: 10, wh: 100, kind: 'charging', kw: 1 }]);
        const { cost } = price(charge(periods, end), [limited], { decimals: 8 }).totals;
        if (cost.exclVat !== 0) expect(cost.exclVat).toBeGreaterThanOrEqual(min - 1e-8);
        expect(cost.exclVat).toBeLessThanOrEqual(max + 1e-8);
        expect(cost.inclVat).toBeLessThanOrEqual(max * 1.2 + 1e-8);
      }),
    );
  });

  test('a higher price never makes a charge cheaper', () => {
    fc.assert(
      fc.property(someUse, money, money, (uses, low, more) => {
        const [periods, end] = periodsOf(uses);
        const cost = (amount: number) =>
          price(charge(periods, end), [tariff([element([component('ENERGY', amount, 21, 100)])])]).totals.cost
            .exclVat;
        expect(cost(low + more)).toBeGreaterThanOrEqual(cost(low));
      }),
    );
  });
});

function halves(period: ChargedPeriod, end: number, parts: number): ChargedPeriod[] {
  const length = end - period.startedAt;
  const wh = Math.round(Number(period.energyKwh ?? 0) * 1000);
  return Array.from({ length: parts }, (_, index) => {
    const from = Math.floor((length * index) / parts);
    const hours = (Math.floor((length * (index + 1)) / parts) - from) / 3_600_000;
    const energy = (Math.floor((wh * (index + 1)) / parts) - Math.floor((wh * index) / parts)) / 1000;
    return {
      startedAt: period.startedAt + from,
      ...(period.energyKwh !== undefined && { energyKwh: energy }),
      ...(period.timeHours !== undefined && { timeHours: hours }),
      ...(period.parkingTimeHours !== undefined && { parkingTimeHours: hours }),
      ...(period.reservationTimeHours !== undefined && { reservationTimeHours: hours }),
    };
  });
}

describe('10,000 periods', () => {
  test('do not drift', () => {
    const one = tariff([element([component('ENERGY', 0.1234, 19.6), component('TIME', 1.7, 5.5)])]);
    const periods = Array.from({ length: 10_000 }, (_, index) => ({
      startedAt: monday + index * 7000,
      energyKwh: 0.1,
      timeHours: 7000 / 3_600_000,
    }));
    const { totals } = price(charge(periods, monday + 70_000_000), [one], { decimals: 8 });
    expect(totals.energyKwh).toBe(1000);
    expect(totals.energyCost).toEqual({ exclVat: 123.4, inclVat: 147.5864 });
    expect(totals.timeCost?.exclVat).toBe(33.05555556);
    expect(totals.timeHours).toBe(19.444444);
  });

  test('cost the same at alternating prices as their sums', () => {
    const one = tariff([
      element([component('ENERGY', 0.1)], { maxPower: 10 }),
      element([component('ENERGY', 0.3)]),
    ]);
    const periods = Array.from({ length: 10_000 }, (_, index) => ({
      startedAt: monday + index * 1000,
      energyKwh: 0.0001,
      maxPower: index % 2 === 0 ? 5 : 20,
    }));
    const { totals, breakdown } = price(charge(periods, monday + 10_000_000), [one], { decimals: 8 });
    expect(totals.cost.exclVat).toBe(0.2);
    expect(breakdown).toHaveLength(10_000);
  });
});
