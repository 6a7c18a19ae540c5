import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Operator } from '../admin/operator.ts';
import { roambridge } from './terminal.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());

const cli = (argv: string) => roambridge(argv.split(' '), { url: operator.url });
const stored = (id: string) => operator.backing.store.station(id);

test('approve lets in a station that knocked, with a password or without', async () => {
  await operator.backing.store.sawUnknownStation('KNOCK', 1, {
    remoteAddress: '192.0.2.9',
    subprotocols: ['ocpp1.6'],
  });
  expect((await cli('station show KNOCK')).out).toContain('remoteAddress: 192.0.2.9\n');
  expect(await cli('station approve KNOCK')).toMatchObject({
    code: 1,
    err: 'roambridge: --password is required with securityProfile 1\n',
  });
  expect(await cli('station approve KNOCK --password 0123456789abcdef')).toMatchObject({
    code: 0,
    err: expect.stringMatching(
      /^warning: none of its connectors is mapped yet.*station put KNOCK --connector/,
    ),
  });
  expect(await stored('KNOCK')).toMatchObject({ approved: true, securityProfile: 1 });
  await operator.backing.store.sawUnknownStation('OPEN', 1);
  expect((await cli('station approve OPEN --no-password')).code).toBe(0);
  expect(await stored('OPEN')).toMatchObject({ approved: true, securityProfile: 0 });
});

test('approve of an id that nobody has come with is refused, and sets up nothing', async () => {
  expect(await cli('station approve TYPO --no-password')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/TYPO is not set up and has not knocked: `station list`/),
  });
  expect(await stored('TYPO')).toBeUndefined();
});

test.each(['events', 'messages', 'delete'])(
  '%s of a station that waits says that it does',
  async (command) => {
    const at = Date.parse('2026-03-01T08:00:00Z');
    const knock = { remoteAddress: '192.0.2.9', subprotocols: ['ocpp1.6'] };
    await operator.backing.store.sawUnknownStation('WAITS', at, knock);
    expect(await cli(`station ${command} WAITS`)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /station WAITS waits for approval: it came .*, last at 2026-03-01T08:00:00.000Z from 192.0.2.9, offering ocpp1.6/,
      ),
    });
  },
);

test('approve of one that was shut out changes nothing else', async () => {
  await cli('station put SHUT --password 0123456789abcdef --username box --no-approve');
  const before = await stored('SHUT');
  expect((await cli('station approve SHUT')).code).toBe(0);
  expect(await stored('SHUT')).toEqual({ ...before, approved: true });
});

test('put knows all profiles, and warns of one that cannot be fulfilled', async () => {
  const { code, err } = await cli('station put P3 --profile 3');
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: --profile cannot be fulfilled|^warning: .*TLS_CLIENT_CA_FILE/);
  expect((await cli('station put P3 --profile 4')).code).toBe(2);
});

test('password shows the one that was made', async () => {
  operator.stations.connect('KNOCK');
  expect(await cli('station password KNOCK')).toMatchObject({
    code: 0,
    out: `KNOCK took the new password: ${'ab'.repeat(20)}\n`,
  });
  operator.rotating = () => Promise.resolve('reboot');
  expect(await cli(`station password KNOCK --password ${'cd'.repeat(16)}`)).toMatchObject({
    code: 0,
    out: 'KNOCK took the new password and uses it after a restart\n',
  });
  operator.rotating = () => Promise.resolve('rejected');
  expect(await cli('station password KNOCK')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/keeps its password/),
  });
  expect((await cli('station password P3')).err).toMatch(/not connected/);
});

test('certificates', async () => {
  expect((await cli('station certificates KNOCK')).out).toBe('no certificates\n');
  const certificate = {
    serial: 'A1B2',
    certificateType: 'ChargingStationCertificate',
    notBefore: 0,
    notAfter: 86_400_000,
    fingerprint256: 'a'.repeat(64),
    state: 'installed',
    at: 1000,
  } as const;
  await operator.backing.store.commit([{ type: 'station-certificate', stationId: 'KNOCK', certificate }]);
  expect((await cli('station certificates KNOCK')).out).toMatch(/A1B2 +installed +1970-01-01 .*1970-01-02/);
});
