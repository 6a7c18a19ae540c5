import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DeliveryFailure } from '../../src/core/delivery.ts';
import type { Owed } from '../../src/core/ports.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import type { Process } from './stage.ts';
import { down, gate, openProcess, quick, RecordingTeller, World } from './stage.ts';

type Settings = Parameters<typeof openProcess> extends [unknown, unknown, ...infer Rest] ? Rest : never;

const refuse = (isRefused: (owed: Owed) => boolean) => (owed: Owed) => {
  if (isRefused(owed)) throw new DeliveryFailure('park', 'refused');
};

describe('when a partner does not take what it is told', () => {
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

  async function reopen(...settings: Settings): Promise<void> {
    await bridge.close();
    bridge = await openProcess(redis, teller, ...settings);
  }

  const refs = (count: number) => Array.from({ length: count }, (_, i) => `sessions/${i}`);
  const parkedOf = async (ref: string) => (await bridge.ledger.owedRef('p', ref))?.parked;

  test('a slow partner delays no other', async () => {
    const answer = gate();
    teller.behaviour = ({ partnerId }) => (partnerId === 'slow' ? answer.opened : undefined);
    bridge.lanes.open('slow');
    bridge.lanes.open('fast');
    await bridge.owe('slow', ...refs(40));
    await until('the slow one has all it takes at once', () => teller.tries.length === 16);
    await bridge.owe('fast', ...refs(40));
    await until('the fast one has everything', () => teller.of('fast').length === 40);
    expect(teller.of('slow')).toEqual([]);
    answer.open();
    await until('the slow one has everything', () => teller.of('slow').length === 40);
  });

  test('a partner that is down gets few requests, and everything when it is back', async () => {
    teller.behaviour = down;
    bridge.lanes.open('p');
    await bridge.owe('p', ...refs(200));
    await until('it was tried again and again', () => (bridge.lanes.health('p')?.failures ?? 0) >= 5);
    // 16 were under way when it went down; after each wait a single one tries.
    expect(teller.tries.length).toBeLessThan(16 + 5 * 2 + 1);
    expect(bridge.lanes.health('p')).toMatchObject({ state: 'waiting', lastError: 'connection refused' });
    expect(bridge.lanes.health('p')?.nextTryAt).toBeGreaterThan(Date.now() - 1000);
    teller.behaviour = () => undefined;
    await until('everything is told', () => bridge.isSettled('p'));
    expect(new Set(teller.told.map(({ ref }) => ref)).size).toBe(200);
    expect(teller.told.length).toBe(200);
    expect(bridge.lanes.health('p')).toMatchObject({ state: 'ok', failures: 0 });
    expect(bridge.lanes.health('p')?.lastSuccessAt).toBeLessThanOrEqual(Date.now());
    expect(bridge.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  test('a partner is not asked before the time it named', async () => {
    let first = 0;
    let second = 0;
    teller.behaviour = () => {
      if (first === 0) {
        first = performance.now();
        throw new DeliveryFailure('pause', '429', { retryAfterMs: 400 });
      }
      second ||= performance.now();
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/1');
    await until('it was tried', () => teller.tries.length === 1);
    await bridge.owe('p', 'sessions/1', 'sessions/2');
    await until('nothing is owed', () => bridge.isSettled('p'));
    // A lower bound that no slow machine can break; timers may be a millisecond early.
    expect(second - first).toBeGreaterThan(395);
  });

  test('an object that is refused is parked after three tries, and the others go on', async () => {
    teller.behaviour = ({ ref }) => {
      if (ref === 'sessions/bad') throw new DeliveryFailure('park', '2001: invalid parameter');
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/bad', ...refs(5));
    await until('it is parked', () => parkedOf('sessions/bad'));
    expect(await parkedOf('sessions/bad')).toMatchObject({ error: '2001: invalid parameter' });
    expect(teller.triesOf('sessions/bad')).toBe(3);
    await until('the others are told', () => teller.told.length === 5);
    expect(bridge.lanes.health('p')?.state).toBe('ok');
    await bridge.outbox.sweep();
    await until('it has no job', async () => (await bridge.lanes.lane('p')?.size()) === 0);
    expect(teller.triesOf('sessions/bad')).toBe(3);
  });

  test('a parked object is told when an operator has it resent, and when it changes', async () => {
    teller.behaviour = () => {
      throw new DeliveryFailure('park', 'no');
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'cdrs/1', 'cdrs/2');
    await until('both are parked', async () => (await parkedOf('cdrs/1')) && (await parkedOf('cdrs/2')));
    teller.behaviour = () => undefined;
    await bridge.outbox.resend('p', 'cdrs/1');
    await until('the first is told', () => teller.told.length === 1);
    await bridge.owe('p', 'cdrs/2');
    await until('the second is told', () => teller.told.length === 2);
    await until('nothing is owed', () => bridge.isSettled('p'));
  });

  test('an object is not parked before it was refused for long enough, and the others go on meanwhile', async () => {
    const time = { at: 1_750_000_000_000, now: () => time.at };
    await reopen({ ...quick, parkAfterMs: 900 }, { time });
    teller.behaviour = refuse(({ ref }) => ref === 'sessions/bad');
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/bad', ...refs(5));
    await until('it was refused more often than three times', () => teller.triesOf('sessions/bad') > 3);
    expect(await parkedOf('sessions/bad')).toBeUndefined();
    await until('the others are told', () => teller.told.length === 5);
    time.at += 900;
    await until('it is parked', () => parkedOf('sessions/bad'));
  });

  test('what was refused for a moment only is told by itself', async () => {
    await reopen({ ...quick, parkAfterMs: 900 });
    let isFaulty = true;
    teller.behaviour = refuse(() => isFaulty);
    bridge.lanes.open('p');
    await bridge.owe('p', ...refs(10));
    await until('each was refused', () => refs(10).every((ref) => teller.triesOf(ref) > 0));
    isFaulty = false;
    await until('nothing is owed', () => bridge.isSettled('p'));
  });

  test('a parked object is tried once when its time has come, the later the longer it is owed', async () => {
    const time = { at: 1_750_000_000_000, now: () => time.at };
    await reopen(quick, { time });
    teller.behaviour = refuse(() => true);
    bridge.lanes.open('p');
    await bridge.owe('p', 'cdrs/1');
    await until('it is parked', () => parkedOf('cdrs/1'));
    expect(teller.triesOf('cdrs/1')).toBe(3);
    const hour = 3_600_000;
    const waits = [hour, hour, hour, 1.5 * hour, 2.25 * hour];
    let tries = 3;
    for (const waitMs of waits) {
      time.at += waitMs - 1;
      await bridge.outbox.sweep();
      expect(await bridge.lanes.lane('p')?.size()).toBe(0);
      time.at += 1;
      await bridge.outbox.sweep();
      tries++;
      await until('it was tried', async () => (await parkedOf('cdrs/1'))?.at === time.at);
      await until('it has no job', async () => (await bridge.lanes.lane('p')?.size()) === 0);
      expect(teller.triesOf('cdrs/1')).toBe(tries);
      expect(bridge.lanes.health('p')).toMatchObject({ state: 'ok' });
    }
    teller.behaviour = () => undefined;
    time.at += 100 * hour;
    await bridge.outbox.sweep();
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(bridge.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  test('parked objects that are tried in vain do not count against the partner', async () => {
    const time = { at: 1_750_000_000_000, now: () => time.at };
    await reopen(quick, { time });
    const bad = Array.from({ length: 60 }, (_, i) => `cdrs/${i}`);
    teller.behaviour = refuse(({ ref }) => ref.startsWith('cdrs/'));
    bridge.lanes.open('p');
    for (let start = 0; start < bad.length; start += 15) {
      await bridge.owe('p', ...bad.slice(start, start + 15));
      await until('they are parked', async () => (await bridge.ledger.summary('p')).parked === start + 15);
      await bridge.owe('p', 'sessions/good');
      await until(
        'a good one is told',
        async () => (await bridge.ledger.owedRef('p', 'sessions/good')) === undefined,
      );
    }
    time.at += 3_600_000;
    await bridge.outbox.sweep();
    await until('all were tried', () => bad.every((ref) => teller.triesOf(ref) === 4));
    expect(bridge.lanes.health('p')).toMatchObject({ state: 'ok', failures: 0 });
  });

  test('a partner that refuses everything waits, and nothing is parked one after the other', async () => {
    let isFaulty = true;
    teller.behaviour = refuse(() => isFaulty);
    bridge.lanes.open('p');
    await bridge.owe('p', ...refs(100));
    await until('it was held again and again', () => (bridge.lanes.health('p')?.failures ?? 0) >= 5);
    expect(bridge.lanes.health('p')).toMatchObject({ state: 'waiting', lastError: 'refused' });
    expect((await bridge.ledger.summary('p')).parked).toBe(0);
    // Those that it took to tell, and one for each wait.
    expect(teller.tries.length).toBeLessThan(20 + 16 + 5 * 2 + 1);
    isFaulty = false;
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(bridge.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  test('what a partner would take does not queue behind what it refuses', async () => {
    await reopen({ ...quick, backoff: { firstMs: 20, mostMs: 20 } });
    teller.behaviour = refuse(({ ref }) => ref !== 'cdrs/good');
    bridge.lanes.open('p');
    await bridge.lanes.pause('p');
    await bridge.owe('p', ...refs(1500));
    await until('all have a job', async () => (await bridge.lanes.lane('p')?.size()) === 1500);
    await bridge.lanes.resume('p');
    await until('it waits', () => bridge.lanes.health('p')?.state === 'waiting');
    await bridge.owe('p', 'cdrs/good');
    await until('it is told', () => teller.told.length === 1);
    expect(teller.tries.length).toBeLessThan(1000);
  });

  test('an operator has all that is parked tried again', async () => {
    teller.behaviour = refuse(() => true);
    bridge.lanes.open('p');
    await bridge.owe('p', ...refs(12));
    await until('all are parked', async () => (await bridge.ledger.summary('p')).parked === 12);
    teller.behaviour = () => undefined;
    expect(await bridge.outbox.resendParked('p')).toBe(12);
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(await bridge.outbox.resendParked('p')).toBe(0);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a retry', () => bridge.outbox.resend('p', 'sessions/1')],
    ['a pause and resume', () => bridge.lanes.pause('p').then(() => bridge.lanes.resume('p'))],
    ['a release', () => bridge.lanes.release('p')],
  ])('%s ends the wait that a partner asked for', async (_, release) => {
    teller.behaviour = () => {
      throw new DeliveryFailure('pause', '503', { retryAfterMs: 99_999_999_000 });
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/1', 'sessions/2');
    await until(
      'it waits',
      async () => (await bridge.connections.producer.pttl('{rb}:q:lane-p:limiter')) > 60_000,
    );
    expect(await bridge.connections.producer.pttl('{rb}:q:lane-p:limiter')).toBeLessThanOrEqual(990_000);
    teller.behaviour = () => undefined;
    await release();
    expect(bridge.lanes.health('p')).toMatchObject({ state: 'ok' });
    await until('nothing is owed', () => bridge.isSettled('p'));
  });

  test('a process that starts while a partner is held says so', async () => {
    teller.behaviour = () => {
      throw new DeliveryFailure('pause', '503', { retryAfterMs: 600_000 });
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/1');
    await until(
      'it waits',
      async () => (await bridge.connections.producer.pttl('{rb}:q:lane-p:limiter')) > 60_000,
    );
    const nextTryAt = bridge.lanes.health('p')?.nextTryAt ?? 0;
    await reopen();
    bridge.lanes.open('p');
    await bridge.outbox.sweep();
    const health = bridge.lanes.health('p');
    expect(health).toMatchObject({ state: 'waiting', failures: 1 });
    expect(Math.abs((health?.nextTryAt ?? 0) - nextTryAt)).toBeLessThan(60_000);
  });

  test('a change that comes while an object is being parked is told', async () => {
    const answer = gate();
    teller.behaviour = async () => {
      if (teller.tries.length < 3) throw new DeliveryFailure('park', 'no');
      if (teller.tries.length > 3) return;
      await answer.opened;
      throw new DeliveryFailure('park', 'no');
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/1');
    await until('the last try is under way', () => teller.tries.length === 3);
    world.change('sessions/1');
    await bridge.owe('p', 'sessions/1');
    answer.open();
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.told).toEqual([{ partnerId: 'p', ref: 'sessions/1', version: 1 }]);
  });

  test('an object that fails for the moment is tried until it arrives, and delays no other', async () => {
    teller.behaviour = ({ ref }) => {
      if (ref === 'sessions/late' && teller.triesOf(ref) < 6) throw new DeliveryFailure('retry', 'not yet');
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/late', ...refs(30));
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.triesOf('sessions/late')).toBe(6);
    expect(teller.told.at(-1)?.ref).toBe('sessions/late');
    expect(teller.told).toHaveLength(31);
  });

  test('a change is told at once, whatever the object waits for', async () => {
    await bridge.close();
    bridge = await openProcess(redis, teller, { backoff: { firstMs: 3_600_000, mostMs: 3_600_000 } });
    teller.behaviour = () => {
      throw new DeliveryFailure('retry', 'not yet');
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/1');
    await until(
      'it waits',
      async () => (await bridge.connections.producer.zcard('{rb}:q:lane-p:delayed')) === 1,
    );
    teller.behaviour = () => undefined;
    await bridge.owe('p', 'sessions/1');
    await until('nothing is owed', () => bridge.isSettled('p'));
  });

  test('an object that makes the partner fail does not keep the others from it', async () => {
    teller.behaviour = ({ ref }) => {
      if (ref === 'sessions/poison') down();
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/poison', ...refs(30));
    await until('the others are told', () => teller.told.length === 30);
    expect((await bridge.ledger.owed('p')).map(({ ref }) => ref)).toEqual(['sessions/poison']);
  });

  test('a fault of the bridge is logged with its stack and tried again', async () => {
    teller.behaviour = () => {
      if (teller.tries.length === 1) throw new TypeError('x is not a function');
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/1');
    await until('nothing is owed', () => bridge.isSettled('p'));
    const faults = bridge.log.lines.filter(({ level }) => level === 'error');
    expect(faults).toHaveLength(1);
    expect(faults[0]?.fields).toMatchObject({ err: { message: 'x is not a function' } });
  });

  test('a teller that never answers loses its place to others', async () => {
    await bridge.close();
    bridge = await openProcess(redis, teller, { ...quick, concurrency: 1, tellTimeoutMs: 50 });
    const signals: AbortSignal[] = [];
    teller.behaviour = async ({ ref }, signal) => {
      signals.push(signal);
      if (ref === 'sessions/stuck') await new Promise(() => undefined);
    };
    bridge.lanes.open('p');
    await bridge.owe('p', 'sessions/stuck');
    await until('it is stuck', () => teller.tries.length === 1);
    await bridge.owe('p', 'sessions/1');
    await until('the other is told', () => teller.told.length === 1);
    expect(signals[0]?.aborted).toBe(true);
    expect(bridge.lanes.health('p')?.lastError).toBe('no answer within 50 ms');
  });

  test('what an operator drops is not told', async () => {
    bridge.lanes.open('p');
    await bridge.lanes.pause('p');
    await bridge.owe('p', 'sessions/1', 'sessions/2');
    await bridge.ledger.drop('p', 'sessions/1');
    await bridge.lanes.resume('p');
    await until('nothing is owed', () => bridge.isSettled('p'));
    expect(teller.tries.map(({ ref }) => ref)).toEqual(['sessions/2']);
  });
});
