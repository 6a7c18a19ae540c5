import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Operator } from '../admin/operator.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());

const cli = (argv: string) => roambridge(argv.split(' '), { url: operator.url });

test('a boot policy and a heartbeat interval are set, kept, shown and taken back', async () => {
  const created = await cli('station put CP1 --profile 0 --boot-policy pending --heartbeat 45');
  expect(created).toMatchObject({ code: 0, err: '' });
  expect(await operator.backing.store.station('CP1')).toMatchObject({
    bootPolicy: 'pending',
    heartbeatIntervalS: 45,
  });
  const kept = await cli('station put CP1 --username box --json');
  expect(kept.json).toMatchObject({ bootPolicy: 'pending', heartbeatIntervalS: 45 });
  const accepted = await cli('station put CP1 --boot-policy accept --json');
  expect(accepted.json).toMatchObject({ bootPolicy: 'accept' });
});

test('show tells what its boot was answered, and what is wrong with it', async () => {
  const at = Date.parse('2026-03-01T08:00:00Z');
  const boot = { vendor: 'V', model: 'M', bootedAt: at, decision: 'pending' as const };
  await operator.backing.store.commit([{ type: 'boot', stationId: 'CP1', boot }]);
  operator.alerts = [{ code: 'preparing-long', since: at, evseId: 1, text: 'Connector 1 is slow.' }];
  const { out } = await cli('station show CP1');
  expect(out).toContain('boot:\n  status: pending\n  at: 2026-03-01T08:00:00.000Z\n');
  expect(out).toContain('alerts:\n  - code: preparing-long\n');
  expect(out).toContain('text: Connector 1 is slow.');
  // what is shown may be put again
  expect((await cli('station put CP1 --approve')).code).toBe(0);
});

test('what is no policy or no interval is refused', async () => {
  expect((await cli('station put CP1 --boot-policy perhaps')).code).toBe(2);
  const { code, err } = await cli('station put CP1 --heartbeat 5');
  expect(code).toBe(1);
  expect(err).toContain('--heartbeat');
});
