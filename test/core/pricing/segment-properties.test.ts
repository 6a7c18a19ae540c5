import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../kit/properties.ts';
import { chargeFromPeriods, price, segment } from '../../../src/core/pricing/pricing.ts';
import type { MeterSample, SessionFacts, StateChange } from '../../../src/core/pricing/pricing.ts';
import type { Tariff, TariffRestrictions } from '../../../src/core/model/tariff.ts';
import { component, element, monday, tariff } from './build.ts';

const second = 1000;
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const loads: fc.Arbitrary<TariffRestrictions> = fc.oneof(
  fc.record({ maxPower: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ minCurrent: fc.integer({ min: 1, max: 64 }) }),
);
const clocks: fc.Arbitrary<TariffRestrictions> = fc.oneof(
  fc.record({ startTime: clock, endTime: clock }),
  fc.record({ startTime: clock, dayOfWeek: fc.constant(['MONDAY']) }),
  fc.record({ minDuration: fc.integer({ min: 1, max: 7200 }) }),
  fc.record({ maxDuration: fc.integer({ min: 1, max: 7200 }) }),
);
const amounts = fc.record({ maxKwh: fc.integer({ min: 1, max: 20 }) });

function someTariff(restrictions: fc.Arbitrary<TariffRestrictions>): fc.Arbitrary<Tariff> {
  const restricted = fc
    .tuple(fc.constantFrom('ENERGY', 'PARKING_TIME', 'TIME'), fc.nat(100), restrictions)
    .map(([type, cents, limits]) => element([component(type, cents / 100)], limits));
  return fc
    .array(restricted, { minLength: 1, maxLength: 4 })
    .map((elements) =>
      tariff([
        ...elements,
        element([component('ENERGY', 0.3), component('TIME', 1), component('PARKING_TIME', 2)]),
      ]),
    );
}

/** A register that only grows, at whole seconds of its own. */
const someFacts: fc.Arbitrary<SessionFacts> = fc
  .record({
    seconds: fc.integer({ min: 600, max: 20_000 }),
    start: fc.nat(1_000_000),
    growth: fc.array(
      fc.record({ part: fc.nat(19), wh: fc.nat(4000), powerW: fc.nat(60_000), currentA: fc.nat(90) }),
      {
        maxLength: 12,
      },
    ),
    states: fc.array(fc.record({ part: fc.nat(19), parks: fc.boolean() }), { maxLength: 6 }),
    rest: fc.nat(3000),
  })
  .map(({ seconds, start, growth, states, rest }) => {
    const at = (part: number) => monday + Math.floor((seconds * part) / 20) * second;
    const parts = [...new Map(growth.map((sample) => [at(sample.part), sample])).values()].sort(
      (a, b) => a.part - b.part,
    );
    let wh = start;
    const samples = parts.map(({ part, wh: more, powerW, currentA }): MeterSample => {
      wh += more;
      return { at: at(part), energyWh: wh, powerW, currentA };
    });
    return {
      startedAt: monday,
      endedAt: monday + seconds * second,
      timeZone: 'Europe/Amsterdam',
      meterStartWh: start,
      meterStopWh: wh + rest,
      samples,
      states: [...new Map(states.map(({ part, parks }) => [at(part), parks])).entries()].map(
        ([moment, parks]): StateChange => ({ at: moment, kind: parks ? 'parking' : 'charging' }),
      ),
    };
  });

/** Readings that may be anything. */
const wildFacts: fc.Arbitrary<SessionFacts> = fc
  .tuple(
    someFacts,
    fc.array(
      fc.record({
        at: fc.integer({ min: -3600, max: 30_000 }).map((seconds) => monday + seconds * second),
        energyWh: fc.oneof(fc.nat(20_000), fc.constantFrom(0, 9e9, -1, NaN, 12.5), fc.constant(undefined)),
      }),
    ),
    fc.option(fc.nat(1_100_000), { nil: undefined }),
  )
  .map(
    ([facts, wild, meterStopWh]) =>
      ({ ...facts, meterStopWh, samples: [...facts.samples, ...wild] }) as SessionFacts,
  );

const any = fc.oneof(someTariff(loads), someTariff(clocks), someTariff(amounts));

function cost(facts: SessionFacts, cutFor: readonly Tariff[], pricedWith: Tariff): number {
  const { periods } = segment(facts, cutFor);
  return price(chargeFromPeriods({ ...facts, currency: 'EUR', periods }), [pricedWith], { decimals: 8 })
    .totals.cost.exclVat;
}

describe('segment, whatever the session and the tariff', () => {
  test('periods are in order, inside, whole, and their energy is the register', () => {
    fc.assert(
      fc.property(someFacts, any, (facts, one) => {
        const { periods } = segment(facts, [one]);
        expect(periods[0]?.startedAt).toBe(facts.startedAt);
        for (const [index, { startedAt, energyWh }] of periods.entries()) {
          expect(startedAt % second).toBe(0);
          expect(startedAt).toBeLessThan(facts.endedAt);
          // several amounts of energy may be reached within one second
          expect(startedAt).toBeLessThanOrEqual(periods[index + 1]?.startedAt ?? startedAt);
          expect(Number.isInteger(energyWh) && energyWh >= 0).toBe(true);
        }
        const sum = periods.reduce((total, { energyWh }) => total + energyWh, 0);
        expect(sum).toBe((facts.meterStopWh ?? NaN) - facts.meterStartWh);
      }),
    );
  });

  test('the price never changes within a period', () => {
    fc.assert(
      fc.property(someFacts, any, (facts, one) => {
        const { periods } = segment(facts, [one]);
        const { warnings } = price(chargeFromPeriods({ ...facts, currency: 'EUR', periods }), [one]);
        expect(warnings.filter(({ code }) => code !== 'current-unknown' && code !== 'power-unknown')).toEqual(
          [],
        );
      }),
    );
  });

  test('cuts that another tariff asks for change nothing', () => {
    fc.assert(
      fc.property(someFacts, any, fc.oneof(someTariff(loads), someTariff(clocks)), (facts, one, other) => {
        expect(cost(facts, [other, one], one)).toBe(cost(facts, [one], one));
      }),
    );
  });

  test('an unrestricted tariff costs what it costs without any cut', () => {
    fc.assert(
      fc.property(someFacts, any, (facts, other) => {
        const plain = tariff([
          element([component('FLAT', 1), component('ENERGY', 0.31), component('TIME', 1.7)]),
        ]);
        const still = { ...facts, states: [] };
        const whole = {
          startedAt: facts.startedAt,
          kind: 'charging' as const,
          energyWh: (facts.meterStopWh ?? 0) - facts.meterStartWh,
        };
        const uncut = chargeFromPeriods({ ...still, currency: 'EUR', periods: [whole] });
        expect(cost(still, [other, plain], plain)).toBe(
          price(uncut, [plain], { decimals: 8 }).totals.cost.exclVat,
        );
      }),
    );
  });

  test('the order of samples and states does not matter', () => {
    fc.assert(
      fc.property(wildFacts, any, fc.infiniteStream(fc.nat()), (facts, one, keys) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((item) => [keys.next().value ?? 0, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const other = { ...facts, samples: shuffled(facts.samples), states: shuffled(facts.states) };
        const [before, after] = [segment(facts, [one]), segment(other, [one])];
        const codes = ({ findings }: typeof before) =>
          findings
            .filter(({ code }) => code !== 'meter-unsorted')
            .sort((a, b) => a.code.localeCompare(b.code));
        expect(after.periods.map(({ energyWh, startedAt, kind }) => [energyWh, startedAt, kind])).toEqual(
          before.periods.map(({ energyWh, startedAt, kind }) => [energyWh, startedAt, kind]),
        );
        expect(codes(after)).toEqual(codes(before));
      }),
    );
  });

  test('no reading makes energy negative, fractional or more than the register at the end', () => {
    fc.assert(
      fc.property(wildFacts, any, (facts, one) => {
        const { periods, findings } = segment(facts, [one]);
        const sum = periods.reduce((total, { energyWh }) => total + energyWh, 0);
        for (const { energyWh } of periods)
          expect(Number.isSafeInteger(energyWh) && energyWh >= 0).toBe(true);
        const stop = facts.meterStopWh;
        const reset = findings.some(({ code }) => code === 'meter-reset');
        if (stop !== undefined && stop >= facts.meterStartWh && !reset)
          expect(sum).toBeLessThanOrEqual(stop - facts.meterStartWh);
        // a register may end a step below where it began
        const whole = stop === undefined ? sum : Math.max(0, stop - facts.meterStartWh);
        if (findings.every(({ repaired }) => repaired) && !reset) expect(sum).toBe(whole);
      }),
    );
  });

  test('a single reading that is far off changes no total', () => {
    fc.assert(
      fc.property(someFacts, any, fc.nat(), fc.constantFrom(0, 9e9), (facts, one, place, energyWh) => {
        const index = facts.samples.length === 0 ? 0 : place % facts.samples.length;
        const next = facts.samples[index];
        fc.pre(next !== undefined && facts.meterStartWh > 100 && next.at > facts.startedAt);
        const samples = facts.samples.with(index, { at: next.at, energyWh });
        const { periods, findings } = segment({ ...facts, samples }, [one]);
        expect(findings.filter(({ code }) => code === 'meter-glitch')).toMatchObject([
          { repaired: true, count: 1 },
        ]);
        expect(periods.reduce((total, period) => total + period.energyWh, 0)).toBe(
          (facts.meterStopWh ?? NaN) - facts.meterStartWh,
        );
      }),
    );
  });
});
