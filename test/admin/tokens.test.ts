import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeToken } from '../store/fixtures.ts';
import { at, Operator } from './operator.ts';

let operator: Operator;
const path = '/admin/v1/tokens';
beforeAll(async () => {
  operator = await Operator.start();
  await operator.addPartner('P1');
  await operator.backing.store.commit([{ type: 'token', partnerId: 'P1', token: makeToken('FOREIGN') }]);
});
afterAll(() => operator.close());

test('a token needs nothing but its uid', async () => {
  const answer = await operator.call('PUT', `${path}/04AABBCC`, {});
  expect(answer).toMatchObject({
    status: 201,
    body: {
      uid: '04AABBCC',
      type: 'RFID',
      contract_id: '04AABBCC',
      issuer: 'DE-ABC',
      country_code: 'DE',
      party_id: 'ABC',
      valid: true,
      whitelist: 'ALWAYS',
      bridge: { partner: null, warnings: [] },
    },
  });
  expect(await operator.backing.store.tokensByUid('04aabbcc')).toMatchObject([{ partnerId: null }]);
});

test('again: replaced, found in any case, and what GET answers may be sent back', async () => {
  const body = { valid: false, whitelist: 'NEVER', visual_number: '007' };
  expect((await operator.call('PUT', `${path}/04aabbcc`, body)).status).toBe(200);
  const { body: shown } = await operator.call('GET', `${path}/04AABBCC`);
  expect(shown).toMatchObject({ valid: false, visual_number: '007' });
  expect((await operator.call('PUT', `${path}/04aabbcc`, shown)).body).toMatchObject({
    bridge: { warnings: [] },
  });
});

test('faults: another uid, another type, a value that is not OCPI, an unknown field as a warning', async () => {
  const faults = async (query: string, body: object) =>
    at((await operator.call('PUT', `${path}/T${query}`, body)).body, 'faults');
  expect(await faults('', { uid: 'U' })).toMatchObject([{ pointer: '/uid' }]);
  expect(await faults('?type=OTHER', { type: 'RFID' })).toMatchObject([{ pointer: '/type' }]);
  expect(await faults('?type=CARD', {})).toMatchObject([{ pointer: '?type' }]);
  expect(await faults('', { whitelist: 'SOMETIMES', valid: 1 })).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ pointer: '/whitelist' }),
      expect.objectContaining({ pointer: '/valid' }),
    ]),
  );
  const dry = await operator.call('PUT', `${path}/T?dryRun=true`, { colour: 'red' });
  expect(at(dry.body, 'bridge.warnings')).toMatchObject([{ pointer: '/colour' }]);
  expect((await operator.call('GET', `${path}/T`)).status).toBe(404);
});

test('one uid with two types needs the type', async () => {
  await operator.call('PUT', `${path}/TWICE`, {});
  await operator.call('PUT', `${path}/TWICE?type=APP_USER`, {});
  const answer = await operator.call('GET', `${path}/TWICE`);
  expect(answer).toMatchObject({ status: 400, body: { faults: [{ pointer: '/type' }] } });
  expect((await operator.call('GET', `${path}/TWICE?type=app_user`)).body).toMatchObject({
    type: 'APP_USER',
  });
  expect((await operator.call('DELETE', `${path}/TWICE?type=APP_USER`)).status).toBe(204);
  expect((await operator.call('DELETE', `${path}/TWICE`)).status).toBe(204);
});

test('the list has the own ones, then those received', async () => {
  const uids = async (query: string) => {
    const { body } = await operator.call('GET', `${path}${query}`);
    return (body as { uid: string; bridge: { partner: string | null } }[]).map(({ uid, bridge }) => [
      uid,
      bridge.partner,
    ]);
  };
  expect(await uids('')).toEqual([
    ['04aabbcc', null],
    ['FOREIGN', 'P1'],
  ]);
  expect(await uids('?partner=own')).toEqual([['04aabbcc', null]]);
  expect(await uids('?partner=P1')).toEqual([['FOREIGN', 'P1']]);
  expect(await uids('?offset=1&limit=5')).toEqual([['FOREIGN', 'P1']]);
  expect((await operator.call('GET', `${path}?partner=NOBODY`)).status).toBe(404);
});

test("a partner's token is not the operator's to read by uid or delete", async () => {
  for (const method of ['GET', 'DELETE']) {
    expect(await operator.call(method, `${path}/FOREIGN`)).toMatchObject({
      status: 404,
      body: { code: 'unknown-token' },
    });
  }
  expect(await operator.backing.store.tokensByUid('FOREIGN')).toHaveLength(1);
});
