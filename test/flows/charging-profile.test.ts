import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { boot, location, Scene, start, stop, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

const profile = {
  charging_rate_unit: 'A',
  charging_profile_period: [
    { start_period: 0, limit: 16 },
    { start_period: 1800, limit: 6 },
  ],
};
const capabilities = ['CHARGING_PROFILE_CAPABLE', 'CHARGING_PREFERENCES_CAPABLE'];

describe("a partner limits its driver's session", () => {
  let scene: Scene;
  let partner: FakePartner;
  let other: FakePartner;
  let station: FakeStation;
  let session: string;
  let transactionId: unknown;
  let limit = 16;
  let count = 0;

  beforeAll(async () => {
    scene = await Scene.open({ CALL_TIMEOUT_MS: '1000' });
    const evses = location.evses.map((evse) => ({ ...evse, capabilities }));
    await scene.bridge.must('PUT', '/locations/LOC1', { ...location, evses });
    partner = await scene.partner([token('CARD-1')]);
    other = await scene.partner([], { partyId: 'OTH', name: 'other' });
    station = await scene.station();
    await station.call('BootNotification', boot);
    ({ transactionId } = await station.call('StartTransaction', start('CARD-1')));
    const told = await partner.waitFor(({ kind }) => kind === 'sessions', 'the session');
    session = (told.body as SessionOnWire).id;
  });
  beforeEach(() => {
    limit = 16;
    station.answers['SetChargingProfile'] = () => ({ status: 'Accepted' });
    station.answers['ClearChargingProfile'] = () => ({ status: 'Accepted' });
    station.answers['GetCompositeSchedule'] = ({ duration }: { duration: number }) => ({
      status: 'Accepted',
      connectorId: 1,
      scheduleStart: new Date().toISOString(),
      chargingSchedule: {
        duration,
        chargingRateUnit: 'A',
        chargingSchedulePeriod: [{ startPeriod: 0, limit }],
      },
    });
  });
  afterAll(() => scene.close());

  type Ask = (responseUrl: string) => Promise<{ status: number; body: { data?: unknown } }>;

  async function asked(ask: Ask): Promise<unknown> {
    const responseUrl = partner.responseUrl(`p${++count}`);
    const answer = await ask(responseUrl);
    expect(answer).toMatchObject({ status: 200, body: { data: { result: 'ACCEPTED' } } });
    return (await partner.waitFor(({ path }) => responseUrl.endsWith(path), 'the result')).body;
  }

  const put: Ask = (response_url) =>
    partner.request('PUT', `chargingprofiles/${session}`, {
      body: { charging_profile: profile, response_url },
    });
  const get: Ask = (response_url) =>
    partner.request(
      'GET',
      `chargingprofiles/${session}?${new URLSearchParams({ duration: '900', response_url }).toString()}`,
    );
  const remove: Ask = (response_url) =>
    partner.request(
      'DELETE',
      `chargingprofiles/${session}?${new URLSearchParams({ response_url }).toString()}`,
    );
  const callsOf = (action: string) =>
    station.calls.flatMap((call) => (call.action === action ? [call.payload] : []));
  const limitsTold = () =>
    partner
      .received('chargingprofiles')
      .flatMap(({ body }) =>
        (body as { charging_profile: typeof profile }).charging_profile.charging_profile_period.map(
          (period) => period.limit,
        ),
      );

  test('the station gets a profile for the running transaction; what it plans is told unasked', async () => {
    limit = 10;
    expect(await asked(put)).toEqual({ result: 'ACCEPTED' });
    expect(callsOf('SetChargingProfile')).toMatchObject([
      {
        connectorId: 1,
        csChargingProfiles: {
          transactionId,
          stackLevel: 0,
          chargingProfilePurpose: 'TxProfile',
          chargingProfileKind: 'Relative',
          chargingSchedule: {
            chargingRateUnit: 'A',
            chargingSchedulePeriod: [
              { startPeriod: 0, limit: 16 },
              { startPeriod: 1800, limit: 6 },
            ],
          },
        },
      },
    ]);
    const told = await partner.waitFor(({ kind }) => kind === 'chargingprofiles', 'the plan');
    expect(told).toMatchObject({ method: 'PUT', path: `/ocpi/2.2.1/sender/chargingprofiles/${session}` });
    expect(limitsTold()).toEqual([10]);
  });

  test('the plan is given when it is asked for', async () => {
    limit = 8;
    expect(await asked(get)).toMatchObject({
      result: 'ACCEPTED',
      profile: {
        charging_profile: {
          duration: 900,
          charging_rate_unit: 'A',
          charging_profile_period: [{ start_period: 0, limit: 8 }],
        },
      },
    });
  });

  test('FAST lifts the limit, and a partner that was away hears of it when it is back', async () => {
    const before = limitsTold().length;
    await partner.down();
    limit = 32;
    await partner.up();
    partner.fail({ kind: 'status', status: 503 }, 'chargingprofiles', 1);
    const wish = await partner.request('PUT', `sessions/${session}/charging_preferences`, {
      body: { profile_type: 'FAST' },
    });
    expect(wish).toMatchObject({ status: 200, body: { data: 'ACCEPTED' } });
    await until(
      'the new plan',
      () => limitsTold().slice(before).at(-1) === 32 && limitsTold().length > before + 1,
    );
    const [set] = callsOf('SetChargingProfile') as [{ csChargingProfiles: { chargingProfileId: number } }];
    expect(callsOf('ClearChargingProfile')).toEqual([{ id: set.csChargingProfiles.chargingProfileId }]);
  });

  test('a station that does not answer is REJECTED, after which nothing is different', async () => {
    station.answers['SetChargingProfile'] = () => undefined;
    expect(await asked(put)).toEqual({ result: 'REJECTED' });
  });

  test('another partner cannot, and does not learn that there is such a session', async () => {
    const responseUrl = other.responseUrl('x');
    const answers = await Promise.all([
      other.request('PUT', `chargingprofiles/${session}`, {
        body: { charging_profile: profile, response_url: responseUrl },
      }),
      other.request('DELETE', `chargingprofiles/nothing?response_url=${encodeURIComponent(responseUrl)}`),
    ]);
    for (const { status, body } of answers) {
      expect({ status, result: (body.data as { result: string }).result }).toEqual({
        status: 200,
        result: 'UNKNOWN_SESSION',
      });
    }
    const wish = await other.request('PUT', `sessions/${session}/charging_preferences`, {
      body: { profile_type: 'FAST' },
    });
    expect(wish).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(other.received('commands')).toEqual([]);
  });

  test('what was set is forgotten with the session', async () => {
    await station.call('StopTransaction', stop(transactionId, 1000));
    const answer = await remove(partner.responseUrl('late'));
    expect(answer.body.data).toMatchObject({ result: 'REJECTED' });
  });
});
