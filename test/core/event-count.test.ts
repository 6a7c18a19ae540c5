import { describe, expect, test } from '@jest/globals';
import { countOf, heldAt } from '../../src/core/station/event-count.ts';
import type { EventCount } from '../../src/core/model/station.ts';

const received = Date.UTC(2026, 2, 1);

function counted(...numbers: number[]): EventCount | undefined {
  let count: EventCount | undefined;
  numbers.forEach((seqNo, index) => {
    count = countOf(count, { seqNo, at: received - 1000 + index, receivedAt: received });
  });
  return count;
}

describe('numbered events', () => {
  test.each<[number[], number[]]>([
    [[0], []],
    [[0, 1, 2], []],
    [[5, 6], []],
    [[0, 2], [1]],
    [[0, 3, 1], [2]],
    [[0, 3, 2, 1], []],
    [[2, 0], [1]],
    [[2, 0, 1], []],
    [[0, 2, 2, 0, 2], [1]],
    [[0, 0, 0], []],
    [
      [3, 5, 1],
      [4, 2],
    ],
  ])('%j lack %j', (numbers, missing) => {
    expect(counted(...numbers)?.missing).toEqual(missing);
  });

  test('whose numbers leap lack no end of them', () => {
    const count = counted(0, 1_000_000_000, 3);
    expect(count).toMatchObject({ first: 0, seqNo: 1_000_000_000 });
    expect(count?.missing.length).toBeGreaterThan(0);
    expect(count?.missing.length).toBeLessThanOrEqual(50);
  });

  test('are as new as the newest of them', () => {
    const [one, two] = [received - 5000, received - 9000];
    const first = countOf(undefined, { seqNo: 0, at: one, receivedAt: received });
    expect(countOf(first, { seqNo: 1, at: two, receivedAt: received }).at).toBe(one);
  });
});

test.each([
  ['as stated', received - 5000, received - 5000],
  ['not later than it came', received + 5000, received],
  ['when it came, where the clock runs far ahead', received + 3_600_000, received],
  ['when it came, where the clock was never set', 0, received],
])('an event was %s', (_name, at, held) => {
  expect(heldAt({ at, receivedAt: received })).toBe(held);
});
