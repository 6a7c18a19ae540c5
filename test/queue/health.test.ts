import { describe, expect, test } from '@jest/globals';
import { DeliveryFailure } from '../../src/core/delivery.ts';
import { Health } from '../../src/queue/health.ts';

const backoff = { firstMs: 1000, mostMs: 300_000 };
const failure = new DeliveryFailure('pause', '503');

function makeHealth(concurrency = 64) {
  const clock = { at: 1_750_000_000_000, now: () => clock.at };
  return { clock, health: new Health({ clock, backoff, concurrency }) };
}

function succeed(health: Health, times: number): void {
  for (let i = 0; i < times; i++) health.succeeded();
}

describe('Health', () => {
  test('of a partner that was never asked', () => {
    expect(makeHealth().health.snapshot()).toEqual({ state: 'ok', failures: 0 });
  });

  test('what was under way when the partner failed counts as one failure', () => {
    const { health, clock } = makeHealth();
    const { wait } = health;
    const waitMs = health.failed(failure, wait);
    expect(waitMs).toBeLessThanOrEqual(1000);
    expect(health.failed(failure, wait)).toBeUndefined();
    expect(health.snapshot()).toEqual({
      state: 'waiting',
      failures: 1,
      lastError: '503',
      nextTryAt: clock.at + (waitMs ?? 0),
    });
    expect(health.remainingMs).toBe(waitMs);
    clock.at += 5000;
    expect(health.remainingMs).toBe(0);
    expect(health.failed(failure, health.wait)).toBeGreaterThanOrEqual(1000);
    expect(health.snapshot().failures).toBe(2);
  });

  test('one success ends the failures and keeps the last error for who wants to know', () => {
    const { health, clock } = makeHealth();
    health.failed(failure, health.wait);
    health.failed(failure, health.wait);
    expect(health.succeeded()).toBe(true);
    expect(health.succeeded()).toBe(false);
    expect(health.snapshot()).toEqual({
      state: 'ok',
      failures: 0,
      lastError: '503',
      lastSuccessAt: clock.at,
    });
  });

  test('after a failure one tries, and soon as many as before', () => {
    const { health } = makeHealth();
    expect(health.width).toBe(16);
    health.failed(failure, health.wait);
    const widths = Array.from({ length: 6 }, () => {
      const { width } = health;
      health.succeeded();
      return width;
    });
    expect(widths).toEqual([1, 2, 4, 8, 16, 16]);
  });

  test('many different objects refused in a row are a fault of the partner; a success says otherwise', () => {
    const { health } = makeHealth();
    for (let i = 0; i < 100; i++) health.refused('cdrs/1');
    for (let i = 2; i < 20; i++) health.refused(`cdrs/${i}`);
    expect(health.refusesAll).toBe(false);
    health.refused('sessions/1');
    expect(health.refusesAll).toBe(true);
    health.succeeded();
    expect(health.refusesAll).toBe(false);
  });

  test('a wait that is found when the process starts is shown, and does not shorten its own', () => {
    const { health, clock } = makeHealth();
    health.held(60_000);
    expect(health.snapshot()).toMatchObject({
      state: 'waiting',
      failures: 1,
      nextTryAt: clock.at + 60_000,
      lastError: expect.stringContaining('before'),
    });
    expect(health.width).toBe(1);
    health.held(30_000);
    expect(health.remainingMs).toBe(60_000);
  });

  test('who is released waits for nothing, and its next failure is a first one', () => {
    const { health } = makeHealth();
    for (let i = 0; i < 5; i++) health.failed(failure, health.wait);
    health.released();
    expect(health.snapshot()).toEqual({ state: 'ok', failures: 0, lastError: '503' });
    expect(health.remainingMs).toBe(0);
    expect(health.failed(failure, health.wait)).toBeLessThanOrEqual(1000);
  });

  test('beyond what nobody minds it grows slowly, and never above the most', () => {
    const { health } = makeHealth(20);
    succeed(health, 15);
    expect(health.width).toBe(16);
    succeed(health, 3);
    expect(health.width).toBe(17);
    succeed(health, 1000);
    expect(health.width).toBe(20);
    const small = makeHealth(2).health;
    succeed(small, 1000);
    expect(small.width).toBe(2);
  });

  test('a partner that fails at one object is failing, one that fails at three is not asked for a while', () => {
    const { health } = makeHealth();
    const error = new DeliveryFailure('retry', 'HTTP 500');
    expect(health.noticed(error)).toBe(true);
    expect(health.noticed(error)).toBe(false);
    expect(health.snapshot()).toEqual({ state: 'failing', failures: 2, lastError: 'HTTP 500' });
    for (const ref of ['a', 'a', 'b']) health.failedAt(ref);
    expect(health.failsAll).toBe(false);
    health.failedAt('c');
    expect(health.failsAll).toBe(true);
    expect(health.succeeded()).toBe(true);
    expect(health).toMatchObject({ failsAll: false });
    expect(health.snapshot()).toMatchObject({ state: 'ok', failures: 0 });
  });

  test('an object that the partner refuses is no failure of the partner', () => {
    const { health } = makeHealth();
    expect(health.noticed(new DeliveryFailure('park', 'HTTP 400'))).toBe(false);
    expect(health.snapshot()).toEqual({ state: 'ok', failures: 0, lastError: 'HTTP 400' });
  });
});
