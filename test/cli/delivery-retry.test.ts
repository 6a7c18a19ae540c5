import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Operator } from '../admin/operator.ts';
import { until } from '../kit/until.ts';
import { makeSession } from '../store/fixtures.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
const start = Date.parse('2026-03-01T08:00:00Z');
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
  await operator.backing.store.commit([{ type: 'session', session: makeSession('S1', start, 'P1') }]);
});
afterAll(() => operator.close());

const id = 'P1~sessions/S1';
/** What the lane does once it is asked to try again. */
const retried = async (lane: (ledger: Operator['backing']['ledger']) => Promise<unknown>) => {
  const { ledger, store } = operator.backing;
  await store.commit([{ type: 'owed', partnerId: 'P1', ref: 'sessions/S1' }]);
  const before = operator.resent.length;
  const ran = roambridge(['deliveries', 'retry', id], { url: operator.url });
  await until('it is tried again', () => operator.resent.length > before);
  await lane(ledger);
  return ran;
};

test('deliveries retry: sent', async () => {
  const ran = await retried((ledger) => ledger.drop('P1', 'sessions/S1'));
  expect(ran).toMatchObject({ code: 0, out: 'sent: the partner has it\n' });
});

test('deliveries retry: parked again, and why', async () => {
  const ran = await retried(async (ledger) => {
    const owed = await ledger.owedRef('P1', 'sessions/S1');
    await ledger.park(owed!, { at: start, error: 'HTTP 400: no' });
  });
  expect(ran).toMatchObject({ code: 1, out: 'parked again: HTTP 400: no\n' });
});
