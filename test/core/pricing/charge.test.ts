import { describe, expect, test } from '@jest/globals';
import { chargeFromPeriods, price, tariffNeeds } from '../../../src/core/pricing/pricing.ts';
import { component, element, hour, minute, monday, tariff } from './build.ts';

describe('chargeFromPeriods', () => {
  const session = {
    startedAt: monday,
    endedAt: monday + 100 * minute,
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    periods: [
      { startedAt: monday + hour, kind: 'parking', energyWh: 0 },
      { startedAt: monday, kind: 'charging', energyWh: 20_000 },
    ],
  } as const;

  test('takes times from the periods, which need not be in order', () => {
    const one = tariff([
      element([
        component('FLAT', 0.5, 20),
        component('ENERGY', 0.25, 10),
        component('PARKING_TIME', 2, 20, 900),
      ]),
    ]);
    const { totals, warnings } = price(chargeFromPeriods(session), [one]);
    expect(totals).toEqual({
      cost: { exclVat: 7, inclVat: 7.9 },
      fixedCost: { exclVat: 0.5, inclVat: 0.6 },
      energyKwh: 20,
      energyCost: { exclVat: 5, inclVat: 5.5 },
      timeHours: 1.666667,
      timeCost: { exclVat: 0, inclVat: 0 },
      parkingTimeHours: 0.666667,
      parkingCost: { exclVat: 1.5, inclVat: 1.8 },
    });
    expect(warnings).toEqual([]);
  });

  test('keeps milliseconds: 600.120 s are not taken for ten minutes', () => {
    const one = tariff([element([component('TIME', 3.6, undefined, 0)])]);
    const short = { ...session, endedAt: monday + 600_120, periods: [session.periods[1]] };
    expect(price(chargeFromPeriods(short), [one], { decimals: 8 }).totals.cost.exclVat).toBe(0.60012);
  });

  test('keeps the tariff of a period', () => {
    const named = { ...session, periods: [{ ...session.periods[1], tariffId: 'b' }] };
    const tariffs = [
      tariff([element([component('ENERGY', 1)])], { id: 'a' }),
      tariff([element([component('ENERGY', 2)])], { id: 'b' }),
    ];
    expect(price(chargeFromPeriods(named), tariffs).totals.cost.exclVat).toBe(40);
  });
});

describe('tariffNeeds', () => {
  test('lists every kind of restriction', () => {
    const all = tariff([
      element([component('ENERGY', 1)], { startTime: '08:00', maxPower: 11, dayOfWeek: ['MONDAY'] }),
      element([component('ENERGY', 1)], { minCurrent: 16, endDate: '2025-01-01', minDuration: 60 }),
      element([component('TIME', 1)], { maxKwh: 10, reservation: 'RESERVATION' }),
    ]);
    expect([...tariffNeeds(all)].sort()).toEqual([
      'current',
      'date',
      'day',
      'duration',
      'kwh',
      'power',
      'reservation',
      'time',
    ]);
  });

  test('nothing for a plain tariff, or an empty list of days', () => {
    expect(tariffNeeds(tariff([element([component('ENERGY', 1)], { dayOfWeek: [] })])).size).toBe(0);
  });
});
