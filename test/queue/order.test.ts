import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import type { Process } from './stage.ts';
import { gate, openProcess, owed, quick, RecordingTeller, turn, World } from './stage.ts';

describe('what is told, and in what order', () => {
  let redis: TestRedis;
  let world: World;
  let teller: RecordingTeller;
  let bridge: Process;

  beforeEach(async () => {
    redis = await startRedis();
    world = new World();
    teller = new RecordingTeller(world);
    bridge = await openProcess(redis, teller);
    bridge.outbox.start();
  });

  afterEach(async () => {
    await bridge.close();
    await redis.close();
  });

  const change = async (partnerId: string, ref: string, by: Process = bridge) => {
    world.change(ref);
    await by.owe(partnerId, ref);
  };

  test('an object is told once, whatever characters its reference has', async () => {
    bridge.lanes.open('p:1 {x}/é');
    const refs = ['locations/DE*ABC*LOC 1', 'sessions/a/b:c', 'cdrs/{x}*"y"'];
    for (const ref of refs) await change('p:1 {x}/é', ref);
    await until('all are told', () => teller.told.length === 3);
    await until('nothing is owed', () => bridge.isSettled('p:1 {x}/é'));
    expect(teller.told.map(({ ref }) => ref).sort()).toEqual(refs.sort());
    expect(await bridge.ledger.acknowledged('p:1 {x}/é', refs[0]!)).toEqual({ version: 1 });
  });

  test('a hundred changes make few messages, and the last has the newest state', async () => {
    teller.behaviour = turn;
    bridge.lanes.open('p');
    for (let i = 0; i < 100; i++) await change('p', 'sessions/1');
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told.at(-1)?.version).toBe(100);
    expect(teller.told.length).toBeLessThan(100);
  });

  test('changes while a message is on its way make one more message', async () => {
    const answer = gate();
    teller.behaviour = () => answer.opened;
    bridge.lanes.open('p');
    await change('p', 'sessions/1');
    await until('it is being told', () => teller.tries.length === 1);
    for (let i = 0; i < 9; i++) await change('p', 'sessions/1');
    answer.open();
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told.map(({ version }) => version)).toEqual([1, 10]);
  });

  test('an object is never told twice at the same time, and each ends with its newest state', async () => {
    teller.behaviour = async () => {
      for (let i = 0; i < 3; i++) await turn();
    };
    const other = await openProcess(redis, teller);
    bridge.lanes.open('p');
    other.lanes.open('p');
    const refs = Array.from({ length: 20 }, (_, i) => `sessions/${i}`);
    for (let round = 0; round < 25; round++) {
      await Promise.all(refs.map((ref, i) => change('p', ref, (i + round) % 2 ? bridge : other)));
    }
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.parallel).toEqual([]);
    for (const ref of refs) {
      const versions = teller.told.filter((told) => told.ref === ref).map(({ version }) => version);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
      expect(versions.at(-1)).toBe(25);
    }
    expect(teller.mostAtOnce).toBeGreaterThan(1);
    await other.close();
  });

  test('a change between the last look at the ledger and the end of a delivery is told', async () => {
    const settle = bridge.ledger.settle.bind(bridge.ledger);
    let late = true;
    bridge.ledger.settle = async (...args) => {
      const newer = await settle(...args);
      if (late) {
        late = false;
        await change('p', 'sessions/1');
      }
      return newer;
    };
    bridge.lanes.open('p');
    await change('p', 'sessions/1');
    await until('the newest is told', () => teller.told.length === 2);
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told.at(-1)?.version).toBe(2);
  });

  test('an object that never comes to rest leaves the others their turn', async () => {
    await bridge.close();
    teller.behaviour = async ({ ref }) => {
      if (ref === 'sessions/busy') await change('p', ref);
    };
    bridge = await openProcess(redis, teller, { concurrency: 1 });
    bridge.lanes.open('p');
    await change('p', 'sessions/busy');
    await until('the busy one is told', () => teller.triesOf('sessions/busy') > 0);
    await change('p', 'sessions/quiet');
    await until('the quiet one is told', () => teller.told.some(({ ref }) => ref === 'sessions/quiet'));
    teller.behaviour = () => undefined;
    await until('nothing is owed', () => bridge.isSettled('p'));
  });

  test('a change of another process that comes while a message is on its way is told after it', async () => {
    const answer = gate();
    teller.behaviour = () => answer.opened;
    const other = await openProcess(redis, teller);
    bridge.lanes.open('p');
    await change('p', 'cdrs/1');
    await until('it is being told', () => teller.tries.length === 1);
    // Opened now, so that the first process has the object.
    other.lanes.open('p');
    await change('p', 'cdrs/1', other);
    answer.open();
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told.map(({ version }) => version)).toEqual([1, 2]);
    expect(teller.parallel).toEqual([]);
    await other.close();
  });

  test('a paused lane sends nothing until it is resumed, in no process', async () => {
    bridge.lanes.open('p');
    await bridge.lanes.pause('p');
    await change('p', 'sessions/1');
    const other = await openProcess(redis, teller);
    other.lanes.open('p');
    bridge.lanes.open('q');
    await change('q', 'sessions/2');
    await until('the other lane has sent', () => teller.of('q').length === 1);
    await until('a job waits', async () => (await bridge.lanes.lane('p')?.size()) === 1);
    expect(teller.of('p')).toEqual([]);
    await other.lanes.resume('p');
    await until('it is told', () => teller.of('p').length === 1);
    await other.close();
  });

  test('pausing the lane of an unknown partner is an error', async () => {
    await expect(bridge.lanes.pause('nobody')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a finished queue leaves no jobs behind, and a removed lane nothing at all', async () => {
    bridge.lanes.open('p');
    const refs = Array.from({ length: 50 }, (_, i) => `sessions/${i}`);
    await bridge.owe('p', ...refs);
    await until('nothing is owed', () => bridge.isSettled('p'));
    const keys = () => bridge.connections.producer.keys('{rb}:q:lane-p:*');
    await until('no jobs are left', async () => (await bridge.lanes.lane('p')?.size()) === 0);
    expect((await keys()).filter((key) => /:\d+$|:de:|:completed|:failed/.test(key))).toEqual([]);
    expect(await bridge.connections.producer.xlen('{rb}:q:lane-p:events')).toBeLessThan(500);
    await bridge.lanes.remove('p');
    // The limiter's key goes by itself within a second.
    await until('no key is left', async () => (await keys()).length === 0);
    expect(bridge.lanes.partnerIds).toEqual([]);
  });

  test('what a partner without a lane is owed is told when its lane opens', async () => {
    await bridge.close();
    bridge = await openProcess(redis, teller, quick, { sweepEveryMs: 100 });
    bridge.outbox.start();
    await bridge.store.commit(owed('p', 'sessions/1'));
    bridge.lanes.open('p');
    await until('it is told', () => teller.of('p').length === 1);
  });
});
