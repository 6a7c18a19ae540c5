import { describe, expect, test } from '@jest/globals';
import { BridgeError, StationRefusal } from '../../src/core/errors.ts';
import { until } from '../kit/until.ts';
import { RequestsStage } from './requests-stage.ts';
import { wireToken } from './samples.ts';
import { faults } from './v221/schema.ts';

const stage = RequestsStage.use();
let serial = 0;
const newId = () => `R-${++serial}`;

const soon = () => new Date(Date.now() + 600_000).toISOString();
const body = (id: string, more: object = {}) => ({
  token: wireToken('APP-1', { type: 'APP_USER' }),
  expiry_date: soon(),
  reservation_id: id,
  location_id: 'SITE',
  evse_uid: 'e1',
  ...more,
});
const reserve = (id: string, more: object = {}) => stage.command('RESERVE_NOW', body(id, more));
const cancel = (id: string) => stage.command('CANCEL_RESERVATION', { reservation_id: id });
const stored = (id: string) => stage.world.store.reservation(stage.id, id);
const asked = () =>
  stage.world.control.calls.map((call) =>
    'reserve' in call ? (call.reserve as { reservationId: number }) : call,
  );

async function forgetAll(): Promise<void> {
  const { store } = stage.world;
  for (const station of ['S1', 'S2']) {
    const there = await store.reservationsAt(station, 0);
    await store.commit(there.map((reservation) => ({ type: 'reservation-ended', reservation })));
  }
}

describe('RESERVE_NOW', () => {
  test('is answered at once, carried out, and its result reported', async () => {
    const id = newId();
    const expiry = soon();
    const token = wireToken('A-TOKEN-OF-MORE-THAN-20', { type: 'APP_USER', group_id: 'FLEET' });
    const answer = await reserve(id, { token, expiry_date: expiry, authorization_reference: 'ref-1' });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 1000 } });
    expect(answer.body.data).toEqual({ result: 'ACCEPTED', timeout: 13 });
    const told = await stage.result();
    expect(told.body).toEqual({ result: 'ACCEPTED' });
    expect(faults('CommandResult', told.body)).toEqual([]);
    const reservation = await stored(id.toLowerCase());
    expect(reservation).toMatchObject({
      partnerId: stage.id,
      id,
      stationId: 'S1',
      evseId: 1,
      evseUid: 'e1',
      expiresAt: Date.parse(expiry),
      authorizationReference: 'ref-1',
    });
    expect(reservation!.idTag).toMatch(/^[0-9A-F]{14}$/);
    expect(asked()).toEqual([
      {
        stationId: 'S1',
        evseId: 1,
        idTag: reservation!.idTag,
        tokenType: 'APP_USER',
        groupIdTag: 'FLEET',
        reservationId: reservation!.number,
        expiresAt: Date.parse(expiry),
      },
    ]);
  });

  test('again under the same id replaces it: the station gets the same number', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    stage.next();
    const later = new Date(Date.now() + 900_000).toISOString();
    const { evse_uid: _, ...anywhere } = body(id, { expiry_date: later });
    await stage.command('RESERVE_NOW', anywhere);
    await stage.result();
    const [first, second] = asked() as { reservationId: number; evseId: number }[];
    expect(second).toMatchObject({ reservationId: first!.reservationId, evseId: 1 });
    expect(await stored(id)).toMatchObject({ expiresAt: Date.parse(later) });
  });

  test('an update that the station refuses leaves what was', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    const before = await stored(id);
    stage.next();
    stage.world.control.result = 'REJECTED';
    await reserve(id, { expiry_date: new Date(Date.now() + 900_000).toISOString() });
    expect((await stage.result()).body).toEqual({ result: 'REJECTED' });
    expect(await stored(id)).toEqual(before);
  });

  test('at another charge point under an id that is in use is REJECTED', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    const answer = await reserve(id, { evse_uid: 'e3' });
    expect(answer.body.data).toMatchObject({ result: 'REJECTED' });
    expect(await stored(id)).toMatchObject({ stationId: 'S1' });
  });

  test('of two partners with the same id are two', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    const mine = await stored(id);
    const token = wireToken('X', { party_id: 'OTH' });
    const theirs = { ...body(id, { token, evse_uid: 'e2' }), response_url: stage.other.responseUrl('o') };
    await stage.command('RESERVE_NOW', theirs, stage.other);
    await stage.other.waitFor(({ path }) => path.endsWith('/o'));
    const other = await stage.world.store.reservation(stage.otherId, id);
    expect(other!.number).not.toBe(mine!.number);
    expect(await stored(id)).toEqual(mine);
  });

  test('without an EVSE takes one that can be reserved and is promised to nobody', async () => {
    await forgetAll();
    const anywhere = async () => {
      stage.next();
      const { evse_uid: _, ...ask } = body(newId());
      const { data } = (await stage.command('RESERVE_NOW', ask)).body;
      if ((data as { result: string }).result === 'ACCEPTED') await stage.result();
      return data;
    };
    for (let i = 0; i < 3; i++) expect(await anywhere()).toMatchObject({ result: 'ACCEPTED' });
    expect(asked()).toMatchObject([
      { stationId: 'S1', evseId: 1 },
      { stationId: 'S1', evseId: 2 },
      { stationId: 'S2', evseId: 1 },
    ]);
    expect(await anywhere()).toMatchObject({
      result: 'REJECTED',
      message: [{ text: 'no free EVSE at this location' }],
    });
    await forgetAll();
  });

  test.each(['EVSE_OCCUPIED', 'EVSE_INOPERATIVE', 'REJECTED', 'NOT_SUPPORTED'] as const)(
    'that the station answers with %s leaves nothing',
    async (result) => {
      const id = newId();
      stage.world.control.result = result;
      await reserve(id);
      expect((await stage.result()).body).toEqual({ result });
      expect(await stored(id)).toBeUndefined();
    },
  );

  test('a station that stays silent is a TIMEOUT, and may have it: it can be cancelled', async () => {
    const id = newId();
    stage.world.control.result = new BridgeError('timeout', 'no answer');
    await reserve(id);
    expect((await stage.result()).body).toEqual({ result: 'TIMEOUT' });
    expect(await stored(id)).toBeDefined();
  });

  test("a station's error is FAILED, and leaves nothing", async () => {
    const id = newId();
    stage.world.control.result = new StationRefusal('InternalError', 'oops');
    await reserve(id);
    expect((await stage.result()).body).toEqual({ result: 'FAILED' });
    expect(await stored(id)).toBeUndefined();
  });

  test('at a charge point that is away is REJECTED', async () => {
    stage.world.control.connected.delete('S1');
    const answer = await reserve(newId());
    expect(answer.body.data).toMatchObject({
      result: 'REJECTED',
      message: [{ text: 'the charge point is not connected' }],
    });
    expect(stage.world.control.calls).toEqual([]);
  });

  test('of an EVSE that is not RESERVABLE is NOT_SUPPORTED', async () => {
    expect((await reserve(newId(), { evse_uid: 'e4' })).body.data).toMatchObject({ result: 'NOT_SUPPORTED' });
  });

  test.each([
    ['that has expired', { expiry_date: '2026-01-01T00:00:00Z' }, 2001, '/expiry_date is in the past'],
    ['that ends at no time', { expiry_date: 'soon' }, 2001, '/expiry_date'],
    ['without an id', { reservation_id: null }, 2001, '/reservation_id is missing'],
    ['with too long an id', { reservation_id: 'x'.repeat(37) }, 2001, '/reservation_id'],
    ['at an unknown location', { location_id: 'nowhere' }, 2003, 'nowhere'],
    ["with another party's token", { token: wireToken('X', { party_id: 'OTH' }) }, 2001, 'the token is not'],
    ['to be answered nowhere', { response_url: 'ftp://x' }, 2001, '/response_url'],
  ])('%s is refused', async (_, more, code, text) => {
    const answer = await reserve(newId(), more);
    expect(answer).toMatchObject({ status: 200, body: { status_code: code } });
    expect(answer.body.status_message).toContain(text);
    expect(stage.world.control.calls).toEqual([]);
  });
});

describe('CANCEL_RESERVATION', () => {
  test('frees what was reserved', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    const { number } = (await stored(id))!;
    stage.next();
    expect((await cancel(id)).body.data).toMatchObject({ result: 'ACCEPTED' });
    expect((await stage.result()).body).toEqual({ result: 'ACCEPTED' });
    expect(stage.world.control.calls.at(-1)).toEqual({
      cancelReservation: { stationId: 'S1', reservationId: number },
    });
    expect(await stored(id)).toBeUndefined();
  });

  test.each(['nothing', "another partner's"])('of %s is UNKNOWN_RESERVATION', async (what) => {
    const id = newId();
    const token = wireToken('X', { party_id: 'OTH' });
    if (what !== 'nothing') {
      const theirs = { ...body(id, { token }), response_url: stage.other.responseUrl(id) };
      await stage.command('RESERVE_NOW', theirs, stage.other);
      await stage.other.waitFor(({ path }) => path.endsWith(`/${id}`));
      stage.world.control.calls.length = 0;
    }
    await cancel(id);
    expect((await stage.result()).body).toEqual({ result: 'UNKNOWN_RESERVATION' });
    expect(stage.world.control.calls).toEqual([]);
  });

  test('that the station does not know of forgets it', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    stage.next();
    stage.world.control.result = 'UNKNOWN_RESERVATION';
    await cancel(id);
    expect((await stage.result()).body).toEqual({ result: 'UNKNOWN_RESERVATION' });
    expect(await stored(id)).toBeUndefined();
  });

  test.each([
    ['TIMEOUT', new BridgeError('timeout', 'no answer')],
    ['FAILED', 'FAILED'],
  ] as const)('that ends with %s keeps it', async (result, said) => {
    const id = newId();
    await reserve(id);
    await stage.result();
    stage.next();
    stage.world.control.result = said;
    await cancel(id);
    expect((await stage.result()).body).toEqual({ result });
    expect(await stored(id)).toBeDefined();
  });

  test('at a charge point that is away is REJECTED', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    stage.world.control.connected.delete('S1');
    expect((await cancel(id)).body.data).toMatchObject({ result: 'REJECTED' });
  });

  test('that is none is 2001', async () => {
    const answer = await stage.command('CANCEL_RESERVATION', {});
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(answer.body.status_message).toContain('/reservation_id is missing');
  });
});

describe("a reservation's session", () => {
  const sessionOf = async (id: string) => {
    const { sessionId } = (await stored(id))!;
    return (await stage.world.store.session(sessionId!))!;
  };
  const listed = async () => {
    const answer = await stage.partner.request('GET', 'sessions?date_from=2026-01-01T00:00:00Z&limit=1000');
    return answer.body.data as { id: string; status: string }[];
  };
  const owed = (id: string) => stage.world.ledger.owedRef(stage.id, `sessions/${id}`);

  test('is RESERVATION from when the station took it, and told to its partner only', async () => {
    const id = newId();
    await reserve(id, { authorization_reference: 'ref-9' });
    await stage.result();
    const session = await sessionOf(id);
    expect(session).toMatchObject({ status: 'RESERVATION', owner: stage.id, authMethod: 'COMMAND' });
    expect(await owed(session.id)).toBeDefined();
    const shown = (await listed()).find((one) => one.id === session.id);
    expect(shown).toMatchObject({
      status: 'RESERVATION',
      kwh: 0,
      location_id: 'SITE',
      evse_uid: 'e1',
      authorization_reference: 'ref-9',
    });
    expect(shown).not.toHaveProperty('total_cost');
    expect(faults('Session', shown)).toEqual([]);
  });

  test('keeps its id and its start when the reservation is updated', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    const before = await sessionOf(id);
    stage.next();
    await reserve(id, { evse_uid: 'e2' });
    await stage.result();
    const after = await sessionOf(id);
    expect(after).toMatchObject({ id: before.id, startedAt: before.startedAt, place: { evseUid: 'e2' } });
  });

  test('is COMPLETED when it is cancelled or its time is over, and has no CDR', async () => {
    for (const end of ['cancelled', 'over']) {
      const id = newId();
      stage.next();
      await reserve(id);
      await stage.result();
      const reservation = (await stored(id))!;
      const session = await sessionOf(id);
      stage.next();
      if (end === 'cancelled') {
        await cancel(id);
        await stage.result();
      } else {
        const past = { ...reservation, expiresAt: Date.now() - 60_001 };
        await stage.world.store.commit([{ type: 'reservation', reservation: past }]);
        await stage.world.requests.expire();
      }
      const done = await stage.world.store.session(session.id);
      expect(done).toMatchObject({ status: 'COMPLETED' });
      expect(done?.endedAt).toBeGreaterThan(0);
      expect(await stage.world.store.cdr(session.id)).toBeUndefined();
      const shown = (await listed()).find((one) => one.id === session.id);
      expect(shown).toMatchObject({ status: 'COMPLETED', kwh: 0 });
      expect(faults('Session', shown)).toEqual([]);
    }
  });

  test('is none where the station refused', async () => {
    const before = (await listed()).length;
    stage.world.control.result = 'REJECTED';
    await reserve(newId());
    await stage.result();
    expect(await listed()).toHaveLength(before);
  });
});

describe('a reservation', () => {
  test('whose time is over is forgotten, and its id is free', async () => {
    const id = newId();
    await reserve(id);
    await stage.result();
    const reservation = (await stored(id))!;
    const past = { ...reservation, expiresAt: Date.now() - 1 };
    await stage.world.store.commit([{ type: 'reservation', reservation: past }]);
    stage.next();
    await cancel(id);
    expect((await stage.result()).body).toEqual({ result: 'UNKNOWN_RESERVATION' });
    stage.next();
    await reserve(id, { evse_uid: 'e3' });
    await stage.result();
    expect(await stored(id)).toMatchObject({ stationId: 'S2' });
    await stage.world.requests.expire();
    expect(await stored(id)).toMatchObject({ stationId: 'S2' });
    expect(await stage.world.store.reservationOf(reservation)).toBeUndefined();
  });

  test('that the station gives up is told to its partner, one that expires is not', async () => {
    const { reservations } = stage.world.requests;
    for (const [how, told] of [
      ['removed', 1],
      ['expired', 0],
    ] as const) {
      const id = newId();
      const url = stage.next();
      await reserve(id);
      await stage.result();
      const results = () =>
        stage.partner
          .received('commands')
          .flatMap(({ path, body: said }) => (url.endsWith(path) ? [said] : []));
      await reservations.ended((await stored(id))!, how);
      await stage.world.requests.drain();
      expect(results().slice(1)).toEqual(told ? [{ result: 'CANCELED_RESERVATION' }] : []);
      expect(await stored(id)).toBeUndefined();
    }
  });

  test('lets nobody else ask for what it is of: the result of each goes where it was asked for', async () => {
    const id = newId();
    await reserve(id);
    const told = await stage.result();
    expect(told.token).toBe(stage.partner.ownToken);
    expect(stage.other.received('commands').some(({ path }) => stage.responseUrl.endsWith(path))).toBe(false);
    await until('nothing is owed', async () => (await stage.world.store.commandsDue(Infinity)).length === 0);
  });
});
