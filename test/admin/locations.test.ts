import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clock } from '../store/fixtures.ts';
import { at, Operator } from './operator.ts';
import { location, tariff } from './samples.ts';

let operator: Operator;
const path = '/admin/v1/locations';
const now = () => new Date(clock.now()).toISOString();
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
});
afterAll(() => operator.close());

describe('PUT', () => {
  test('fills in what was left out, stores, and owes it to the partner', async () => {
    const answer = await operator.call('PUT', `${path}/LOC1`, location('LOC1'));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: 'LOC1',
      country_code: 'DE',
      party_id: 'ABC',
      bridge: {
        warnings: [{ pointer: '/evses/0/connectors/0/tariff_ids/0', reason: 'there is no tariff T1 yet' }],
      },
    });
    for (const part of ['', 'evses.0.', 'evses.0.connectors.0.']) {
      expect(Date.parse(String(at(answer.body, `${part}last_updated`)))).toBe(Date.parse(now()));
    }
    expect(await operator.backing.ledger.owedRef('P1', 'locations/DE*ABC*LOC1')).toBeDefined();
  });

  test('again: 200, no warning once the tariff exists', async () => {
    await operator.call('PUT', '/admin/v1/tariffs/T1', tariff('T1'));
    const answer = await operator.call('PUT', `${path}/LOC1`, location('LOC1', { name: 'Ring 2' }));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ name: 'Ring 2', bridge: { warnings: [] } });
  });

  test('the id of the path stands in for a missing one, and is compared without regard to case', async () => {
    const body = location('x', { id: undefined });
    expect((await operator.call('PUT', `${path}/noid`, body)).body).toMatchObject({ id: 'noid' });
    expect((await operator.call('PUT', `${path}/NOID`, location('noid'))).status).toBe(200);
  });

  test('an id with spaces, slashes and asterisks is percent-encoded', async () => {
    const id = 'a b/c*d';
    expect((await operator.call('PUT', `${path}/${encodeURIComponent(id)}`, location(id))).status).toBe(201);
    expect((await operator.call('GET', `${path}/${encodeURIComponent(id)}`)).body).toMatchObject({ id });
  });

  test('a dry run answers and stores nothing', async () => {
    const answer = await operator.call('PUT', `${path}/DRY?dryRun=true`, location('DRY'));
    expect(answer.body).toMatchObject({ id: 'DRY', party_id: 'ABC' });
    expect((await operator.call('GET', `${path}/DRY`)).status).toBe(404);
  });

  test('unknown fields are named; our own `bridge` is not one', async () => {
    const body = location('LOC2', { colour: 'red', bridge: { warnings: [] } });
    const answer = await operator.call('PUT', `${path}/LOC2`, body);
    expect(at(answer.body, 'bridge.warnings')).toEqual([
      { pointer: '/colour', reason: 'is not a field of OCPI 2.2.1 and was not stored' },
    ]);
  });

  test('every fault is told at once, with its pointer', async () => {
    const bad = location('BAD', {
      country: 'Germany',
      coordinates: { latitude: 'north', longitude: '6.95' },
      time_zone: undefined,
      evses: [{ uid: 'E1', status: 'BROKEN', connectors: [] }],
    });
    const answer = await operator.call('PUT', `${path}/BAD`, bad);
    expect(answer.status).toBe(400);
    const faults = at(answer.body, 'faults') as { pointer: string; reason: string }[];
    expect(new Set(faults.map(({ pointer }) => pointer))).toEqual(
      new Set(['/country', '/coordinates/latitude', '/time_zone', '/evses/0/status', '/evses/0/connectors']),
    );
    expect(faults.every(({ reason }) => reason !== '')).toBe(true);
    expect((await operator.call('GET', `${path}/BAD`)).status).toBe(404);
  });

  test('another id than the path says is refused', async () => {
    const answer = await operator.call('PUT', `${path}/LOC1`, location('LOC9'));
    expect(answer).toMatchObject({ status: 400, body: { faults: [{ pointer: '/id' }] } });
  });

  test("another party's location needs that party in the path", async () => {
    const foreign = location('F1', { country_code: 'NL', party_id: 'XYZ' });
    const refused = await operator.call('PUT', `${path}/F1`, foreign);
    expect(refused).toMatchObject({ status: 400, body: { faults: [{ pointer: '/country_code' }] } });
    const own = location('F1', { party_id: 'XYZ' });
    expect(await operator.call('PUT', `${path}/F1`, own)).toMatchObject({
      status: 400,
      body: { faults: [{ pointer: '/party_id' }] },
    });
    const accepted = await operator.call('PUT', `${path}/NL*XYZ*F1`, foreign);
    expect(accepted).toMatchObject({ status: 201, body: { country_code: 'NL', party_id: 'XYZ' } });
    expect(at(accepted.body, 'bridge.warnings')).toContainEqual(
      expect.objectContaining({ pointer: '/party_id' }),
    );
    expect((await operator.call('GET', `${path}/nl*xyz*f1`)).body).toMatchObject({ id: 'F1' });
    expect((await operator.call('PUT', `${path}/NL*XYZ*F2`, location('F2'))).body).toMatchObject({
      id: 'F2',
      country_code: 'NL',
    });
  });
});

test('GET answers the live status', async () => {
  await operator.backing.store.commit([
    {
      type: 'evse-status',
      locationKey: 'DE*ABC*LOC1',
      evseUid: 'E1',
      status: 'CHARGING',
      at: clock.now() + 1,
    },
  ]);
  expect((await operator.call('GET', `${path}/LOC1`)).body).toMatchObject({
    evses: [{ status: 'CHARGING' }],
  });
});

test('DELETE makes the EVSEs REMOVED and leaves the location', async () => {
  await operator.call('PUT', `${path}/GONE`, location('GONE'));
  expect((await operator.call('DELETE', `${path}/GONE`)).status).toBe(204);
  expect((await operator.call('GET', `${path}/GONE`)).body).toMatchObject({ evses: [{ status: 'REMOVED' }] });
  const missing = await operator.call('DELETE', `${path}/NEVER`);
  expect(missing).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('the list is paged, with the way on in the headers', async () => {
  const all = await operator.call('GET', path);
  const total = Number(all.headers.get('x-total-count'));
  expect(all.body).toHaveLength(total);
  expect(total).toBeGreaterThan(4);
  expect(all.headers.get('link')).toBeNull();
  const seen: unknown[] = [];
  for (let next: string | undefined = `${path}?limit=2`; next;) {
    const page = await operator.call('GET', next);
    expect(page.headers.get('x-total-count')).toBe(String(total));
    seen.push(...(page.body as unknown[]));
    next = /^<(.+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
  }
  expect(seen).toEqual(all.body);
});

test('from and to look at last_updated', async () => {
  const old = location('OLD', { last_updated: '2020-01-01T00:00:00Z' });
  await operator.call('PUT', `${path}/OLD`, old);
  const found = await operator.call('GET', `${path}?to=2021-01-01`);
  expect(found.body).toMatchObject([{ id: 'OLD' }]);
  expect(
    (await operator.call('GET', `${path}?from=2020-01-01T00:00:01Z&to=2021-01-01T00:00:00`)).body,
  ).toEqual([]);
});
