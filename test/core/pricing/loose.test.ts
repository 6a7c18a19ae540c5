import { expect, test } from '@jest/globals';
import { PricingError, verifyWire } from '../../../src/core/pricing/pricing.ts';

/** A CDR that uses every part of the engine. */
function sound(): Record<string, unknown> {
  const start = '2024-01-15T10:00:00Z';
  const dimensions = [
    { type: 'ENERGY', volume: 5 },
    { type: 'TIME', volume: 1 },
    { type: 'MAX_POWER', volume: 5 },
  ];
  const restricted = {
    price_components: [
      { type: 'ENERGY', price: 0.25, vat: 10, step_size: 1 },
      { type: 'FLAT', price: 1, step_size: 1 },
    ],
    restrictions: {
      start_time: '09:00',
      end_time: '18:00',
      start_date: '2024-01-01',
      day_of_week: ['MONDAY'],
      max_kwh: 10,
      max_power: 10,
      min_duration: 0,
    },
  };
  const always = {
    price_components: [
      { type: 'PARKING_TIME', price: 2, step_size: 900 },
      { type: 'TIME', price: 1, step_size: 60, price_round: { round_granularity: 'TENTH' } },
    ],
  };
  return {
    start_date_time: start,
    end_date_time: '2024-01-15T12:00:00Z',
    currency: 'EUR',
    cdr_location: { country: 'NLD', time_zone: 'Europe/Amsterdam' },
    total_cost: { excl_vat: 5.25, incl_vat: 5.4 },
    total_energy: 5,
    total_time: 2,
    charging_periods: [
      { start_date_time: start, dimensions, tariff_id: '1' },
      { start_date_time: '2024-01-15T11:00:00Z', dimensions: [{ type: 'PARKING_TIME', volume: 1 }] },
    ],
    tariffs: [
      {
        id: '1',
        currency: 'EUR',
        elements: [restricted, always],
        min_price: { excl_vat: 1 },
        max_price: { excl_vat: 50, incl_vat: 60 },
        restriction: { start_time: '00:00' },
        last_updated: start,
      },
    ],
  };
}

const numbers = [-1, 0, 5, 1e15, 1e308, -1e308, 1e-300, NaN, Infinity, 2 ** 53];
const texts = [
  '',
  ' ',
  'abc',
  '5',
  '5.5',
  '-3',
  '1,5',
  '12:60',
  '2024-02-30T25:61:00Z',
  '9999-12-31T23:59:59Z',
];
const oddities = [null, undefined, true, [], {}, [null], [[]], ...numbers, ...texts];

type Node = Record<string, unknown>;

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length === 0 ? inner : [[...path], ...inner];
}

function withOddity(path: readonly string[], oddity: unknown): Node {
  const cdr = structuredClone(sound());
  const parent = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, cdr);
  parent[path.at(-1) ?? ''] = oddity;
  return cdr;
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

test.each(pathsOf(sound()).map((path) => [path.join('/'), path] as const))(
  'whatever is at %s, it is priced in numbers or refused with a code',
  (_, path) => {
    for (const oddity of oddities) {
      const cdr = withOddity(path, oddity);
      for (const version of [undefined, '2.1.1', '2.3.0']) {
        try {
          const { pricing, discrepancies } = verifyWire({ version, cdr });
          expect(numbersOf([pricing, discrepancies]).filter((value) => !Number.isFinite(value))).toEqual([]);
        } catch (error) {
          if (!(error instanceof PricingError)) throw error;
        }
      }
    }
  },
);
