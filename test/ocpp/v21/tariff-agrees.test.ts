import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../kit/properties.ts';
import type { Tariff } from '../../../src/core/model/tariff.ts';
import { chargeFromPeriods, price, segment } from '../../../src/core/pricing/pricing.ts';
import type { StateChange } from '../../../src/core/pricing/pricing.ts';
import { convertTariff } from '../../../src/ocpp/v21/tariff.ts';
import { component, element, tariff } from '../../core/pricing/build.ts';
import { reckon } from './station-reckoner.ts';
import type { Stretch } from './station-reckoner.ts';

const timeZone = 'Europe/Berlin';
const berlin = (text: string) => Date.parse(`${text}+01:00`);

/** What the bridge bills for a session whose meter was read at every change of power, and each minute. */
function billed(source: Tariff, startedAt: number, stretches: readonly Stretch[]) {
  const samples = [];
  const states: StateChange[] = [];
  let [at, energyWh] = [startedAt, 1000];
  for (const { seconds, powerW } of stretches) {
    states.push({ at, kind: powerW > 0 ? 'charging' : 'parking' });
    for (let second = 0; second < seconds; second += 60) {
      samples.push({ at: at + second * 1000, energyWh: energyWh + (powerW * second) / 3600, powerW });
    }
    energyWh += (powerW * seconds) / 3600;
    at += seconds * 1000;
  }
  const facts = {
    startedAt,
    endedAt: at,
    timeZone,
    meterStartWh: 1000,
    meterStopWh: energyWh,
    samples,
    states,
  };
  const { periods } = segment(facts, [source]);
  const charge = chargeFromPeriods({ startedAt, endedAt: at, timeZone, currency: source.currency, periods });
  return price(charge, [source]).totals.cost;
}

function reckoned(source: Tariff, startedAt: number, stretches: readonly Stretch[]) {
  const converted = convertTariff(source);
  if ('reasons' in converted) throw new Error(converted.reasons.join('; '));
  return reckon(converted.content, { startedAt, stretches, timeZone });
}

/** To less than a tenth of a cent: prices per minute have six decimals, and a step of 1 Wh is rounded up. */
function expectAgreement(source: Tariff, startedAt: number, stretches: readonly Stretch[]): void {
  const ours = billed(source, startedAt, stretches);
  const theirs = reckoned(source, startedAt, stretches);
  expect(Math.abs(theirs.exclTax - ours.exclVat)).toBeLessThan(0.001);
  expect(Math.abs(theirs.inclTax - (ours.inclVat ?? ours.exclVat))).toBeLessThan(0.001);
}

const hour = 3600;
const day = [
  { seconds: hour, powerW: 10_800 },
  { seconds: hour / 2, powerW: 3600 },
  { seconds: 2 * hour, powerW: 0 },
];

describe('a station that reckons by a converted tariff comes to what is billed', () => {
  const cases: Record<string, Tariff> = {
    'energy and a start fee': tariff([element([component('ENERGY', 0.45, 19), component('FLAT', 0.5, 19)])]),
    'energy by its amount': tariff([
      element([component('ENERGY', 0.3, 19)], { maxKwh: 5 }),
      element([component('ENERGY', 0.5, 19)]),
    ]),
    'time by the clock and the weekday': tariff([
      element([component('TIME', 2, 10)], { startTime: '12:00', endTime: '13:00', dayOfWeek: ['SATURDAY'] }),
      element([component('TIME', 6, 10)]),
      element([component('PARKING_TIME', 5, 10)], { startTime: '14:00' }),
    ]),
    'power bands': tariff([
      element([component('ENERGY', 0.2)], { maxPower: 8 }),
      element([component('ENERGY', 0.6)], { minPower: 8 }),
    ]),
    'parking after a while': tariff([
      element([component('ENERGY', 0.4, 19)]),
      element([component('PARKING_TIME', 12, 19)], { minDuration: 7200, maxDuration: 10_800 }),
    ]),
    'a start fee by the time of day': tariff([
      element([component('FLAT', 1, 7)], { startTime: '22:00', endTime: '06:00' }),
      element([component('FLAT', 2, 7)]),
      element([component('ENERGY', 0.4, 19)]),
    ]),
    'a least price': tariff([element([component('ENERGY', 0.1, 20)])], {
      minPrice: { exclVat: 5, inclVat: 6 },
    }),
    'a highest price': tariff([element([component('ENERGY', 1, 10), component('TIME', 6, 10)])], {
      maxPrice: { exclVat: 7 },
    }),
    'time however it is used': tariff([element([component('SESSION_TIME', 3.6, 19)])]),
    free: tariff([element([component('FLAT', 0, undefined, 0)])]),
  };

  test.each(Object.entries(cases))('%s', (_name, source) => {
    for (const start of ['2026-01-17T11:30:00', '2026-01-18T22:45:00'])
      expectAgreement(source, berlin(start), day);
  });

  test('across the night in which clocks go back', () => {
    const nightly = tariff([
      element([component('TIME', 6)], { startTime: '02:00', endTime: '02:30' }),
      element([component('TIME', 1.2)]),
    ]);
    const stretches = [{ seconds: 4 * hour, powerW: 7200 }];
    expectAgreement(nightly, Date.parse('2026-10-24T23:15:00Z'), stretches);
  });

  test('any tariff that is not refused, for any session', () => {
    const clock = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const restrictions = fc.record(
      {
        startTime: clock,
        endTime: clock,
        dayOfWeek: fc.subarray(['FRIDAY', 'SATURDAY', 'SUNDAY'], { minLength: 1 }),
        minKwh: fc.integer({ min: 1, max: 9 }),
        maxKwh: fc.integer({ min: 1, max: 12 }),
        minDuration: fc.integer({ min: 1, max: 150 }).map((minutes) => minutes * 60),
        maxDuration: fc.integer({ min: 1, max: 150 }).map((minutes) => minutes * 60),
      },
      { requiredKeys: [] },
    );
    const prices = fc.integer({ min: 0, max: 120 }).map((tenths) => tenths / 10);
    const elements = fc.array(
      fc.record({
        type: fc.constantFrom('ENERGY' as const, 'TIME' as const, 'PARKING_TIME' as const),
        price: prices,
        restrictions,
      }),
      { minLength: 1, maxLength: 5 },
    );
    // whole Wh a second, so that thresholds of energy lie on whole seconds
    const stretches = fc.array(
      fc.record({
        seconds: fc.integer({ min: 1, max: 45 }).map((minutes) => minutes * 60),
        powerW: fc.constantFrom(0, 3600, 7200, 18_000),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const starts = fc
      .integer({ min: 0, max: 2 * 24 * 60 })
      .map((minutes) => berlin('2026-01-16T00:00:00') + minutes * 60_000);
    fc.assert(
      fc.property(elements, starts, stretches, (list, startedAt, session) => {
        const source = tariff(
          list.map(({ type, price: amount, restrictions: when }) =>
            element([component(type, amount, 19)], when),
          ),
        );
        expectAgreement(source, startedAt, session);
      }),
    );
  });
});
