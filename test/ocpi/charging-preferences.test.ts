import { describe, expect, test } from '@jest/globals';
import { until } from '../kit/until.ts';
import { RequestsStage } from './requests-stage.ts';
import { faults } from './v221/schema.ts';

const stage = RequestsStage.use();
let serial = 0;
const newId = () => `w-${++serial}`;
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

const put = (id: string, body: object, as = stage.partner) =>
  as.request('PUT', `sessions/${id}/charging_preferences`, { body });
const stored = async (id: string) => (await stage.world.store.charging(id))?.preferences;

async function limited(id: string): Promise<void> {
  const charging_profile = {
    charging_rate_unit: 'A',
    charging_profile_period: [{ start_period: 0, limit: 6 }],
  };
  const body = { charging_profile, response_url: stage.responseUrl };
  await stage.partner.request('PUT', `chargingprofiles/${id}`, { body });
  await stage.result();
  await until('it is stored', async () => (await stage.world.store.charging(id))?.profile);
  await stage.world.requests.drain();
  stage.world.control.calls.length = 0;
}

describe('charging preferences', () => {
  test('are accepted and kept', async () => {
    const { id } = await stage.session(newId());
    const departure = hours(2);
    const wish = {
      profile_type: 'REGULAR',
      departure_time: departure,
      energy_need: 20,
      discharge_allowed: true,
    };
    const answer = await put(id, wish);
    expect(answer).toMatchObject({ status: 200, body: { status_code: 1000, data: 'ACCEPTED' } });
    expect(faults('ChargingPreferencesResponse', answer.body.data)).toEqual([]);
    expect(await stored(id)).toEqual({
      profileType: 'REGULAR',
      departureAt: Date.parse(departure),
      energyNeedWh: 20_000,
      dischargeAllowed: true,
    });
    expect(stage.world.control.calls).toEqual([]);
  });

  test('FAST lifts the limit that the partner set; REGULAR leaves it', async () => {
    const { id } = await stage.session(newId());
    await limited(id);
    expect((await put(id, { profile_type: 'REGULAR' })).body.data).toBe('ACCEPTED');
    expect(stage.world.control.calls).toEqual([]);
    expect((await put(id, { profile_type: 'FAST' })).body.data).toBe('ACCEPTED');
    await until('it is lifted', async () => !(await stage.world.store.charging(id))?.profile);
    expect(stage.world.control.calls[0]).toMatchObject({ clearChargingProfile: { transactionId: '77' } });
    expect(await stored(id)).toEqual({ profileType: 'FAST' });
  });

  test('FAST at a charge point that is away is NOT_POSSIBLE while it is limited', async () => {
    const { id } = await stage.session(newId());
    await limited(id);
    stage.world.control.connected.delete('S1');
    expect((await put(id, { profile_type: 'FAST' })).body.data).toBe('NOT_POSSIBLE');
    expect(await stored(id)).toBeUndefined();
  });

  test.each(['CHEAP', 'GREEN'])('%s is PROFILE_TYPE_NOT_SUPPORTED: nothing is claimed', async (type) => {
    const { id } = await stage.session(newId());
    expect((await put(id, { profile_type: type })).body.data).toBe('PROFILE_TYPE_NOT_SUPPORTED');
    expect(await stored(id)).toBeUndefined();
  });

  test.each([
    ['a departure that has been', { departure_time: hours(-1) }],
    [
      'more energy than the connector can deliver until then',
      { departure_time: hours(1), energy_need: 11.1 },
    ],
  ])('with %s are NOT_POSSIBLE', async (_, more) => {
    const { id } = await stage.session(newId());
    expect((await put(id, { profile_type: 'FAST', ...more })).body.data).toBe('NOT_POSSIBLE');
  });

  test('for a session that is over are NOT_POSSIBLE', async () => {
    const { id } = await stage.session(newId(), { status: 'COMPLETED' });
    expect((await put(id, { profile_type: 'REGULAR' })).body.data).toBe('NOT_POSSIBLE');
  });

  test('at an EVSE that knows none are 404 and 2001', async () => {
    const { id } = await stage.session(newId(), { place: null });
    const answer = await put(id, { profile_type: 'REGULAR' });
    expect(answer).toMatchObject({ status: 404, body: { status_code: 2001 } });
  });

  test.each(['nothing', "another partner's"])('for %s are 2001', async (what) => {
    const theirs = await stage.session(newId(), { owner: stage.otherId });
    const answer = await put(what === 'nothing' ? what : theirs.id, { profile_type: 'REGULAR' });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(await stored(theirs.id)).toBeUndefined();
  });

  test.each([
    [{}, '/profile_type is missing'],
    [{ profile_type: 'LAZY' }, '/profile_type'],
    [{ profile_type: 'FAST', departure_time: 'soon' }, '/departure_time'],
    [{ profile_type: 'FAST', energy_need: -1 }, '/energy_need'],
  ])('%j is 2001', async (body, text) => {
    const { id } = await stage.session(newId());
    const answer = await put(id, body);
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(answer.body.status_message).toContain(text);
  });
});
