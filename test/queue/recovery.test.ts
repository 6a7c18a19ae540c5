import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DeliveryFailure } from '../../src/core/delivery.ts';
import { Redis } from 'ioredis';
import { socketPath } from '../../src/store/socket-path.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { boot, Scene, start, stop, token } from '../kit/scene.ts';
import { until } from '../kit/until.ts';
import type { Process } from './stage.ts';
import { gate, openProcess, owed, quick, RecordingTeller, turn, World } from './stage.ts';

interface Hung {
  readonly signals: AbortSignal[];
}

describe('after a crash', () => {
  let redis: TestRedis;
  let world: World;
  let teller: RecordingTeller;
  let bridge: Process;

  beforeEach(async () => {
    redis = await startRedis('--appendfsync', 'always');
    world = new World();
    teller = new RecordingTeller(world);
    bridge = await openProcess(redis, teller);
  });

  afterEach(async () => {
    await bridge.close(100);
    await redis.close();
  });

  const refs = (count: number) => Array.from({ length: count }, (_, i) => `sessions/${i}`);

  test('what was committed and never queued is found by the sweep', async () => {
    await bridge.store.commit(owed('p', ...refs(1200)));
    bridge.lanes.open('p');
    await bridge.outbox.sweep();
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told).toHaveLength(1200);
  });

  test('a sweep finds the one without a job behind many that have one', async () => {
    bridge.lanes.open('p');
    await bridge.lanes.pause('p');
    await bridge.owe('p', ...refs(1500));
    const lane = bridge.lanes.lane('p')!;
    await until('all have a job', async () => (await lane.size()) === 1500);
    await bridge.store.commit(owed('p', 'cdrs/lost'));
    await bridge.outbox.sweep();
    expect(await lane.size()).toBe(1501);
    await bridge.outbox.sweep();
    expect(await lane.size()).toBe(1501);
  });

  test('what a process that is gone had under way is taken over by another', async () => {
    const never = new RecordingTeller(world, () => new Promise(() => undefined));
    const dying = await openProcess(redis, never);
    dying.lanes.open('p');
    await dying.owe('p', 'cdrs/1');
    await until('it is under way', () => never.tries.length === 1);
    dying.connections.close();
    bridge.lanes.open('p');
    await until('it is told', () => teller.told.length === 1);
    await until('nothing is owed', () => bridge.isSettled('p'));
    await dying.close(0);
  });

  /** As after an outage of Redis, or a process that stood still, for longer than a lock lasts. */
  async function dropLocks(): Promise<void> {
    const { producer } = bridge.connections;
    const locks = await producer.keys('{rb}:q:lane-p:*:lock');
    expect(locks).not.toEqual([]);
    await producer.del(...locks);
  }

  const untilAborted =
    ({ tries, hung }: { tries: number; hung: Hung }) =>
    async (_: unknown, signal: AbortSignal) => {
      if (hung.signals.push(signal) > tries) return;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new DeliveryFailure('retry', 'aborted');
    };

  test('what lost its lock is broken off before it is sent once more by the same process', async () => {
    const hung: Hung = { signals: [] };
    teller.behaviour = untilAborted({ tries: 1, hung });
    bridge.lanes.open('p');
    await bridge.owe('p', 'cdrs/1');
    await until('it is under way', () => teller.tries.length === 1);
    await dropLocks();
    await until('it is told', () => teller.told.length === 1);
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.parallel).toEqual([]);
    expect(hung.signals[0]?.aborted).toBe(true);
  });

  test('what lost its lock is broken off when another process has it', async () => {
    const hung: Hung = { signals: [] };
    const slow = new RecordingTeller(world, untilAborted({ tries: 1, hung }));
    const other = await openProcess(redis, slow, { ...quick, concurrency: 1 });
    other.lanes.open('p');
    await other.owe('p', 'cdrs/1');
    await until('it is under way', () => slow.tries.length === 1);
    bridge.lanes.open('p');
    await dropLocks();
    await until('it is broken off', () => hung.signals[0]?.aborted);
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told.length + slow.told.length).toBe(1);
    await other.close();
  });

  test('Redis is killed in the middle and comes back: everything arrives, the newest state last', async () => {
    teller.behaviour = turn;
    bridge.outbox.start();
    bridge.lanes.open('p');
    const objects = refs(40);
    const change = async (ref: string) => {
      world.change(ref);
      await bridge.owe('p', ref);
    };
    for (let round = 0; round < 10; round++) await Promise.all(objects.map(change));
    const during = Promise.all(objects.map(change));
    await redis.kill();
    await redis.restart();
    await during;
    await Promise.all(objects.map(change));
    await until('nothing is owed', () => bridge.isSettled('p'), 25_000);
    expect(teller.parallel).toEqual([]);
    for (const ref of objects) expect(teller.told.findLast((told) => told.ref === ref)?.version).toBe(12);
  });

  test('without Redis nobody who notifies is stopped, and the sweep makes up for it', async () => {
    bridge.outbox.start();
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/0');
    await until('nothing is owed', () => bridge.isSettled('p'));
    await bridge.store.commit(owed('p', ...refs(3)));
    await redis.kill();
    bridge.outbox.notify(owed('p', ...refs(3)));
    await expect(bridge.lanes.pause('p')).rejects.toMatchObject({ code: 'store-unavailable' });
    await redis.restart();
    await until('nothing is owed', () => bridge.isSettled('p'), 25_000);
    expect(new Set(teller.told.map(({ ref }) => ref)).size).toBe(3);
  });

  test('closing lets what is under way finish', async () => {
    const answer = gate();
    teller.behaviour = () => answer.opened;
    bridge.lanes.open('p');
    await bridge.owe('p', ...refs(20));
    await until('some are under way', () => teller.tries.length === 16);
    const closed = bridge.lanes.closeAll(10_000);
    answer.open();
    await closed;
    expect(teller.told).toHaveLength(16);
    expect(await bridge.ledger.owed('p')).toHaveLength(4);
    bridge.lanes.open('p');
    await until('the others follow', () => bridge.isSettled('p'));
    expect(teller.told).toHaveLength(20);
  });

  test('closing breaks off what does not finish, and it is told later', async () => {
    teller.behaviour = () => new Promise(() => undefined);
    bridge.lanes.open('p');
    await bridge.owe('p', ...refs(3));
    await until('all are under way', () => teller.tries.length === 3);
    await bridge.lanes.closeAll(50);
    teller.behaviour = () => undefined;
    bridge.lanes.open('p');
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told).toHaveLength(3);
  });

  test('everything closes although Redis is away', async () => {
    teller.behaviour = () => new Promise(() => undefined);
    bridge.lanes.open('p');
    await bridge.owe('p', ...refs(3));
    await until('all are under way', () => teller.tries.length === 3);
    await redis.kill();
    await bridge.close(50);
    expect(bridge.lanes.partnerIds).toEqual([]);
    bridge = await reopened();
    teller.behaviour = () => undefined;
    bridge.lanes.open('p');
    await until('nothing is owed', () => bridge.isSettled('p'));
  });

  async function reopened(): Promise<Process> {
    await redis.restart();
    return openProcess(redis, teller);
  }
});

test('what the bridge was sending when it was killed waits five seconds at most, and arrives', async () => {
  const scene = await Scene.open();
  try {
    const partner = await scene.partner([token('04WHITE')]);
    const station = await scene.station();
    await station.call('BootNotification', boot);
    const { transactionId } = await station.call('StartTransaction', start('04WHITE'));
    await partner.waitFor(({ kind }) => kind === 'sessions');
    partner.fail({ kind: 'delay', ms: 3_600_000 }, 'cdrs');
    await station.call('StopTransaction', stop(transactionId, 10_000));
    await partner.waitFor(({ kind }) => kind === 'cdrs');
    await scene.bridge.kill();
    expect(await longestLock(scene.bridge.dataDir)).toBeLessThanOrEqual(5000);
    partner.fail(null, 'cdrs');
    await scene.bridge.run();
    await until('the CDR', () => partner.received('cdrs').length === 2, 30_000);
  } finally {
    await scene.close();
  }
}, 60_000);

/** How long the jobs that somebody had are still his. */
async function longestLock(dataDir: string): Promise<number> {
  const redis = new Redis({ path: socketPath(dataDir), disconnectTimeout: 50 });
  const locks = await redis.keys('{rb}:q:lane-*:lock');
  const left = await Promise.all(locks.map((lock) => redis.pttl(lock)));
  redis.disconnect();
  expect(left).not.toEqual([]);
  return Math.max(...left);
}
