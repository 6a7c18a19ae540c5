import { describe, expect, test } from '@jest/globals';
import { isDeepJson, isLongJson, maxJsonDepth, mostElements } from '../../src/core/json-shape.ts';
import { BridgeError } from '../../src/core/errors.ts';
import { v221 } from '../../src/ocpi/v221/dialect.ts';
import { decodeWith } from '../../src/ocpi/validation.ts';

function refusal(json: unknown): BridgeError {
  try {
    decodeWith(v221, v221.tariff, json);
  } catch (error) {
    if (error instanceof BridgeError) return error;
    throw error;
  }
  throw new Error('it is valid');
}

const tariffOf = (elements: unknown[]) => ({
  country_code: 'DE',
  party_id: 'ABC',
  id: 'T',
  currency: 'EUR',
  last_updated: '2026-03-01T10:00:00Z',
  elements,
});
const faulty = (length: number) => tariffOf(Array.from({ length }, () => ({})));

test('of a short object every fault is told', () => {
  const { faults, message } = refusal(faulty(50));
  expect(message).toBe('not a valid Tariff');
  expect(faults.length).toBeGreaterThanOrEqual(50);
});

test('of a long one the first, and that there may be more', () => {
  const { faults, message } = refusal(faulty(mostElements + 1));
  expect(message).toBe('not a valid Tariff (there may be more faults than the first one)');
  expect(faults).toEqual([{ pointer: '/elements/0/price_components', reason: 'is missing' }]);
});

test('a long object without a fault is taken', () => {
  const element = { price_components: [{ type: 'ENERGY', price: 1, step_size: 1 }] };
  const elements = Array.from({ length: mostElements + 1 }, () => element);
  expect(decodeWith(v221, v221.tariff, tariffOf(elements)).elements).toHaveLength(elements.length);
});

test.each(['2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z'])('%s has a pointer', (date) => {
  const element = { price_components: [{ type: 'ENERGY', price: 1, step_size: 1 }] };
  expect(refusal({ ...tariffOf([element]), start_date_time: date }).faults).toEqual([
    { pointer: '/start_date_time', reason: 'must be a moment in time, like 2026-03-01T08:15:30Z' },
  ]);
});

describe('the shape of JSON', () => {
  const nested = (depth: number) =>
    JSON.parse('[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2)) as unknown;

  test('is deep from one level more than is allowed', () => {
    expect(isDeepJson(nested(maxJsonDepth))).toBe(false);
    expect(isDeepJson(nested(maxJsonDepth + 2))).toBe(true);
    expect(isDeepJson(nested(200_000))).toBe(true);
    for (const flat of [undefined, null, 1, 'text', [], {}]) expect(isDeepJson(flat)).toBe(false);
  });

  test('is long when its lists are, together', () => {
    const half = Array.from({ length: mostElements / 2 }, () => 1);
    expect(isLongJson({ a: half, b: { c: half } })).toBe(false);
    expect(isLongJson({ a: half, b: { c: [...half, 1] } })).toBe(true);
    expect(isLongJson(1)).toBe(false);
  });
});
