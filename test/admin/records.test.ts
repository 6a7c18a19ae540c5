import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTariffVersion } from '../../src/core/ids.ts';
import { makeCdr, makeSession, makeTariff } from '../store/fixtures.ts';
import { at, Operator } from './operator.ts';

let operator: Operator;
const sessions = '/admin/v1/sessions';
const cdrs = '/admin/v1/cdrs';
const day = Date.parse('2026-03-01T00:00:00Z');
const hour = 3_600_000;

beforeAll(async () => {
  operator = await Operator.start();
  const { store, ledger } = operator.backing;
  await operator.addPartner('P1');
  await operator.addPartner('P2');
  const tariff = makeTariff('T1', day);
  const tariffVersions = [makeTariffVersion('DE*ABC*T1', day)];
  await store.commit([{ type: 'tariff', tariff }]);
  const plain = { ...makeSession('S1', day, 'P1'), tariffVersions };
  await store.commit([
    { type: 'session', session: plain },
    {
      type: 'samples',
      sessionId: 'S1',
      samples: [
        { at: day, energyWh: 0, powerW: 11_000 },
        { at: day + 60_000, energyWh: 1200, stateOfCharge: 55 },
      ],
    },
    { type: 'owed', partnerId: 'P1', ref: 'sessions/S1' },
  ]);
  const held = {
    ...makeSession('S2', day + hour),
    status: 'COMPLETED' as const,
    endedAt: day + hour,
    place: null,
    token: null,
    flags: ['clock-skew' as const],
    findings: [{ code: 'meter-regression' as const, repaired: false, count: 1, at: day }],
    stopReason: 'PowerLoss',
  };
  await store.commit([
    { type: 'session', session: held },
    { type: 'hold', sessionId: 'S2', hold: { code: 'meter-regression', text: 'ran backwards' } },
  ]);
  const elsewhere = { ...makeSession('S3', day + 2 * hour, 'P2'), stationId: 'OTHER' };
  await store.commit([{ type: 'session', session: elsewhere }]);
  await store.commit([
    { type: 'cdr', cdr: makeCdr('S1', day, 'P1') },
    { type: 'owed', partnerId: 'P1', ref: 'cdrs/S1' },
  ]);
  await store.commit([
    { type: 'cdr', cdr: makeCdr('S3', day + hour, 'P2') },
    { type: 'owed', partnerId: 'P2', ref: 'cdrs/S3' },
  ]);
  await store.commit([{ type: 'cdr', cdr: makeCdr('OWN', day + 2 * hour, null) }]);
  await store.commit([{ type: 'cdr', cdr: makeCdr('SENT', day + 3 * hour, 'P1') }]);
  await ledger.park((await ledger.owedRef('P2', 'cdrs/S3'))!, { at: day, error: 'HTTP 400: no' });
});
afterAll(() => operator.close());

const ids = async (path: string) =>
  ((await operator.call('GET', path)).body as { id: string }[]).map(({ id }) => id);

describe('sessions', () => {
  test('one in OCPI, with what the bridge knows of it and what it costs so far', async () => {
    const { body } = await operator.call('GET', `${sessions}/S1`);
    expect(body).toMatchObject({
      id: 'S1',
      status: 'ACTIVE',
      kwh: 1.2,
      location_id: 'L1',
      total_cost: { excl_vat: 0.588 },
      bridge: {
        stationId: 'S1',
        transactionId: '4711',
        owner: 'P1',
        delivery: [{ partner: 'P1', state: 'unsent' }],
        flags: [],
      },
    });
    expect(at(body, 'bridge.held')).toBeUndefined();
  });

  test('one that is held and leads nowhere can be read all the same', async () => {
    expect((await operator.call('GET', `${sessions}/S2`)).body).toMatchObject({
      location_id: '#NA',
      bridge: {
        owner: null,
        delivery: [],
        flags: ['clock-skew', 'meter-regression'],
        stopReason: 'PowerLoss',
        held: { code: 'meter-regression', text: 'ran backwards' },
      },
    });
  });

  test.each([
    ['', ['S3', 'S2', 'S1']],
    ['?state=ACTIVE', ['S3', 'S1']],
    ['?state=completed', ['S2']],
    ['?state=held', ['S2']],
    ['?state=PENDING', []],
    ['?station=OTHER', ['S3']],
    ['?station=S1&state=active', ['S1']],
    ['?partner=P1', ['S1']],
    ['?partner=P1&station=OTHER', []],
    ['?from=2026-03-01T01:00:00Z', ['S3', 'S2']],
    ['?to=2026-03-01T01:00:00Z', ['S1']],
    ['?limit=1', ['S3']],
    ['?limit=1&offset=1', ['S2']],
    ['?limit=2&offset=2', ['S1']],
    ['?offset=9', []],
    ['?state=ACTIVE&limit=1&offset=1', ['S1']],
  ])('the list%s: the latest first', async (query, expected) => {
    expect(await ids(`${sessions}${query}`)).toEqual(expected);
  });

  test('a page of filtered ones tells whether more follow', async () => {
    const first = await operator.call('GET', `${sessions}?state=ACTIVE&limit=1`);
    expect(first.headers.get('x-total-count')).toBeNull();
    expect(first.headers.get('link')).toContain('state=ACTIVE&limit=1&offset=1');
    const last = await operator.call('GET', `${sessions}?state=ACTIVE&limit=1&offset=1`);
    expect(last.headers.get('x-total-count')).toBe('2');
    expect(last.headers.get('link')).toBeNull();
    expect((await operator.call('GET', `${sessions}?limit=2`)).headers.get('x-total-count')).toBe('3');
  });

  test('samples in order of time', async () => {
    expect((await operator.call('GET', `${sessions}/S1/samples`)).body).toEqual([
      { at: '2026-03-01T00:00:00.000Z', energyWh: 0, powerW: 11_000 },
      { at: '2026-03-01T00:01:00.000Z', energyWh: 1200, stateOfCharge: 55 },
    ]);
  });

  test('what is unknown, and a state that is none', async () => {
    for (const path of [`${sessions}/NO`, `${sessions}/NO/samples`]) {
      expect(await operator.call('GET', path)).toMatchObject({
        status: 404,
        body: { code: 'unknown-session' },
      });
    }
    expect(await operator.call('GET', `${sessions}?state=done`)).toMatchObject({
      status: 400,
      body: { faults: [{ pointer: '?state' }] },
    });
  });
});

describe('CDRs', () => {
  test.each([
    ['S1', 'P1', [{ partner: 'P1', state: 'unsent', at: expect.any(String) }]],
    ['S3', 'P2', [{ partner: 'P2', state: 'parked', at: '2026-03-01T00:00:00.000Z', error: 'HTTP 400: no' }]],
    ['SENT', 'P1', [{ partner: 'P1', state: 'delivered', at: '2026-03-01T03:00:00.000Z' }]],
    ['OWN', null, []],
  ])('%s and its delivery', async (id, owner, delivery) => {
    const { body } = await operator.call('GET', `${cdrs}/${id}`);
    expect(body).toMatchObject({ id, currency: 'EUR', bridge: { stationId: 'S1', owner, delivery } });
  });

  test.each([
    ['', ['SENT', 'OWN', 'S3', 'S1']],
    ['?state=unsent', ['S1']],
    ['?state=parked', ['S3']],
    ['?state=delivered', ['SENT']],
    ['?state=none', ['OWN']],
    ['?partner=P1', ['SENT', 'S1']],
    ['?station=NO', []],
    ['?from=2026-03-01T02:00:00Z&limit=1', ['SENT']],
  ])('the list%s', async (query, expected) => {
    expect(await ids(`${cdrs}${query}`)).toEqual(expected);
  });

  test('one that is held is no CDR yet, and the answer says why', async () => {
    const answer = await operator.call('GET', `${cdrs}/S2`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'cdr-held' } });
    expect(at(answer.body, 'detail')).toContain('ran backwards');
    expect((await operator.call('GET', `${cdrs}/NO`)).body).toMatchObject({ code: 'not-found' });
    expect((await operator.call('GET', `${cdrs}?state=held`)).status).toBe(400);
  });
});

describe('the partner in a query', () => {
  const lists = [sessions, cdrs, '/admin/v1/tokens', '/admin/v1/deliveries'];

  test.each([
    [sessions, ['S1']],
    [cdrs, ['SENT', 'S1']],
    ['/admin/v1/deliveries', ['P1~sessions/S1', 'P1~cdrs/S1']],
  ])('%s: by id or by name, whatever its case', async (path, expected) => {
    for (const partner of ['P1', 'partner%20p1']) {
      expect((await ids(`${path}?partner=${partner}`)).toSorted()).toEqual(expected.toSorted());
    }
  });

  test.each(lists)('%s: one that is unknown is no empty list', async (path) => {
    const answer = await operator.call('GET', `${path}?partner=NOBODY`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test.each(lists)('%s: a name that two have needs the id', async (path) => {
    await operator.addPartner('P3');
    await operator.partners.change('P3', (stored) => ({ ...stored, name: 'Partner P1' }));
    const answer = await operator.call('GET', `${path}?partner=Partner%20P1`);
    await operator.partners.remove('P3');
    expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });
});

test('a query parameter that is not known here is named', async () => {
  for (const path of [sessions, cdrs, '/admin/v1/partners', '/admin/v1/deliveries']) {
    const { status, body } = await operator.call('GET', `${path}?partnr=P1&limit=0`);
    expect(status).toBe(400);
    expect(at(body, 'detail')).toMatch(/^query parameter \w+ .+ \(and 1 more\)$/);
    expect((at(body, 'faults') as object[]).toReversed()).toMatchObject([
      { pointer: '?partnr', reason: expect.stringContaining('limit, offset') },
      { pointer: '?limit' },
    ]);
  }
});

test('a partner that has not registered cannot be brought up to date', async () => {
  await operator.call('POST', '/admin/v1/partners/invitations', { name: 'Later' });
  const answer = await operator.call('POST', '/admin/v1/partners/invited-Later/sync');
  await operator.partners.remove('invited-Later');
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(at(answer.body, 'detail')).toBe('Later is not registered');
  expect(operator.synced).toEqual([]);
});

test('a session that is below the minimum says why it costs nothing', async () => {
  const { store } = operator.backing;
  const little = {
    ...makeSession('S9', day - hour),
    tariffVersions: [makeTariffVersion('DE*ABC*T1', day)],
    status: 'COMPLETED' as const,
    meterStartWh: 1000,
    meterWh: 1100,
    startedAt: day - hour,
    endedAt: day - hour + 60_000,
  };
  await store.commit([{ type: 'session', session: little }]);
  expect((await operator.call('GET', `${sessions}/S9`)).body).toMatchObject({
    total_cost: { excl_vat: 0 },
    bridge: { remark: 'not billed: less than 0.2 kWh and 120 s' },
  });
  await store.commit([{ type: 'session', session: { ...little, meterWh: 9000 } }]);
  expect((await operator.call('GET', `${sessions}/S9`)).body).not.toHaveProperty('bridge.remark');
});
