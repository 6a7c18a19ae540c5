import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { openBacking } from './fixtures.ts';

let redis: TestRedis;
let backing: RedisBacking;
let probe: Redis;

beforeAll(async () => {
  redis = await startRedis('--slowlog-log-slower-than', '0');
  backing = await openBacking(redis.address);
  probe = new Redis({ path: redis.address, disconnectTimeout: 50 });
  for (let n = 0; n < 250; n++) {
    const action = n % 50 === 0 ? 'BootNotification' : 'Heartbeat';
    record('S1', n, action);
    // what is committed takes the message along: an entry for each
    await backing.store.sawUnknownStation('S1', n);
  }
  const all = () => backing.store.frames('S1', { limit: 1000 });
  await until('all are kept', async () => (await all()).length === 250);
});
afterAll(async () => {
  probe.disconnect();
  await backing.close();
  await redis.close();
});

function record(station: string, n: number, action = 'Heartbeat'): void {
  const at = 1_750_000_000_000 + n;
  backing.store.record(station, { at, direction: 'in', action, frame: `[2,"${n}"]` });
}

/** How many entries each read of the stream asked for. */
async function countsAsked(): Promise<number[]> {
  const log = (await probe.slowlog('GET', 100)) as [number, number, number, string[]][];
  const reads = log.map(([, , , words]) => words).filter(([name]) => name?.toLowerCase() === 'xrevrange');
  return reads.map((words) => Number(words.at(-1))).reverse();
}

test('no more messages are read than are asked for', async () => {
  await probe.slowlog('RESET');
  expect((await backing.store.frames('S1', { limit: 1 })).map(({ frame }) => frame)).toEqual(['[2,"249"]']);
  expect(await countsAsked()).toEqual([1]);
});

test('of one action as many are read as it takes', async () => {
  const query = { limit: 3, action: 'BootNotification' };
  const found = await backing.store.frames('S1', query);
  expect(found.map(({ frame }) => frame)).toEqual(['[2,"200"]', '[2,"150"]', '[2,"100"]']);
  await probe.slowlog('RESET');
  expect(await backing.store.frames('S1', { ...query, limit: 9 })).toHaveLength(5);
  expect(await countsAsked()).toEqual([100, 100, 100]);
});

test('messages that came together are told apart, also from one page to the next', async () => {
  for (let n = 0; n < 7; n++) record('S2', n);
  const read = (query: { limit: number; before?: string }) => backing.store.frames('S2', query);
  await until('all are kept', async () => (await read({ limit: 10 })).length === 7);
  const seen: string[] = [];
  for (let page = await read({ limit: 3 }); page.length > 0;) {
    seen.push(...page.map(({ frame }) => frame));
    page = await read({ limit: 3, before: page.at(-1)!.id });
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `[2,"${n}"]`));
});
