import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BridgeError } from '../../src/core/errors.ts';
import { Operator } from './operator.ts';

const path = '/admin/v1/stations';
let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
  await operator.call('PUT', `${path}/CP1`, { password: '0123456789abcdef' });
});
afterAll(() => operator.close());

const stored = () => operator.backing.store.station('CP1');

test('a password that was made is shown once; one that was given is not repeated', async () => {
  operator.stations.connect('CP1');
  const made = await operator.call('POST', `${path}/CP1/password`);
  expect(made).toMatchObject({ status: 200, body: { result: 'accepted', password: 'ab'.repeat(20) } });
  operator.rotating = () => Promise.resolve('reboot');
  const given = await operator.call('POST', `${path}/CP1/password`, { password: 'cd'.repeat(16) });
  expect(given).toMatchObject({ status: 200 });
  expect(given.body).toEqual({ result: 'reboot' });
  const shown = (await operator.call('GET', `${path}/CP1`)).body;
  expect(shown).toMatchObject({ passwordSet: true, passwordPending: true });
  expect(JSON.stringify(shown)).not.toMatch(/(ab){16}|(cd){16}|hash/i);
});

test('what was read may be sent back, and keeps what is pending; a new password ends it', async () => {
  const shown = (await operator.call('GET', `${path}/CP1`)).body;
  expect(shown).toMatchObject({ remoteAddress: '192.0.2.7', connectedProfile: 1 });
  expect((await operator.call('PUT', `${path}/CP1`, shown)).status).toBe(200);
  expect((await stored())?.newPasswordHashes).toHaveLength(2);
  await operator.call('PUT', `${path}/CP1`, { password: '0123456789abcdef' });
  expect(await stored()).not.toHaveProperty('newPasswordHashes');
});

test.each([
  ['an empty one', { password: '' }, 400],
  ['a very long one', { password: 'x'.repeat(256) }, 400],
  ['another field', { secret: 'x' }, 400],
])('%s is refused', async (_what, body, status) => {
  expect(await operator.call('POST', `${path}/CP1/password`, body)).toMatchObject({ status });
});

test('a station that is not there, refuses, or says nothing', async () => {
  expect((await operator.call('POST', `${path}/NOBODY/password`)).status).toBe(404);
  await operator.call('PUT', `${path}/CP2`, { password: '0123456789abcdef' });
  expect(await operator.call('POST', `${path}/CP2/password`)).toMatchObject({
    status: 409,
    body: { code: 'not-connected' },
  });
  operator.rotating = () => Promise.resolve('rejected');
  expect(await operator.call('POST', `${path}/CP1/password`)).toMatchObject({
    status: 502,
    body: { code: 'station-error' },
  });
  expect(await stored()).not.toHaveProperty('newPasswordHashes');
  operator.rotating = () => Promise.reject(new BridgeError('timeout', 'nothing came'));
  expect((await operator.call('POST', `${path}/CP1/password`)).status).toBe(504);
  expect((await stored())?.newPasswordHashes).toHaveLength(1);
});

test('certificates, the newest first, without their chain', async () => {
  expect((await operator.call('GET', `${path}/CP1/certificates`)).body).toEqual([]);
  const certificate = {
    serial: 'A1',
    certificateType: 'ChargingStationCertificate',
    notBefore: 0,
    notAfter: 86_400_000,
    fingerprint256: 'a'.repeat(64),
    state: 'installed',
    at: 1000,
  } as const;
  const newer = {
    ...certificate,
    serial: 'A2',
    state: 'issued',
    at: 2000,
    chain: 'PEM',
    attempts: 1,
  } as const;
  for (const one of [newer, certificate]) {
    await operator.backing.store.commit([
      { type: 'station-certificate', stationId: 'CP1', certificate: one },
    ]);
  }
  const { body } = await operator.call('GET', `${path}/CP1/certificates`);
  expect(body).toEqual([
    {
      serial: 'A2',
      certificateType: 'ChargingStationCertificate',
      state: 'issued',
      notBefore: '1970-01-01T00:00:00.000Z',
      notAfter: '1970-01-02T00:00:00.000Z',
      fingerprint256: 'a'.repeat(64),
      at: '1970-01-01T00:00:02.000Z',
    },
    expect.objectContaining({ serial: 'A1', state: 'installed' }),
  ]);
  expect((await operator.call('GET', `${path}/NOBODY/certificates`)).status).toBe(404);
});

test('of a station fifty certificates are kept, the newest', async () => {
  for (let at = 1; at <= 55; at++) {
    const certificate = {
      serial: `S${at}`,
      certificateType: 'ChargingStationCertificate',
      notBefore: 0,
      notAfter: 1,
      fingerprint256: 'b'.repeat(64),
      state: 'installed',
      at,
    } as const;
    await operator.backing.store.commit([{ type: 'station-certificate', stationId: 'CP2', certificate }]);
  }
  const kept = await operator.backing.store.stationCertificates('CP2');
  expect([kept.length, kept[0]?.serial, kept.at(-1)?.serial]).toEqual([50, 'S6', 'S55']);
});

test('profiles 2 and 3 are stored; what cannot be fulfilled as things are is a warning', async () => {
  const rule = { commonName: 'SN-17', organization: 'CPO', fingerprint256: ['AB:'.repeat(31) + 'CD'] };
  const two = await operator.call('PUT', `${path}/P2`, { securityProfile: 2, password: '0123456789abcdef' });
  expect(two).toMatchObject({ status: 201, body: { securityProfile: 2, warnings: [] } });
  const three = await operator.call('PUT', `${path}/P3`, { securityProfile: 3, clientCertificate: rule });
  const fingerprint256 = ['ab'.repeat(31) + 'cd'];
  expect(three).toMatchObject({
    status: 201,
    body: {
      securityProfile: 3,
      clientCertificate: { ...rule, fingerprint256 },
      warnings: [{ pointer: '/securityProfile', reason: expect.stringMatching(/TLS_CLIENT_CA_FILE/) }],
    },
  });
  expect(await operator.backing.store.station('P3')).toMatchObject({
    securityProfile: 3,
    clientCertificate: { ...rule, fingerprint256 },
  });
});

test('every version that is spoken may be assumed', async () => {
  for (const assumeVersion of ['1.6', '2.0.1', '2.1']) {
    const answer = await operator.call('PUT', `${path}/V1`, { securityProfile: 0, assumeVersion });
    expect(answer.body).toMatchObject({ assumeVersion });
  }
  expect(
    (await operator.call('PUT', `${path}/V1`, { securityProfile: 0, assumeVersion: '1.5' })).status,
  ).toBe(400);
});
