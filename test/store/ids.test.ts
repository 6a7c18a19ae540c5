import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { clock, openBacking } from './fixtures.ts';

let redis: TestRedis;
let client: Redis;
let backing: RedisBacking;

beforeAll(async () => {
  redis = await startRedis();
  client = new Redis({ path: redis.address, disconnectTimeout: 50 });
});

beforeEach(async () => {
  await client.flushall();
  clock.at = Date.UTC(2026, 0, 1);
  backing = await openBacking(redis.address);
});

afterEach(() => backing.close());

afterAll(async () => {
  client.disconnect();
  await redis.close();
});

const take = (count: number, from = backing) =>
  Promise.all(Array.from({ length: count }, () => from.ids.transaction()));

test('ids are UUIDs that sort in the order in which they were made, also when the clock goes back', () => {
  const ids = Array.from({ length: 10_000 }, (_, n) => {
    if (n === 6000) clock.at -= 1000;
    return backing.ids.next();
  });
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(Number.parseInt(ids[0]!.replace('-', '').slice(0, 12), 16)).toBe(clock.at + 1000);
});

test('transaction numbers are never given twice, by two processes or after a restart', async () => {
  const other = await openBacking(redis.address);
  const numbers = [...(await take(250)), ...(await take(250, other))];
  await other.close();
  const restarted = await openBacking(redis.address);
  numbers.push(...(await take(10, restarted)));
  await restarted.close();
  expect(new Set(numbers).size).toBe(510);
  expect(numbers.every((number) => Number.isInteger(number) && number > 0 && number < 2 ** 31)).toBe(true);
});

test('transaction numbers begin above the old ones when the store was wiped', async () => {
  const [before] = (await take(150)).toSorted((a, b) => b - a);
  await client.flushall();
  clock.at += 3_600_000;
  const again = await openBacking(redis.address);
  expect(await again.ids.transaction()).toBeGreaterThan(before!);
  await again.close();
});

test('transaction numbers begin anew below 2^31', async () => {
  await client.set('{rb}:transaction-number', 2 ** 31 - 50);
  const numbers = await take(100);
  expect(Math.max(...numbers)).toBe(2 ** 31 - 1);
  expect(Math.min(...numbers)).toBe(1);
  expect(new Set(numbers).size).toBe(100);
});
