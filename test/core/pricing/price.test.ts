import { describe, expect, test } from '@jest/globals';
import { explain, price, PricingError } from '../../../src/core/pricing/pricing.ts';
import { charge, component, element, hour, minute, monday, tariff } from './build.ts';

const simple = tariff([element([component('FLAT', 0.5, 20), component('ENERGY', 0.25, 10, 100)])]);

describe('price', () => {
  test('says for every line where it comes from', () => {
    const night = tariff([
      element([component('TIME', 6, 21, 600)], { startTime: '22:00', endTime: '06:00' }),
      element([component('FLAT', 1), component('TIME', 12, 21, 600)]),
    ]);
    const periods = [
      { startedAt: monday, timeHours: 0.25 },
      { startedAt: monday + 15 * minute, timeHours: 0.3 },
    ];
    expect(price(charge(periods, monday + 33 * minute), [night]).breakdown).toEqual([
      {
        kind: 'time',
        startedAt: monday,
        endedAt: monday + 33 * minute,
        tariffId: 'T1',
        element: 1,
        component: 1,
        rule: 'always',
        unit: 'h',
        quantity: 0.55,
        billedQuantity: 2 / 3,
        stepSize: 600,
        price: 12,
        vat: 21,
        exclVat: 8,
        inclVat: 9.68,
      },
      {
        kind: 'flat',
        startedAt: monday,
        endedAt: monday,
        tariffId: 'T1',
        element: 1,
        component: 0,
        rule: 'always',
        unit: '1',
        quantity: 1,
        billedQuantity: 1,
        price: 1,
        exclVat: 1,
        inclVat: 1,
      },
    ]);
  });

  test('lists what has no price', () => {
    const { breakdown, totals } = price(charge([{ startedAt: monday, timeHours: 1 }], monday + hour), [
      simple,
    ]);
    expect(breakdown[0]).toMatchObject({
      kind: 'time',
      quantity: 1,
      billedQuantity: 0,
      exclVat: 0,
      rule: 'no price',
    });
    expect(totals.timeCost).toEqual({ exclVat: 0, inclVat: 0 });
  });

  test('adds taxes up by rate', () => {
    const { taxes } = price(charge([{ startedAt: monday, energyKwh: 20 }], monday + hour), [simple]);
    expect(taxes).toEqual([
      { percentage: 20, taxable: 0.5, amount: 0.1 },
      { percentage: 10, taxable: 5, amount: 0.5 },
    ]);
  });

  test('shows the effect of limits and rounding as lines', () => {
    const limited = { ...simple, maxPrice: { exclVat: 4 } };
    const { breakdown } = price(charge([{ startedAt: monday, energyKwh: 20 }], monday + hour), [limited], {
      decimals: 2,
    });
    expect(breakdown.slice(-2).map(({ kind, exclVat, inclVat }) => [kind, exclVat, inclVat])).toEqual([
      ['max-price', -1.5, -1.66363636],
      ['rounding', 0, 0.00363636],
    ]);
  });

  test('takes volumes as decimal strings', () => {
    const periods = [{ startedAt: monday, energyKwh: '20.00', timeHours: '1' }];
    expect(price(charge(periods, monday + hour), [simple]).totals.cost).toEqual({
      exclVat: 5.5,
      inclVat: 6.1,
    });
  });

  test('refuses what is no number', () => {
    const periods = [{ startedAt: monday, energyKwh: 'twenty' }];
    expect(() => price(charge(periods, monday + hour), [simple])).toThrow(
      new PricingError('invalid-input', 'energyKwh must be a number'),
    );
  });

  test('needs a tariff', () => {
    expect(() => price(charge([], monday), [])).toThrow('there is no tariff');
  });

  test('leaves charge and tariff as they were', () => {
    const frozen = Object.freeze({ ...simple });
    const input = Object.freeze(charge(Object.freeze([{ startedAt: monday, energyKwh: 1 }]), monday + hour));
    expect(price(input, Object.freeze([frozen]))).toEqual(price(input, [frozen]));
  });
});

describe('explain', () => {
  test('shows the wall clock of a zone and names it', () => {
    const pricing = price(charge([{ startedAt: monday, energyKwh: 1 }], monday + hour), [
      tariff([element([component('ENERGY', 1)])]),
    ]);
    const [heading, line] = explain(pricing, { timeZone: 'Europe/Amsterdam' }).split('\n');
    expect(heading).toMatch(/^FROM \(Europe\/Amsterdam\) +TO/);
    expect(line).toMatch(/^2024-01-15 11:00:00 +2024-01-15 12:00:00 /);
    expect(() => explain(pricing, { timeZone: 'Foo/Bar' })).toThrow(PricingError);
  });

  test('is a table with totals and warnings', () => {
    const parking = tariff([
      element([component('ENERGY', 0.25, 10, 100)]),
      element([component('PARKING_TIME', 2, 20)], { maxPower: 5 }),
    ]);
    const periods = [
      { startedAt: monday, energyKwh: 20.45, timeHours: 1 },
      { startedAt: monday + hour, parkingTimeHours: 0.5 },
    ];
    const lines = explain(price(charge(periods, monday + 90 * minute), [parking])).split('\n');
    expect(lines.map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'FROM (UTC) | TO | WHAT | QUANTITY | BILLED | PRICE | VAT | EXCL | INCL | WHY',
      '2024-01-15 10:00:00 | 2024-01-15 11:00:00 | energy | 20.45 kWh | 20.5 kWh (step 100 Wh) | 0.25/kWh | 10% | 5.125 | 5.6375 | tariff T1 element 1 component 1: always',
      '2024-01-15 10:00:00 | 2024-01-15 11:00:00 | time | 1:00:00 | 0:00:00 | 0 | 0 | no price',
      '2024-01-15 11:00:00 | 2024-01-15 11:30:00 | parking-time | 0:30:00 | 0:00:00 | 0 | 0 | no price',
      'total | EUR | 5.125 | 5.6375',
      '',
      'total_cost | 5.125 excl. VAT, 5.6375 incl. VAT EUR',
      'total_energy | 20.45 kWh',
      'total_time | 1.5 h',
      'total_energy_cost | 5.125 excl. VAT, 5.6375 incl. VAT EUR',
      'total_time_cost | 0 excl. VAT, 0 incl. VAT EUR',
      'total_parking_time | 0.5 h',
      'total_parking_cost | 0 excl. VAT, 0 incl. VAT EUR',
      'warning: power-unknown: the tariff depends on power, and a period does not say it',
    ]);
  });

  test('says what limits and roundings do', () => {
    const capped = tariff([element([component('ENERGY', 0.33333, 10)])], {
      maxPrice: { exclVat: 3, inclVat: 3.2 },
    });
    const pricing = price(charge([{ startedAt: monday, energyKwh: 10 }], monday + hour), [capped], {
      decimals: 1,
      componentDecimals: 2,
    });
    const rules = explain(pricing)
      .split('\n')
      .slice(1, 4)
      .map((line) => line.split(/ {2,}/).slice(-3).join(' | '));
    expect(rules).toEqual([
      '3.33 | 3.66 | tariff T1 element 1 component 1: always, rounded to 2 decimals',
      '-0.33 | -0.46 | 3 excl. VAT, 3.2 incl. VAT',
      'total | EUR | 3 | 3.2'.split(' | ').slice(-3).join(' | '),
    ]);
  });

  test('shows nothing that moves the cursor', () => {
    const odd = tariff([element([component('ENERGY', 1)])], { id: 'T\u001b[2J\n1' });
    expect(explain(price(charge([{ startedAt: monday, energyKwh: 1 }], monday + hour), [odd]))).toContain(
      'tariff T\u00b7[2J\u00b71 element',
    );
  });
});
