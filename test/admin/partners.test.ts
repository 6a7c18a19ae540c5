import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BridgeError } from '../../src/core/errors.ts';
import { clock } from '../store/fixtures.ts';
import { adminToken, at, Operator } from './operator.ts';
import { location, tariff } from './samples.ts';

let operator: Operator;
const path = '/admin/v1/partners';
const registration = { name: 'eMSP', versionsUrl: 'https://emsp.example/versions', token: 'token-a' };
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());

describe('registration', () => {
  test('answers the partner with its endpoints and the steps', async () => {
    operator.registering = async (request, onStep) => {
      expect(request).toEqual({ ...registration, profile: 'gireve' });
      onStep('GET https://emsp.example/versions');
      onStep('POST https://emsp.example/credentials');
      return operator.addPartner('P1');
    };
    const body = { ...registration, profile: 'gireve', roles: ['CPO'] };
    const answer = await operator.call('POST', path, body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: 'P1',
      state: 'registered',
      version: '2.2.1',
      roles: [{ role: 'EMSP', country_code: 'NL', party_id: 'EMS', name: 'eMSP' }],
      steps: ['GET https://emsp.example/versions', 'POST https://emsp.example/credentials'],
    });
    expect(at(answer.body, 'endpoints')).toHaveLength(4);
  });

  test.each([
    ['partner-unreachable', 502],
    ['partner-refused', 502],
    ['timeout', 504],
    ['forbidden', 403],
    ['conflict', 409],
  ] as const)('%s: %d, with the step that failed', async (code, status) => {
    operator.registering = (_request, onStep) => {
      onStep('GET https://emsp.example/versions');
      return Promise.reject(new BridgeError(code, 'GET https://emsp.example/versions: no'));
    };
    const answer = await operator.call('POST', path, registration);
    expect(answer).toMatchObject({
      status,
      body: {
        code,
        detail: 'GET https://emsp.example/versions: no',
        steps: ['GET https://emsp.example/versions'],
      },
    });
  });

  test('a fault of our own is 500', async () => {
    operator.registering = () => Promise.reject(new TypeError('x is undefined'));
    expect((await operator.call('POST', path, registration)).body).toMatchObject({ code: 'internal' });
  });

  test.each([
    ['no name', { name: undefined }, '/name'],
    ['no token', { token: undefined }, '/token'],
    ['a token with spaces', { token: 'a b' }, '/token'],
    ['a URL that is none', { versionsUrl: 'emsp.example' }, '/versionsUrl'],
    ['another scheme', { versionsUrl: 'file:///etc/passwd' }, '/versionsUrl'],
    ['an unknown profile', { profile: 'hubject' }, '/profile'],
    ['a role that is not ours', { roles: ['EMSP'] }, '/roles/0'],
    ['an unknown field', { url: 'https://x' }, '/url'],
  ])('%s: 400', async (_what, change, pointer) => {
    const answer = await operator.call('POST', path, { ...registration, ...change });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', faults: [{ pointer }] } });
  });
});

test('of very many faults the first is told', async () => {
  const roles = Array.from({ length: 40_000 }, () => 'EMSP');
  const few = await operator.call('POST', path, { ...registration, roles: roles.slice(0, 20) });
  expect(at(few.body, 'faults')).toHaveLength(20);
  const answer = await operator.call('POST', path, { ...registration, roles });
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'invalid', detail: expect.stringContaining('(there may be more)') as unknown },
  });
  expect(at(answer.body, 'faults')).toMatchObject([{ pointer: '/roles/0' }]);
});

test('nesting that no body has is 400, and named', async () => {
  for (const target of [path, '/admin/v1/price']) {
    const answer = await fetch(operator.url + target, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'invalid',
      faults: [{ pointer: '', reason: 'is nested more than 64 levels deep' }],
    });
  }
});

test('an invitation shows the token once', async () => {
  const answer = await operator.call('POST', `${path}/invitations`, { name: 'Hub' });
  expect(answer).toMatchObject({
    status: 201,
    body: { name: 'Hub', versionsUrl: 'https://bridge.example/ocpi/versions', token: 'token-a' },
  });
  const shown = await operator.call('GET', `${path}/${String(at(answer.body, 'id'))}`);
  expect(shown.body).toMatchObject({ name: 'Hub', state: 'invited', endpoints: [] });
  expect(JSON.stringify(shown.body)).not.toContain('token-a');
  expect((await operator.call('POST', `${path}/invitations`, { name: 'X', profile: 'y' })).status).toBe(400);
  expect((await operator.call('POST', `${path}/invitations`, {})).status).toBe(400);
});

describe('a registered partner', () => {
  test('what it has not been told: counts, lag, the oldest, the parked', async () => {
    const { store, ledger } = operator.backing;
    await operator.call('PUT', '/admin/v1/tariffs/T1', tariff('T1'));
    await operator.call('PUT', '/admin/v1/locations/L1', location('L1'));
    await operator.call('PUT', '/admin/v1/locations/L2', location('L2'));
    const owed = await ledger.owedRef('P1', 'locations/DE*ABC*L2');
    await ledger.park(owed!, { at: clock.now(), error: 'HTTP 400' });
    operator.health.set('P1', { state: 'waiting', failures: 3, lastError: 'refused', nextTryAt: 5000 });
    const since = clock.now();
    clock.at += 90_000;
    const { body } = await operator.call('GET', `${path}/P1`);
    expect(body).toMatchObject({
      counts: { locations: 2, tariffs: 1, sessions: 0, cdrs: 0, chargingprofiles: 0 },
      parked: 1,
      oldestUnsent: new Date(since).toISOString(),
      lagMs: 90_000,
      sending: { state: 'waiting', failures: 3, lastError: 'refused', nextTryAt: '1970-01-01T00:00:05.000Z' },
    });
    const text = JSON.stringify(body);
    expect(await store.partner('P1')).toBeDefined();
    expect(text).not.toMatch(/outbound|inbound|sealed|hash/i);
  });

  test('what was wrong with its tokens', async () => {
    const tokenFaults = { count: 2, first: 'entry 0: /uid is missing' };
    await operator.partners.change('P1', (stored) => ({ ...stored, tokenFaults }));
    expect((await operator.call('GET', `${path}/P1`)).body).toMatchObject({ tokenFaults });
  });

  test('pause, resume', async () => {
    expect(await operator.call('POST', `${path}/P1/pause`)).toMatchObject({
      status: 200,
      body: { paused: true },
    });
    expect((await operator.backing.store.partner('P1'))?.paused).toBe(true);
    expect(await operator.call('POST', `${path}/P1/resume`)).toMatchObject({ body: { paused: false } });
  });

  test('sync owes everything anew', async () => {
    const { ledger } = operator.backing;
    for (const ref of ['locations/DE*ABC*L1', 'tariffs/DE*ABC*T1']) await ledger.drop('P1', ref);
    const answer = await operator.call('POST', `${path}/P1/sync`);
    expect(answer).toMatchObject({ status: 202, body: { counts: { locations: 2, tariffs: 1 } } });
    expect(operator.synced).toEqual(['P1']);
  });

  test('the list, and its pages', async () => {
    const names = async (query: string) =>
      ((await operator.call('GET', `${path}${query}`)).body as { name: string }[]).map(({ name }) => name);
    const all = await names('');
    expect(all).toContain('Hub');
    expect(await names('?limit=1&offset=1')).toEqual([all[1]]);
  });

  test('DELETE unregisters', async () => {
    expect((await operator.call('DELETE', `${path}/P1`)).status).toBe(204);
    expect((await operator.call('GET', `${path}/P1`)).status).toBe(404);
  });

  test('what is unknown is 404', async () => {
    for (const [method, what] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/pause'],
      ['POST', '/resume'],
      ['POST', '/sync'],
    ]) {
      const answer = await operator.call(method!, `${path}/NOBODY${what!}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
  });
});
