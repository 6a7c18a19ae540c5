import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MockPartner } from '../../src/simulate/partner.ts';
import { sampleTokens } from '../../src/simulate/sample-tokens.ts';
import { now, ScriptedCpo, session } from './scripted-cpo.ts';

const party = { countryCode: 'NL', partyId: 'TRM' };
const tokens = sampleTokens(party);

let partner: MockPartner;
let cpo: ScriptedCpo;

beforeEach(async () => {
  partner = new MockPartner({ party, tokens: Object.values(tokens) });
  cpo = new ScriptedCpo();
  await Promise.all([partner.start(), cpo.start()]);
  await partner.register({ versionsUrl: `${cpo.url}/versions`, token: 'token-a' });
});

afterEach(async () => {
  await Promise.all([partner.close(), cpo.stop()]);
});

const ask = (method: string, path: string, body?: unknown) => cpo.ask(partner, { method, path, body });

describe('beside OCPI a person', () => {
  const plan = {
    start_date_time: now,
    charging_profile: {
      charging_rate_unit: 'W',
      charging_profile_period: [{ start_period: 0, limit: 5000 }],
    },
  };
  const post = async (path: string, body: object) => {
    const response = await fetch(`${partner.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { http: response.status, ...((await response.json()) as Record<string, unknown>) };
  };
  const reports = (result: object) => {
    cpo.onCommand = (body) => {
      void ask('POST', String(body['response_url']), result);
      return { result: 'ACCEPTED', timeout: 5 };
    };
  };

  test('reserves, and cancels the reservation', async () => {
    reports({ result: 'EVSE_OCCUPIED' });
    const place = { locationId: 'LOC1', evseUid: 'E1' };
    const wanted = { ...place, reservationId: 'R1', tokenUid: tokens.card.uid.toLowerCase(), minutes: 30 };
    const before = Date.now();
    expect(await post('reserve', wanted)).toMatchObject({
      http: 200,
      response: 'ACCEPTED',
      result: 'EVSE_OCCUPIED',
    });
    const [reserved] = cpo.of('POST', '/2.2.1/commands/RESERVE_NOW').map(({ body }) => body);
    expect(reserved).toMatchObject({
      token: tokens.card,
      reservation_id: 'R1',
      location_id: 'LOC1',
      evse_uid: 'E1',
    });
    const lasts = Date.parse(String((reserved as Record<string, unknown>)['expiry_date'])) - before;
    expect(Math.floor(lasts / 60_000)).toBe(30);
    reports({ result: 'ACCEPTED' });
    expect(await post('cancel-reservation', { reservationId: 'R1' })).toMatchObject({ result: 'ACCEPTED' });
    expect(cpo.of('POST', '/2.2.1/commands/CANCEL_RESERVATION')[0]?.body).toMatchObject({
      reservation_id: 'R1',
    });
  });

  test('sets, reads and clears a charging profile', async () => {
    reports({ result: 'ACCEPTED' });
    expect(await post('set-profile', { sessionId: 'S/1', limitW: 5000, durationS: 60 })).toMatchObject({
      http: 200,
      response: 'ACCEPTED',
      result: 'ACCEPTED',
    });
    const path = '/2.2.1/chargingprofiles/S%2F1';
    expect(cpo.of('PUT', path)[0]?.body).toMatchObject({
      response_url: expect.stringContaining(`${partner.url}/ocpi/emsp/2.2.1/chargingprofiles/`),
      charging_profile: { ...plan.charging_profile, duration: 60 },
    });
    reports({ result: 'ACCEPTED', profile: plan });
    expect(await post('read-profile', { sessionId: 'S/1' })).toMatchObject({ profile: plan });
    reports({ result: 'UNKNOWN' });
    expect(await post('clear-profile', { sessionId: 'S/1' })).toMatchObject({ result: 'UNKNOWN' });
    expect(cpo.of('DELETE', path)).toHaveLength(1);
    expect(partner.state.findings).toEqual([]);
  });

  test('is told what is missing, what was refused, and that there is no such module', async () => {
    expect(await post('reserve', {})).toMatchObject({
      http: 400,
      error: 'locationId is missing',
      give: expect.stringContaining('"minutes":15'),
    });
    expect(await post('set-profile', { sessionId: 'S1' })).toMatchObject({
      http: 400,
      error: 'limitW or limitA is missing',
    });
    expect(await post('reserve', { locationId: 'L', tokenUid: 'NOBODY' })).toMatchObject({ http: 404 });
    expect(await post('reserve', { locationId: 'L', minutes: 'few' })).toMatchObject({ http: 400 });
    cpo.onCommand = () => ({ result: 'TOO_OFTEN', timeout: 5 });
    expect(await post('clear-profile', { sessionId: 'S1' })).toMatchObject({
      http: 200,
      response: 'TOO_OFTEN',
    });
    partner.state.counterpart = undefined;
    expect(await post('clear-profile', { sessionId: 'S1' })).toEqual({
      http: 502,
      error: 'the CPO offers no chargingprofiles',
    });
  });

  test('sees the plans that the CPO pushes', async () => {
    await ask('PUT', '/2.2.1/sessions/DE/RBR/S1', session);
    expect(await ask('PUT', '/2.2.1/chargingprofiles/S1', plan)).toMatchObject({ status_code: 1000 });
    expect(await ask('PUT', '/2.2.1/chargingprofiles/S1', { start_date_time: now })).toMatchObject({
      status_code: 2001,
      status_message: 'ActiveChargingProfile without charging_profile',
    });
    const state = (await (await fetch(`${partner.url}/control/state`)).json()) as Record<string, unknown>;
    expect(state['activeProfiles']).toEqual({ S1: plan });
    expect(partner.state.findings).toEqual([]);
    await ask('PUT', '/2.2.1/chargingprofiles/S9', plan);
    expect(partner.state.findings).toEqual(['the plan of session S9, which we do not know']);
  });

  test('the endpoints say so: chargingprofiles as SENDER', async () => {
    const { data } = await ask('GET', '/2.2.1');
    expect((data as { endpoints: object[] }).endpoints).toContainEqual({
      identifier: 'chargingprofiles',
      role: 'SENDER',
      url: `${partner.url}/ocpi/emsp/2.2.1/chargingprofiles`,
    });
  });
});
