import { describe, expect, test } from '@jest/globals';
import { lintTariff, PricingError, priceWire, tariffFromWire } from '../../../src/core/pricing/pricing.ts';

const start = '2024-01-15T10:00:00Z';
const cdr = {
  start_date_time: start,
  end_date_time: '2024-01-15T11:00:00Z',
  currency: 'EUR',
  charging_periods: [{ start_date_time: start, dimensions: [{ type: 'ENERGY', volume: 20 }] }],
};

function tariffAt(price: unknown, extra: object = {}): Record<string, unknown> {
  return {
    id: '1',
    currency: 'EUR',
    elements: [{ price_components: [{ type: 'ENERGY', price, step_size: 1 }] }],
    last_updated: start,
    ...extra,
  };
}

function faultsOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error instanceof PricingError ? error.faults : error;
  }
  return [];
}

describe('priceWire', () => {
  test('answers in the fields of OCPI, neutral in tax', () => {
    expect(priceWire({ version: '2.2.1', cdr, tariffs: [tariffAt(0.25)] })).toEqual({
      currency: 'EUR',
      totals: {
        total_cost: { excl_vat: 5, incl_vat: 5 },
        total_energy: 20,
        total_time: 1,
        total_energy_cost: { excl_vat: 5, incl_vat: 5 },
      },
      breakdown: [
        {
          kind: 'energy',
          start_date_time: start,
          end_date_time: '2024-01-15T11:00:00Z',
          rule: 'always',
          unit: 'kWh',
          quantity: 20,
          billed_quantity: 20,
          cost: { excl_vat: 5, incl_vat: 5 },
          tariff_id: '1',
          element: 0,
          component: 0,
          price: 0.25,
        },
      ],
      warnings: [],
    });
  });

  test('uses the tariffs of the CDR where none are given', () => {
    expect(priceWire({ cdr: { ...cdr, tariffs: [tariffAt(0.5)] } }).totals.total_cost.excl_vat).toBe(10);
    expect(
      priceWire({ cdr: { ...cdr, tariffs: [tariffAt(0.5)] }, tariffs: [] }).totals.total_cost.excl_vat,
    ).toBe(10);
  });

  test.each([
    ['2.1.1', {}, {}, { excl_vat: 5 }],
    ['2.1.1 by its total', { total_cost: 5 }, {}, { excl_vat: 5 }],
    ['2.2.1', {}, {}, { excl_vat: 5, incl_vat: 5 }],
    ['2.3.0 by its tariff', {}, { tax_included: 'NO' }, { excl_vat: 5 }],
  ])('tells %s', (version, more, extra, total) => {
    const given = version === '2.1.1' ? { version } : {};
    expect(
      priceWire({ ...given, cdr: { ...cdr, ...more }, tariffs: [tariffAt(0.25, extra)] }).totals.total_cost,
    ).toEqual(total);
  });

  test('a tariff changed in place is another tariff', () => {
    const changing = tariffAt(0.25);
    expect(priceWire({ cdr, tariffs: [changing] }).totals.total_cost.excl_vat).toBe(5);
    changing['elements'] = tariffAt(0.5)['elements'];
    expect(priceWire({ cdr, tariffs: [changing] }).totals.total_cost.excl_vat).toBe(10);
    expect(priceWire({ cdr, tariffs: [tariffAt(0.25)] }).totals.total_cost.excl_vat).toBe(5);
  });

  test('tariffs of the same id and date are told apart, many of them', () => {
    const costs = Array.from(
      { length: 30 },
      (_, index) => priceWire({ cdr, tariffs: [tariffAt(index)] }).totals.total_cost.excl_vat,
    );
    expect(costs).toEqual(Array.from({ length: 30 }, (_, index) => index * 20));
  });

  test('the same warnings every time', () => {
    const odd = tariffAt(0.25, {
      elements: [
        { price_components: [{ type: 'ENERGY', price: 1, step_size: 1 }], restrictions: { minKwh: 3 } },
      ],
    });
    const first = priceWire({ cdr, tariffs: [odd] });
    expect(first.warnings.map(({ code }) => code)).toEqual(['unknown-field']);
    expect(priceWire({ cdr, tariffs: [odd] })).toEqual(first);
  });

  test('points at everything that is wrong', () => {
    const bad = {
      ...cdr,
      start_date_time: 'now',
      charging_periods: [
        {
          start_date_time: start,
          dimensions: [
            { type: 'ENERGY', volume: 1e10 },
            { type: 'TIME', volume: {} },
          ],
        },
        7,
      ],
    };
    const tariff = tariffAt('free', { min_price: { incl_vat: 1 }, tax_included: 'MAYBE' });
    expect(faultsOf(() => priceWire({ cdr: bad, tariffs: [tariff, null] }))).toEqual([
      { pointer: '/cdr/charging_periods/0/dimensions/0/volume', reason: 'is beyond 1000000000' },
      { pointer: '/cdr/charging_periods/0/dimensions/1/volume', reason: 'must be a number' },
      { pointer: '/cdr/charging_periods/1', reason: 'must be an object' },
      { pointer: '/cdr/charging_periods/1/start_date_time', reason: 'is required' },
      { pointer: '/cdr/start_date_time', reason: 'must be a date and time' },
      { pointer: '/tariffs/0/min_price/excl_vat', reason: 'is required' },
      { pointer: '/tariffs/0/tax_included', reason: 'must be YES, NO or N/A' },
      { pointer: '/tariffs/0/elements/0/price_components/0/price', reason: 'must be a number' },
      { pointer: '/tariffs/1', reason: 'must be an object' },
      { pointer: '/tariffs/1/elements', reason: 'must have at least one element' },
    ]);
  });

  test('a date that is none is told once', () => {
    const bad = { ...cdr, charging_periods: [{ start_date_time: 'then', dimensions: [] }] };
    expect(faultsOf(() => priceWire({ cdr: bad, tariffs: [tariffAt(1)] }))).toEqual([
      { pointer: '/cdr/charging_periods/0/start_date_time', reason: 'must be a date and time' },
    ]);
    const none = { ...cdr, start_date_time: 'now', charging_periods: [] };
    expect(faultsOf(() => priceWire({ cdr: none, tariffs: [tariffAt(1)] }))).toEqual([
      { pointer: '/cdr/start_date_time', reason: 'must be a date and time' },
    ]);
  });

  test('a session of which nothing has a price, and limits that contradict, are doubtful', () => {
    const codesOf = (more: object) =>
      priceWire({ cdr, tariffs: [tariffAt(1, more)] }).warnings.map(({ code }) => code);
    const never = {
      elements: [
        { price_components: [{ type: 'ENERGY', price: 1, step_size: 1 }], restrictions: { min_kwh: 900 } },
      ],
    };
    expect(codesOf(never)).toEqual(['nothing-priced']);
    expect(codesOf({ min_price: { excl_vat: 5 }, max_price: { excl_vat: 4 } })).toEqual([
      'contradicting-limits',
    ]);
    expect(codesOf({})).toEqual([]);
  });

  test.each([
    [{ cdr: 'text' }, '/cdr'],
    [{ cdr, tariffs: 'text' }, '/tariffs'],
    [{ cdr, tariffs: [tariffAt(1)], version: '3.0' }, '/version'],
    [{ cdr, tariffs: [tariffAt(1)], timezone: 5 as unknown as string }, '/timezone'],
    [{ cdr, tariffs: [tariffAt(1)], policy: 'magic' as 'default' }, '/policy'],
  ])('refuses %j', (request, pointer) => {
    expect(faultsOf(() => priceWire(request))).toMatchObject([{ pointer }]);
  });

  test('an unknown tariff dimension is left out, an unknown CDR dimension is warned of', () => {
    const tariff = tariffAt(0.25, {
      elements: [
        {
          price_components: [
            { type: 'CO2', price: 1, step_size: 1 },
            { type: 'ENERGY', price: 0.25, step_size: 1 },
          ],
        },
      ],
    });
    const odd = {
      ...cdr,
      charging_periods: [
        {
          start_date_time: start,
          dimensions: [
            { type: 'ENERGY', volume: 20 },
            { type: 'NOISE', volume: 3 },
          ],
        },
      ],
    };
    const { totals, warnings } = priceWire({ cdr: odd, tariffs: [tariff] });
    expect(totals.total_cost.excl_vat).toBe(5);
    expect(warnings.map(({ code }) => code)).toEqual(['unknown-dimension', 'unknown-dimension']);
  });

  test('a dimension that is said twice adds up', () => {
    const twice = {
      ...cdr,
      charging_periods: [
        {
          start_date_time: start,
          dimensions: [
            { type: 'ENERGY', volume: 1 },
            { type: 'ENERGY', volume: 2 },
          ],
        },
      ],
    };
    expect(priceWire({ cdr: twice, tariffs: [tariffAt(1)] }).totals.total_energy).toBe(3);
  });

  test('totals have the decimals of the policy, six without', () => {
    const third = {
      ...cdr,
      charging_periods: [{ start_date_time: start, dimensions: [{ type: 'ENERGY', volume: 1.111 }] }],
    };
    const cost = (policy?: object) =>
      priceWire({ cdr: third, tariffs: [tariffAt(0.1234567)], policy }).totals.total_cost.excl_vat;
    expect([cost(), cost({ decimals: 4 }), cost({ decimals: 'currency' })]).toEqual([0.13716, 0.1372, 0.14]);
  });
});

describe('tariffFromWire', () => {
  test('gives a tariff that can be linted, and what was odd', () => {
    const { tariff, warnings } = tariffFromWire({ ...tariffAt('0.25'), type: 'SILVER' });
    expect(lintTariff(tariff, { version: '2.2.1' })).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['unknown-value']);
  });

  test('refuses with pointers', () => {
    expect(faultsOf(() => tariffFromWire({ id: '1' }))).toEqual([
      { pointer: '/tariff/elements', reason: 'must have at least one element' },
    ]);
  });
});
