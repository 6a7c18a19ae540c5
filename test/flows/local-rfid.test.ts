import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, energy, Scene, start, stop, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

describe('a foreign driver charges with a card', () => {
  let scene: Scene;
  let partner: FakePartner;
  let station: FakeStation;

  beforeAll(async () => {
    scene = await Scene.open();
    const never = token('04AABBCC', { whitelist: 'NEVER' });
    partner = await scene.partner([never, token('04BL0CK', { whitelist: 'NEVER' }), token('04WHITE')]);
    partner.authorizations.set('04AABBCC', {
      allowed: 'ALLOWED',
      token: never,
      authorization_reference: 'AUTH-7',
    });
    partner.authorizations.set('04BL0CK', { allowed: 'BLOCKED', token: token('04BL0CK') });
    station = await scene.station();
    await station.call('BootNotification', boot);
  });
  afterAll(() => scene.close());

  test('locations and tariff are at the partner, then the live status', async () => {
    await partner.waitFor(({ kind, method }) => kind === 'tariffs' && method === 'PUT');
    await partner.waitFor(({ kind, method }) => kind === 'locations' && method === 'PUT');
    const status = { connectorId: 1, errorCode: 'NoError', status: 'Preparing' };
    expect(await station.call('StatusNotification', status)).toEqual({});
    const patch = await partner.waitFor(({ kind, method }) => kind === 'locations' && method === 'PATCH');
    expect(patch.path).toMatch(/\/DE\/ABC\/LOC1\/E1$/);
    expect(patch.body).toMatchObject({ status: 'BLOCKED' });
  });

  test('is authorised in real time, seen live, and billed to the cent', async () => {
    const { idTagInfo } = await station.call('Authorize', { idTag: '04aabbcc' });
    expect(idTagInfo).toEqual({ status: 'Accepted' });
    expect(partner.received('authorize')).toHaveLength(1);

    const started = await station.call('StartTransaction', start('04AABBCC', 1000));
    expect(started).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    expect(partner.received('authorize')).toHaveLength(1);
    const put = await partner.waitFor(({ kind, method }) => kind === 'sessions' && method === 'PUT');
    expect(put.body).toMatchObject({
      status: 'ACTIVE',
      kwh: 0,
      auth_method: 'AUTH_REQUEST',
      authorization_reference: 'AUTH-7',
      cdr_token: { uid: '04AABBCC', country_code: 'NL', party_id: 'EMS' },
    });

    await station.call('MeterValues', energy(started['transactionId'], 11_000));
    const live = await partner.waitFor(
      ({ kind, body }) => kind === 'sessions' && (body as SessionOnWire).kwh === 10,
      'kwh 10 at the partner',
    );
    expect(live.body).toMatchObject({ total_cost: { excl_vat: 5, incl_vat: 5.95 } });

    await station.call('StopTransaction', stop(started['transactionId'], 21_450));
    await until('the CDR', () => cdrsAt(partner).length === 1);
    await scene.settled({ held: true });
    // 0.50 + 20.45 kWh x 0.45 = 9.7025; with 19 % VAT 11.545975
    expect(cdrsAt(partner)[0]).toMatchObject({
      total_energy: 20.45,
      total_cost: { excl_vat: 9.7025, incl_vat: 11.546 },
      auth_method: 'AUTH_REQUEST',
    });
    const { body } = await scene.bridge.admin('GET', `/cdrs/${cdrsAt(partner)[0]?.id}`);
    expect(body).toMatchObject({ bridge: { stationId: 'CP1', delivery: [{ state: 'delivered' }] } });
  });

  test('a refused card is refused, and what it charged is nobody’s', async () => {
    const cdrs = cdrsAt(partner).length;
    const started = await station.call('StartTransaction', start('04BL0CK', 30_000));
    expect(started).toMatchObject({ transactionId: expect.any(Number), idTagInfo: { status: 'Blocked' } });
    await station.call('StopTransaction', stop(started['transactionId'], 30_500));
    const sessions = (await scene.bridge.must('GET', '/sessions')) as SessionOnWire[];
    expect(sessions.filter(({ status }) => status === 'INVALID')).toHaveLength(1);
    expect(cdrsAt(partner)).toHaveLength(cdrs);
  });

  test('an unknown card is invalid, a whitelisted one needs no question', async () => {
    expect(await station.call('Authorize', { idTag: 'NOBODY' })).toEqual({
      idTagInfo: { status: 'Invalid' },
    });
    const asked = partner.received('authorize').length;
    expect(await station.call('Authorize', { idTag: '04WHITE' })).toEqual({
      idTagInfo: { status: 'Accepted' },
    });
    expect(partner.received('authorize')).toHaveLength(asked);
  });

  test('parking is time in which the vehicle asks for nothing', async () => {
    const before = cdrsAt(partner).length;
    const begin = Date.now() - 3 * 3_600_000;
    const hour = (n: number) => new Date(begin + n * 3_600_000).toISOString();
    const begun = { connectorId: 1, idTag: '04WHITE', meterStart: 40_000, timestamp: hour(0) };
    const { transactionId } = await station.call('StartTransaction', begun);
    const at = (status: string, n: number) =>
      station.call('StatusNotification', {
        connectorId: 1,
        errorCode: 'NoError',
        status,
        timestamp: hour(n),
      });
    await at('Charging', 0);
    await at('SuspendedEVSE', 0.5);
    await at('Charging', 0.75);
    await at('SuspendedEV', 1);
    const ended = { transactionId, meterStop: 50_000, timestamp: hour(2) };
    await station.call('StopTransaction', ended);
    // 0.50 + 10 kWh x 0.45 + 1 h parking x 3.00 = 8.00
    await until('the CDR', () => cdrsAt(partner).length > before);
    expect(cdrsAt(partner).at(-1)).toMatchObject({ total_cost: { excl_vat: 8 }, total_parking_time: 1 });
  });
});
