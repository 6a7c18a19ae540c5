import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { location, Scene, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import { FakeTransaction } from '../kit/station-transaction.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

const uid = '9f0c7a52-3b1d-4d53-a8a2-7e2f7a3c1b11';

let scene: Scene;
let partner: FakePartner;
let station: FakeStation;
let limit = 20;
let count = 0;

/** The same requests of partners, at a station that speaks OCPP 2.0.1. */
beforeAll(async () => {
  scene = await Scene.open();
  const capabilities = ['RESERVABLE', 'CHARGING_PROFILE_CAPABLE'];
  const evses = location.evses.map((evse) => ({ ...evse, capabilities }));
  await scene.bridge.must('PUT', '/locations/LOC1', { ...location, evses });
  partner = await scene.partner();
  const answers = {
    ReserveNow: () => ({ status: 'Accepted' }),
    SetChargingProfile: () => ({ status: 'Accepted' }),
    ClearChargingProfile: () => ({ status: 'Accepted' }),
    GetCompositeSchedule: ({ duration, evseId }: { duration: number; evseId: number }) => ({
      status: 'Accepted',
      schedule: {
        evseId,
        duration,
        scheduleStart: new Date().toISOString(),
        chargingRateUnit: 'A',
        chargingSchedulePeriod: [{ startPeriod: 0, limit }],
      },
    }),
  };
  station = await scene.station({ protocols: ['ocpp2.0.1'], answers });
  const chargingStation = { vendorName: 'Test', model: 'Two' };
  await station.call('BootNotification', { reason: 'PowerUp', chargingStation });
});
afterAll(() => scene.close());

const called = (action: string) =>
  station.calls.flatMap((call) => (call.action === action ? [call.payload as Record<string, unknown>] : []));

async function reserve(id: string): Promise<{ number: unknown; responsePath: string }> {
  const response_url = partner.responseUrl(`r${++count}`);
  await partner.request('POST', 'commands/RESERVE_NOW', {
    body: {
      response_url,
      token: token(uid, { type: 'APP_USER' }),
      expiry_date: new Date(Date.now() + 1_800_000).toISOString(),
      reservation_id: id,
      location_id: 'LOC1',
      evse_uid: 'E1',
      authorization_reference: `ref-${id}`,
    },
  });
  const told = await partner.waitFor(({ path }) => response_url.endsWith(path), 'the result');
  expect(told.body).toEqual({ result: 'ACCEPTED' });
  return { number: called('ReserveNow').at(-1)?.['id'], responsePath: told.path };
}

const sessions = (status: string) =>
  partner
    .received('sessions')
    .map(({ body }) => body as SessionOnWire)
    .filter((session) => session.status === status);

test('the station is shown the uid itself; a reservation that it gives up is CANCELED_RESERVATION', async () => {
  const { number, responsePath } = await reserve('r1');
  expect(called('ReserveNow')).toMatchObject([{ evseId: 1, idToken: { idToken: uid } }]);
  await station.call('ReservationStatusUpdate', {
    reservationId: number,
    reservationUpdateStatus: 'Removed',
  });
  const results = await until('the second result', () => {
    const all = partner.received('commands').filter(({ path }) => path === responsePath);
    return all.length === 2 && all;
  });
  expect(results[1]!.body).toEqual({ result: 'CANCELED_RESERVATION' });
  await until('the end of the session', () => sessions('COMPLETED')[0]);
});

test('a transaction that names the reservation is the session that the partner knows', async () => {
  const before = sessions('RESERVATION').length;
  const { number } = await reserve('r2');
  const promised = await until('the reservation', () => sessions('RESERVATION')[before]);
  const transaction = new FakeTransaction(station, 'TX-1');
  const answer = await transaction.start(uid, { reservationId: number });
  expect(answer).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
  const active = await until('the running session', () => sessions('ACTIVE')[0]);
  expect(active).toMatchObject({
    id: promised.id,
    authorization_reference: 'ref-r2',
    auth_method: 'COMMAND',
  });
});

test('a profile goes to the running transaction; another limit at the station is told', async () => {
  const { id } = sessions('ACTIVE')[0]!;
  const response_url = partner.responseUrl(`p${++count}`);
  const charging_profile = {
    charging_rate_unit: 'A',
    charging_profile_period: [{ start_period: 0, limit: 20 }],
  };
  const answer = await partner.request('PUT', `chargingprofiles/${id}`, {
    body: { charging_profile, response_url },
  });
  expect(answer.body.data).toMatchObject({ result: 'ACCEPTED' });
  const told = await partner.waitFor(({ path }) => response_url.endsWith(path), 'the result');
  expect(told.body).toEqual({ result: 'ACCEPTED' });
  expect(called('SetChargingProfile')).toMatchObject([
    { evseId: 1, chargingProfile: { transactionId: 'TX-1', chargingProfilePurpose: 'TxProfile' } },
  ]);
  const limits = () =>
    partner
      .received('chargingprofiles')
      .map(({ body }) => JSON.stringify((body as { charging_profile: object }).charging_profile));
  await until('the plan', () => limits().some((text) => text.includes('"limit":20')));
  limit = 7;
  const chargingLimit = { chargingLimitSource: 'EMS' };
  expect(await station.call('NotifyChargingLimit', { chargingLimit, evseId: 1 })).toEqual({});
  await until('the new plan', () => limits().some((text) => text.includes('"limit":7')));
});
