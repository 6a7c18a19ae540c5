import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Operator } from '../admin/operator.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());

const cli = (argv: string) => roambridge(argv.split(' '), { url: operator.url });

test('quirks are set, kept, shown and taken back', async () => {
  const put = 'station put CP1 --profile 0 --quirk idTagFormat=hex --quirk idTagMaxLength=16';
  expect(await cli(`${put} --quirk ignoreMeasurands=SoC,Power.Active.Import`)).toMatchObject({
    code: 0,
    err: '',
  });
  const quirks = { idTagFormat: 'hex', idTagMaxLength: 16, ignoreMeasurands: ['SoC', 'Power.Active.Import'] };
  expect(await operator.backing.store.station('CP1')).toMatchObject({ quirks });
  expect((await cli('station put CP1 --heartbeat 60 --json')).json).toMatchObject({ quirks });
  expect((await cli('station show CP1')).out).toContain('quirks:\n  idTagFormat: hex\n');
  expect((await cli('station put CP1 --quirk deflate=off --json')).json).toMatchObject({
    quirks: { deflate: 'off' },
  });
  expect((await cli('station put CP1 --no-quirks --json')).json).not.toHaveProperty('quirks');
});

test('show tells how often its messages differ from the schema', async () => {
  const lastAt = Date.parse('2026-03-01T08:00:00Z');
  const kinds = [{ action: 'MeterValues', pointer: '/connectorId', reason: 'is missing', count: 3, lastAt }];
  await operator.backing.store.commit([
    { type: 'violations', stationId: 'CP1', violations: { count: 3, kinds } },
  ]);
  const { out } = await cli('station show CP1');
  expect(out).toContain('violations:\n  count: 3\n  kinds:\n    - action: MeterValues\n');
});

test('what is no quirk is refused', async () => {
  expect((await cli('station put CP1 --quirk hex')).code).toBe(2);
  const { code, err } = await cli('station put CP1 --quirk colour=red');
  expect(code).toBe(1);
  expect(err).toMatch(/--quirk colour is not a known field: known are energyUnit, /);
  const value = await cli('station put CP1 --quirk energyUnit=MWh --quirk idTagMaxLength=99');
  expect(value.err).toMatch(/--quirk energyUnit must be one of kWh/);
  expect(value.err).toMatch(/--quirk idTagMaxLength is more than 20/);
});
