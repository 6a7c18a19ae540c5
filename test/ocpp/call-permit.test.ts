import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CallPermit } from '../../src/ocpp/call-permit.ts';
import { CallQueue } from '../../src/ocpp/call-queue.ts';

const clock = { now: () => Date.now() };
let sent: string[];
let calls: CallQueue;
let permit: CallPermit;

beforeEach(() => {
  jest.useFakeTimers();
  sent = [];
  calls = new CallQueue({ nextId: () => String(sent.length), send: (_id, action) => sent.push(action) });
  permit = new CallPermit(clock, clock.now());
});
afterEach(() => {
  permit.close();
  calls.close('over');
  jest.useRealTimers();
});

function call(action: string): void {
  calls.call(action, {}, 600_000).catch(() => undefined);
}

function answerTo(id: string): void {
  calls.result(id, {});
}

describe('a station that has said nothing', () => {
  test('is called after two seconds', () => {
    permit.governs(calls);
    call('Reset');
    jest.advanceTimersByTime(1999);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual(['Reset']);
  });

  test('is called once it was answered', () => {
    permit.governs(calls);
    call('Reset');
    permit.answered();
    expect(sent).toEqual(['Reset']);
  });

  test('may be given longer', () => {
    permit.governs(calls, 30_000);
    call('Reset');
    jest.advanceTimersByTime(29_999);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual(['Reset']);
  });
});

describe('a station that wants silence', () => {
  test('after its boot, whatever else it says meanwhile', () => {
    permit.governs(calls, 30_000);
    call('GetConfiguration');
    permit.answered(10_000);
    permit.answered();
    jest.advanceTimersByTime(9999);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual(['GetConfiguration']);
  });

  test('also when it boots in the middle, and nobody had called it', () => {
    permit.answered();
    jest.advanceTimersByTime(60_000);
    permit.answered(10_000);
    permit.governs(calls);
    call('Reset');
    jest.advanceTimersByTime(9999);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual(['Reset']);
  });

  test('keeps back what follows on a call under way', () => {
    permit.governs(calls);
    permit.answered();
    call('Reset');
    call('ClearCache');
    permit.answered(10_000);
    answerTo('0');
    expect(sent).toEqual(['Reset']);
    jest.advanceTimersByTime(10_000);
    expect(sent).toEqual(['Reset', 'ClearCache']);
  });
});
