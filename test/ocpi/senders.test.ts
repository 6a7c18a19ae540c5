import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { owe } from '../../src/core/change.ts';
import { FakePartner } from '../kit/partner.ts';
import type { BridgeAnswer } from '../kit/bridge-calls.ts';
import { until } from '../kit/until.ts';
import { cdrOf, locationOf, sessionOf, tariffOf } from './samples.ts';
import { faults } from './v221/schema.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let mine: FakePartner;
let other: FakePartner;
let myId: string;
let otherId: string;

const base = Date.parse('2026-03-01T00:00:00Z');
const at = (minute: number) => base + minute * 60_000;
const iso = (minute: number) => new Date(at(minute)).toISOString();
const idsIn = ({ body }: BridgeAnswer) => (body.data as { id: string }[]).map(({ id }) => id);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

beforeAll(async () => {
  world = await openWorld();
  mine = await FakePartner.start();
  other = await FakePartner.start({ partyId: 'OTH' });
  myId = await world.admit(mine, 'mine');
  otherId = await world.admit(other, 'other');
  for (const n of numbers(105)) {
    await world.store.commit([{ type: 'location', location: locationOf(`loc-${n}`, at(n)) }]);
  }
  for (const n of numbers(3))
    await world.store.commit([{ type: 'tariff', tariff: tariffOf(`tariff-${n}`, at(n)) }]);
  for (const n of numbers(6)) {
    const owner = n % 3 === 0 ? null : n % 3 === 1 ? myId : otherId;
    await world.store.commit([
      { type: 'session', session: sessionOf(`session-${n}`, owner, at(n)) },
      { type: 'cdr', cdr: cdrOf(`cdr-${n}`, owner, at(n)) },
      ...(owner === null ? [] : owe([owner], { kind: 'cdrs', key: `cdr-${n}` })),
    ]);
  }
});
afterAll(async () => {
  await Promise.all([mine.close(), other.close()]);
  await world.close();
});

describe('locations', () => {
  test('come in pages that lead to each other', async () => {
    const first = await mine.request('GET', 'locations');
    expect(first.headers.get('x-total-count')).toBe('105');
    expect(first.headers.get('x-limit')).toBe('100');
    expect(idsIn(first)).toEqual(numbers(100).map((n) => `loc-${n}`));
    const link = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(link.startsWith(`${world.url}/ocpi/2.2.1/sender/locations?`)).toBe(true);
    const last = await mine.request('GET', link);
    expect(idsIn(last)).toEqual(numbers(5).map((n) => `loc-${100 + n}`));
    expect(last.headers.get('link')).toBeNull();
    for (const location of first.body.data as object[]) expect(faults('Location', location)).toEqual([]);
  });

  test('are filtered by date, from inclusive, to exclusive, and the links keep the filter', async () => {
    const filter = `date_from=${iso(10)}&date_to=${iso(14)}`;
    const first = await mine.request('GET', `locations?${filter}&limit=3`);
    expect(idsIn(first)).toEqual(['loc-10', 'loc-11', 'loc-12']);
    expect(first.headers.get('x-total-count')).toBe('4');
    const link = /^<(.*)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(new URL(link).searchParams.get('date_to')).toBe(iso(14));
    expect(idsIn(await mine.request('GET', link))).toEqual(['loc-13']);
  });

  test.each(['date_from=soon', 'offset=-3', 'limit=0'])(
    '%s is 2001 and names the parameter',
    async (query) => {
      const answer = await mine.request('GET', `locations?${query}`);
      expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
      expect(answer.body.status_message).toContain(query.split('=')[0]);
      expect(answer.body.data).toBeUndefined();
    },
  );

  test('one location, one EVSE, one connector; ids in any case', async () => {
    const location = await mine.request('GET', 'locations/LOC-7');
    expect(location.body.data).toMatchObject({ id: 'loc-7' });
    const { evses } = location.body.data as { evses: { uid: string; connectors: { id: string }[] }[] };
    const evse = await mine.request('GET', `locations/loc-7/${evses[0]?.uid ?? ''}`);
    expect(evse.body.data).toEqual(evses[0]);
    const connector = await mine.request('GET', `locations/loc-7/${evses[0]?.uid ?? ''}/2/`);
    expect(connector.body.data).toEqual(evses[0]?.connectors[1]);
  });

  test.each(['locations/none', 'locations/loc-7/none', 'locations/loc-7/hafen-7-1/none'])(
    '%s is 404',
    async (path) => {
      expect(await mine.request('GET', path)).toMatchObject({ status: 404, body: { status_code: 2003 } });
    },
  );
});

test('tariffs', async () => {
  const answer = await mine.request('GET', 'tariffs?offset=1');
  expect(idsIn(answer)).toEqual(['tariff-1', 'tariff-2']);
  expect(answer.headers.get('x-total-count')).toBe('3');
  for (const tariff of answer.body.data as object[]) expect(faults('Tariff', tariff)).toEqual([]);
});

describe('sessions', () => {
  test('need a date', async () => {
    const answer = await mine.request('GET', 'sessions');
    expect(answer).toMatchObject({
      status: 200,
      body: { status_code: 2001, status_message: 'parameter date_from is missing' },
    });
  });

  test('are only those of the caller', async () => {
    for (const [partner, expected] of [
      [mine, ['session-1', 'session-4']],
      [other, ['session-2', 'session-5']],
    ] as const) {
      const answer = await partner.request('GET', `sessions?date_from=${iso(0)}`);
      expect(idsIn(answer)).toEqual(expected);
      expect(answer.headers.get('x-total-count')).toBe('2');
      for (const session of answer.body.data as object[]) expect(faults('Session', session)).toEqual([]);
    }
    expect(idsIn(await mine.request('GET', `sessions?date_from=${iso(2)}`))).toEqual(['session-4']);
  });
});

describe('CDRs', () => {
  test('are only those of the caller, who is owed no longer what it saw', async () => {
    const first = await mine.request('GET', 'cdrs?limit=1');
    expect(idsIn(first)).toEqual(['cdr-1']);
    expect(first.headers.get('x-total-count')).toBe('2');
    await until('the CDR is settled', async () => !(await world.ledger.owedRef(myId, 'cdrs/cdr-1')));
    expect(await world.ledger.acknowledged(myId, 'cdrs/cdr-1')).toEqual({
      pulledAt: expect.any(Number) as unknown,
    });
    expect(await world.ledger.owedRef(myId, 'cdrs/cdr-4')).toBeDefined();
    const rest = await mine.request('GET', 'cdrs?offset=1');
    expect(idsIn(rest)).toEqual(['cdr-4']);
    for (const cdr of rest.body.data as object[]) expect(faults('CDR', cdr)).toEqual([]);
    await until('all is settled', async () => (await world.ledger.owed(myId)).length === 0);
    expect((await world.ledger.owed(otherId)).map(({ ref }) => ref).toSorted()).toEqual([
      'cdrs/cdr-2',
      'cdrs/cdr-5',
    ]);
    expect(idsIn(await mine.request('GET', 'cdrs'))).toEqual(['cdr-1', 'cdr-4']);
  });
});
