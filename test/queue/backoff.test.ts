import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../kit/properties.ts';
import { backoffMs } from '../../src/queue/backoff.ts';

const backoff = { firstMs: 1000, mostMs: 300_000 };

describe('backoffMs', () => {
  test('doubles up to the most', () => {
    const full = [1, 2, 3, 4, 9, 10, 5000].map((failures) =>
      backoffMs(failures, backoff, undefined, () => 1),
    );
    expect(full).toEqual([1000, 2000, 4000, 8000, 256_000, 300_000, 300_000]);
  });

  test('takes at random between half and all of it', () => {
    const failures = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(failures, fc.double({ min: 0, max: 1, noNaN: true }), (count, random) => {
        const full = Math.min(300_000, 1000 * 2 ** (count - 1));
        const waitMs = backoffMs(count, backoff, undefined, () => random);
        expect(waitMs).toBeGreaterThanOrEqual(full / 2);
        expect(waitMs).toBeLessThanOrEqual(full);
      }),
    );
  });

  test('keeps to what the partner asked for, between the first wait and a quarter of an hour', () => {
    expect(backoffMs(9, backoff, 30_000, () => 0)).toBe(30_000);
    expect(backoffMs(1, backoff, 0, () => 0)).toBe(1000);
    expect(backoffMs(1, backoff, 1e12, () => 0)).toBe(900_000);
    expect(backoffMs(1, backoff, 30_000, () => 1)).toBe(33_000);
  });
});
