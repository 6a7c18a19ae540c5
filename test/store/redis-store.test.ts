import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Write } from '../../src/core/change.ts';
import { idTagFor, makeTariffVersion } from '../../src/core/ids.ts';
import type { PageQuery } from '../../src/core/ports.ts';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import type { RedisStore } from '../../src/store/redis-store.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import {
  makeCdr,
  makeLocation,
  makePartner,
  makeSession,
  makeStation,
  makeTariff,
  makeToken,
  openBacking,
} from './fixtures.ts';

let redis: TestRedis;
let client: Redis;
let backing: RedisBacking;
let store: RedisStore;

beforeAll(async () => {
  redis = await startRedis();
  client = new Redis({ path: redis.address, disconnectTimeout: 50 });
  backing = await openBacking(redis.address);
  store = backing.store;
});

beforeEach(() => client.flushall());

afterAll(async () => {
  client.disconnect();
  await backing.close();
  await redis.close();
});

const all: PageQuery = { offset: 0, limit: 1000 };
const at = (uid: string, status: 'AVAILABLE' | 'CHARGING', instant: number): Write => ({
  type: 'evse-status',
  locationKey: 'DE*ABC*L1',
  evseUid: uid,
  status,
  at: instant,
});

describe('locations', () => {
  test('come back as they were put, and every key has the hash tag', async () => {
    const location = makeLocation('L1', 100, ['E1', 'E2']);
    await store.commit([{ type: 'location', location }]);
    expect(await store.location('DE*ABC*L1')).toEqual(location);
    expect(await store.location('DE*ABC*L2')).toBeUndefined();
    expect((await client.keys('*')).filter((key) => !key.startsWith('{rb}:'))).toEqual([]);
  });

  test('show what stations said last, and are updated by it', async () => {
    await store.commit([{ type: 'location', location: makeLocation('L1', 100, ['E1', 'e2']) }]);
    await store.commit([at('E2', 'CHARGING', 500)]);
    await store.commit([{ type: 'location', location: makeLocation('L1', 200, ['E1', 'e2']) }]);
    expect(await store.location('DE*ABC*L1')).toMatchObject({
      lastUpdated: 500,
      evses: [
        { uid: 'E1', status: 'UNKNOWN', lastUpdated: 200 },
        { uid: 'e2', status: 'CHARGING', lastUpdated: 500 },
      ],
    });
    expect((await store.locations({ ...all, from: 300 })).total).toBe(1);
    expect((await store.locations({ ...all, from: 501 })).total).toBe(0);
  });

  test('know a status that was told before they were put; a status makes no location', async () => {
    await store.commit([at('E1', 'AVAILABLE', 500)]);
    expect((await store.locations(all)).total).toBe(0);
    await store.commit([{ type: 'location', location: makeLocation('L1', 100) }]);
    const { items } = await store.locations({ ...all, from: 500, to: 501 });
    expect(items).toMatchObject([{ lastUpdated: 500, evses: [{ status: 'AVAILABLE' }] }]);
  });

  test('that are removed stay, with their EVSEs REMOVED whatever stations say', async () => {
    const location = makeLocation('L1', 100);
    await store.commit([{ type: 'location', location }, at('E1', 'AVAILABLE', 150)]);
    await store.commit([{ type: 'location', location: { ...location, lastUpdated: 200 }, removed: true }]);
    await store.commit([at('E1', 'CHARGING', 300)]);
    const removed = { lastUpdated: 200, evses: [{ status: 'REMOVED', lastUpdated: 200 }] };
    expect(await store.location('DE*ABC*L1')).toMatchObject(removed);
    expect((await store.locations(all)).items).toMatchObject([removed]);
  });
});

describe('pages', () => {
  const ids = async (query: PageQuery) => (await store.sessions(query)).items.map(({ id }) => id);

  beforeEach(async () => {
    for (const [index, owner] of ['P1', null, 'P2', 'P1', 'P1'].entries()) {
      await store.commit([
        { type: 'session', session: makeSession(`s${5 - index}`, 100 + index * 10, owner) },
      ]);
    }
    // The first is updated last and keeps its place.
    await store.commit([{ type: 'session', session: makeSession('s5', 500, 'P1') }]);
  });

  test('are in the order of creation', async () => {
    expect(await ids(all)).toEqual(['s5', 's4', 's3', 's2', 's1']);
    expect(await ids({ offset: 1, limit: 2 })).toEqual(['s4', 's3']);
    expect(await store.sessions({ offset: 4, limit: 2 })).toMatchObject({ items: [{ id: 's1' }], total: 5 });
    expect(await store.sessions({ offset: 5, limit: 2 })).toEqual({ items: [], total: 5 });
    expect(await store.sessions({ offset: 0, limit: 0 })).toEqual({ items: [], total: 5 });
  });

  test('have from inclusive and to exclusive, on last_updated', async () => {
    expect(await ids({ ...all, from: 110, to: 130 })).toEqual(['s4', 's3']);
    expect(await ids({ ...all, from: 140 })).toEqual(['s5', 's1']);
    expect(await ids({ ...all, to: 130 })).toEqual(['s4', 's3']);
    const page = await store.sessions({ from: 120, offset: 1, limit: 2 });
    expect(page).toMatchObject({ items: [{ id: 's3' }, { id: 's2' }], total: 4 });
  });

  test('of an owner have nothing of anybody else', async () => {
    expect(await ids({ ...all, owner: 'P1' })).toEqual(['s5', 's2', 's1']);
    expect(await store.sessions({ ...all, owner: 'P1', from: 135 })).toMatchObject({ total: 2 });
    expect(await store.sessions({ ...all, owner: 'P3' })).toEqual({ items: [], total: 0 });
  });

  test('of an owner have what became his later, in its place', async () => {
    await store.commit([{ type: 'session', session: makeSession('s4', 600, 'P1') }]);
    expect(await ids({ ...all, owner: 'P1' })).toEqual(['s5', 's4', 's2', 's1']);
  });
});

describe('tariffs, sessions and CDRs', () => {
  test('a tariff’s versions stay when it changes and when it goes', async () => {
    const [old, young] = [makeTariff('T1', 100, 0.4), makeTariff('T1', 200, 0.5)];
    await store.commit([{ type: 'tariff', tariff: old }]);
    await store.commit([{ type: 'tariff', tariff: young }]);
    expect(await store.tariff('DE*ABC*T1')).toEqual(young);
    expect(await store.tariffs(all)).toEqual({ items: [young], total: 1 });
    await store.commit([{ type: 'tariff-removed', key: 'DE*ABC*T1' }]);
    expect(await store.tariff('DE*ABC*T1')).toBeUndefined();
    expect(await store.tariffs({ ...all, from: 0 })).toEqual({ items: [], total: 0 });
    const versions = [200, 150, 100].map((updated) => makeTariffVersion('DE*ABC*T1', updated));
    expect(await store.tariffVersions(versions)).toEqual([young, old]);
    expect(await store.tariffVersions([])).toEqual([]);
  });

  test('a session with its samples and its hold', async () => {
    const session = makeSession('s1', 100, 'P1');
    const samples = [
      { at: 1000, energyWh: 0 },
      { at: 2000, energyWh: 12.5, powerW: 11_000, currentA: 16 },
    ];
    const late = { at: 1500, stateOfCharge: 40 };
    const hold = { code: 'stop-missing' as const, text: 'no stop' };
    const change: Write[] = [
      { type: 'session', session },
      { type: 'samples', sessionId: 's1', samples: [...samples, late] },
      { type: 'hold', sessionId: 's1', hold },
    ];
    await store.commit(change);
    await store.commit(change);
    expect(await store.session('s1')).toEqual(session);
    expect(await store.samples('s1')).toEqual([samples[0], late, samples[1]]);
    expect(await store.hold('s1')).toEqual(hold);
    expect(await store.holds()).toEqual(new Map([['s1', hold]]));
    await store.commit([{ type: 'hold', sessionId: 's1', hold: null }]);
    expect(await store.hold('s1')).toBeUndefined();
  });

  test('a CDR, by key and by owner', async () => {
    const cdr = makeCdr('c1', 100, 'P1');
    await store.commit([
      { type: 'cdr', cdr },
      { type: 'cdr', cdr: makeCdr('c2', 200, null) },
    ]);
    expect(await store.cdr('c1')).toEqual(cdr);
    expect(await store.cdrs({ ...all, owner: 'P1' })).toEqual({ items: [cdr], total: 1 });
  });
});

test('signed records come back as they came, in their order, each once', async () => {
  const first = { at: 2, moment: 'begin' as const, data: ' OCMF|{"TT":"Süd 🔌"}|{}\r\n', publicKey: 'K' };
  const second = { at: 1, data: 'AP;1' };
  await store.commit([{ type: 'signed', sessionId: 's1', records: [first, second] }]);
  await store.commit([
    { type: 'signed', sessionId: 's1', records: [first] },
    { type: 'signed', sessionId: 's2', records: [] },
  ]);
  expect(await store.signed('s1')).toEqual([first, second]);
  expect(await store.signed('s2')).toEqual([]);
});

describe('tokens', () => {
  test('are found by uid whatever its case, from everybody who knows it', async () => {
    const [ours, theirs, other] = [makeToken('04aabb'), makeToken('04AABB'), makeToken('04AABBCC')];
    await store.commit([
      { type: 'token', partnerId: null, token: ours },
      { type: 'token', partnerId: 'P1', token: theirs },
      { type: 'token', partnerId: 'P1', token: other },
    ]);
    const known = await store.tokensByUid('04AaBb');
    expect(known).toEqual([
      { partnerId: null, token: ours },
      { partnerId: 'P1', token: theirs },
    ]);
    expect(await store.token('P1', '04aabb', 'RFID')).toEqual(theirs);
    expect(await store.token('P1', '04aabb', 'APP_USER')).toBeUndefined();
    expect(await store.tokens('P1')).toHaveLength(2);
    await store.commit([{ type: 'token-removed', partnerId: 'P1', token: theirs }]);
    expect(await store.tokensByUid('04AABB')).toEqual([{ partnerId: null, token: ours }]);
    expect(await store.token('P1', '04aabb', 'RFID')).toBeUndefined();
  });

  test('are found by the idTag that stations are shown in place of a long uid', async () => {
    const token = makeToken('a-uid-that-is-longer-than-twenty');
    await store.commit([{ type: 'token', partnerId: 'P1', token }]);
    const known = [{ partnerId: 'P1', token }];
    expect(await store.tokensByUid(idTagFor('P1', token.uid))).toEqual(known);
    expect(await store.tokensByUid(token.uid)).toEqual(known);
    await store.commit([{ type: 'token-removed', partnerId: 'P1', token }]);
    expect(await store.tokensByUid(idTagFor('P1', token.uid))).toEqual([]);
  });
});

describe('stations', () => {
  test('are found by EVSE and connector, as they are mapped now', async () => {
    const station = makeStation('S1', 'E1', 'E1', 'E2');
    await store.commit([{ type: 'station', station }]);
    expect(await store.station('S1')).toEqual(station);
    expect(await store.stations()).toEqual([station]);
    expect(await store.stationOfEvse('DE*ABC*L1', 'e1')).toEqual({ stationId: 'S1', evseId: 1 });
    expect(await store.stationOfEvse('DE*ABC*L1', 'E1', '2')).toEqual({
      stationId: 'S1',
      evseId: 2,
      connectorId: 2,
    });
    await store.commit([{ type: 'station', station: makeStation('S1', 'E3') }]);
    expect(await store.stationOfEvse('DE*ABC*L1', 'E1')).toBeUndefined();
    expect(await store.stationOfEvse('DE*ABC*L1', 'E1', '2')).toBeUndefined();
    expect(await store.stationOfEvse('DE*ABC*L1', 'E3', '1')).toEqual({
      stationId: 'S1',
      evseId: 1,
      connectorId: 1,
    });
  });

  test('an EVSE that moved to another station stays there when the first one goes', async () => {
    const [first, second] = [makeStation('S1', 'E1'), makeStation('S2', 'E1')];
    await store.commit([{ type: 'station', station: first }]);
    await store.commit([{ type: 'station', station: second }]);
    await store.commit([{ type: 'station-removed', stationId: 'S1', station: first }]);
    expect(await store.stationOfEvse('DE*ABC*L1', 'E1')).toEqual({ stationId: 'S2', evseId: 1 });
    expect(await store.station('S1')).toBeUndefined();
  });

  test('are remembered: boot, connectors, transactions in the order of their start', async () => {
    const boot = { vendor: 'V', model: 'M', bootedAt: 5 };
    const status = { state: 'Charging' as const, at: 7 };
    const record = { sessionId: 's1', evseId: 1, idTag: 'A', startKey: 'k', startedAt: 20 };
    const earlier = { ...record, startedAt: 10 };
    await store.commit([
      { type: 'boot', stationId: 'S1', boot },
      { type: 'connector', stationId: 'S1', connector: '1', status },
      { type: 'transaction', stationId: 'S1', transactionId: '2', record },
      { type: 'transaction', stationId: 'S1', transactionId: '10', record: earlier },
      { type: 'transaction', stationId: 'S1', transactionId: '3', record },
      { type: 'transaction-forgotten', stationId: 'S1', transactionId: '3' },
    ]);
    const memory = await store.stationMemory('S1');
    expect(memory).toEqual({
      boot,
      connectors: new Map([['1', status]]),
      transactions: new Map([
        ['10', earlier],
        ['2', record],
      ]),
    });
    expect([...memory.transactions.keys()]).toEqual(['10', '2']);
    await store.commit([{ type: 'station-removed', stationId: 'S1', station: makeStation('S1') }]);
    expect(await store.stationMemory('S1')).toEqual({ connectors: new Map(), transactions: new Map() });
  });

  test('expect a start, for a day', async () => {
    const start = { partnerId: 'P1', token: makeToken('04AABB'), evseId: 1, at: 100 };
    await store.commit([{ type: 'expected-start', stationId: 'S1', idTag: '04aabb', start }]);
    expect(await store.expectedStart('S1', '04AABB')).toEqual(start);
    const [key = ''] = await client.keys('*expected-start*');
    expect(await client.pttl(key)).toBeGreaterThan(86_000_000);
    await store.commit([{ type: 'expected-start', stationId: 'S1', idTag: '04AABB', start: null }]);
    expect(await store.expectedStart('S1', '04AABB')).toBeUndefined();
  });

  test('that nobody knows are remembered until they are known, the latest thousand of them', async () => {
    await Promise.all(Array.from({ length: 1010 }, (_, n) => store.sawUnknownStation(`X${n}`, n)));
    expect(await store.unknownStations()).toHaveLength(1000);
    expect(await client.hlen('{rb}:unknown-stations:attempts')).toBe(1000);
    expect((await store.unknownStations())[0]).toEqual({ id: 'X1009', lastSeen: 1009, attempts: 1 });
    await store.commit([{ type: 'station', station: makeStation('X1009') }]);
    expect((await store.unknownStations())[0]).toMatchObject({ id: 'X1008' });
  });

  test('have a log of their frames, newest first', async () => {
    for (let n = 0; n < 10; n++) {
      const action = n % 2 ? 'Heartbeat' : 'MeterValues';
      store.record('S1', { at: n, direction: n % 2 ? 'out' : 'in', action, frame: `[2,"${n}"]` });
    }
    await until(
      'the frames are written',
      async () => (await store.frames('S1', { limit: 100 })).length === 10,
    );
    const [newest, second] = await store.frames('S1', { limit: 2 });
    expect(newest).toMatchObject({ at: 9, direction: 'out', action: 'Heartbeat', frame: '[2,"9"]' });
    const older = await store.frames('S1', { limit: 3, before: second!.id, action: 'MeterValues' });
    expect(older.map((frame) => frame.at)).toEqual([6, 4, 2]);
  });
});

describe('partners and commands', () => {
  test('a partner is found by the tokens that it has now', async () => {
    const [first, second] = [makePartner('P1', 1, 'h1', 'h2'), makePartner('P1', 2, 'h2', 'h3')];
    await store.commit([{ type: 'partner', partner: first, seenRevision: null }]);
    await store.commit([{ type: 'partner', partner: second, seenRevision: 1 }]);
    expect(await store.partner('P1')).toEqual(second);
    expect(await store.partners()).toEqual([second]);
    const found = await Promise.all(['h1', 'h2', 'h3'].map((hash) => store.partnerByTokenHash(hash)));
    expect(found).toEqual([undefined, 'P1', 'P1']);
  });

  test('a removed partner leaves nothing but its sessions', async () => {
    const partner = makePartner('P1', 1, 'h1');
    await store.commit([{ type: 'partner', partner, seenRevision: null }]);
    await store.commit([
      { type: 'token', partnerId: 'P1', token: makeToken('04AABB') },
      { type: 'token', partnerId: 'P1', token: makeToken('a-uid-that-is-longer-than-twenty') },
      { type: 'owed', partnerId: 'P1', ref: 'cdrs/c1' },
      { type: 'owed', partnerId: 'P1', ref: 'sessions/s1' },
    ]);
    const owed = (await backing.ledger.owedRef('P1', 'cdrs/c1'))!;
    await backing.ledger.park(owed, { at: 1, error: 'no' });
    await backing.ledger.settle((await backing.ledger.owedRef('P1', 'sessions/s1'))!, { a: 1 });
    await store.commit([{ type: 'partner-removed', partner }]);
    const left = ['{rb}:sequence', '{rb}:token-log'];
    expect((await client.keys('*')).toSorted()).toEqual(left);
    expect(await store.partnerByTokenHash('h1')).toBeUndefined();
  });

  test('a command is due at its deadline, until it is done', async () => {
    const command = {
      id: 'c1',
      partnerId: 'P1',
      command: 'START_SESSION',
      responseUrl: 'https://emsp.example/1',
      correlationId: 'x',
      deadline: 1000,
    };
    await store.commit([{ type: 'command', command }]);
    expect(await store.command('c1')).toEqual(command);
    expect(await store.commandsDue(999)).toEqual([]);
    expect(await store.commandsDue(1000)).toEqual([command]);
    await store.commit([{ type: 'command-done', id: 'c1' }]);
    expect(await store.command('c1')).toBeUndefined();
    expect(await store.commandsDue(1000)).toEqual([]);
  });
});

test('the steps of changes in one group are in order on every key', async () => {
  const token = makeToken('04AABB');
  const put: Write = { type: 'token', partnerId: null, token };
  const remove: Write = { type: 'token-removed', partnerId: null, token };
  const tariff: Write = { type: 'tariff', tariff: makeTariff('T1', 1) };
  const gone: Write = { type: 'tariff-removed', key: 'DE*ABC*T1' };
  await Promise.all([put, tariff, remove, gone, put, remove, tariff].map((write) => store.commit([write])));
  expect(await store.tokensByUid('04AABB')).toEqual([]);
  expect((await store.tariffs(all)).total).toBe(1);
});
