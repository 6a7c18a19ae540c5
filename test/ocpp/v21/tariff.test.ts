import { describe, expect, test } from '@jest/globals';
import type { Tariff, TariffElement } from '../../../src/core/model/tariff.ts';
import { schemas } from '../../../src/ocpp/v21/schemas.ts';
import { convertTariff } from '../../../src/ocpp/v21/tariff.ts';
import type { TariffContent } from '../../../src/ocpp/v21/tariff.ts';
import { isOurs, withId } from '../../../src/ocpp/v21/tariff-id.ts';
import { component, element, tariff } from '../../core/pricing/build.ts';

function contentOf(source: Tariff): TariffContent {
  const converted = convertTariff(source);
  if ('reasons' in converted) throw new Error(converted.reasons.join('; '));
  return converted.content;
}

function reasonsOf(elements: readonly TariffElement[], extra: Partial<Tariff> = {}): readonly string[] {
  const converted = convertTariff(tariff(elements, extra));
  return 'reasons' in converted ? converted.reasons : [];
}

const plain = tariff([element([component('ENERGY', 0.45, 19)])]);

/** As [OCPI 2.2.1 11.4] calls it: start fee, two charging prices by current, parking by day and time. */
const complex = tariff(
  [
    element([component('FLAT', 2.5, 15)]),
    element([component('TIME', 1.2, 20)], { maxCurrent: 32 }),
    element([component('TIME', 2.4, 20)], { minCurrent: 32, dayOfWeek: ['SATURDAY', 'SUNDAY'] }),
    element([component('TIME', 3, 20)]),
    element([component('PARKING_TIME', 6, 10)], {
      startTime: '09:00',
      endTime: '18:00',
      dayOfWeek: ['MONDAY', 'TUESDAY'],
      minDuration: 300,
    }),
    element([component('PARKING_TIME', 3.6, 10)], {
      startTime: '22:00',
      startDate: '2026-01-01',
      endDate: '2027-01-01',
    }),
  ],
  { tariffAltText: [{ language: 'en', text: '2.50 to start, then by the hour' }] },
);

describe('what a station is told of a tariff', () => {
  test('energy with its tax, and a line made of it', () => {
    expect(contentOf(plain)).toEqual({
      description: [
        { format: 'UTF8', language: 'en', content: '0.5355 EUR/kWh; incl. VAT' },
        { format: 'UTF8', language: 'de', content: '0,5355 EUR/kWh; inkl. MwSt.' },
      ],
      currency: 'EUR',
      energy: { prices: [{ priceKwh: 0.45 }], taxRates: [{ type: 'VAT', tax: 19 }] },
    });
  });

  test('the first of the prices that apply, with everything that they depend on', () => {
    expect(contentOf(complex)).toEqual({
      description: [{ format: 'UTF8', language: 'en', content: '2.50 to start, then by the hour' }],
      currency: 'EUR',
      chargingTime: {
        prices: [
          { priceMinute: 0.02, conditions: { maxCurrent: 32 } },
          { priceMinute: 0.04, conditions: { minCurrent: 32, dayOfWeek: ['Saturday', 'Sunday'] } },
          { priceMinute: 0.05 },
        ],
        taxRates: [{ type: 'VAT', tax: 20 }],
      },
      idleTime: {
        prices: [
          {
            priceMinute: 0.1,
            conditions: {
              startTimeOfDay: '09:00',
              endTimeOfDay: '18:00',
              dayOfWeek: ['Monday', 'Tuesday'],
              minTime: 300,
            },
          },
          {
            priceMinute: 0.06,
            conditions: {
              startTimeOfDay: '22:00',
              endTimeOfDay: '00:00',
              validFromDate: '2026-01-01',
              validToDate: '2027-01-01',
            },
          },
        ],
        taxRates: [{ type: 'VAT', tax: 10 }],
      },
      fixedFee: { prices: [{ priceFixed: 2.5 }], taxRates: [{ type: 'VAT', tax: 15 }] },
    });
  });

  test('energy in Wh, power in W, durations in seconds', () => {
    const restrictions = {
      minKwh: 0.3,
      maxKwh: 10.0005,
      minPower: 3.7,
      maxPower: 50,
      minDuration: 60,
      maxDuration: 7200,
    };
    expect(contentOf(tariff([element([component('ENERGY', 0.4)], restrictions)])).energy).toEqual({
      prices: [
        {
          priceKwh: 0.4,
          conditions: {
            minEnergy: 300,
            maxEnergy: 10_000.5,
            minPower: 3700,
            maxPower: 50_000,
            minTime: 60,
            maxTime: 7200,
          },
        },
      ],
    });
  });

  test.each([
    [{ startTime: '08:00' }, { startTimeOfDay: '08:00', endTimeOfDay: '00:00' }],
    [{ endTime: '08:00' }, { startTimeOfDay: '00:00', endTimeOfDay: '08:00' }],
    [
      { startTime: '22:00', endTime: '06:00' },
      { startTimeOfDay: '22:00', endTimeOfDay: '06:00' },
    ],
    [
      { startTime: '08:00', endTime: '24:00' },
      { startTimeOfDay: '08:00', endTimeOfDay: '00:00' },
    ],
    [{ startTime: '00:00', endTime: '00:00' }, undefined],
    [{ endTime: '00:00' }, undefined],
    [{ dayOfWeek: [] }, undefined],
  ])('the window %j', (restrictions, conditions) => {
    const { energy } = contentOf(tariff([element([component('ENERGY', 0.4)], restrictions)]));
    expect(energy?.prices[0]?.conditions).toEqual(conditions);
  });

  test('nothing that can never count: what comes after a price that always applies', () => {
    const { energy } = contentOf(
      tariff([
        element([component('ENERGY', 0.4), component('ENERGY', 0.9)]),
        element([component('ENERGY', 0.5, 19, 1000)]),
      ]),
    );
    expect(energy).toEqual({ prices: [{ priceKwh: 0.4 }] });
  });

  test('reservations, but not those that nobody used: they have no transaction', () => {
    const content = contentOf(
      tariff([
        element([component('TIME', 6, 20), component('FLAT', 1, 20)], { reservation: 'RESERVATION' }),
        element([component('TIME', 9, 20, 600)], { reservation: 'RESERVATION_EXPIRES' }),
        element([component('ENERGY', 0.25, 10)]),
      ]),
    );
    expect(content).toMatchObject({
      energy: { prices: [{ priceKwh: 0.25 }] },
      reservationTime: { prices: [{ priceMinute: 0.1 }], taxRates: [{ type: 'VAT', tax: 20 }] },
      reservationFixed: { prices: [{ priceFixed: 1 }] },
    });
    expect(content).not.toHaveProperty('chargingTime');
  });

  test('price limits on both sides of the tax', () => {
    const limits = { minPrice: { exclVat: 0.5, inclVat: 0.55 }, maxPrice: { exclVat: 10 } };
    const content = contentOf(tariff([element([component('ENERGY', 0.25, 10)])], limits));
    expect(content.minCost).toEqual({ exclTax: 0.5, inclTax: 0.55 });
    expect(content.maxCost).toEqual({ exclTax: 10, inclTax: 11 });
    const untaxed = contentOf(tariff([element([component('ENERGY', 0.25)])], { maxPrice: { exclVat: 10 } }));
    expect(untaxed.maxCost).toEqual({ exclTax: 10 });
    const rounded = { maxPrice: { exclVat: 8.4, inclVat: 10 } };
    expect(contentOf(tariff([element([component('ENERGY', 0.25, 19)])], rounded)).maxCost).toEqual({
      inclTax: 10,
    });
  });

  test('SESSION_TIME alone is time charging and idle', () => {
    const content = contentOf(tariff([element([component('SESSION_TIME', 3)])]));
    expect(content.chargingTime).toEqual({ prices: [{ priceMinute: 0.05 }] });
    expect(content.idleTime).toEqual(content.chargingTime);
  });

  test('tax of 0 % is not no tax, and N/A is', () => {
    expect(contentOf(tariff([element([component('ENERGY', 1, 0)])])).energy?.taxRates).toEqual([
      { type: 'VAT', tax: 0 },
    ]);
    const exempt = tariff([element([component('ENERGY', 1, 19)])], { taxIncluded: 'N/A' });
    expect(contentOf(exempt).energy).toEqual({ prices: [{ priceKwh: 1 }] });
  });

  test.each([plain, complex])('is what the schema allows, with an id', (source) => {
    const request = { evseId: 0, tariff: withId(source, contentOf(source)) };
    expect(schemas.strictViolations('SetDefaultTariffRequest', request)).toEqual([]);
  });

  test('prices per minute have six decimals at most', () => {
    expect(contentOf(tariff([element([component('TIME', 2)])])).chargingTime?.prices).toEqual([
      { priceMinute: 0.033333 },
    ]);
  });
});

describe('what a station is not told', () => {
  const energy = element([component('ENERGY', 0.4, 19)]);

  test.each<[string, readonly TariffElement[], Partial<Tariff>]>([
    ['a step_size of 1000 for ENERGY', [element([component('ENERGY', 0.4, 19, 1000)])], {}],
    ['a step_size of 300 for PARKING_TIME', [energy, element([component('PARKING_TIME', 4, 19, 300)])], {}],
    ['ENERGY with different VAT rates', [element([component('ENERGY', 0.4, 7)], { maxKwh: 10 }), energy], {}],
    ['ENERGY with different VAT rates', [element([component('ENERGY', 0.4)], { maxKwh: 10 }), energy], {}],
    ['prices that contain their tax', [energy], { taxIncluded: 'YES' }],
    ['a tax whose rate is not said', [element([component('ENERGY', 0.4)])], { taxIncluded: 'NO' }],
    ['a window for the start of the session', [energy], { startWindow: { startTime: '08:00' } }],
    [
      'rounding of its parts',
      [element([{ ...component('ENERGY', 0.4), priceRound: { decimals: 2, rule: 'ROUND_UP' } }])],
      {},
    ],
    ['a price for ENERGY with more than six decimals', [element([component('ENERGY', 0.1234567)])], {}],
    ['a time of day with seconds', [element([component('ENERGY', 0.4)], { startTime: '08:00:30' })], {}],
    [
      'a start fee that may come to apply only during the session',
      [energy, element([component('FLAT', 1)], { startTime: '08:00', endTime: '20:00' })],
      {},
    ],
    [
      'a start fee that may come to apply only during the session',
      [energy, element([component('FLAT', 1)], { minKwh: 5 }), element([component('FLAT', 0)])],
      {},
    ],
    [
      'a price of the reservation that depends on something',
      [energy, element([component('TIME', 1)], { reservation: 'RESERVATION', dayOfWeek: ['SUNDAY'] })],
      {},
    ],
    [
      'a price limit over parts with different VAT rates',
      [energy, element([component('FLAT', 1, 7)])],
      { maxPrice: { exclVat: 10 } },
    ],
    [
      'a price limit with VAT that is not the one without VAT and its tax',
      [energy],
      { maxPrice: { exclVat: 10, inclVat: 11 } },
    ],
    [
      'SESSION_TIME beside TIME or PARKING_TIME',
      [element([component('SESSION_TIME', 1), component('TIME', 1)])],
      {},
    ],
  ])('%s', (reason, elements, extra) => {
    expect(reasonsOf(elements, extra)).toEqual([reason]);
  });

  test('all of it is said at once', () => {
    const elements = [element([component('ENERGY', 0.4, 19, 100), component('TIME', 1, 7, 60)])];
    expect(reasonsOf(elements, { taxIncluded: 'YES' })).toHaveLength(3);
  });

  test('a start fee by the time of day, where another goes for the rest, is told', () => {
    const elements = [
      energy,
      element([component('FLAT', 1)], { startTime: '08:00', endTime: '20:00' }),
      element([component('FLAT', 2)]),
    ];
    expect(contentOf(tariff(elements)).fixedFee?.prices).toEqual([
      { conditions: { startTimeOfDay: '08:00', endTimeOfDay: '20:00' }, priceFixed: 1 },
      { priceFixed: 2 },
    ]);
  });
});

describe('the id of a tariff at a station', () => {
  test('stays for the same content, changes with it, and is known again', () => {
    const [one, again] = [withId(plain, contentOf(plain)), withId(plain, contentOf(plain))];
    const dearer = tariff([element([component('ENERGY', 0.46, 19)])]);
    expect(one.tariffId).toMatch(/^T1-[0-9a-f]{12}$/);
    expect(again).toEqual(one);
    expect(withId(dearer, contentOf(dearer)).tariffId).not.toBe(one.tariffId);
    expect([one.tariffId, withId(plain, contentOf(plain), 3).tariffId, 'Default01'].map(isOurs)).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('fits, whatever OCPI calls it', () => {
    const long = { ...plain, id: 'x'.repeat(80) };
    expect(withId(long, contentOf(long), 12).tariffId.length).toBeLessThanOrEqual(60);
  });
});
