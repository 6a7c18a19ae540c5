import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { makePartner, makeSession, openBacking } from './fixtures.ts';

let redis: TestRedis;
let backing: RedisBacking;

beforeAll(async () => {
  redis = await startRedis('--appendfsync', 'always');
  backing = await openBacking(redis.address);
});

afterAll(async () => {
  await backing.close();
  await redis.close();
});

async function direct<T>(work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis({ path: redis.address, disconnectTimeout: 50 });
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}

describe('a change', () => {
  test('whose guard fails leaves nothing, and the others of its group are applied', async () => {
    const { store } = backing;
    await store.commit([{ type: 'partner', partner: makePartner('P1', 1, 'h1'), seenRevision: null }]);
    const group = await Promise.allSettled([
      store.commit([{ type: 'session', session: makeSession('before', 1) }]),
      store.commit([
        { type: 'session', session: makeSession('refused', 2) },
        { type: 'partner', partner: makePartner('P1', 9, 'h9'), seenRevision: 8 },
        { type: 'owed', partnerId: 'P1', ref: 'sessions/refused' },
      ]),
      store.commit([{ type: 'session', session: makeSession('after', 3) }]),
    ]);
    expect(group.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(group[1]).toMatchObject({ reason: { code: 'conflict' } });
    expect(await store.session('refused')).toBeUndefined();
    expect(await backing.ledger.owedRef('P1', 'sessions/refused')).toBeUndefined();
    expect(await store.partner('P1')).toMatchObject({ revision: 1 });
    expect(await store.partnerByTokenHash('h9')).toBeUndefined();
    const { items } = await store.sessions({ offset: 0, limit: 10 });
    expect(items.map(({ id }) => id)).toEqual(['before', 'after']);
  });

  test('with an instant that is none is refused by itself', async () => {
    const group = await Promise.allSettled([
      backing.store.commit([{ type: 'session', session: makeSession('timeless', NaN) }]),
      backing.store.commit([{ type: 'session', session: makeSession('after', 3) }]),
    ]);
    expect(group).toMatchObject([{ reason: { code: 'invalid' } }, { status: 'fulfilled' }]);
    expect(await backing.store.session('timeless')).toBeUndefined();
  });

  test('that creates a partner twice, or over another, is a conflict', async () => {
    const { store } = backing;
    const create = (id: string, name: string) =>
      store.commit([{ type: 'partner', partner: { ...makePartner(id, 1), name }, seenRevision: null }]);
    await create('P2', 'first');
    await expect(create('P2', 'second')).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.partner('P2')).toMatchObject({ name: 'first' });
  });

  test('that was applied before its answer was lost is not a conflict when it comes again', async () => {
    const change = [{ type: 'partner', partner: makePartner('P3', 1), seenRevision: null }] as const;
    await backing.store.commit(change);
    await backing.store.commit(change);
  });

  test('of many at once is in few script calls', async () => {
    const calls = () =>
      direct(async (client) =>
        Number(/cmdstat_evalsha:calls=(\d+)/.exec(await client.info('commandstats'))?.[1] ?? 0),
      );
    const before = await calls();
    const ids = Array.from({ length: 3000 }, (_, index) => `many-${index}`);
    await Promise.all(
      ids.map((id) => backing.store.commit([{ type: 'session', session: makeSession(id, 1) }])),
    );
    expect(await calls()).toBeLessThan(before + 5);
    expect((await backing.store.sessions({ offset: 0, limit: 1 })).total).toBe(3002);
  });

  test('takes effect in the order in which it was committed', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, meterWh) =>
        backing.store.commit([{ type: 'session', session: { ...makeSession('ordered', 1), meterWh } }]),
      ),
    );
    expect(await backing.store.session('ordered')).toMatchObject({ meterWh: 49 });
  });

  test('is refused by name when Redis is out of memory, and accepted when it no longer is', async () => {
    const commit = () => backing.store.commit([{ type: 'session', session: makeSession('big', 1) }]);
    await direct((client) => client.config('SET', 'maxmemory', '1'));
    await expect(commit()).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('raise maxmemory') as unknown,
    });
    expect(await backing.store.session('big')).toBeUndefined();
    await direct((client) => client.config('SET', 'maxmemory', '0'));
    await commit();
  });

  test('is refused by name when Redis is a read-only replica', async () => {
    const commit = () => backing.store.commit([{ type: 'session', session: makeSession('replica', 1) }]);
    await direct((client) => client.replicaof('127.0.0.1', 1));
    await expect(commit()).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('read-only replica') as unknown,
    });
    await direct((client) => client.replicaof('NO', 'ONE'));
    await commit();
  });

  test('with more samples than one step of the script takes is made, and so is what is beside it', async () => {
    const samples = Array.from({ length: 10_000 }, (_, at) => ({ at, energyWh: at }));
    const group = [
      backing.store.commit([{ type: 'samples', sessionId: 'long', samples }]),
      backing.store.commit([{ type: 'session', session: makeSession('beside', 1) }]),
    ];
    await Promise.all(group);
    expect(await backing.store.samples('long')).toEqual(samples);
  });

  test('survives that Redis forgets its scripts', async () => {
    await direct((client) => client.script('FLUSH'));
    await backing.store.commit([{ type: 'session', session: makeSession('flushed', 1) }]);
    expect(await backing.store.session('flushed')).toBeDefined();
  });
});

describe('what is noted on the way', () => {
  const record = (frame: string) =>
    backing.store.record('NOTES', { at: 1, direction: 'in', action: 'X', frame });
  const recorded = (count: number) =>
    until(`${count} frames`, async () => {
      const frames = await backing.store.frames('NOTES', { limit: 100 });
      return frames.length >= count && frames.map(({ frame }) => frame);
    });

  test('is let go beyond sixteen mebibytes, and kept again when that is written', async () => {
    const frame = 'x'.repeat(1024 * 1024 - 100);
    for (let i = 0; i < 40; i++) record(frame);
    expect(await recorded(16)).toHaveLength(16);
    record(`next${frame}`);
    expect((await recorded(17))[0]).toMatch(/^next/);
  });
});

describe('without Redis', () => {
  test('a commit waits and is made when it is back', async () => {
    await redis.kill();
    let done = false;
    const commit = backing.store.commit([{ type: 'session', session: makeSession('waited', 1) }]);
    const read = backing.store.session('ordered');
    void commit.then(() => (done = true));
    expect(done).toBe(false);
    await redis.restart();
    await commit;
    expect(await backing.store.session('waited')).toBeDefined();
    expect(await read).toMatchObject({ meterWh: 49 });
  });

  test('nothing that was acknowledged is lost when it is killed under load', async () => {
    const acknowledged: string[] = [];
    let running = true;
    const stations = Array.from({ length: 20 }, async (_, station) => {
      for (let n = 0; running; n++) {
        const id = `load-${station}-${n}`;
        await backing.store.commit([
          { type: 'session', session: makeSession(id, 1) },
          { type: 'owed', partnerId: 'P1', ref: `sessions/${id}` },
        ]);
        acknowledged.push(id);
      }
    });
    await until('commits before the crash', () => acknowledged.length > 200);
    await redis.restart();
    const before = acknowledged.length;
    await until('commits after the crash', () => acknowledged.length > before + 200);
    running = false;
    await Promise.all(stations);
    const { items } = await backing.store.sessions({ offset: 0, limit: 100_000 });
    const stored = new Set(items.map(({ id }) => id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    const owed = new Set((await backing.ledger.owed('P1')).map(({ ref }) => ref));
    expect(acknowledged.filter((id) => !owed.has(`sessions/${id}`))).toEqual([]);
  });

  test('commits and reads are rejected within the bound', async () => {
    const own = await startRedis();
    const bounded = await openBacking(own.address, 300);
    await own.kill();
    const started = performance.now();
    const session = makeSession('late', 1);
    await expect(bounded.store.commit([{ type: 'session', session }])).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    await expect(bounded.store.session('late')).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(performance.now() - started).toBeLessThan(2000);
    await own.restart();
    await bounded.store.commit([{ type: 'session', session: makeSession('again', 1) }]);
    expect(await bounded.store.session('late')).toBeUndefined();
    await bounded.close();
    await own.close();
  });

  test('a Redis that hangs is given up within the bound', async () => {
    const own = await startRedis();
    const bounded = await openBacking(own.address, 300);
    process.kill(own.pid, 'SIGSTOP');
    await expect(
      bounded.store.commit([{ type: 'session', session: makeSession('hung', 1) }]),
    ).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(bounded.store.session('hung')).rejects.toMatchObject({ code: 'store-unavailable' });
    process.kill(own.pid, 'SIGCONT');
    await until('commits after it wakes', () =>
      bounded.store.commit([{ type: 'session', session: makeSession('woken', 1) }]).then(
        () => true,
        () => false,
      ),
    );
    await bounded.close();
    await own.close();
  });
});
