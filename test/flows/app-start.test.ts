import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, Scene, start, stop, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

describe('a foreign driver charges with an app', () => {
  let scene: Scene;
  let partner: FakePartner;
  let other: FakePartner;
  let station: FakeStation;
  const uid = randomUUID();
  const answers = {
    RemoteStartTransaction: () => ({ status: 'Accepted' }),
    RemoteStopTransaction: () => ({ status: 'Accepted' }),
    UnlockConnector: () => ({ status: 'Unlocked' }),
  };
  const app = token(uid, { type: 'APP_USER', whitelist: 'NEVER' });

  beforeAll(async () => {
    scene = await Scene.open();
    partner = await scene.partner();
    other = await scene.partner([], { name: 'other', countryCode: 'FR', partyId: 'OTH' });
    station = await scene.station({ answers });
    await station.call('BootNotification', boot);
    await station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' });
  });
  afterAll(() => scene.close());

  const command = (name: string, id: string, body: object, by = partner) =>
    by.request('POST', `commands/${name}`, { body: { response_url: by.responseUrl(id), ...body } });
  const result = (id: string, at = partner) =>
    at.waitFor(({ kind, path }) => kind === 'commands' && path.endsWith(`/${id}`), `the result of ${id}`);

  test('START_SESSION reaches the station as an idTag that it can hold, and the result the partner', async () => {
    const answer = await command('START_SESSION', 'go', { token: app, location_id: 'LOC1', evse_uid: 'E1' });
    expect(answer.body).toMatchObject({ status_code: 1000, data: { result: 'ACCEPTED', timeout: 30 } });
    expect((await result('go')).body).toMatchObject({ result: 'ACCEPTED' });
    const asked = station.calls.find(({ action }) => action === 'RemoteStartTransaction');
    expect(asked?.payload).toEqual({ connectorId: 1, idTag: expect.stringMatching(/^[0-9A-F]{14}$/) });
  });

  test('the session is the app’s, whatever the station asks on the way', async () => {
    const { idTag } = station.calls.find(({ action }) => action === 'RemoteStartTransaction')?.payload as {
      idTag: string;
    };
    expect(await station.call('Authorize', { idTag })).toEqual({ idTagInfo: { status: 'Accepted' } });
    expect(partner.received('authorize')).toHaveLength(0);
    await station.call('StartTransaction', start(idTag, 100));
    const put = await partner.waitFor(({ kind }) => kind === 'sessions');
    expect(put.body).toMatchObject({ cdr_token: { uid, type: 'APP_USER' }, auth_method: 'COMMAND' });
  });

  test('another partner neither sees nor stops it', async () => {
    const { id } = partner.received('sessions')[0]?.body as SessionOnWire;
    const since = 'date_from=2020-01-01T00:00:00Z';
    expect((await other.request('GET', `sessions?${since}`)).body.data).toEqual([]);
    const refused = await command('STOP_SESSION', 'steal', { session_id: id }, other);
    expect(refused.body.data).toMatchObject({ result: 'UNKNOWN_SESSION' });
    const own = await partner.request('GET', `sessions?${since}`);
    expect(own.body.data).toMatchObject([{ id }]);
    expect(own.headers.get('x-total-count')).toBe('1');
  });

  test('STOP_SESSION ends it, and the CDR follows', async () => {
    const { id } = partner.received('sessions')[0]?.body as SessionOnWire;
    expect((await command('STOP_SESSION', 'halt', { session_id: id })).body.data).toMatchObject({
      result: 'ACCEPTED',
    });
    expect((await result('halt')).body).toMatchObject({ result: 'ACCEPTED' });
    const asked = await until('a remote stop', () =>
      station.calls.find(({ action }) => action === 'RemoteStopTransaction'),
    );
    const { transactionId } = asked.payload as { transactionId: number };
    await station.call('StopTransaction', { ...stop(transactionId, 1100), reason: 'Remote' });
    await until('the CDR', () => cdrsAt(partner).length === 1);
    // 0.50 + 1 kWh x 0.45
    expect(cdrsAt(partner)[0]).toMatchObject({ session_id: id, total_cost: { excl_vat: 0.95 } });
    expect(cdrsAt(other)).toHaveLength(0);
    expect(other.received('sessions')).toHaveLength(0);
  });

  test('UNLOCK_CONNECTOR, and what is not supported', async () => {
    const at = { location_id: 'LOC1', evse_uid: 'E2', connector_id: '1' };
    expect((await command('UNLOCK_CONNECTOR', 'open', at)).body.data).toMatchObject({ result: 'ACCEPTED' });
    expect((await result('open')).body).toMatchObject({ result: 'ACCEPTED' });
    expect(station.calls.find(({ action }) => action === 'UnlockConnector')?.payload).toEqual({
      connectorId: 2,
    });
    const body = {
      token: app,
      expiry_date: '2030-01-01T00:00:00Z',
      reservation_id: 'R1',
      location_id: 'LOC1',
    };
    expect((await command('RESERVE_NOW', 'later', body)).body.data).toMatchObject({
      result: 'NOT_SUPPORTED',
    });
  });

  test('a browser at a station’s address hears what belongs there', async () => {
    const answer = await fetch(`${scene.bridge.ocppUrl.replace('ws:', 'http:')}/CP1`);
    expect(answer.status).toBe(426);
    expect(answer.headers.get('upgrade')).toBe('websocket');
  });

  test('a station that refuses, one that is silent, one that is away', async () => {
    const ask = { token: app, location_id: 'LOC1', evse_uid: 'E1' };
    station.answers['RemoteStartTransaction'] = () => ({ status: 'Rejected' });
    await command('START_SESSION', 'no', ask);
    expect((await result('no')).body).toMatchObject({ result: 'REJECTED' });
    await station.close();
    await until('the bridge has noticed', async () => {
      const answer = await command('START_SESSION', 'away', ask);
      return (answer.body.data as { result: string }).result === 'REJECTED';
    });
    const unknown = await command('START_SESSION', 'where', { ...ask, location_id: 'NOWHERE' });
    expect(unknown).toMatchObject({ status: 200, body: { status_code: 2003 } });
  });
});
