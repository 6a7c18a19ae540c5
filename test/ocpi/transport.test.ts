import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FakePartner } from '../kit/partner.ts';
import { until } from '../kit/until.ts';
import { openWorld, party } from './world.ts';
import type { World } from './world.ts';
import { wireToken } from './samples.ts';

let world: World;
let partner: FakePartner;

beforeAll(async () => {
  world = await openWorld();
  partner = await FakePartner.start();
  await world.admit(partner);
});
afterAll(async () => {
  await partner.close();
  await world.close();
});

const envelope = (statusCode: number) => ({
  status_code: statusCode,
  status_message: expect.any(String) as unknown,
  timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
});
const token = () => partner.credentials?.token ?? '';
const get = (path: string, headers: Record<string, string>) => fetch(world.url + path, { headers });

describe('authorization', () => {
  test.each([
    ['base64', () => Buffer.from(token()).toString('base64')],
    [
      'base64 of a token with a newline, as in the specification',
      () => Buffer.from(`${token()}\n`).toString('base64'),
    ],
    ['raw', token],
  ])('the token may be %s', async (_, encode) => {
    expect((await get('/ocpi/versions', { authorization: `Token ${encode()}` })).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['no header', {}],
    ['an unknown token', { authorization: `Token ${Buffer.from('nobody').toString('base64')}` }],
    ['another scheme', { authorization: 'Bearer abc' }],
    ['an empty token', { authorization: 'Token ' }],
  ])('%s is 401', async (_, headers) => {
    for (const path of ['/ocpi/versions', '/ocpi/2.2.1/sender/locations', '/ocpi/nowhere']) {
      const answer = await get(path, headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Token');
      expect(await answer.json()).toEqual(envelope(2001));
    }
  });

  test('the token of a partner is not found in the store', async () => {
    expect(JSON.stringify(await world.store.partners())).not.toContain(token());
  });
});

test('versions and details say where everything is', async () => {
  const versions = await partner.request('GET', world.versionsUrl);
  expect(versions.body.data).toEqual([{ version: '2.2.1', url: `${world.url}/ocpi/2.2.1` }]);
  const details = await partner.request('GET', `${world.url}/ocpi/2.2.1`);
  const { endpoints } = details.body.data as {
    endpoints: { identifier: string; role: string; url: string }[];
  };
  expect(endpoints.map(({ identifier, role }) => `${identifier} ${role}`)).toEqual([
    'credentials SENDER',
    'locations SENDER',
    'sessions SENDER',
    'cdrs SENDER',
    'tariffs SENDER',
    'tokens RECEIVER',
    'commands RECEIVER',
    'chargingprofiles RECEIVER',
  ]);
  for (const { identifier, url } of endpoints.filter(({ role }) => role === 'SENDER')) {
    const query = identifier === 'sessions' ? '?date_from=2026-01-01T00:00:00Z' : '';
    for (const slash of ['', '/'])
      expect((await partner.request('GET', url + slash + query)).status).toBe(200);
  }
});

describe('message ids', () => {
  test('are those of the request', async () => {
    const headers = { 'x-request-id': 'req-1', 'x-correlation-id': 'corr-1' };
    for (const path of ['locations', 'nowhere', 'sessions']) {
      const answer = await partner.request('GET', `${world.url}/ocpi/2.2.1/sender/${path}`, { headers });
      expect(answer.headers.get('x-request-id')).toBe('req-1');
      expect(answer.headers.get('x-correlation-id')).toBe('corr-1');
    }
  });

  test('are made where a partner leaves them out, also when it is refused', async () => {
    for (const authorization of [`Token ${token()}`, 'Token nobody']) {
      const answer = await get('/ocpi/versions', { authorization });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('routing headers', () => {
  const names = ['to-country-code', 'to-party-id', 'from-country-code', 'from-party-id'].map(
    (n) => `ocpi-${n}`,
  );
  const routing = {
    'OCPI-from-country-code': 'NL',
    'OCPI-from-party-id': 'EMS',
    'OCPI-to-country-code': party.countryCode,
    'OCPI-to-party-id': party.partyId,
  };

  test('change places in the answer of a functional module', async () => {
    const { headers } = await partner.request('GET', 'locations', { headers: routing });
    expect(names.map((name) => headers.get(name))).toEqual(['NL', 'EMS', 'DE', 'ABC']);
    const failed = await partner.request('GET', 'locations/none', { headers: routing });
    expect(names.map((name) => failed.headers.get(name))).toEqual(['NL', 'EMS', 'DE', 'ABC']);
  });

  test('of an open routing request are completed with our party', async () => {
    const headers = { 'OCPI-from-country-code': 'NL', 'OCPI-from-party-id': 'EMS' };
    const answer = await partner.request('GET', 'locations', { headers });
    expect(names.map((name) => answer.headers.get(name))).toEqual(['NL', 'EMS', 'DE', 'ABC']);
  });

  test('are not on configuration modules, nor where there were none', async () => {
    const versions = await partner.request('GET', world.versionsUrl, { headers: routing });
    const locations = await partner.request('GET', 'locations');
    for (const { headers } of [versions, locations]) {
      expect(names.map((name) => headers.get(name))).toEqual([null, null, null, null]);
    }
  });
});

describe('what does not fit', () => {
  test.each(['/ocpi/2.2.1/nowhere', '/ocpi/2.1.1', '/ocpi/2.2.1/receiver/commands/DANCE', '/ocpi'])(
    '%s is 404',
    async (path) => {
      const answer = await partner.request('GET', world.url + path);
      expect(answer).toMatchObject({ status: 404 });
      expect(answer.body).toEqual(envelope(2000));
    },
  );

  test.each([
    ['POST', 'locations', 'GET'],
    ['DELETE', 'tokens/NL/EMS/1', 'GET, PUT, PATCH'],
    ['GET', 'commands/START_SESSION', 'POST'],
    ['PATCH', 'credentials', 'GET, POST, PUT, DELETE'],
  ])('%s %s is 405', async (method, path, allow) => {
    const answer = await partner.request(method, path);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
    expect(answer.body).toEqual(envelope(2000));
  });

  test.each(['{"uid":', 'nonsense', '{"a":1}}'])('broken JSON %s is 400', async (text) => {
    const answer = await partner.request('PUT', 'tokens/NL/EMS/1', { text });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(envelope(2001));
  });

  test('JSON is JSON whatever the content type says', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await partner.request('PUT', 'tokens/NL/EMS/t1', { body: wireToken('t1'), headers });
    expect(answer).toMatchObject({ status: 201, body: { status_code: 1000 } });
  });

  test('a body of more than 1 MiB is 413', async () => {
    const body = wireToken('big', { issuer: 'x'.repeat(1_100_000) });
    const answer = await partner.request('PUT', 'tokens/NL/EMS/big', { body });
    expect(answer.status).toBe(413);
    expect(answer.body).toEqual(envelope(2001));
  });

  test.each([
    ['tokens/NL/EMS/deep', 'PUT'],
    ['commands/STOP_SESSION', 'POST'],
    ['credentials', 'PUT'],
  ])('nesting that no object has is 2001 and named: %s', async (path, method) => {
    const text = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const answer = await partner.request(method, path, { text });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status_code: 2001,
        status_message: expect.stringContaining('is nested more than 64 levels deep') as unknown,
      },
    });
  });

  test('a path that cannot be decoded is 400', async () => {
    expect(await partner.request('GET', 'locations/%E0%A4%A')).toMatchObject({ status: 400 });
  });

  test.each(['null', '[]', '"text"', '7', ''])('a body of %p is no token', async (text) => {
    const answer = await partner.request('PUT', 'tokens/NL/EMS/1', { text });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
  });
});

test('without its store the bridge says so, and serves again when it is back', async () => {
  const own = await openWorld({ storeTimeoutMs: 500 });
  const other = await FakePartner.start();
  await own.admit(other);
  await own.redis.kill();
  const answer = await other.request('GET', 'locations');
  expect(answer).toMatchObject({ status: 503, body: { status_code: 3000 } });
  await own.redis.restart();
  await until('it serves', async () => (await other.request('GET', 'locations')).status === 200);
  await other.close();
  await own.close();
});
