import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { FakePartner } from '../kit/partner.ts';
import { wireToken } from './samples.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let partner: FakePartner;
let id: string;

beforeAll(async () => {
  world = await openWorld();
  partner = await FakePartner.start();
  id = await world.admit(partner);
});
afterAll(async () => {
  await partner.close();
  await world.close();
});
afterEach(async () => {
  partner.fail(null, 'authorize');
  partner.forget();
  await partner.up();
});

const ask = (uid: string, more: object = {}, deadlineMs = 2_000) =>
  world.authority.ask(id, { uid, type: 'RFID', ...more }, deadlineMs);

test('asks the owner with type and location, and takes its word', async () => {
  const info = { allowed: 'ALLOWED', token: wireToken('04 A/1'), authorization_reference: 'ref-1' };
  partner.authorizations.set('04 A/1', info);
  const answer = await ask('04 A/1', { location: { locationId: 'L1', evseUids: ['E1', 'E2'] } });
  expect(answer).toMatchObject({
    allowed: 'ALLOWED',
    token: { uid: '04 A/1' },
    authorizationReference: 'ref-1',
  });
  const [request] = partner.received('authorize');
  expect(request).toMatchObject({ method: 'POST', path: '/ocpi/2.2.1/sender/tokens/04%20A%2F1/authorize' });
  expect(request?.query.get('type')).toBe('RFID');
  expect(request?.body).toEqual({ location_id: 'L1', evse_uids: ['E1', 'E2'] });
  expect(request?.headers).toMatchObject({ 'ocpi-to-party-id': 'EMS', 'ocpi-from-party-id': 'ABC' });
});

test('without a location there is no body', async () => {
  partner.authorizations.set('B', { allowed: 'BLOCKED', token: wireToken('B') });
  expect(await ask('B')).toMatchObject({ allowed: 'BLOCKED' });
  expect(partner.received('authorize')[0]?.headers['content-type']).toBeUndefined();
});

test('some answer with a list of one', async () => {
  partner.authorizations.set('L', [{ allowed: 'ALLOWED', token: wireToken('L') }]);
  expect(await ask('L')).toMatchObject({ allowed: 'ALLOWED' });
});

test('an unknown token', async () => {
  expect(await ask('nobody')).toBeUndefined();
});

test('silence ends at the deadline', async () => {
  partner.fail({ kind: 'delay', ms: 60_000 }, 'authorize');
  await expect(ask('B', {}, 50)).rejects.toMatchObject({ code: 'timeout' });
});

test.each([
  ['an error', { kind: 'status', status: 500 }],
  ['half an answer', { kind: 'truncated' }],
] as const)('%s is a refusal', async (_, fault) => {
  partner.fail(fault, 'authorize');
  await expect(ask('B')).rejects.toMatchObject({ code: 'partner-refused' });
});

test('an answer that is none', async () => {
  partner.authorizations.set('N', { allowed: 'PERHAPS', token: wireToken('N') });
  await expect(ask('N')).rejects.toMatchObject({
    code: 'partner-refused',
    faults: [{ pointer: '/allowed', reason: expect.any(String) as unknown }],
  });
});

test('a partner that is not there', async () => {
  await partner.down();
  await expect(ask('B')).rejects.toMatchObject({ code: 'partner-unreachable' });
});

test('an idTag that no URL can hold is asked about nowhere', async () => {
  await expect(ask('..')).rejects.toMatchObject({ code: 'partner-unreachable' });
  expect(partner.received()).toEqual([]);
});

test('unknown tokens are asked about where that is possible', async () => {
  expect(world.authority.askAboutUnknown()).toEqual([id]);
  await world.partners.pause(id);
  expect(world.authority.askAboutUnknown()).toEqual([]);
  await world.partners.resume(id);
  await world.partners.change(id, (stored) => ({ ...stored, endpoints: [] }));
  expect(world.authority.askAboutUnknown()).toEqual([]);
});
