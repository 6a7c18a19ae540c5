import { describe, expect, test } from '@jest/globals';
import type { Tariff } from '../../../src/core/model/tariff.ts';
import { lintTariff } from '../../../src/core/pricing/pricing.ts';
import { component, element, tariff } from './build.ts';

const energy = component('ENERGY', 0.25, 10);
const fallback = element([energy]);

function found(one: Tariff, timeZone?: string): string[] {
  return lintTariff(one, timeZone === undefined ? {} : { timeZone }).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );
}

describe('lintTariff', () => {
  test('has nothing to say of a good tariff', () => {
    const good = tariff(
      [
        element([component('ENERGY', 0.2, 10)], { startTime: '22:00', endTime: '06:00' }),
        element([component('FLAT', 0.5, 20), energy]),
      ],
      { minPrice: { exclVat: 1, inclVat: 1.1 }, maxPrice: { exclVat: 10, inclVat: 11 } },
    );
    expect(lintTariff(good, { timeZone: 'Europe/Amsterdam', version: '2.2.1' })).toEqual([]);
  });

  test.each<[string, Tariff, string[]]>([
    ['no elements', tariff([]), ['no-elements /elements']],
    ['no components', tariff([element([])]), ['no-components /elements/0/price_components']],
    [
      'limits that contradict',
      tariff([fallback], { minPrice: { exclVat: 5 }, maxPrice: { exclVat: 4, inclVat: 3 } }),
      ['contradicting-limits /max_price', 'contradicting-limits /min_price'],
    ],
    ['validity', tariff([fallback], { startDateTime: 2, endDateTime: 1 }), ['empty-window /end_date_time']],
    [
      'behind an element without restrictions',
      tariff([fallback, element([component('ENERGY', 1)], { maxPower: 10 })]),
      ['unreachable-element /elements/1'],
    ],
    [
      'behind a wider element',
      tariff([
        element([energy], { maxKwh: 20, startTime: '08:00' }),
        element([energy, component('TIME', 1)], { maxKwh: 10, startTime: '09:00', endTime: '10:00' }),
        element([energy, component('TIME', 2)]),
      ]),
      ['unreachable-component /elements/1/price_components/0'],
    ],
    [
      'behind two elements that together leave nothing',
      tariff([
        element([energy], { startTime: '08:00', endTime: '20:00' }),
        element([energy], { startTime: '20:00', endTime: '08:00' }),
        fallback,
      ]),
      ['unreachable-element /elements/2'],
    ],
    [
      'bands that leave nothing, but for power nobody measured',
      tariff([element([energy], { maxPower: 16 }), element([energy], { minPower: 16 }), fallback]),
      [],
    ],
    [
      'every day of the week, and no other',
      tariff([
        element([energy], { dayOfWeek: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] }),
        element([energy], { dayOfWeek: ['SATURDAY', 'SUNDAY'] }),
      ]),
      [],
    ],
    [
      'a dimension without a price on one day',
      tariff([
        element([energy], { dayOfWeek: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] }),
        element([energy], { dayOfWeek: ['SUNDAY'] }),
      ]),
      ['no-fallback /elements'],
    ],
    [
      'a reservation behind another',
      tariff([
        element([component('TIME', 1)], { reservation: 'RESERVATION' }),
        element([component('TIME', 2)], { reservation: 'RESERVATION', maxDuration: 60 }),
        element([component('TIME', 2)], { reservation: 'RESERVATION_EXPIRES' }),
        fallback,
      ]),
      ['unreachable-element /elements/1'],
    ],
    [
      'names',
      { ...tariff([fallback]), id: '', currency: 'eur' },
      ['invalid-value /id', 'invalid-value /currency'],
    ],
    [
      'two of a kind',
      tariff([element([energy, component('ENERGY', 1)])]),
      ['duplicate-component /elements/0/price_components/1'],
    ],
    [
      'steps without effect',
      tariff([
        element([component('FLAT', 1, 10, 60), component('TIME', 1, 10, 0), component('ENERGY', 0, 10, 500)]),
      ]),
      [0, 1, 2].map((index) => `inert-step-size /elements/0/price_components/${index}/step_size`),
    ],
    [
      'values',
      tariff([element([{ type: 'ENERGY', price: 0.123456, vat: 120, stepSize: 1.5 }])]),
      [
        'many-decimals /elements/0/price_components/0/price',
        'invalid-value /elements/0/price_components/0/vat',
        'invalid-value /elements/0/price_components/0/step_size',
      ],
    ],
    [
      'windows that are empty',
      tariff([
        element([energy], { minKwh: 5, maxKwh: 5, startDate: '2024-03-02', endDate: '2024-03-02' }),
        fallback,
      ]),
      ['empty-window /elements/0/restrictions/min_kwh', 'empty-window /elements/0/restrictions/end_date'],
    ],
    [
      'days that are not between the dates',
      tariff([
        element([energy], { startDate: '2024-03-01', endDate: '2024-03-03', dayOfWeek: ['MONDAY'] }),
        fallback,
      ]),
      ['empty-window /elements/0/restrictions/day_of_week'],
    ],
    [
      'times',
      tariff([
        element([energy], { startTime: '08:00', endTime: '08:00' }),
        element([energy], { startTime: '22:00', endTime: '06:00', dayOfWeek: ['FRIDAY'] }),
        element([energy], { startTime: '8:00' }),
        fallback,
      ]),
      [
        'equal-times /elements/0/restrictions/end_time',
        'wrapped-window-with-days /elements/1/restrictions/day_of_week',
        'invalid-value /elements/2/restrictions/start_time',
        ...[1, 2, 3].map((index) => `unreachable-element /elements/${index}`),
      ],
    ],
    [
      'a day that ends a minute early',
      tariff([element([energy], { startTime: '20:00', endTime: '23:59' }), fallback]),
      ['minute-gap /elements/0/restrictions/end_time'],
    ],
    [
      'a reservation that prices energy',
      tariff([element([energy], { reservation: 'RESERVATION' }), fallback]),
      ['reservation-dimension /elements/0/price_components/0'],
    ],
    ['no fallback', tariff([element([energy], { maxPower: 10 })]), ['no-fallback /elements']],
    [
      'what only GIREVE has',
      tariff([element([{ ...component('SESSION_TIME', 1), stepRound: 'ROUND_UP' }])], { startWindow: {} }),
      [
        'not-in-ocpi /restriction',
        'not-in-ocpi /elements/0/price_components/0/type',
        'not-in-ocpi /elements/0/price_components/0',
      ],
    ],
    [
      'a tax nobody knows',
      tariff([element([component('ENERGY', 1)])], { taxIncluded: 'NO' }),
      ['tax-unknown /tax_included'],
    ],
  ])('%s', (_, one, expected) => {
    expect(found(one)).toEqual(expected);
  });

  test('windows that begin in the hour that comes twice or never', () => {
    const one = tariff([
      element([energy], { startTime: '02:30', endTime: '05:00' }),
      element([energy], { startTime: '05:00', endTime: '01:00' }),
      fallback,
    ]);
    expect(found(one, 'Europe/Amsterdam')).toEqual([
      'dst-ambiguous-window /elements/0/restrictions/start_time',
    ]);
    expect(found(one, 'Europe/London')).toEqual(['dst-ambiguous-window /elements/1/restrictions/end_time']);
    expect(found(one, 'Asia/Tokyo')).toEqual([]);
  });

  test('what a version has no field for', () => {
    const rich = tariff(
      [
        element([component('TIME', 1, 20)], { reservation: 'RESERVATION' }),
        element([energy], { minCurrent: 16 }),
        fallback,
      ],
      { type: 'REGULAR', maxPrice: { exclVat: 10 }, startDateTime: 0 },
    );
    const inVersion = (one: Tariff, version: '2.1.1' | '2.2.1' | '2.3.0') =>
      lintTariff(one, { version })
        .filter(({ code }) => code === 'not-in-version' || code === 'vat-lost')
        .map(({ severity, pointer }) => `${severity} ${pointer}`);
    expect(inVersion(rich, '2.1.1')).toEqual([
      'error /type',
      'error /max_price',
      'error /start_date_time',
      'error /elements/0/restrictions/reservation',
      'warning /elements/0/price_components/0/vat',
      'error /elements/1/restrictions/min_current',
      'warning /elements/1/price_components/0/vat',
      'warning /elements/2/price_components/0/vat',
    ]);
    expect(inVersion(rich, '2.2.1')).toEqual([]);
    expect(inVersion(rich, '2.3.0')).toEqual(['error /tax_included']);
    expect(inVersion({ ...rich, taxIncluded: 'YES' }, '2.2.1')).toEqual(['error /tax_included']);
    expect(inVersion({ ...rich, taxIncluded: 'YES' }, '2.3.0')).toEqual([]);
  });

  test('a tariff with more combinations than can be tried is judged without them', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      element([energy], { minKwh: index, maxDuration: 60 * index, maxPower: index, startTime: '08:00' }),
    );
    expect(found(tariff(many)).at(-1)).toBe('no-fallback /elements');
  });

  test.each<[string, Tariff, string[]]>([
    [
      'VAT as a fraction',
      tariff([element([component('ENERGY', 0.25, 0.19), component('FLAT', 1, 1), component('TIME', 1, 0)])]),
      ['vat-fraction /elements/0/price_components/0/vat'],
    ],
    [
      'a price in cents',
      tariff([element([component('ENERGY', 49, 19), component('TIME', 49, 19)])]),
      ['unusual-price /elements/0/price_components/0/price'],
    ],
    ['five per kWh', tariff([element([component('ENERGY', 5, 19)])]), []],
    ['a price in crowns', tariff([element([component('ENERGY', 6.5, 25)])], { currency: 'SEK' }), []],
    [
      'no days',
      tariff([element([energy], { dayOfWeek: [] })]),
      ['empty-days /elements/0/restrictions/day_of_week'],
    ],
    [
      'only reservations',
      tariff([
        element([component('TIME', 1, 19)], { reservation: 'RESERVATION' }),
        element([component('FLAT', 1, 19)], { reservation: 'RESERVATION_EXPIRES' }),
      ]),
      ['no-charging-price /elements'],
    ],
  ])('what is hardly meant: %s', (_, one, expected) => {
    expect(found(one)).toEqual(expected);
    expect(lintTariff(one).every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('says what a VAT below 1 means', () => {
    const one = tariff([element([component('ENERGY', 0.25, 0.19)])]);
    expect(lintTariff(one)[0]?.text).toBe('vat is in percent: 0.19 is 0.19 %, not 19 %');
  });

  test('what has ended, where it is told what time it is', () => {
    const one = tariff([element([energy], { endDate: '2024-03-02' }), fallback], {
      endDateTime: Date.UTC(2024, 5, 1),
    });
    const ended = (now: number | undefined, timeZone?: string) =>
      lintTariff(one, {
        ...(now !== undefined && { now }),
        ...(timeZone !== undefined && { timeZone }),
      }).flatMap(({ code, pointer }) => (code === 'ended' ? [pointer] : []));
    expect(ended(undefined)).toEqual([]);
    expect(ended(Date.UTC(2024, 2, 1, 23, 30))).toEqual([]);
    expect(ended(Date.UTC(2024, 2, 1, 23, 30), 'Europe/Amsterdam')).toEqual([
      '/elements/0/restrictions/end_date',
    ]);
    expect(ended(Date.UTC(2024, 5, 1))).toEqual(['/end_date_time', '/elements/0/restrictions/end_date']);
  });

  test('errors are told from warnings', () => {
    const severities = lintTariff(tariff([element([{ ...energy, vat: -1, stepSize: 0 }])])).map(
      ({ severity }) => severity,
    );
    expect(severities).toEqual(['error', 'warning']);
  });
});
