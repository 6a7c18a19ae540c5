import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { RedisLedger } from '../../src/store/ledger.ts';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { clock, openBacking } from './fixtures.ts';

let redis: TestRedis;
let client: Redis;
let backing: RedisBacking;
let ledger: RedisLedger;

beforeAll(async () => {
  redis = await startRedis();
  client = new Redis({ path: redis.address, disconnectTimeout: 50 });
  backing = await openBacking(redis.address);
  ledger = backing.ledger;
});

beforeEach(() => client.flushall());

afterAll(async () => {
  client.disconnect();
  await backing.close();
  await redis.close();
});

async function owe(at: number, ...refs: readonly string[]): Promise<void> {
  clock.at = at;
  await backing.store.commit(refs.map((ref) => ({ type: 'owed', partnerId: 'P1', ref })));
}

const refs = async (limit?: number) => (await ledger.owed('P1', limit)).map(({ ref }) => ref);

describe('the ledger', () => {
  test('has what is owed, oldest first, whatever it is', async () => {
    await owe(300, 'sessions/s1');
    await owe(100, 'cdrs/c1', 'locations/DE*ABC*L1');
    await owe(200, 'tariffs/DE*ABC*T1');
    await owe(400, 'cdrs/c1');
    expect(await refs()).toEqual(['locations/DE*ABC*L1', 'cdrs/c1', 'tariffs/DE*ABC*T1', 'sessions/s1']);
    expect(await refs(2)).toEqual(['locations/DE*ABC*L1', 'cdrs/c1']);
    expect(await ledger.owedRef('P1', 'cdrs/c1')).toMatchObject({ partnerId: 'P1', since: 100 });
    expect(await ledger.owed('P2')).toEqual([]);
    expect(await ledger.summary('P1')).toEqual({
      counts: { locations: 1, tariffs: 1, sessions: 1, cdrs: 1, chargingprofiles: 0 },
      parked: 0,
      oldest: 100,
    });
  });

  test('is settled by whoever told the newest state, and remembers what was told', async () => {
    await owe(100, 'sessions/s1');
    const owed = (await ledger.owedRef('P1', 'sessions/s1'))!;
    expect(await ledger.settle(owed, { kwh: 1 })).toBe(false);
    expect(await ledger.owedRef('P1', 'sessions/s1')).toBeUndefined();
    expect(await refs()).toEqual([]);
    expect(await ledger.acknowledged('P1', 'sessions/s1')).toEqual({ kwh: 1 });
    await owe(200, 'sessions/s1');
    const again = (await ledger.owedRef('P1', 'sessions/s1'))!;
    expect(again).toMatchObject({ acknowledged: { kwh: 1 } });
    expect(again.mark).not.toBe(owed.mark);
    expect(await ledger.settle(again, null)).toBe(false);
    expect(await ledger.acknowledged('P1', 'sessions/s1')).toBeUndefined();
  });

  test('stays open when the object changed while it was told', async () => {
    await owe(100, 'sessions/s1');
    const owed = (await ledger.owedRef('P1', 'sessions/s1'))!;
    await owe(200, 'sessions/s1');
    expect(await ledger.settle(owed, { kwh: 1 })).toBe(true);
    expect(await ledger.owedRef('P1', 'sessions/s1')).toMatchObject({ since: 200, acknowledged: { kwh: 1 } });
  });

  test('is not settled by one who slept while others settled and it was owed anew', async () => {
    await owe(100, 'sessions/s1');
    const slow = (await ledger.owedRef('P1', 'sessions/s1'))!;
    await ledger.settle(slow, { kwh: 1 });
    await owe(200, 'sessions/s1');
    expect(await ledger.settle(slow, { kwh: 1 })).toBe(true);
    expect(await refs()).toEqual(['sessions/s1']);
  });

  test('never loses a change in a race of telling and changing', async () => {
    let told = -1;
    let newest = -1;
    const tell = async () => {
      const owed = await ledger.owedRef('P1', 'sessions/s1');
      const state = newest;
      if (owed) {
        await ledger.settle(owed, { state });
        told = state;
      }
    };
    for (let state = 0; state < 100; state++) {
      newest = state;
      await Promise.all([owe(state, 'sessions/s1'), tell()]);
    }
    while ((await refs()).length > 0) await tell();
    expect(told).toBe(99);
  });

  test('puts what is parked last, until it changes or an operator says so', async () => {
    await owe(100, 'cdrs/c1');
    await owe(200, 'cdrs/c2');
    const parked = { at: 250, error: '2001 invalid' };
    const park = async () => ledger.park((await ledger.owedRef('P1', 'cdrs/c1'))!, parked);
    await park();
    expect(await refs(1)).toEqual(['cdrs/c2']);
    expect(await ledger.owed('P1')).toMatchObject([
      { ref: 'cdrs/c2' },
      { ref: 'cdrs/c1', since: 100, parked },
    ]);
    expect(await ledger.summary('P1')).toMatchObject({ counts: { cdrs: 2 }, parked: 1, oldest: 100 });
    await ledger.unpark('P1', 'cdrs/c1');
    expect(await refs(1)).toEqual(['cdrs/c1']);
    await park();
    await owe(300, 'cdrs/c1');
    const owed = (await ledger.owedRef('P1', 'cdrs/c1'))!;
    expect(owed).toMatchObject({ since: 100 });
    expect(owed.parked).toBeUndefined();
  });

  test('does not park what changed meanwhile', async () => {
    await owe(100, 'cdrs/c1');
    const old = (await ledger.owedRef('P1', 'cdrs/c1'))!;
    await owe(200, 'cdrs/c1');
    await ledger.park(old, { at: 250, error: 'invalid' });
    expect((await ledger.summary('P1')).parked).toBe(0);
  });

  test('lets go of what is dropped, parked or not', async () => {
    await owe(100, 'cdrs/c1', 'cdrs/c2');
    await ledger.park((await ledger.owedRef('P1', 'cdrs/c1'))!, { at: 1, error: 'invalid' });
    await ledger.drop('P1', 'cdrs/c1');
    await ledger.drop('P1', 'cdrs/c2');
    expect(await ledger.summary('P1')).toEqual({
      counts: { locations: 0, tariffs: 0, sessions: 0, cdrs: 0, chargingprofiles: 0 },
      parked: 0,
    });
    expect(await client.keys('*')).toEqual(['{rb}:sequence']);
  });
});
