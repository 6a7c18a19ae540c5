import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MockPartner } from '../../src/simulate/partner.ts';
import type { Wire } from '../../src/simulate/partner-wire.ts';
import { now, ScriptedCpo, session } from './scripted-cpo.ts';

function token(uid: string, over: Partial<Wire['Token']> = {}): Wire['Token'] {
  return {
    country_code: 'NL',
    party_id: 'TRM',
    uid,
    type: 'RFID',
    contract_id: `NL-TRM-C${uid}`,
    issuer: 'Mock eMSP',
    valid: true,
    whitelist: 'NEVER',
    last_updated: now,
    ...over,
  };
}

const connector = {
  id: '1',
  standard: 'IEC_62196_T2',
  format: 'SOCKET',
  power_type: 'AC_3_PHASE',
  max_voltage: 400,
  max_amperage: 32,
  last_updated: now,
};
const location = {
  country_code: 'DE',
  party_id: 'RBR',
  id: 'LOC1',
  publish: true,
  address: 'Street 1',
  city: 'Berlin',
  country: 'DEU',
  coordinates: { latitude: '52.50000', longitude: '13.40000' },
  time_zone: 'Europe/Berlin',
  evses: [
    { uid: 'E1', status: 'AVAILABLE', connectors: [connector], last_updated: now },
    { uid: 'E2', status: 'AVAILABLE', connectors: [connector], last_updated: now },
  ],
  last_updated: now,
};
const cdr = {
  ...session,
  end_date_time: now,
  cdr_location: {},
  charging_periods: [{ start_date_time: now, dimensions: [] }],
  total_cost: { excl_vat: 1 },
  total_energy: 1,
  total_time: 1,
};

let partner: MockPartner;
let cpo: ScriptedCpo;

beforeEach(async () => {
  partner = new MockPartner({ pageSize: 2, tokens: ['A', 'B', 'C', 'D', 'E'].map((uid) => token(uid)) });
  cpo = new ScriptedCpo();
  await Promise.all([partner.start(), cpo.start()]);
});

afterEach(async () => {
  await Promise.all([partner.close(), cpo.stop()]);
});

const ask = (method: string, path: string, body?: unknown, over?: Record<string, string>) =>
  cpo.ask(partner, { method, path, body, ...(over && { over }) });

const invitationToCpo = () => ({ versionsUrl: `${cpo.url}/versions`, token: 'token-a' });

describe('registration', () => {
  test('with a CPO: versions, details, POST, and it is looked back at meanwhile', async () => {
    await partner.register(invitationToCpo());
    expect(partner.state.counterpart).toMatchObject({
      tokenForThem: 'token-c',
      roles: [{ role: 'CPO', countryCode: 'DE', partyId: 'RBR' }],
    });
    expect(cpo.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /versions',
      'GET /2.2.1',
      'POST /2.2.1/credentials',
    ]);
    for (const { headers } of cpo.requests) {
      expect(headers['authorization']).toBe('Token dG9rZW4tYQ==');
      // [OCPI 2.2.1 4.1.13] configuration modules are not routed.
      expect(headers['ocpi-to-party-id']).toBeUndefined();
    }
    expect(cpo.of('POST', '/2.2.1/credentials')[0]?.body).toMatchObject({
      token: partner.state.counterpart?.tokenForUs,
      url: partner.versionsUrl,
      roles: [{ role: 'EMSP', country_code: 'NL', party_id: 'TRM' }],
    });
  });

  test('fails with the step: no common version, no credentials endpoint, nobody there', async () => {
    cpo.versions = ['2.1.1'];
    await expect(partner.register(invitationToCpo())).rejects.toThrow('they do not offer 2.2.1');
    cpo.versions = ['2.2.1'];
    cpo.modules = ['locations'];
    await expect(partner.register(invitationToCpo())).rejects.toThrow('no credentials endpoint');
    await expect(
      partner.register({ versionsUrl: 'http://127.0.0.1:1/versions', token: 'a' }),
    ).rejects.toThrow('GET http://127.0.0.1:1/versions');
    expect(partner.state.counterpart).toBeUndefined();
  });

  test('of a CPO: POST with our invitation, then PUT, then DELETE', async () => {
    const { token: invitation, versionsUrl } = partner.invite();
    const shown = { authorization: `Token ${Buffer.from(invitation).toString('base64')}` };
    expect((await ask('GET', versionsUrl, undefined, shown)).data).toEqual([
      { version: '2.2.1', url: `${partner.url}/ocpi/emsp/2.2.1` },
    ]);
    const locked = await ask('GET', '/2.2.1/tokens', undefined, shown);
    expect(locked.http).toBe(401);
    const posted = await ask('POST', '/2.2.1/credentials', cpo.credentials(), shown);
    expect(posted).toMatchObject({ http: 200, status_code: 1000 });
    expect(posted.data).toMatchObject({ token: partner.state.counterpart?.tokenForUs });
    expect(cpo.of('GET', '/2.2.1')[0]?.headers['authorization']).toBe('Token dG9rZW4tYw==');
    expect((await ask('POST', '/2.2.1/credentials', cpo.credentials(), shown)).http).toBe(401);
    expect((await ask('POST', '/2.2.1/credentials', cpo.credentials())).http).toBe(405);

    const before = partner.state.counterpart?.tokenForUs ?? '';
    expect((await ask('PUT', '/2.2.1/credentials', cpo.credentials())).http).toBe(200);
    expect(partner.state.counterpart?.tokenForUs).not.toBe(before);
    expect((await ask('DELETE', '/2.2.1/credentials')).http).toBe(200);
    expect((await ask('GET', '/2.2.1/tokens')).http).toBe(401);
  });

  test('of a CPO that cannot be looked at, or lacks what an eMSP needs', async () => {
    const shown = () => ({
      authorization: `Token ${Buffer.from(partner.invite().token).toString('base64')}`,
    });
    const away = { ...cpo.credentials(), url: 'http://127.0.0.1:1/versions' };
    expect(await ask('POST', '/2.2.1/credentials', away, shown())).toMatchObject({
      http: 200,
      status_code: 3001,
    });
    cpo.modules = ['credentials', 'locations'];
    expect(await ask('POST', '/2.2.1/credentials', cpo.credentials(), shown())).toMatchObject({
      status_code: 3003,
    });
    cpo.versions = ['2.1.1'];
    expect(await ask('POST', '/2.2.1/credentials', cpo.credentials(), shown())).toMatchObject({
      status_code: 3002,
    });
    expect(await ask('POST', '/2.2.1/credentials', { token: 'x' }, shown())).toMatchObject({
      status_code: 2001,
      status_message: 'Credentials without url, roles',
    });
    expect(partner.state.counterpart).toBeUndefined();
  });
});

describe('once registered', () => {
  beforeEach(() => partner.register(invitationToCpo()));

  test('tokens come in pages, filtered, with the headers of the text', async () => {
    const first = await ask('GET', '/2.2.1/tokens?date_from=2026-01-01T00:00:00Z');
    expect(first.headers.get('x-total-count')).toBe('5');
    expect(first.headers.get('x-limit')).toBe('2');
    const uids: unknown[] = [];
    let pages = 0;
    for (let next: string | undefined = '/2.2.1/tokens?date_from=2026-01-01T00:00:00Z'; next; pages += 1) {
      const page = await ask('GET', next);
      uids.push(...(page.data as { uid: string }[]).map(({ uid }) => uid));
      next = /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1];
      if (next) expect(next).toContain('date_from=2026-01-01');
    }
    expect(uids).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(pages).toBe(3);
    expect((await ask('GET', '/2.2.1/tokens?date_from=2027-01-01T00:00:00Z')).data).toEqual([]);
    expect(await ask('GET', '/2.2.1/tokens?limit=many')).toMatchObject({ http: 200, status_code: 2001 });
  });

  test('authorization: allowed with a reference, blocked, unknown as 404 and 2004', async () => {
    const where = { location_id: 'LOC1', evse_uids: ['E1'] };
    const allowed = await ask('POST', '/2.2.1/tokens/a/authorize?type=RFID', where);
    expect(allowed.data).toMatchObject({ allowed: 'ALLOWED', token: { uid: 'A' }, location: where });
    expect((allowed.data as { authorization_reference: string }).authorization_reference).toHaveLength(36);
    partner.state.setToken(token('B', { valid: false }));
    expect((await ask('POST', '/2.2.1/tokens/B/authorize')).data).toMatchObject({ allowed: 'BLOCKED' });
    expect(await ask('POST', '/2.2.1/tokens/NOBODY/authorize')).toMatchObject({
      http: 404,
      status_code: 2004,
    });
    expect(await ask('POST', '/2.2.1/tokens/A/authorize?type=APP_USER')).toMatchObject({ http: 404 });
    expect(partner.state.questions.map(({ uid, allowed: said }) => `${uid} ${said}`)).toEqual([
      'a ALLOWED',
      'B BLOCKED',
      'NOBODY unknown token',
      'A unknown token',
    ]);
  });

  test('locations: whole, then one EVSE, then one connector; parents get the new date', async () => {
    expect((await ask('PATCH', '/2.2.1/locations/DE/RBR/LOC1', { last_updated: now })).http).toBe(404);
    expect((await ask('PUT', '/2.2.1/locations/DE/RBR/LOC1', location)).http).toBe(201);
    expect((await ask('PUT', '/2.2.1/locations/DE/RBR/LOC1', location)).http).toBe(200);
    const later = '2026-08-01T11:00:00Z';
    const status = { status: 'CHARGING', last_updated: later };
    expect((await ask('PATCH', '/2.2.1/locations/de/rbr/loc1/e1', status)).http).toBe(200);
    const amps = { max_amperage: 16, last_updated: later };
    expect((await ask('PATCH', '/2.2.1/locations/DE/RBR/LOC1/E2/1', amps)).http).toBe(200);
    expect((await ask('GET', '/2.2.1/locations/DE/RBR/LOC1')).data).toMatchObject({
      last_updated: later,
      evses: [
        { uid: 'E1', status: 'CHARGING', last_updated: later },
        { uid: 'E2', last_updated: later, connectors: [{ max_amperage: 16 }] },
      ],
    });
    expect(await ask('PATCH', '/2.2.1/locations/DE/RBR/LOC1/E9', status)).toMatchObject({
      http: 404,
      status_code: 2003,
    });
    expect(await ask('PATCH', '/2.2.1/locations/DE/RBR/LOC1/E1', { status: 'BLOCKED' })).toMatchObject({
      http: 200,
      status_code: 2001,
    });
  });

  test('sessions: PATCH adds charging periods, PUT replaces them', async () => {
    const path = '/2.2.1/sessions/DE/RBR/S1';
    const period = (at: string) => ({ start_date_time: at, dimensions: [{ type: 'ENERGY', volume: 1 }] });
    await ask('PUT', path, { ...session, charging_periods: [period(now)] });
    await ask('PATCH', path, { kwh: 2, charging_periods: [period(now)], last_updated: now });
    const patched = [...partner.state.sessions.values()][0];
    expect(patched?.kwh).toBe(2);
    expect(patched?.charging_periods).toHaveLength(2);
    await ask('PUT', path, session);
    expect([...partner.state.sessions.values()][0]?.charging_periods).toBeUndefined();
  });

  test('a CDR twice is counted as a repeat and kept once', async () => {
    const posted = await ask('POST', '/2.2.1/cdrs', cdr);
    expect(posted.http).toBe(201);
    expect((await ask('GET', posted.headers.get('location') ?? '')).data).toEqual(cdr);
    expect((await ask('POST', '/2.2.1/cdrs', cdr)).http).toBe(200);
    expect(partner.state.cdrs.size).toBe(1);
    expect(partner.state.repeatedCdrs).toBe(1);
  });

  test('what a careful partner refuses', async () => {
    expect((await ask('GET', '/2.2.1/tokens', undefined, { authorization: 'Token a' })).http).toBe(401);
    expect((await ask('PUT', '/2.2.1/sessions/DE/RBR/S1', '{"id":')).http).toBe(400);
    const put = (path: string, body: unknown) => ask('PUT', path, body);
    expect(await put('/2.2.1/sessions/FR/XXX/S1', session)).toMatchObject({ http: 404, status_code: 2001 });
    expect(await put('/2.2.1/sessions/DE/RBR/S2', session)).toMatchObject({ http: 200, status_code: 2001 });
    const without = { ...session, status: undefined };
    expect(await put('/2.2.1/sessions/DE/RBR/S1', without)).toMatchObject({
      status_code: 2001,
      status_message: 'Session without status',
    });
    const offset = { ...session, start_date_time: '2026-08-01T12:00:00+02:00' };
    expect(await put('/2.2.1/sessions/DE/RBR/S1', offset)).toMatchObject({ status_code: 2001 });
    const elsewhere = await ask('GET', '/2.2.1/tokens', undefined, { 'ocpi-to-party-id': 'ZZZ' });
    expect(elsewhere).toMatchObject({ http: 200, status_code: 2001 });
    expect(partner.state.sessions.size).toBe(0);
  });

  test('headers come back: ids as sent, routing swapped', async () => {
    const answer = await ask('GET', '/2.2.1/tokens', undefined, {
      'x-request-id': 'r1',
      'x-correlation-id': 'c1',
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-request-id': 'r1',
      'x-correlation-id': 'c1',
      'ocpi-to-country-code': 'DE',
      'ocpi-to-party-id': 'RBR',
      'ocpi-from-country-code': 'NL',
      'ocpi-from-party-id': 'TRM',
    });
    expect(partner.state.findings).toEqual([]);
    await fetch(`${partner.url}/ocpi/emsp/2.2.1/tokens`, {
      headers: { authorization: cpo.headers(partner.state.counterpart!.tokenForUs)['authorization']! },
    });
    expect(partner.state.findings).toEqual([
      'GET without X-Request-ID',
      'GET without X-Correlation-ID',
      'GET /ocpi/emsp/2.2.1/tokens without OCPI-to headers',
      'GET /ocpi/emsp/2.2.1/tokens without OCPI-from headers',
    ]);
  });

  test('START_SESSION waits for the CommandResult at its own address', async () => {
    cpo.onCommand = (body) => {
      void ask('POST', String(body['response_url']), { result: 'ACCEPTED' });
      return { result: 'ACCEPTED', timeout: 5 };
    };
    const app = token('0d3a1b2c-4f5e-6789-abcd-ef0123456789', { type: 'APP_USER' });
    const at = { locationId: 'LOC1', evseUid: 'E1', connectorId: '1' };
    expect(await partner.commands.startSession({ ...at, token: app })).toEqual({
      response: 'ACCEPTED',
      timeoutS: 5,
      result: 'ACCEPTED',
      message: undefined,
    });
    const [sent] = cpo.of('POST', '/2.2.1/commands/START_SESSION');
    expect(sent?.body).toMatchObject({ token: app, location_id: 'LOC1', evse_uid: 'E1', connector_id: '1' });
    expect(sent?.headers).toMatchObject({
      'ocpi-to-party-id': 'RBR',
      'ocpi-from-party-id': 'TRM',
      authorization: 'Token dG9rZW4tYw==',
    });
    const url = String((sent?.body as Record<string, unknown>)['response_url']);
    expect((await ask('POST', url, { result: 'ACCEPTED' })).http).toBe(404);
  });

  test('a command that is refused, and one whose result never comes', async () => {
    const message = [{ language: 'en', text: 'no free EVSE' }];
    cpo.onCommand = () => ({ result: 'REJECTED', timeout: 5, message });
    expect(await partner.commands.stopSession('S1')).toMatchObject({
      response: 'REJECTED',
      result: undefined,
      message: 'no free EVSE',
    });
    cpo.onCommand = () => ({ result: 'ACCEPTED', timeout: 1 });
    expect(await partner.commands.unlockConnector('LOC1', 'E1', '1')).toMatchObject({
      response: 'ACCEPTED',
      result: undefined,
    });
  });

  test('pulls follow the links; tokens are pushed', async () => {
    expect(await partner.pull('locations')).toEqual(['L0', 'L1', 'L2', 'L3', 'L4', 'L5']);
    await partner.pushToken(token('F'));
    expect(cpo.of('PUT', '/2.2.1/tokens/NL/TRM/F')[0]?.body).toEqual(token('F'));
  });

  test('out of order on demand', async () => {
    partner.interference = ({ method }) => (method === 'PUT' ? { http: 503 } : undefined);
    const response = await fetch(`${partner.url}/ocpi/emsp/2.2.1/sessions/DE/RBR/S1`, {
      method: 'PUT',
      headers: cpo.headers(partner.state.counterpart!.tokenForUs),
      body: JSON.stringify(session),
    });
    expect(response.status).toBe(503);
    partner.interference = () => ({ status: 3000 });
    expect(await ask('GET', '/2.2.1/tokens')).toMatchObject({ http: 200, status_code: 3000 });
  });

  test('a person can look and start beside OCPI', async () => {
    cpo.onCommand = () => ({ result: 'REJECTED', timeout: 5 });
    const post = (path: string, body: object) =>
      fetch(`${partner.url}/control${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(await (await post('/start-session', { locationId: 'LOC1', tokenUid: 'a' })).json()).toMatchObject({
      response: 'REJECTED',
    });
    expect((await post('/start-session', { locationId: 'LOC1', tokenUid: 'zz' })).status).toBe(404);
    expect((await post('/stop-session', {})).status).toBe(400);
    const state = (await (await fetch(`${partner.url}/control/state`)).json()) as { tokens: unknown[] };
    expect(state.tokens).toHaveLength(5);
  });
});
