import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Authorizer } from '../../src/core/authorizer.ts';
import { Bills } from '../../src/core/bills.ts';
import type { Sample } from '../../src/core/change.ts';
import type { TransactionTold } from '../../src/core/station/facts.ts';
import type { Session } from '../../src/core/model/session.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { Token } from '../../src/core/model/token.ts';
import type { Audience, AuthorizationAnswer, TokenAuthority } from '../../src/core/ports.ts';
import { defaultLimits } from '../../src/core/plausibility.ts';
import { sessionNow } from '../../src/core/station/session-now.ts';
import { StationDesk } from '../../src/core/station/station.ts';
import type { StationView } from '../../src/core/station/station-view.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';

const party = { countryCode: 'DE', partyId: 'ABC' };
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const begin = Date.UTC(2026, 2, 1, 10);
const minute = 60_000;

let now = begin;
const clock = { now: () => now };

/** One partner, which is told of its own sessions. */
const audience: Audience = {
  receivers: () => [],
  receives: () => false,
  isRegistered: (id) => id === 'P',
  knows: (id) => id === 'P',
  billing: () => ({ limits: defaultLimits, policy: {} }),
};
const foreign: Token = {
  countryCode: 'NL',
  partyId: 'EMS',
  uid: 'FOREIGN',
  type: 'RFID',
  contractId: 'NL-EMS-C1',
  issuer: 'test',
  valid: true,
  whitelist: 'ALWAYS',
  lastUpdated: 1,
};
const asked: Token = { ...foreign, uid: 'ASKED', contractId: 'NL-EMS-C2', whitelist: 'NEVER' };

let answer: AuthorizationAnswer | undefined;
const authority: TokenAuthority = { askAboutUnknown: () => [], ask: () => Promise.resolve(answer) };

let redis: TestRedis;
let backing: RedisBacking;
let desk: StationDesk;
let station: Station;
let view: StationView;
let count = 0;

beforeAll(async () => {
  redis = await startRedis();
  backing = new RedisBacking({ clock, log, party, address: redis.address, timeoutMs: 10_000 });
  await backing.start();
  const { store, ids } = backing;
  const shared = { store, ids, clock, log, party, audience };
  const authorizer = new Authorizer({ ...shared, authority, authorizeTimeoutMs: 1000 });
  desk = new StationDesk({ ...shared, authorizer, bills: new Bills(shared) });
  await store.commit([
    { type: 'token', partnerId: 'P', token: foreign },
    { type: 'token', partnerId: 'P', token: asked },
  ]);
});
afterAll(async () => {
  await backing.close();
  await redis.close();
});
beforeEach(async () => {
  now = begin;
  answer = undefined;
  const connectors = [
    { evseId: 1, connectorId: 1, location: 'L1', evseUid: 'E1', ocpiConnectorId: '1' },
    { evseId: 2, connectorId: 1, location: 'L1', evseUid: 'E2', ocpiConnectorId: '1' },
  ];
  station = { id: `S${++count}`, approved: true, securityProfile: 0, passwordHashes: [], connectors };
  await backing.store.commit([{ type: 'station', station }]);
  view = await desk.open(station);
});

/** As told live, `minutes` after the beginning. */
function told(
  phase: TransactionTold['phase'],
  minutes: number,
  { wh, ...given }: Partial<TransactionTold> & { readonly wh?: number } = {},
): TransactionTold {
  now = begin + minutes * minute;
  const samples: readonly Sample[] = wh === undefined ? [] : [{ at: now, energyWh: wh }];
  return {
    transactionId: 'T',
    phase,
    seqNo: { started: 0, updated: 1, ended: 2 }[phase],
    evseId: 1,
    connectorId: 1,
    at: now,
    statedAt: new Date(now).toISOString(),
    receivedAt: now,
    offline: false,
    samples,
    ...given,
  };
}

/** The bridge forgets what it has in memory. */
async function restarted(): Promise<void> {
  desk.close(station.id);
  view = await desk.open(station);
}

async function session(): Promise<Session> {
  const all = await backing.store.sessions({ offset: 0, limit: 1000 });
  const found = all.items.findLast(({ stationId }) => stationId === station.id);
  if (!found) throw new Error('no session');
  return (await sessionNow({ store: backing.store, audience }, found)).session;
}

const owed = async () => (await backing.ledger.owed('P')).map(({ ref }) => ref);
const driver = (idTag: string) => ({ driver: { idTag, type: 'RFID' as const } });

describe('a partner', () => {
  test('hears of a session when its driver has shown himself, not before', async () => {
    await desk.transactionTold(view, told('started', 0, { wh: 1000 }));
    const { id } = await session();
    expect(await owed()).not.toContain(`sessions/${id}`);
    const decision = await desk.transactionTold(view, told('updated', 5, { wh: 1000, ...driver('FOREIGN') }));
    expect(decision).toEqual({ status: 'accepted' });
    expect(await owed()).toContain(`sessions/${id}`);
    expect(await session()).toMatchObject({
      owner: 'P',
      status: 'ACTIVE',
      authMethod: 'WHITELIST',
      startedAt: begin + 5 * minute,
      token: { contractId: 'NL-EMS-C1' },
    });
  });

  test('is asked about its driver, and its answer counts', async () => {
    answer = { allowed: 'ALLOWED', token: asked, authorizationReference: 'REF' };
    await desk.transactionTold(view, told('started', 0));
    expect(await desk.transactionTold(view, told('updated', 1, driver('ASKED')))).toEqual({
      status: 'accepted',
    });
    expect(await session()).toMatchObject({
      owner: 'P',
      authMethod: 'AUTH_REQUEST',
      authorizationReference: 'REF',
    });
  });

  test('that had the station start has the session, though only the number of its call is named', async () => {
    const start = { partnerId: 'P', token: asked, authorizationReference: 'REF', at: now };
    const starter = { idTag: 'ASKED', type: 'RFID' as const };
    const to = { stationId: station.id };
    await backing.store.commit([
      { type: 'expected-start', ...to, idTag: 'ASKED', start },
      { type: 'remote-start', ...to, remoteStartId: 7, starter },
    ]);
    await desk.transactionTold(view, told('started', 1, { wh: 1000, remoteStartId: 7 }));
    await desk.transactionTold(view, told('ended', 2, { wh: 1500 }));
    expect(await session()).toMatchObject({
      owner: 'P',
      status: 'COMPLETED',
      authMethod: 'COMMAND',
      authorizationReference: 'REF',
      meterWh: 1500,
    });
  });

  test('has no session of a number that was never given', async () => {
    await desk.transactionTold(view, told('started', 1, { remoteStartId: 8 }));
    expect(await session()).toMatchObject({ owner: null, status: 'PENDING' });
  });

  test('that refuses its driver hears nothing', async () => {
    answer = { allowed: 'BLOCKED', token: asked };
    await desk.transactionTold(view, told('started', 0));
    expect(await desk.transactionTold(view, told('updated', 1, driver('ASKED')))).toEqual({
      status: 'blocked',
    });
    await desk.transactionTold(view, told('ended', 2));
    const refused = await session();
    expect(refused).toMatchObject({
      owner: null,
      status: 'INVALID',
      flags: expect.arrayContaining(['refused']) as unknown,
    });
    expect(await owed()).not.toContain(`sessions/${refused.id}`);
  });
});

describe('after a restart', () => {
  test('it is known which events came', async () => {
    await desk.transactionTold(view, told('started', 0, { wh: 1000, ...driver('FOREIGN') }));
    await desk.transactionTold(view, told('updated', 1, { wh: 1100, seqNo: 3 }));
    await restarted();
    await desk.transactionTold(view, told('updated', 2, { wh: 1200, seqNo: 1 }));
    await desk.transactionTold(view, told('ended', 3, { wh: 1300, seqNo: 4 }));
    expect(await session()).toMatchObject({ status: 'COMPLETED', flags: ['events-missing'] });
  });

  test('it is known that the vehicle has charged', async () => {
    await desk.transactionTold(view, told('started', 0, { ...driver('FOREIGN'), state: 'Preparing' }));
    expect(view.stateOf(1, 1)).toBe('Preparing');
    await desk.transactionTold(view, told('updated', 1, { state: 'Charging' }));
    await restarted();
    await desk.transactionTold(view, told('updated', 2, { state: 'Preparing', seqNo: 2 }));
    expect(view.stateOf(1, 1)).toBe('Finishing');
    expect((await session()).turns).toEqual([{ at: begin + 2 * minute, kind: 'parking' }]);
  });

  test('a beginning that comes again begins nothing', async () => {
    const started = told('started', 0, { wh: 1000, ...driver('FOREIGN') });
    await desk.transactionTold(view, started);
    const { id } = await session();
    await restarted();
    expect(await desk.transactionTold(view, started)).toEqual({ status: 'accepted' });
    expect((await session()).id).toBe(id);
    expect(view.sessions.size).toBe(1);
  });

  test('a session without a driver still waits for him', async () => {
    await desk.transactionTold(view, told('started', 0, { wh: 1000 }));
    await restarted();
    await desk.transactionTold(view, told('updated', 3, { wh: 1001, ...driver('FOREIGN') }));
    expect(await session()).toMatchObject({
      status: 'ACTIVE',
      owner: 'P',
      startedAt: begin + 3 * minute,
      meterStartWh: 1001,
    });
  });
});

describe('the register that a session begins with', () => {
  test('is the one read closest to the authorization', async () => {
    await desk.transactionTold(view, told('started', 0, { wh: 1000 }));
    await desk.transactionTold(view, told('updated', 9, { wh: 1005 }));
    await desk.transactionTold(view, told('updated', 10, { ...driver('FOREIGN'), seqNo: 2 }));
    expect(await session()).toMatchObject({ meterStartWh: 1005 });
  });

  test('is read within two minutes, or it is doubtful', async () => {
    await desk.transactionTold(view, told('started', 0, driver('FOREIGN')));
    await desk.transactionTold(view, told('updated', 2, { wh: 1000 }));
    expect(await session()).toMatchObject({ meterStartWh: 1000, flags: [] });
    const other = { transactionId: 'U', evseId: 2 };
    await desk.transactionTold(view, told('started', 10, { ...other, ...driver('FOREIGN') }));
    await desk.transactionTold(view, told('updated', 13, { ...other, wh: 5000 }));
    expect(await session()).toMatchObject({ meterStartWh: 5000, flags: ['meter-start-missing'] });
  });
});

test('a transaction that a rule has closed is ended anew by its own end', async () => {
  await desk.transactionTold(view, told('started', 0, { wh: 1000, ...driver('FOREIGN') }));
  await desk.transactionTold(view, told('updated', 5, { wh: 1200 }));
  now = begin + 60 * minute;
  await desk.closeSessions(station, (open) =>
    Promise.resolve([...open.sessions.values()].map((running) => ({ session: running, why: 'a test' }))),
  );
  expect(await session()).toMatchObject({
    status: 'COMPLETED',
    flags: ['stop-missing'],
    endedAt: begin + 5 * minute,
  });
  await desk.transactionTold(view, told('ended', 61, { wh: 1500 }));
  expect(await session()).toMatchObject({ endedAt: begin + 61 * minute, meterWh: 1500, flags: [] });
});

test('of a station with one EVSE it is known where a transaction is that names none', async () => {
  const { id } = station;
  const connectors = station.connectors.slice(0, 1);
  desk.close(id);
  view = await desk.open({ ...station, connectors });
  const { evseId: _evse, connectorId: _connector, ...nowhere } = told('started', 0, driver('FOREIGN'));
  await desk.transactionTold(view, nowhere);
  expect(await session()).toMatchObject({ evseId: 1, connectorId: 1 });
});

describe('an id that was used before', () => {
  const driver = { idTag: 'FOREIGN', type: 'RFID' } as const;
  const sessionOf = async (id: string) => (await backing.store.session(id))!;
  const idOf = () => view.transactions.get('T')!.sessionId;

  test('begins another transaction after the end of the first', async () => {
    await desk.transactionTold(view, told('started', 0, { driver, wh: 1000 }));
    const first = idOf();
    await desk.transactionTold(view, told('ended', 10, { wh: 3000 }));
    await desk.transactionTold(view, told('started', 20, { driver, wh: 3000 }));
    const second = idOf();
    expect(second).not.toBe(first);
    await restarted();
    expect(idOf()).toBe(second);
    await desk.transactionTold(view, told('ended', 30, { wh: 8000 }));
    const { store } = backing;
    expect(await sessionOf(first)).toMatchObject({ status: 'COMPLETED', endedAt: begin + 10 * minute });
    expect(await sessionOf(second)).toMatchObject({ status: 'COMPLETED', endedAt: begin + 30 * minute });
    expect(await store.samples(first)).toHaveLength(2);
    expect(await store.stationEvents(station.id, { limit: 10 })).toMatchObject([
      { kind: 'session', severity: 'warning', details: { transaction: 'T' } },
    ]);
  });

  test.each<[string, Partial<TransactionTold>]>([
    ['a repeated start', {}],
    ['a start of its time that comes after the end', { statedAt: 'later', at: begin + 5 * minute }],
    ['a start of a clock that is plainly wrong', { statedAt: 'later', at: begin + 90 * minute }],
  ])('not by %s', async (_what, given) => {
    const start = told('started', 0, { driver, wh: 1000 });
    await desk.transactionTold(view, start);
    const first = idOf();
    await desk.transactionTold(view, told('ended', 10, { wh: 3000 }));
    await desk.transactionTold(view, { ...start, receivedAt: begin + 20 * minute, ...given });
    expect(idOf()).toBe(first);
    expect(view.sessions.size).toBe(0);
    expect(await backing.store.stationEvents(station.id, { limit: 10 })).toEqual([]);
  });

  test('by a station whose ids all are one, however often', async () => {
    const sessions = new Set<string>();
    for (let n = 0; n < 3; n++) {
      await desk.transactionTold(view, told('started', n * 20, { driver, wh: n * 1000 }));
      sessions.add(idOf());
      await desk.transactionTold(view, told('ended', n * 20 + 10, { wh: n * 1000 + 900 }));
    }
    expect(sessions.size).toBe(3);
    for (const id of sessions) expect(await sessionOf(id)).toMatchObject({ status: 'COMPLETED' });
  });
});
