import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeTariffVersion } from '../../src/core/ids.ts';
import { clock } from '../store/fixtures.ts';
import { at, Operator } from './operator.ts';
import { tariff } from './samples.ts';

let operator: Operator;
const path = '/admin/v1/tariffs';
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
});
afterAll(() => operator.close());

const lastUpdated = (body: unknown) => Date.parse(String(at(body, 'last_updated')));
const kept = (at: number) => operator.backing.store.tariffVersions([makeTariffVersion('DE*ABC*T1', at)]);

test('PUT stores, GET reads, and it is owed to the partner', async () => {
  const put = await operator.call('PUT', `${path}/T1`, tariff('T1'));
  expect(put).toMatchObject({ status: 201, body: { id: 'T1', party_id: 'ABC', bridge: { warnings: [] } } });
  expect((await operator.call('GET', `${path}/t1`)).body).toMatchObject({ id: 'T1', currency: 'EUR' });
  expect(await operator.backing.ledger.owedRef('P1', 'tariffs/DE*ABC*T1')).toBeDefined();
});

test('a change within the same millisecond does not touch the tariff of running sessions', async () => {
  const before = lastUpdated((await operator.call('GET', `${path}/T1`)).body);
  expect(before).toBe(clock.now());
  const changed = await operator.call('PUT', `${path}/T1`, tariff('T1', 0.99));
  expect(changed.status).toBe(200);
  expect(lastUpdated(changed.body)).toBeGreaterThan(before);
  expect(await kept(before)).toMatchObject([{ elements: [{ priceComponents: [{ price: 0.49 }] }] }]);
  expect(at(changed.body, 'bridge.warnings')).toEqual([]);
});

test('other contents with the last_updated of an earlier state get another, and a warning', async () => {
  const stated = '2025-01-01T00:00:00Z';
  await operator.call('PUT', `${path}/T1`, tariff('T1', 0.1, { last_updated: stated }));
  const same = await operator.call('PUT', `${path}/T1`, tariff('T1', 0.1, { last_updated: stated }));
  expect(lastUpdated(same.body)).toBe(Date.parse(stated));
  const other = await operator.call('PUT', `${path}/T1`, tariff('T1', 0.2, { last_updated: stated }));
  expect(lastUpdated(other.body)).not.toBe(Date.parse(stated));
  expect(at(other.body, 'bridge.warnings')).toMatchObject([{ pointer: '/last_updated' }]);
  expect(await kept(Date.parse(stated))).toMatchObject([
    { elements: [{ priceComponents: [{ price: 0.1 }] }] },
  ]);
});

test('faults, a dry run, unknown fields', async () => {
  const bad = { id: 'T2', currency: 'Euro', elements: [] };
  const refused = await operator.call('PUT', `${path}/T2`, bad);
  expect(refused.status).toBe(400);
  expect(at(refused.body, 'faults')).toMatchObject([{ pointer: '/currency' }, { pointer: '/elements' }]);
  const dry = await operator.call('PUT', `${path}/T2?dryRun=true`, tariff('T2', 1, { shade: 'green' }));
  expect(at(dry.body, 'bridge.warnings')).toMatchObject([{ pointer: '/shade' }]);
  expect((await operator.call('GET', `${path}/T2`)).status).toBe(404);
  expect((await operator.call('PUT', `${path}/T2?dryRun=maybe`, tariff('T2'))).status).toBe(400);
});

test('what OCPI cannot express is not published, what will surprise is said', async () => {
  const energy = [{ type: 'ENERGY', price: 0.3, step_size: 1 }];
  const band = (restrictions: object) => ({ price_components: energy, restrictions });
  const contradiction = { ...tariff('T7'), elements: [band({ min_kwh: 10, max_kwh: 5 })] };
  const refused = await operator.call('PUT', `${path}/T7`, contradiction);
  expect(refused).toMatchObject({
    status: 400,
    body: {
      code: 'invalid',
      faults: [
        {
          pointer: '/elements/0/restrictions/min_kwh',
          reason: 'nothing is at least 10 and below 5 (empty-window)',
        },
      ],
    },
  });
  expect((await operator.call('GET', `${path}/T7`)).status).toBe(404);
  const odd = { ...tariff('T7'), elements: [{ price_components: energy }, band({ max_kwh: 5 })] };
  const { status, body } = await operator.call('PUT', `${path}/T7`, odd);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    bridge: { warnings: [{ pointer: '/elements/1', reason: expect.stringMatching(/unreachable-element/) }] },
  });
  expect((await operator.call('DELETE', `${path}/T7`)).status).toBe(204);
});

test('DELETE', async () => {
  expect((await operator.call('DELETE', `${path}/T1`)).status).toBe(204);
  expect((await operator.call('GET', `${path}/T1`)).status).toBe(404);
  expect((await operator.call('DELETE', `${path}/T1`)).body).toMatchObject({ code: 'not-found' });
  expect((await operator.call('GET', path)).body).toEqual([]);
});
