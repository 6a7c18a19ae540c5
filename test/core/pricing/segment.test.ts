import { describe, expect, test } from '@jest/globals';
import { chargeFromPeriods, price, segment } from '../../../src/core/pricing/pricing.ts';
import type { MeterSample, SegmentOptions, SessionFacts } from '../../../src/core/pricing/pricing.ts';
import type { Tariff } from '../../../src/core/model/tariff.ts';
import { component, element, hour, minute, monday, tariff } from './build.ts';

const energy = component('ENERGY', 0.3);
const plain = tariff([element([energy])]);

function facts(more: Partial<SessionFacts> = {}): SessionFacts {
  return {
    startedAt: monday,
    endedAt: monday + 2 * hour,
    timeZone: 'Europe/Amsterdam',
    meterStartWh: 1000,
    meterStopWh: 21_000,
    samples: [],
    states: [],
    ...more,
  };
}

/** Register readings, a minute apart from the first minute on. */
function registers(...values: readonly number[]): MeterSample[] {
  return values.map((energyWh, index) => ({ at: monday + (index + 1) * minute, energyWh }));
}

/** `10:00 charging 5000` in UTC, per period. */
function told(given: SessionFacts, one: Tariff, options?: SegmentOptions): string[] {
  return segment(given, [one], options).periods.map(
    ({ startedAt, kind, energyWh }) =>
      `${new Date(startedAt).toISOString().slice(11, 19)} ${kind} ${energyWh}`,
  );
}

function found(given: SessionFacts, one = plain, options?: SegmentOptions): string[] {
  return segment(given, [one], options).findings.map(
    ({ code, repaired, count }) => `${code} ${count} ${repaired ? 'repaired' : 'open'}`,
  );
}

function total(given: SessionFacts): number {
  return segment(given, [plain]).periods.reduce((sum, { energyWh }) => sum + energyWh, 0);
}

describe('segment cuts', () => {
  test('nowhere for a tariff that never changes', () => {
    const samples = registers(1500, 2000, 2500);
    expect(told(facts({ samples }), plain)).toEqual(['10:00:00 charging 20000']);
  });

  test('where charging stops and goes on; no energy flows while the vehicle parks', () => {
    const states = [
      { at: monday + 30 * minute, kind: 'parking' },
      { at: monday + 90 * minute, kind: 'charging' },
    ] as const;
    expect(told(facts({ states }), plain)).toEqual([
      '10:00:00 charging 10000',
      '10:30:00 parking 0',
      '11:30:00 charging 10000',
    ]);
  });

  test('at local clock times, between samples', () => {
    const evening = tariff([
      element([component('ENERGY', 0.2)], { startTime: '12:00' }),
      element([component('ENERGY', 0.3)]),
    ]);
    const samples = [
      { at: monday + 50 * minute, energyWh: 6000 },
      { at: monday + 70 * minute, energyWh: 8001 },
    ];
    expect(told(facts({ samples }), evening)).toEqual(['10:00:00 charging 6000', '11:00:00 charging 14000']);
  });

  test('only where a window opens or closes: not at midnight, not on other days', () => {
    const nights = tariff([
      element([component('ENERGY', 0.2)], { startTime: '22:00', endTime: '06:00' }),
      element([energy]),
    ]);
    const saturdays = tariff([element([energy], { startTime: '12:00', dayOfWeek: ['SATURDAY'] })]);
    const long = facts({ endedAt: monday + 24 * hour });
    expect(told(long, nights).map((line) => line.slice(0, 8))).toEqual(['10:00:00', '21:00:00', '05:00:00']);
    expect(told(long, saturdays)).toHaveLength(1);
  });

  test.each([
    ['spring', Date.UTC(2024, 2, 31), ['00:00:00', '01:00:00', '03:00:00']],
    ['autumn', Date.UTC(2024, 9, 27), ['00:00:00', '00:30:00', '01:00:00', '01:30:00', '04:00:00']],
  ])('through a change of clocks in %s', (_, startedAt, expected) => {
    const odd = tariff([
      element([component('ENERGY', 0.2)], { startTime: '02:30', endTime: '05:00' }),
      element([energy]),
    ]);
    const night = facts({ startedAt, endedAt: startedAt + 8 * hour });
    expect(told(night, odd).map((line) => line.slice(0, 8))).toEqual(expected);
  });

  test('at an amount of energy, to the Wh, and at a duration', () => {
    const steps = tariff([
      element([component('ENERGY', 0.2)], { maxKwh: 7.777 }),
      element([component('ENERGY', 0.1)], { minDuration: 5400 }),
      element([energy]),
    ]);
    expect(told(facts(), steps)).toEqual([
      '10:00:00 charging 7777',
      '10:46:40 charging 7223',
      '11:30:00 charging 5000',
    ]);
    const priced = price(
      chargeFromPeriods({ ...facts(), currency: 'EUR', periods: segment(facts(), [steps]).periods }),
      [steps],
    );
    expect(priced.totals.cost.exclVat).toBe(4.2223);
    expect(priced.warnings).toEqual([]);
  });

  test('where power reaches another band, and says the least and the most in each', () => {
    const bands = tariff([element([component('ENERGY', 0.2)], { maxPower: 11 }), element([energy])]);
    const powers = [7000, 9000, 11_000, 40_000, 3000];
    const samples = powers.map((powerW, index) => ({ at: monday + index * 20 * minute, powerW }));
    const { periods, findings } = segment(facts({ samples }), [bands]);
    expect(
      periods.map(({ startedAt, minPowerW, maxPowerW }) => [startedAt - monday, minPowerW, maxPowerW]),
    ).toEqual([
      [0, 7000, 9000],
      [40 * minute, 11_000, 40_000],
      [80 * minute, 3000, 3000],
    ]);
    expect(findings).toEqual([]);
  });

  test('a parked vehicle draws nothing; current goes as power does', () => {
    const bands = tariff([
      element([component('TIME', 2)], { minCurrent: 32 }),
      element([component('TIME', 1)]),
    ]);
    const samples = [{ at: monday + minute, currentA: 48 }];
    const states = [{ at: monday + hour, kind: 'parking' }] as const;
    expect(segment(facts({ samples, states }), [bands]).periods).toMatchObject([
      { kind: 'charging', minCurrentA: 48, maxCurrentA: 48 },
      { kind: 'parking', minCurrentA: 0, maxCurrentA: 0 },
    ]);
  });

  test('power nobody measured is the average between registers', () => {
    const bands = tariff([element([component('ENERGY', 0.2)], { maxPower: 11 }), element([energy])]);
    const samples = [{ at: monday + hour, energyWh: 16_000 }];
    expect(told(facts({ samples }), bands)).toEqual(['10:00:00 charging 15000', '11:00:00 charging 5000']);
    expect(found(facts({ samples }), bands)).toEqual(['power-derived 1 repaired']);
  });

  test('current nobody measured is no guess', () => {
    const bands = tariff([
      element([component('TIME', 2)], { minCurrent: 32 }),
      element([component('TIME', 1)]),
    ]);
    expect(found(facts(), bands)).toEqual(['load-missing 1 open']);
    expect(found(facts({ meterStopWh: 1000 }), bands)).toEqual([]);
  });

  test('at each of several amounts that are reached within one second', () => {
    const banded = tariff([
      element([component('ENERGY', 0.1)], { maxKwh: 5 }),
      element([component('ENERGY', 0.2)], { maxKwh: 15 }),
      element([component('ENERGY', 0.4)]),
    ]);
    const periods = ['10:00:00 charging 5000', '10:00:00 charging 10000', '10:00:00 charging 5000'];
    for (const endedAt of [monday, monday + 1000]) {
      const given = facts({ endedAt });
      expect(told(given, banded)).toEqual(periods);
      const priced = price(
        chargeFromPeriods({ ...given, currency: 'EUR', periods: segment(given, [banded]).periods }),
        [banded],
      );
      expect(priced).toMatchObject({ totals: { cost: { exclVat: 4.5 } }, warnings: [] });
    }
  });

  test('nothing within a session without length', () => {
    const given = facts({ endedAt: monday, states: [{ at: monday, kind: 'parking' }] });
    expect(told(given, plain)).toEqual(['10:00:00 parking 20000']);
  });
});

describe('segment repairs or flags the meter', () => {
  test.each<[string, Partial<SessionFacts>, number, string[]]>([
    ['in order', { samples: registers(1500, 2000) }, 20_000, []],
    ['unsorted', { samples: registers(1500, 2000, 2500).reverse() }, 20_000, ['meter-unsorted 2 repaired']],
    [
      'repeated',
      { samples: [...registers(1500), ...registers(1500, 2000)] },
      20_000,
      ['meter-repeated 1 repaired'],
    ],
    [
      'from before and after',
      {
        samples: [
          { at: monday - minute, energyWh: 900 },
          { at: monday + 3 * hour, energyWh: 22_000 },
        ],
      },
      20_000,
      ['meter-outside 2 repaired'],
    ],
    ['no numbers', { samples: registers(NaN, -5, 1500) }, 20_000, ['meter-invalid 2 repaired']],
    ['a zero between', { samples: registers(1500, 0, 2000) }, 20_000, ['meter-glitch 1 repaired']],
    [
      'stuck at zero for a while',
      { samples: registers(1500, 0, 0, 0, 2000) },
      20_000,
      ['meter-glitch 3 repaired'],
    ],
    ['a zero at once', { samples: registers(0, 1500) }, 20_000, ['meter-glitch 1 repaired']],
    ['one far too high', { samples: registers(1500, 9e9, 2000) }, 20_000, ['meter-glitch 1 repaired']],
    ['the last one far too high', { samples: registers(1500, 9e9) }, 20_000, ['meter-glitch 1 repaired']],
    ['an end that is rounded down', { samples: registers(20_000, 21_001, 21_001) }, 20_000, []],
    [
      'an end that is a step of the register below the last reading',
      { samples: registers(20_000, 21_100, 21_100) },
      20_000,
      ['meter-glitch 1 repaired'],
    ],
    [
      'nothing but nonsense',
      { samples: registers(9e9, 8e9, 7e9, 6e9) },
      20_000,
      ['meter-glitch 4 repaired', 'meter-regression 1 open'],
    ],
    [
      'began again',
      { samples: registers(2000, 3000, 0, 400, 900), meterStopWh: 1100 },
      3100,
      ['meter-reset 1 repaired'],
    ],
    [
      'began again at once',
      { samples: registers(0, 400, 900), meterStopWh: 1100, meterStartWh: 5000 },
      1100,
      ['meter-reset 1 repaired'],
    ],
    [
      'a fall that may be a reset or a glitch',
      { samples: registers(3000, 0, 400), meterStartWh: 0, meterStopWh: 900 },
      900,
      ['meter-regression 1 open'],
    ],
    [
      'a fall to somewhere',
      { samples: registers(3000, 4000, 2500, 2600, 2700), meterStopWh: 2800 },
      1800,
      ['meter-regression 1 open'],
    ],
    [
      'low for a while and growing, then back',
      { samples: registers(3000, 10, 20, 30, 4000) },
      20_000,
      ['meter-regression 1 open'],
    ],
    [
      'the end below the start',
      { meterStopWh: 0, samples: registers(2000, 3000) },
      2000,
      ['meter-regression 1 open'],
    ],
    [
      'no end, a moment after the last reading',
      { endedAt: monday + 5 * minute, meterStopWh: undefined, samples: registers(2000, 3000) } as never,
      2000,
      ['meter-missing 1 repaired'],
    ],
    [
      'no end, long after the last reading',
      { meterStopWh: undefined, samples: registers(2000, 3000) } as never,
      2000,
      ['meter-missing 1 open'],
    ],
    ['nothing at all', { meterStopWh: undefined } as never, 0, ['meter-missing 1 open']],
    ['a start of NaN', { meterStartWh: NaN, samples: registers(2000) }, 19_000, ['meter-missing 1 open']],
    [
      'more than any connector delivers',
      { meterStartWh: 0, meterStopWh: 9e9, samples: registers(8e9) },
      9e9,
      ['meter-jump 2 open'],
    ],
  ])('%s', (_, more, wh, expected) => {
    expect([total(facts(more)), found(facts(more))]).toEqual([wh, expected]);
  });

  test("the limit for jumps is the connector's", () => {
    const fast = facts({ endedAt: monday + hour });
    expect(found(fast, plain, { maxPowerW: 11_000 })).toEqual(['meter-jump 1 open']);
    expect(found(fast, plain, { maxPowerW: 22_000 })).toEqual([]);
  });

  test('says when it was first', () => {
    const samples = registers(1500, 0, 2000, 0, 2500);
    expect(segment(facts({ samples }), [plain]).findings).toEqual([
      { code: 'meter-glitch', repaired: true, count: 2, at: monday + 2 * minute },
    ]);
  });
});
