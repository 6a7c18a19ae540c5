import { describe, expect, test } from '@jest/globals';
import { InboundQueue } from '../../src/ocpp/inbound-queue.ts';

const call = (length: number) => ({
  frame: { kind: 'call' as const, idToken: '"1"', action: 'Heartbeat', payload: {} },
  text: 'x'.repeat(length),
  receivedAt: 1,
});

describe('InboundQueue', () => {
  test('is full of many small calls, and has room when half of them are answered', () => {
    const queue = new InboundQueue();
    for (let i = 0; i < 63; i++) queue.push(call(10));
    expect(queue.isFull).toBe(false);
    queue.push(call(10));
    expect(queue.isFull).toBe(true);
    for (let i = 0; i < 32; i++) queue.next();
    expect(queue.hasRoom).toBe(false);
    queue.next();
    expect(queue.hasRoom).toBe(true);
  });

  test('is full of few large ones, of which the one in hand still counts', () => {
    const queue = new InboundQueue();
    queue.push(call(100_000));
    queue.push(call(100_000));
    expect(queue.isFull).toBe(false);
    queue.push(call(100_000));
    expect(queue.isFull).toBe(true);
    queue.next();
    expect([queue.isFull, queue.hasRoom]).toEqual([true, false]);
    queue.next();
    expect([queue.isFull, queue.hasRoom]).toEqual([false, false]);
    queue.next();
    expect(queue.hasRoom).toBe(true);
    expect(queue.next()).toBeUndefined();
    queue.push(call(200_000));
    expect(queue.isFull).toBe(false);
  });
});
