import { describe, expect, test } from '@jest/globals';
import { makeRef } from '../../src/core/ids.ts';
import { BridgeError } from '../../src/core/errors.ts';
import { until } from '../kit/until.ts';
import { RequestsStage } from './requests-stage.ts';
import { faults } from './v221/schema.ts';

const stage = RequestsStage.use();
let serial = 0;
const newId = () => `s-${++serial}`;

const profile = {
  start_date_time: '2026-03-01T10:00:00Z',
  duration: 3600,
  charging_rate_unit: 'A',
  min_charging_rate: 6,
  charging_profile_period: [
    { start_period: 0, limit: 16 },
    { start_period: 900, limit: 8.1 },
  ],
};
const core = {
  startsAt: Date.parse('2026-03-01T10:00:00Z'),
  durationS: 3600,
  unit: 'A',
  minRate: 6,
  periods: [
    { startS: 0, limit: 16 },
    { startS: 900, limit: 8.1 },
  ],
};
const planned = {
  startsAt: Date.now(),
  profile: { unit: 'A' as const, periods: [{ startS: 0, limit: 10 }] },
};

const put = (id: string, charging: unknown = profile, as = stage.partner) =>
  as.request('PUT', `chargingprofiles/${id}`, {
    body: { charging_profile: charging, response_url: stage.responseUrl },
  });
const query = (more: object = {}) =>
  new URLSearchParams({ response_url: stage.responseUrl, duration: '900', ...more }).toString();
const get = (id: string, more: object = {}) =>
  stage.partner.request('GET', `chargingprofiles/${id}?${query(more)}`);
const remove = (id: string) => stage.partner.request('DELETE', `chargingprofiles/${id}?${query()}`);
const charging = (id: string) => stage.world.store.charging(id);
const owed = (id: string) =>
  stage.world.ledger.owedRef(stage.id, makeRef({ kind: 'chargingprofiles', key: id }));
const calls = () => stage.world.control.calls;

describe('PUT', () => {
  test('is answered at once, set on the running transaction, and its result reported', async () => {
    const { id } = await stage.session(newId());
    const answer = await put(id);
    expect(answer).toMatchObject({ status: 200, body: { status_code: 1000 } });
    expect(answer.body.data).toEqual({ result: 'ACCEPTED', timeout: 13 });
    expect(faults('ChargingProfileResponse', answer.body.data)).toEqual([]);
    const told = await stage.result();
    expect(told.body).toEqual({ result: 'ACCEPTED' });
    expect(faults('ChargingProfileResult', told.body)).toEqual([]);
    const { profileId } = (await charging(id))!;
    expect(calls()[0]).toEqual({
      setChargingProfile: { stationId: 'S1', evseId: 1, transactionId: '77', id: profileId, profile: core },
    });
    expect(await charging(id)).toMatchObject({ profile: core, informed: true, partnerId: stage.id });
  });

  test('again replaces the first: the station gets the same number', async () => {
    const { id } = await stage.session(newId());
    await put(id);
    await stage.result();
    stage.next();
    await put(id, { charging_rate_unit: 'W', charging_profile_period: [{ start_period: 0, limit: 5000 }] });
    await stage.result();
    const set = calls().flatMap((call) =>
      'setChargingProfile' in call ? [(call.setChargingProfile as { id: number }).id] : [],
    );
    expect(set).toHaveLength(2);
    expect(set[0]).toBe(set[1]);
    expect((await charging(id))?.profile).toEqual({ unit: 'W', periods: [{ startS: 0, limit: 5000 }] });
  });

  test.each([
    ['refuses it', 'REJECTED'],
    ['cannot do it', new BridgeError('not-supported', 'no')],
    ['stays silent', new BridgeError('timeout', 'no answer')],
  ] as const)('that a station %s is REJECTED, and nothing is claimed', async (_, said) => {
    const { id } = await stage.session(newId());
    stage.world.control.profileResult = said;
    await put(id);
    expect((await stage.result()).body).toEqual({ result: 'REJECTED' });
    expect(await charging(id)).toMatchObject({ informed: false });
    expect(await charging(id)).not.toHaveProperty('profile');
    expect(await owed(id)).toBeUndefined();
  });

  test.each([
    ['no unit', { charging_rate_unit: null }, '/charging_profile/charging_rate_unit is missing'],
    ['no periods', { charging_profile_period: [] }, '/charging_profile/charging_profile_period'],
    ['hundredths', { charging_profile_period: [{ start_period: 0, limit: 6.25 }] }, '/0/limit'],
    ['a limit below nothing', { charging_profile_period: [{ start_period: 0, limit: -1 }] }, '/0/limit'],
    [
      'a late beginning',
      { charging_profile_period: [{ start_period: 5, limit: 1 }] },
      '/0/start_period must be 0',
    ],
    [
      'periods out of order',
      { charging_profile_period: [0, 60, 60].map((start_period) => ({ start_period, limit: 1 })) },
      '/2/start_period must be after',
    ],
    ['no moment', { start_date_time: 'now' }, '/charging_profile/start_date_time'],
    ['no duration', { duration: 0 }, '/charging_profile/duration'],
  ])('with %s is 2001', async (_, more, text) => {
    const { id } = await stage.session(newId());
    const answer = await put(id, { ...profile, ...more });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(answer.body.status_message).toContain(text);
    expect(calls()).toEqual([]);
  });

  test.each([[null], [{}], [[]], ['x']])('with %j for a body is 2001', async (body) => {
    const answer = await stage.partner.request('PUT', 'chargingprofiles/x', { body: body as object });
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.status_code).toBe(2001);
  });
});

describe('GET', () => {
  test('answers what the station plans, in the unit of the profile that was set', async () => {
    const { id } = await stage.session(newId());
    await put(id);
    await stage.result();
    stage.next();
    stage.world.control.planned = planned;
    expect((await get(id)).body.data).toEqual({ result: 'ACCEPTED', timeout: 13 });
    const told = await stage.result();
    expect(told.body).toEqual({
      result: 'ACCEPTED',
      profile: {
        start_date_time: new Date(Math.floor(planned.startsAt / 1000) * 1000)
          .toISOString()
          .replace('.000', ''),
        charging_profile: {
          charging_rate_unit: 'A',
          charging_profile_period: [{ start_period: 0, limit: 10 }],
        },
      },
    });
    expect(faults('ActiveChargingProfileResult', told.body)).toEqual([]);
    expect(calls().at(-1)).toEqual({
      compositeSchedule: { stationId: 'S1', evseId: 1, durationS: 900, rateUnit: 'A' },
    });
  });

  test('is told for no longer than was asked, whatever the station plans', async () => {
    const { id } = await stage.session(newId());
    const profile = { ...planned.profile, durationS: 8_638_204_383_318 };
    stage.world.control.planned = { ...planned, profile };
    await get(id);
    expect((await stage.result()).body).toMatchObject({ profile: { charging_profile: { duration: 900 } } });
  });

  test('that the station cannot answer is REJECTED', async () => {
    const { id } = await stage.session(newId());
    await get(id);
    expect((await stage.result()).body).toEqual({ result: 'REJECTED' });
  });

  test.each([
    ['duration', { duration: '0' }],
    ['duration', { duration: '1.5' }],
    ['duration', { duration: '99999999' }],
    ['duration', { duration: '' }],
    ['response_url', { response_url: '' }],
    ['URL', { response_url: 'nowhere' }],
  ])('without a usable %s is 2001: %j', async (name, more) => {
    const { id } = await stage.session(newId());
    const answer = await get(id, more);
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(answer.body.status_message).toContain(name);
  });
});

describe('DELETE', () => {
  test('clears what was set', async () => {
    const { id } = await stage.session(newId());
    await put(id);
    await stage.result();
    const { profileId } = (await charging(id))!;
    stage.next();
    expect((await remove(id)).body.data).toEqual({ result: 'ACCEPTED', timeout: 13 });
    const told = await stage.result();
    expect(told.body).toEqual({ result: 'ACCEPTED' });
    expect(faults('ClearProfileResult', told.body)).toEqual([]);
    expect(calls()).toContainEqual({
      clearChargingProfile: { stationId: 'S1', evseId: 1, transactionId: '77', profileId },
    });
    expect(await charging(id)).not.toHaveProperty('profile');
  });

  test('of what was never set is UNKNOWN, and no business of the station', async () => {
    const { id } = await stage.session(newId());
    await remove(id);
    expect((await stage.result()).body).toEqual({ result: 'UNKNOWN' });
    expect(calls()).toEqual([]);
  });

  test('that the station refuses keeps it', async () => {
    const { id } = await stage.session(newId());
    await put(id);
    await stage.result();
    stage.next();
    stage.world.control.profileResult = 'REJECTED';
    await remove(id);
    expect((await stage.result()).body).toEqual({ result: 'REJECTED' });
    expect((await charging(id))?.profile).toEqual(core);
  });

  test('without a response_url is 2001', async () => {
    const answer = await stage.partner.request('DELETE', 'chargingprofiles/x');
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
  });
});

describe('each of them', () => {
  const all = [
    ['PUT', put],
    ['GET', get],
    ['DELETE', remove],
  ] as const;

  test.each(all)('%s for a session of another partner, or of nobody, is UNKNOWN_SESSION', async (_, ask) => {
    const theirs = await stage.session(newId(), { owner: stage.otherId });
    for (const id of [theirs.id, 'nothing']) {
      expect((await ask(id)).body).toMatchObject({ status_code: 1000, data: { result: 'UNKNOWN_SESSION' } });
    }
    expect(calls()).toEqual([]);
  });

  test.each(all)('%s for a session that is over is REJECTED', async (_, ask) => {
    const { id } = await stage.session(newId(), { status: 'COMPLETED' });
    expect((await ask(id)).body).toMatchObject({
      data: { result: 'REJECTED' },
      status_message: 'the session is not running',
    });
  });

  test.each(all)('%s at an EVSE that knows no profiles is NOT_SUPPORTED', async (_, ask) => {
    const session = await stage.session(newId());
    const at = { ...session, id: newId(), place: { ...session.place!, evseUid: 'e4' } };
    await stage.world.store.commit([{ type: 'session', session: at }]);
    expect((await ask(at.id)).body.data).toMatchObject({ result: 'NOT_SUPPORTED' });
  });

  test.each(all)('%s at a charge point that is away is REJECTED', async (_, ask) => {
    const { id } = await stage.session(newId());
    stage.world.control.connected.delete('S1');
    expect((await ask(id)).body).toMatchObject({
      data: { result: 'REJECTED' },
      status_message: 'the charge point is not connected',
    });
  });
});

describe('what the station plans after a change', () => {
  test('is owed to a partner that set a profile, whoever made the change', async () => {
    const { id } = await stage.session(newId());
    stage.world.control.planned = planned;
    await put(id);
    const owedNow = await until('it is owed', () => owed(id));
    expect((await charging(id))?.active?.profile).toEqual(planned.profile);
    await stage.world.ledger.settle(owedNow, {});
    await stage.world.requests.records.changed((await stage.world.store.session(id))!);
    expect(await owed(id)).toBeDefined();
  });

  test('is the capacity of the EVSE once nothing limits it and the station has no plan', async () => {
    const { id } = await stage.session(newId());
    await put(id);
    await stage.result();
    stage.next();
    await remove(id);
    await stage.result();
    const { active } = await until('the plan', async () => {
      const known = await charging(id);
      return known?.active && known;
    });
    expect(active!.profile).toEqual({ durationS: 3600, unit: 'W', periods: [{ startS: 0, limit: 11_000 }] });
  });

  test('is not owed to a partner that never set one', async () => {
    const session = await stage.session(newId());
    stage.world.control.planned = planned;
    await stage.world.requests.records.changed(session);
    expect(await owed(session.id)).toBeUndefined();
    expect(calls()).toEqual([]);
  });
});
