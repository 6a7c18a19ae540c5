import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { at, Operator } from './operator.ts';
import { cdr, tariff } from './samples.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());

const price = (body: object) => operator.call('POST', '/admin/v1/price', body);

test('totals and every line of them', async () => {
  const answer = await price({ version: '2.2.1', cdr, tariffs: [tariff('T1', 0.5)] });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      currency: 'EUR',
      totals: { total_cost: { excl_vat: 10, incl_vat: 11.9 }, total_energy: 20, total_time: 1 },
    },
  });
  expect(at(answer.body, 'breakdown.0')).toMatchObject({ kind: 'energy', quantity: 20, price: 0.5, vat: 19 });
  expect(at(answer.body, 'warnings')).toBeInstanceOf(Array);
});

test('the version is guessed, the CDR brings its own tariffs, policies by name', async () => {
  const own = { ...cdr, tariffs: [tariff('T1', 0.3)] };
  expect((await price({ cdr: own, policy: 'gireve' })).body).toMatchObject({
    totals: { total_cost: { excl_vat: 6 } },
  });
});

test.each([
  ['no CDR', { tariffs: [] }, '/cdr'],
  ['a CDR that is a text', { cdr: 'x' }, '/cdr'],
  ['tariffs that are none', { cdr, tariffs: ['x'] }, '/tariffs/0'],
  ['an unknown version', { cdr, version: '3.0' }, '/version'],
  ['an unknown field', { cdr, tariff: {} }, '/tariff'],
])('%s: 400', async (_what, body, pointer) => {
  const answer = await price(body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } });
  expect(at(answer.body, 'faults.0.pointer')).toBe(pointer);
});

const nightly = tariff('T', 1, {
  elements: [
    {
      price_components: [{ type: 'ENERGY', price: 1, step_size: 1 }],
      restrictions: { start_time: '22:00' },
    },
  ],
});

test.each([
  ['no tariff', { cdr, tariffs: [] }, 'no-tariff'],
  ['an unknown zone', { cdr, tariffs: [nightly], timezone: 'Europe/Atlantis' }, 'time-zone-unknown'],
  [
    'an unknown zone that no price needs',
    { cdr, tariffs: [tariff('T')], timezone: 'Foo/Bar' },
    'time-zone-unknown',
  ],
  ['an unknown option', { cdr, tariffs: [tariff('T')], policy: { colour: 'red' } }, 'invalid-input'],
  ['a tariff without elements', { cdr, tariffs: [{ id: 'T', currency: 'EUR' }] }, 'invalid-input'],
])("%s: 400 with the engine's own code", async (_what, body, code) => {
  expect(await price(body)).toMatchObject({ status: 400, body: { code } });
});
