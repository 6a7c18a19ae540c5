import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { makeTariffVersion } from '../../src/core/ids.ts';
import { clock, makeSession, makeTariff, place } from '../store/fixtures.ts';
import { at, Operator } from './operator.ts';
import { location, tariff } from './samples.ts';

let operator: Operator;
let parkedAt: number;
const path = '/admin/v1/deliveries';
const ended = { status: 'COMPLETED' as const, endedAt: clock.now() + 60_000 };
beforeAll(async () => {
  operator = await Operator.start();
  const { ledger, store } = operator.backing;
  await operator.addPartner('P1');
  clock.at += 1000;
  await operator.addPartner('P2');
  await operator.call('PUT', '/admin/v1/tariffs/T1', tariff('T1'));
  clock.at += 1000;
  await operator.call('PUT', '/admin/v1/locations/L1', location('L1'));
  parkedAt = clock.now();
  await ledger.park((await ledger.owedRef('P2', 'tariffs/DE*ABC*T1'))!, {
    at: clock.now(),
    error: 'HTTP 400',
  });
  const version = makeTariff('T9', 5);
  await store.commit([
    { type: 'tariff', tariff: version },
    {
      type: 'session',
      session: {
        ...makeSession('H1', clock.now(), 'P1'),
        ...ended,
        meterStopWh: 1200,
        tariffVersions: [makeTariffVersion('DE*ABC*T9', 5)],
      },
    },
    {
      type: 'session',
      session: {
        ...makeSession('H2', clock.now()),
        ...ended,
        meterStopWh: 1200,
        place: { ...place, locationId: 'L9' },
      },
    },
    { type: 'hold', sessionId: 'H1', hold: { code: 'tariff-unsupported', text: 'not yet' } },
    { type: 'hold', sessionId: 'H2', hold: { code: 'tariff-missing', text: 'no tariff' } },
  ]);
  clock.at = ended.endedAt;
});
beforeEach(() => {
  operator.resent.length = 0;
});
afterAll(() => operator.close());

const idsOf = async (query = '') =>
  ((await operator.call('GET', `${path}${query}`)).body as { id: string }[]).map(({ id }) => id);
const post = (id: string, what: 'drop' | 'retry') =>
  operator.call('POST', `${path}/${encodeURIComponent(id)}/${what}`);

test('what is unsent, parked and held, oldest first, held last', async () => {
  expect((await operator.call('GET', path)).body).toMatchObject([
    {
      id: 'P1~tariffs/DE*ABC*T1',
      kind: 'tariffs',
      key: 'DE*ABC*T1',
      partner: 'P1',
      partnerName: 'Partner P1',
      state: 'unsent',
    },
    {
      id: 'P2~tariffs/DE*ABC*T1',
      state: 'parked',
      error: 'HTTP 400',
      nextTryAt: new Date(parkedAt + 3_600_000).toISOString(),
    },
    { id: 'P1~locations/DE*ABC*L1', state: 'unsent' },
    { id: 'P2~locations/DE*ABC*L1', state: 'unsent' },
    {
      id: 'held~H1',
      kind: 'cdrs',
      key: 'H1',
      partner: 'P1',
      state: 'held',
      code: 'tariff-unsupported',
      error: 'not yet',
    },
    { id: 'held~H2', partner: null, code: 'tariff-missing' },
  ]);
});

test.each([
  ['?state=parked', ['P2~tariffs/DE*ABC*T1']],
  ['?state=held', ['held~H1', 'held~H2']],
  ['?state=held&partner=P1', ['held~H1']],
  ['?state=unsent&partner=P2', ['P2~locations/DE*ABC*L1']],
  ['?limit=1&offset=1', ['P2~tariffs/DE*ABC*T1']],
  ['?limit=2&offset=4', ['held~H1', 'held~H2']],
])('the list%s', async (query, expected) => {
  expect(await idsOf(query)).toEqual(expected);
});

test('a partner that is down says so at each of its deliveries', async () => {
  operator.health.set('P1', { state: 'waiting', failures: 2, lastError: 'ECONNREFUSED', nextTryAt: 9000 });
  await operator.call('POST', '/admin/v1/partners/P2/pause');
  const { body } = await operator.call('GET', `${path}?state=unsent`);
  operator.health.delete('P1');
  await operator.call('POST', '/admin/v1/partners/P2/resume');
  expect(body).toMatchObject([
    { partner: 'P1', error: 'the partner: ECONNREFUSED', nextTryAt: '1970-01-01T00:00:09.000Z' },
    { partner: 'P1', error: 'the partner: ECONNREFUSED' },
    { partner: 'P2', error: 'the partner is paused' },
  ]);
});

test('retry of a parked one', async () => {
  const id = 'P2~tariffs/DE*ABC*T1';
  expect(await post(id, 'retry')).toMatchObject({ status: 200, body: { id, state: 'unsent' } });
  expect(operator.resent).toEqual(['P2 tariffs/DE*ABC*T1']);
  expect(await idsOf('?state=parked')).toEqual([]);
});

test('retry of all that is parked for a partner, by its id or name', async () => {
  const { ledger } = operator.backing;
  for (const ref of ['tariffs/DE*ABC*T1', 'locations/DE*ABC*L1']) {
    const owed = await ledger.owedRef('P2', ref);
    await ledger.park(owed!, { at: clock.now(), error: 'HTTP 413' });
  }
  expect(await operator.call('POST', `${path}/retry?partner=partner%20p2`)).toMatchObject({
    status: 200,
    body: { partner: 'P2', retried: 2 },
  });
  expect(operator.resent.toSorted()).toEqual(['P2 locations/DE*ABC*L1', 'P2 tariffs/DE*ABC*T1']);
  expect(await idsOf('?state=parked')).toEqual([]);
  expect((await operator.call('POST', `${path}/retry?partner=P2`)).body).toMatchObject({ retried: 0 });
});

test('retry of all that is parked needs to know for whom', async () => {
  const nobody = await operator.call('POST', `${path}/retry`);
  expect(nobody).toMatchObject({ status: 400, body: { faults: [{ pointer: '?partner' }] } });
  expect((await operator.call('POST', `${path}/retry?partner=NOBODY`)).status).toBe(404);
  expect((await operator.call('POST', `${path}/retry?partner=P2&state=parked`)).status).toBe(400);
  expect((await operator.call('GET', `${path}/retry`)).status).toBe(405);
});

test('an id whose slash is not encoded works as well', async () => {
  expect((await operator.call('POST', `${path}/P1~tariffs/DE*ABC*T1/retry`)).status).toBe(200);
});

test('drop', async () => {
  expect((await post('P2~tariffs/DE*ABC*T1', 'drop')).status).toBe(204);
  expect(await idsOf('?partner=P2')).toEqual(['P2~locations/DE*ABC*L1']);
  for (const what of ['drop', 'retry'] as const) {
    expect(await post('P2~tariffs/DE*ABC*T1', what)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  }
});

test('retry of a held CDR prices it again: released, or held still', async () => {
  expect((await post('held~H1', 'retry')).body).toEqual({ id: 'held~H1', state: 'released' });
  expect((await operator.call('GET', '/admin/v1/cdrs/H1')).body).toMatchObject({ session_id: 'H1' });
  expect(await idsOf('?partner=P1')).toContain('P1~cdrs/H1');
  expect((await post('held~H2', 'retry')).body).toMatchObject({ state: 'held', code: 'tariff-missing' });
});

test('drop of a held CDR: the session is never billed', async () => {
  expect((await post('held~H2', 'drop')).status).toBe(204);
  expect(await idsOf('?state=held')).toEqual([]);
  expect((await operator.call('GET', '/admin/v1/sessions/H2')).status).toBe(200);
});

test('what is unknown', async () => {
  for (const id of ['held~H2', 'nonsense', 'P1~', 'P1~cdrs/NO', 'NOBODY~cdrs/H1']) {
    for (const what of ['drop', 'retry'] as const) {
      expect(await post(id, what)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
  }
  expect((await operator.call('GET', `${path}?partner=NOBODY`)).status).toBe(404);
  expect(at((await operator.call('GET', `${path}?state=lost`)).body, 'faults.0.pointer')).toBe('?state');
});
