import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import type { Process } from './stage.ts';
import { gate, openProcess, owed, RecordingTeller, turn, World } from './stage.ts';

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
