import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Authorizer } from '../../src/core/authorizer.ts';
import { Bills } from '../../src/core/bills.ts';
import type { Reservation } from '../../src/core/model/reservation.ts';
import type { Session } from '../../src/core/model/session.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { AllowedType, Token } from '../../src/core/model/token.ts';
import type { Audience, TokenAuthority } from '../../src/core/ports.ts';
import { defaultLimits } from '../../src/core/plausibility.ts';
import { reserved } from '../../src/core/partner/reservation-session.ts';
import { StationDesk } from '../../src/core/station/station.ts';
import type { StationView } from '../../src/core/station/station-view.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';

const party = { countryCode: 'DE', partyId: 'ABC' };
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const minute = 60_000;
let now = Date.parse('2026-03-01T10:00:00Z');
const clock = { now: () => now };
const audience: Audience = {
  receivers: () => [],
  receives: () => true,
  isRegistered: () => true,
  knows: () => true,
  billing: () => ({ limits: defaultLimits, policy: {} }),
};
const token: Token = {
  countryCode: 'NL',
  partyId: 'EMS',
  uid: 'CARD',
  type: 'RFID',
  contractId: 'C1',
  issuer: 'EMS',
  valid: true,
  whitelist: 'NEVER',
  lastUpdated: 1,
};
const station: Station = {
  id: 'CP1',
  approved: true,
  securityProfile: 0,
  passwordHashes: [],
  connectors: [1, 2].map((evseId) => ({
    evseId,
    connectorId: 1,
    location: 'L1',
    evseUid: `E${evseId}`,
    ocpiConnectorId: '1',
  })),
};

let redis: TestRedis;
let backing: RedisBacking;
let desk: StationDesk;
let view: StationView;
let allowed: AllowedType = 'ALLOWED';
let asked = 0;
let number = 0;

const authority: TokenAuthority = {
  askAboutUnknown: () => [],
  ask: () => {
    asked++;
    return Promise.resolve({ allowed, token });
  },
};

beforeAll(async () => {
  redis = await startRedis();
  backing = new RedisBacking({ address: redis.address, clock, log, party });
  await backing.start();
  const deps = { store: backing.store, ids: backing.ids, clock, log, party, audience };
  const authorizer = new Authorizer({ ...deps, authority, authorizeTimeoutMs: 1000 });
  desk = new StationDesk({ ...deps, authorizer, bills: new Bills(deps) });
  await backing.store.commit([{ type: 'station', station }]);
  view = await desk.open(station);
});
afterAll(async () => {
  await backing.close();
  await redis.close();
});

/** As it stands when the station has taken it; answers it with the id of its session. */
async function reserve(more: Partial<Reservation> = {}): Promise<Reservation> {
  const { store, ids } = backing;
  const reservation: Reservation = {
    partnerId: 'P1',
    id: `R${++number}`,
    number,
    token,
    idTag: 'CARD',
    stationId: 'CP1',
    evseId: 1,
    locationId: 'L1',
    evseUid: 'E1',
    expiresAt: now + 60 * minute,
    authorizationReference: `REF${number}`,
    responseUrl: 'https://emsp.example.com/r',
    correlationId: 'c',
    at: now,
    ...more,
  };
  await store.commit(await reserved({ store, audience, party, ids, clock }, reservation));
  return (await store.reservationOf(reservation))!;
}

async function begin(idTag: string, more: { at?: number; evseId?: number; reservationId?: number } = {}) {
  now += minute;
  const fact = {
    evseId: 1,
    idTag,
    meterStartWh: now,
    at: now,
    statedAt: String(now),
    receivedAt: now,
    ...more,
  };
  const { transactionId, decision } = await desk.sessionStarted(view, fact);
  const session = view.sessions.get(transactionId)!;
  const end = () =>
    desk.sessionEnded(view, { transactionId, meterStopWh: now, at: now + minute, samples: [] });
  return { session, decision, end };
}

const stored = async (id: string | undefined): Promise<Session | undefined> =>
  id === undefined ? undefined : backing.store.session(id);

describe('a session that begins', () => {
  test('where its driver has reserved is the one that the partner knows', async () => {
    const { sessionId, id } = await reserve();
    const { session, decision, end } = await begin('card');
    expect(decision.status).toBe('accepted');
    expect(session).toMatchObject({
      id: sessionId,
      status: 'ACTIVE',
      owner: 'P1',
      authMethod: 'COMMAND',
      authorizationReference: `REF${number}`,
      reservationId: id,
    });
    expect(await backing.store.reservation('P1', id)).toBeUndefined();
    expect(asked).toBe(0);
    await end();
    expect(await stored(sessionId)).toMatchObject({
      status: 'COMPLETED',
      transactionId: session.transactionId,
    });
  });

  test('at another EVSE leaves the reservation, unless the station names it', async () => {
    const { id, number: named, sessionId } = await reserve();
    const elsewhere = await begin('CARD', { evseId: 2 });
    expect(elsewhere.session.id).not.toBe(sessionId);
    expect(await backing.store.reservation('P1', id)).toBeDefined();
    await elsewhere.end();
    const { session, end } = await begin('CARD', { evseId: 2, reservationId: named });
    expect(session.id).toBe(sessionId);
    await end();
  });

  test("of somebody else ends a reservation that the station names, without its driver's data", async () => {
    const { sessionId, id, number: named } = await reserve();
    const { session, end } = await begin('STRANGER', { reservationId: named });
    expect(session).toMatchObject({ owner: null, idTag: 'STRANGER' });
    expect(session).not.toHaveProperty('authorizationReference');
    expect(await backing.store.reservation('P1', id)).toBeUndefined();
    expect(await stored(sessionId)).toMatchObject({ status: 'COMPLETED', owner: 'P1' });
    await end();
  });

  test('more than 15 minutes after the command is confirmed by the partner', async () => {
    const { sessionId } = await reserve();
    now += 20 * minute;
    [asked, allowed] = [0, 'ALLOWED'];
    const { session, end } = await begin('CARD');
    expect(asked).toBe(1);
    expect(session).toMatchObject({
      id: sessionId,
      owner: 'P1',
      authMethod: 'AUTH_REQUEST',
      authorizationReference: `REF${number}`,
    });
    await end();
  });

  test('that the partner then refuses is INVALID in the end, and the partner is told so', async () => {
    const { sessionId } = await reserve();
    now += 20 * minute;
    allowed = 'BLOCKED';
    const { session, decision, end } = await begin('CARD');
    expect(decision.status).toBe('blocked');
    expect(session).toMatchObject({ id: sessionId, owner: 'P1' });
    await end();
    expect(await stored(sessionId)).toMatchObject({ status: 'INVALID', owner: 'P1' });
    expect(await backing.store.cdr(session.id)).toBeUndefined();
  });

  test('in the last moment and is told after it uses the reservation all the same', async () => {
    const { sessionId } = await reserve({ expiresAt: now + minute - 1 });
    await desk.authorize(view, { idTag: 'CARD', type: 'RFID' });
    const started = now + minute - 2;
    const { session, end } = await begin('CARD', { at: started });
    expect(session.id).toBe(sessionId);
    await end();
  });

  test('after the reservation expired is an ordinary one', async () => {
    now += 20 * minute;
    const { sessionId } = await reserve({ expiresAt: now + minute / 2 });
    const { session, decision, end } = await begin('CARD');
    expect(decision.status).toBe('invalid');
    expect(session.id).not.toBe(sessionId);
    await end();
  });
});
