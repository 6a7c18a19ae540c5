import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Operator } from '../admin/operator.ts';
import { clock } from '../store/fixtures.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
});
afterAll(() => operator.close());

const cli = (...argv: string[]) => roambridge(argv, { url: operator.url });

test('deliveries retry --partner: all that is parked for a partner', async () => {
  const { ledger, store } = operator.backing;
  const refs = ['cdrs/S1', 'cdrs/S2'];
  await store.commit(refs.map((ref) => ({ type: 'owed', partnerId: 'P1', ref })));
  for (const ref of refs) {
    await ledger.park((await ledger.owedRef('P1', ref))!, { at: clock.now(), error: 'HTTP 413' });
  }
  const { code, out } = await cli('deliveries', 'retry', '--partner', 'Partner P1');
  expect({ code, out }).toEqual({ code: 0, out: '2 parked deliveries are tried again\n' });
  expect(operator.resent.toSorted()).toEqual(['P1 cdrs/S1', 'P1 cdrs/S2']);
  expect((await cli('deliveries', 'retry', '--partner', 'P1', '--json')).json).toEqual({
    partner: 'P1',
    retried: 0,
  });
});

test.each([
  ['neither an id nor a partner', []],
  ['both', ['P1~cdrs/S1', '--partner', 'P1']],
])('deliveries retry with %s is wrong', async (_, argv) => {
  const { code, err } = await cli('deliveries', 'retry', ...argv);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--partner') });
});

test('deliveries retry for a partner that is unknown', async () => {
  expect(await cli('deliveries', 'retry', '--partner', 'NOBODY')).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is no partner NOBODY'),
  });
});
