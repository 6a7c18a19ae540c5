import { describe, expect, test } from '@jest/globals';
import { verifyCdr, verifyWire } from '../../../src/core/pricing/pricing.ts';
import type { StatedTotals } from '../../../src/core/pricing/pricing.ts';
import { charge, component, element, hour, minute, monday, tariff } from './build.ts';

const one = tariff([
  element([component('FLAT', 0.5, 20), component('ENERGY', 0.25, 10), component('PARKING_TIME', 2, 20, 900)]),
]);
const used = charge(
  [
    { startedAt: monday, energyKwh: 20, timeHours: 1 },
    { startedAt: monday + hour, parkingTimeHours: 0.6667 },
  ],
  monday + 100 * minute,
);
const right: StatedTotals = {
  cost: { exclVat: 7, inclVat: 7.9 },
  fixedCost: { exclVat: 0.5, inclVat: 0.6 },
  energyKwh: 20,
  energyCost: { exclVat: 5, inclVat: 5.5 },
  timeHours: 1.6667,
  parkingTimeHours: 0.6667,
  parkingCost: { exclVat: 1.5, inclVat: 1.8 },
};

function codes(totals: StatedTotals): string[] {
  return verifyCdr({ ...used, totals }, [one]).discrepancies.map(({ code }) => code);
}

describe('verifyCdr', () => {
  test('agrees with a right CDR', () => {
    expect(verifyCdr({ ...used, totals: right }, [one])).toMatchObject({ agrees: true, discrepancies: [] });
  });

  test.each<[string, StatedTotals, string[]]>([
    ['nothing said, nothing wrong', {}, []],
    ['half a cent is rounding', { cost: { exclVat: 7.005, inclVat: 7.9 } }, []],
    ['a cent is not', { cost: { exclVat: 7.01, inclVat: 7.9 } }, ['cost']],
    ['the tax is wrong', { cost: { exclVat: 7, inclVat: 8.47 } }, ['cost']],
    ['energy', { energyKwh: 20.5 }, ['energy']],
    ['time', { timeHours: 1.7 }, ['time']],
    ['parking time', { parkingTimeHours: 0.7 }, ['parking-time']],
    [
      'the fee counted as parking',
      { ...right, fixedCost: { exclVat: 0 }, parkingCost: { exclVat: 2, inclVat: 2.4 } },
      ['parking-cost'],
    ],
    [
      'parts that do not add up',
      { ...right, energyCost: { exclVat: 4, inclVat: 4.4 } },
      ['energy-cost', 'sum-of-costs'],
    ],
    ['less with tax than without', { cost: { exclVat: 7, inclVat: 6 } }, ['cost', 'incl-below-excl']],
    [
      'a part that is less with tax',
      { energyCost: { exclVat: 5, inclVat: 4 } },
      ['energy-cost', 'incl-below-excl'],
    ],
    ['a total below nothing', { cost: { exclVat: -7, inclVat: -7.9 } }, ['cost', 'negative-cost']],
    [
      'parts that add up only without tax',
      { ...right, parkingCost: { exclVat: 1.5, inclVat: 1.5 } },
      ['parking-cost', 'sum-of-costs'],
    ],
    [
      'a total time that is less than that of the periods',
      { timeHours: 1.5 },
      ['time', 'time-below-periods'],
    ],
    [
      'more parking than time',
      { timeHours: 1.6667, parkingTimeHours: 2 },
      ['parking-time', 'parking-exceeds-time'],
    ],
  ])('%s', (_, totals, expected) => {
    expect(codes(totals)).toEqual(expected);
  });

  test('says what was stated and what comes out', () => {
    const [first] = verifyCdr({ ...used, totals: { cost: { exclVat: 9 } } }, [one]).discrepancies;
    expect(first).toEqual({
      code: 'cost',
      stated: 9,
      computed: 7,
      text: 'cost: the CDR says 9 excl. VAT, its periods and tariff give 7 excl. VAT',
    });
  });

  test.each<[string, StatedTotals, string]>([
    [
      'sum-of-costs',
      { ...right, energyCost: { exclVat: 0.1 + 0.2, inclVat: 0.33 } },
      "sum-of-costs: the CDR's total_cost is 7 excl. VAT, its own total_fixed_cost + total_energy_cost + total_parking_cost are 2.3 excl. VAT",
    ],
    [
      'incl-below-excl',
      { cost: { exclVat: 7, inclVat: 6 } },
      "incl-below-excl: the CDR's total_cost is 6 incl. VAT, less than its own 7 excl. VAT",
    ],
    [
      'time-below-periods',
      { timeHours: 1.5 },
      "time-below-periods: the CDR's total_time is 1.5 h, the times of its own periods add up to 1.6667 h",
    ],
    ['time', { timeHours: 1.7 }, 'time: the CDR says 1.7 h, from its start to its end there are 1.666667 h'],
    ['energy', { energyKwh: 0.1 + 0.2 }, 'energy: the CDR says 0.3 kWh, its periods give 20 kWh'],
    [
      'cost',
      { cost: { exclVat: 7, inclVat: 8 } },
      'cost: the CDR says 8 incl. VAT, its periods and tariff give 7.9 incl. VAT',
    ],
  ])('%s says what is held against what', (wanted, totals, text) => {
    const { discrepancies } = verifyCdr({ ...used, totals }, [one]);
    expect(discrepancies.find(({ code }) => code === wanted)?.text).toBe(text);
  });

  test('a total time that the policy sums up is held against the periods', () => {
    const options = { policy: { totalTime: 'periods' } } as const;
    const [first] = verifyCdr({ ...used, totals: { timeHours: 2 } }, [one], options).discrepancies;
    expect(first?.text).toBe('time: the CDR says 2 h, its periods give 1.666667 h');
  });

  test('a CDR in another currency than its tariff differs', () => {
    const { agrees, discrepancies } = verifyCdr({ ...used, currency: 'SEK', totals: right }, [one]);
    expect({ agrees, discrepancies }).toEqual({
      agrees: false,
      discrepancies: [
        {
          code: 'currency-mismatch',
          text: 'currency-mismatch: tariff T1 is in EUR, the charge in SEK',
        },
      ],
    });
  });

  test('a credit CDR states a negative total', () => {
    const totals = { ...right, cost: { exclVat: -7, inclVat: -7.9 } };
    expect(verifyCdr({ ...used, credit: true, totals }, [one]).discrepancies).toEqual([]);
  });

  test('a period with more time than there is until the next', () => {
    const periods = [
      { startedAt: monday, energyKwh: 20, timeHours: 1.5 },
      { startedAt: monday + hour, parkingTimeHours: 0.6667 },
    ];
    expect(verifyCdr({ ...used, periods, totals: {} }, [one]).discrepancies).toEqual([
      {
        code: 'period-time',
        at: monday,
        stated: 1.5,
        computed: 1,
        text: "period-time: the CDR's period from 2024-01-15T10:00:00Z says 1.5 h, until its next period there are 1 h",
      },
    ]);
  });

  test('what the policy rounds is right when it is rounded so', () => {
    const totals = { cost: { exclVat: 7.1, inclVat: 7.9 } };
    const options = { policy: { stepSize: 'off' }, moneyTolerance: 0.0001 } as const;
    expect(
      verifyCdr({ ...used, totals }, [one], options).discrepancies.map(({ computed }) => computed),
    ).toEqual([6.8333]);
  });

  test('tolerances are options', () => {
    const cdr = { ...used, totals: { cost: { exclVat: 7.4, inclVat: 7.9 } } };
    expect(verifyCdr(cdr, [one], { moneyTolerance: 0.5 }).agrees).toBe(true);
  });
});

describe('verifyWire', () => {
  const cdr = {
    start_date_time: '2024-01-15T10:00:00Z',
    end_date_time: '2024-01-15T11:00:00Z',
    currency: 'EUR',
    charging_periods: [
      { start_date_time: '2024-01-15T10:00:00Z', dimensions: [{ type: 'ENERGY', volume: 20 }] },
    ],
    tariffs: [
      {
        id: '1',
        currency: 'EUR',
        elements: [{ price_components: [{ type: 'ENERGY', price: 0.25, vat: 10, step_size: 1 }] }],
      },
    ],
    total_energy: 20,
    total_time: 1,
  };

  test.each([
    ['2.1.1', 5],
    ['2.2.1', { excl_vat: 5, incl_vat: 5.5 }],
    ['2.3.0', { before_taxes: 5, taxes: [{ name: 'VAT', amount: 0.5 }] }],
  ])('reads the totals of %s', (version, total_cost) => {
    expect(verifyWire({ version, cdr: { ...cdr, total_cost } }).discrepancies).toEqual([]);
  });

  test.each([[undefined], [null]])('a total_cost that is %s is missed', (total_cost) => {
    expect(verifyWire({ cdr: { ...cdr, total_cost } })).toMatchObject({
      agrees: false,
      discrepancies: [
        {
          code: 'cost-missing',
          computed: 5,
          text: 'cost-missing: the CDR states no total_cost, its periods and tariff give 5 excl. VAT',
        },
      ],
    });
  });

  test('why it costs nothing, where the CDR remarks it', () => {
    const free = { ...cdr, total_cost: { excl_vat: 0 }, remark: 'not billed: less than 0.2 kWh' };
    expect(verifyWire({ cdr: free }).discrepancies.map(({ text }) => text)).toEqual([
      'cost: the CDR says 0 excl. VAT, its periods and tariff give 5 excl. VAT; the CDR remarks: not billed: less than 0.2 kWh',
    ]);
    const paid = { ...free, total_cost: { excl_vat: 4 } };
    expect(verifyWire({ cdr: paid }).discrepancies[0]?.text).not.toContain('remarks');
  });

  test('names what differs', () => {
    const found = verifyWire({ cdr: { ...cdr, total_cost: { excl_vat: 5, incl_vat: 6 }, total_energy: 21 } });
    expect(found.discrepancies.map(({ code, stated, computed }) => [code, stated, computed])).toEqual([
      ['energy', 21, 20],
      ['cost', 6, 5.5],
    ]);
  });
});
