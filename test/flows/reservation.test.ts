import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { boot, cdrsAt, location, Scene, start, stop, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import { CallErrorFrame } from '../kit/station.ts';
import type { FakeStation, Responder } from '../kit/station.ts';
import { until } from '../kit/until.ts';

interface ReserveNow {
  readonly reservationId: number;
  readonly connectorId: number;
  readonly idTag: string;
}

describe('a partner reserves an EVSE', () => {
  let scene: Scene;
  let partner: FakePartner;
  let other: FakePartner;
  let station: FakeStation;
  let count = 0;

  beforeAll(async () => {
    scene = await Scene.open({ COMMAND_TIMEOUT_MS: '1000', CALL_TIMEOUT_MS: '1000' });
    const evses = location.evses.map((evse) => ({ ...evse, capabilities: ['RESERVABLE'] }));
    await scene.bridge.must('PUT', '/locations/LOC1', { ...location, evses });
    partner = await scene.partner();
    other = await scene.partner([], { partyId: 'OTH', name: 'other' });
    station = await scene.station();
    await station.call('BootNotification', boot);
  });
  beforeEach(() => {
    station.answers['ReserveNow'] = () => ({ status: 'Accepted' });
    station.answers['CancelReservation'] = () => ({ status: 'Accepted' });
  });
  afterAll(() => scene.close());

  async function command(name: string, body: object, as = partner): Promise<unknown> {
    const response_url = as.responseUrl(`${name}-${++count}`);
    const answer = await as.request('POST', `commands/${name}`, { body: { ...body, response_url } });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 1000, data: { result: 'ACCEPTED' } } });
    return (await as.waitFor(({ path }) => response_url.endsWith(path), `the result of ${name}`)).body;
  }

  const reserve = (id: string, uid: string, more: object = {}) =>
    command('RESERVE_NOW', {
      token: token(uid, { type: 'APP_USER' }),
      expiry_date: new Date(Date.now() + 1_800_000).toISOString(),
      reservation_id: id,
      location_id: 'LOC1',
      ...more,
    });
  const asked = () =>
    station.calls.flatMap(({ action, payload }) => (action === 'ReserveNow' ? [payload as ReserveNow] : []));
  const evseStatus = async () => {
    const at = (await scene.bridge.must('GET', '/locations/LOC1')) as {
      evses: { uid: string; status: string }[];
    };
    return at.evses.find(({ uid }) => uid === 'E1')?.status;
  };
  const toldOf = (status: string) => (session: { body: unknown; kind: string }) =>
    session.kind === 'sessions' && (session.body as SessionOnWire).status === status;

  test('the EVSE is RESERVED when the station says so; the driver who comes turns the reservation into his session', async () => {
    expect(await reserve('r1', 'UNKNOWN-CARD', { evse_uid: 'E1', authorization_reference: 'REF-1' })).toEqual(
      {
        result: 'ACCEPTED',
      },
    );
    const [{ reservationId, connectorId, idTag }] = asked() as [ReserveNow];
    expect({ connectorId, idTag }).toEqual({ connectorId: 1, idTag: 'UNKNOWN-CARD' });
    const promised = await partner.waitFor(toldOf('RESERVATION'), 'the reservation as a session');
    expect(promised.body).toMatchObject({ kwh: 0, authorization_reference: 'REF-1', auth_method: 'COMMAND' });
    const { id } = promised.body as SessionOnWire;

    expect(await evseStatus()).not.toBe('RESERVED');
    await station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Reserved' });
    expect(await evseStatus()).toBe('RESERVED');

    expect(await station.call('Authorize', { idTag })).toEqual({ idTagInfo: { status: 'Accepted' } });
    expect(partner.received('authorize')).toEqual([]);
    const started = await station.call('StartTransaction', { ...start(idTag), reservationId });
    expect(started).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    const active = await partner.waitFor(toldOf('ACTIVE'), 'the running session');
    expect(active.body).toMatchObject({
      id,
      auth_method: 'COMMAND',
      authorization_reference: 'REF-1',
      cdr_token: { uid: 'UNKNOWN-CARD' },
    });
    await station.call('StopTransaction', stop(started['transactionId'], 10_000));
    await station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' });
    const cdr = await until('the CDR', () => cdrsAt(partner)[0]);
    expect(cdr).toMatchObject({ session_id: id, auth_method: 'COMMAND', total_energy: 10 });
  });

  test('it is used up, and its number opens nothing to anybody else', async () => {
    const [{ reservationId }] = asked() as [ReserveNow];
    expect(await command('CANCEL_RESERVATION', { reservation_id: 'r1' })).toEqual({
      result: 'UNKNOWN_RESERVATION',
    });
    const again = await station.call('StartTransaction', { ...start('STRANGER'), reservationId });
    expect(again).toMatchObject({ idTagInfo: { status: 'Invalid' } });
    await station.call('StopTransaction', stop(again['transactionId'], 0));
  });

  test('nobody else cancels it, its own partner does, and hears that the session is over', async () => {
    expect(await reserve('r2', 'APP-2', { evse_uid: 'E2' })).toEqual({ result: 'ACCEPTED' });
    const { reservationId } = asked().at(-1)!;
    expect(await command('CANCEL_RESERVATION', { reservation_id: 'r2' }, other)).toEqual({
      result: 'UNKNOWN_RESERVATION',
    });
    expect(station.calls.filter(({ action }) => action === 'CancelReservation')).toEqual([]);
    expect(await command('CANCEL_RESERVATION', { reservation_id: 'R2' })).toEqual({ result: 'ACCEPTED' });
    expect(station.calls.at(-1)).toMatchObject({ action: 'CancelReservation', payload: { reservationId } });
    const over = await partner.waitFor(
      ({ kind, body }) =>
        kind === 'sessions' &&
        (body as SessionOnWire).status === 'COMPLETED' &&
        (body as SessionOnWire).kwh === 0,
      'the end of the reservation',
    );
    expect(cdrsAt(partner).some(({ session_id }) => session_id === (over.body as SessionOnWire).id)).toBe(
      false,
    );
  });

  test.each<[string, Responder, string]>([
    ['is occupied', () => ({ status: 'Occupied' }), 'EVSE_OCCUPIED'],
    ['is broken', () => ({ status: 'Faulted' }), 'EVSE_INOPERATIVE'],
    ['refuses', () => ({ status: 'Rejected' }), 'REJECTED'],
    [
      'knows no reservations',
      () => {
        throw new CallErrorFrame('NotSupported');
      },
      'NOT_SUPPORTED',
    ],
    ['says nothing, and may have it,', () => undefined, 'TIMEOUT'],
  ])('a station that %s', async (what, answer, result) => {
    station.answers['ReserveNow'] = answer;
    expect(await reserve(`r-${what}`, 'APP-3')).toEqual({ result });
  });

  test('it survives a restart of the bridge, and is used up by its driver though the station does not name it', async () => {
    await reserve('r4', 'APP-4', { evse_uid: 'E1' });
    const { idTag } = asked().at(-1)!;
    const before = partner.received('sessions').length;
    await scene.bridge.shutDown();
    await scene.bridge.run();
    station = await scene.station();
    await station.call('BootNotification', boot);
    const started = await station.call('StartTransaction', start(idTag));
    expect(started).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    await until('the running session', () =>
      partner
        .received('sessions')
        .slice(before)
        .some((told) => toldOf('ACTIVE')(told)),
    );
    await station.call('StopTransaction', stop(started['transactionId'], 0));
  });

  test('a station that is away is REJECTED at once', async () => {
    await station.close();
    const answer = await until('it is known to be away', async () => {
      const asking = await partner.request('POST', 'commands/RESERVE_NOW', {
        body: {
          response_url: partner.responseUrl(`away-${++count}`),
          token: token('APP-5', { type: 'APP_USER' }),
          expiry_date: new Date(Date.now() + 60_000).toISOString(),
          reservation_id: 'r5',
          location_id: 'LOC1',
        },
      });
      return (asking.body.data as { result: string }).result === 'REJECTED' && asking;
    });
    expect(answer.body.data).toMatchObject({ message: [{ text: 'the charge point is not connected' }] });
  });
});
