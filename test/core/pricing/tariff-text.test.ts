import { describe, expect, test } from '@jest/globals';
import type { Tariff, TariffElement } from '../../../src/core/model/tariff.ts';
import { makeTariffText, tariffText } from '../../../src/core/pricing/pricing.ts';
import { component, element, tariff } from './build.ts';

const textOf = (elements: readonly TariffElement[], extra: Partial<Tariff> = {}, language?: string) =>
  makeTariffText(tariff(elements, extra), language)?.text;

const energy = element([component('ENERGY', 0.45, 19)]);

describe('a tariff in one line, made of its prices', () => {
  test.each<[string, readonly TariffElement[], Partial<Tariff>]>([
    ['0.45 EUR/kWh', [element([component('ENERGY', 0.45)])], {}],
    ['0.5355 EUR/kWh; incl. VAT', [energy], {}],
    ['0.45 EUR/kWh; excl. VAT', [element([component('ENERGY', 0.45)])], { taxIncluded: 'NO' }],
    ['0.45 EUR/kWh; incl. VAT', [energy], { taxIncluded: 'YES' }],
    ['0.45 EUR/kWh', [energy], { taxIncluded: 'N/A' }],
    ['50 JPY/kWh', [element([component('ENERGY', 50)])], { currency: 'JPY' }],
    [
      '0.45 EUR/kWh + 3.00 EUR/h charging + 6.00 EUR/h parked after charging + 1.00 EUR per session',
      [
        element([component('FLAT', 1), component('ENERGY', 0.45)]),
        element([component('TIME', 3), component('PARKING_TIME', 6)]),
      ],
      {},
    ],
    ['2.40 EUR/h connected', [element([component('SESSION_TIME', 2.4)])], {}],
    ['free of charge', [element([component('FLAT', 0, undefined, 0)])], {}],
    [
      '0.30 EUR/kWh (22:00-06:00, Mon-Fri), 0.40 EUR/kWh (below 10 kWh), otherwise 0.50 EUR/kWh',
      [
        element([component('ENERGY', 0.3)], {
          startTime: '22:00',
          endTime: '06:00',
          dayOfWeek: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
        }),
        element([component('ENERGY', 0.4)], { maxKwh: 10 }),
        element([component('ENERGY', 0.5)]),
        element([component('ENERGY', 0.9)]),
      ],
      {},
    ],
    [
      '1.00 EUR/h charging (Sat Sun, from 22 kW)',
      [element([component('TIME', 1)], { minPower: 22, dayOfWeek: ['SATURDAY', 'SUNDAY'] })],
      {},
    ],
    [
      '12.00 EUR/h parked after charging (per started 15 min, after 90 min, first 4 h)',
      [element([component('PARKING_TIME', 12, undefined, 900)], { minDuration: 5400, maxDuration: 14_400 })],
      {},
    ],
    ['0.20 EUR/kWh (per started 500 Wh)', [element([component('ENERGY', 0.2, undefined, 500)])], {}],
    [
      '0.25 EUR/kWh; reservation 3.00 EUR/h + 1.00 EUR; unused reservation 6.00 EUR/h',
      [
        element([component('TIME', 3), component('FLAT', 1)], { reservation: 'RESERVATION' }),
        element([component('TIME', 6)], { reservation: 'RESERVATION_EXPIRES' }),
        element([component('ENERGY', 0.25)]),
      ],
      {},
    ],
    [
      '0.5355 EUR/kWh; at least 0.60 EUR; at most 11.90 EUR; incl. VAT',
      [energy],
      { minPrice: { exclVat: 0.5, inclVat: 0.6 }, maxPrice: { exclVat: 10 } },
    ],
    [
      '0.5355 EUR/kWh + 1.07 EUR per session; at most 10.00 EUR excl. VAT; incl. VAT',
      [energy, element([component('FLAT', 1, 7)])],
      { maxPrice: { exclVat: 10 } },
    ],
  ])('%s', (text, elements, extra) => {
    expect(textOf(elements, extra)).toBe(text);
  });

  test('in German; English where the language is not spoken', () => {
    expect(makeTariffText(tariff([energy]), 'de-AT')).toEqual({
      language: 'de',
      text: '0,5355 EUR/kWh; inkl. MwSt.',
    });
    expect(makeTariffText(tariff([energy]), 'fi')).toMatchObject({ language: 'en' });
  });

  test('not of a tariff that a line cannot say', () => {
    expect(textOf([energy], { startWindow: { startTime: '08:00' } })).toBeUndefined();
    const rounded = { ...component('ENERGY', 0.4), priceRound: { decimals: 2, rule: 'ROUND_UP' as const } };
    expect(textOf([element([rounded])])).toBeUndefined();
  });
});

describe('the text that the operator wrote', () => {
  const written = tariff([energy], {
    tariffAltText: [
      { language: 'en', text: 'cheap' },
      { language: 'de', text: 'billig' },
    ],
  });

  test.each([
    [undefined, 'cheap'],
    ['de', 'billig'],
    ['DE-ch', 'billig'],
    ['nl', '0.5355 EUR/kWh; incl. VAT'],
  ])('for %s', (language, text) => {
    expect(tariffText(written, language)?.text).toBe(text);
  });
});
