import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FakePartner } from '../kit/partner.ts';
import { wireToken } from './samples.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let partner: FakePartner;
let other: FakePartner;
let hub: FakePartner;
let id: string;

beforeAll(async () => {
  world = await openWorld();
  partner = await FakePartner.start();
  other = await FakePartner.start({ partyId: 'OTH' });
  hub = await FakePartner.start({ partyId: 'HUB', role: 'HUB' });
  id = await world.admit(partner, 'partner');
  await world.admit(other, 'other');
  await world.admit(hub, 'hub');
});
afterAll(async () => {
  await Promise.all([partner, other, hub].map((each) => each.close()));
  await world.close();
});

const put = (uid: string, more: object = {}, path = `tokens/NL/EMS/${uid}`) =>
  partner.request('PUT', path, { body: wireToken(uid, more) });
const stored = (uid: string) => world.store.token(id, uid, 'RFID');

describe('PUT', () => {
  test('creates with 201, updates with 200, and is read again as it was', async () => {
    const token = wireToken('04A1', { visual_number: 'NL-1', energy_contract: { supplier_name: 'Green' } });
    const created = await partner.request('PUT', 'tokens/NL/EMS/04A1', { body: token });
    expect(created).toMatchObject({ status: 201, body: { status_code: 1000 } });
    expect(created.body).not.toHaveProperty('data');
    const updated = await partner.request('PUT', 'tokens/NL/EMS/04A1/?type=RFID', { body: token });
    expect(updated).toMatchObject({ status: 200, body: { status_code: 1000 } });
    expect((await partner.request('GET', 'tokens/nl/ems/04a1')).body.data).toEqual(token);
    expect(await world.store.tokensByUid('04a1')).toMatchObject([{ partnerId: id, token: { uid: '04A1' } }]);
  });

  test('explicit nulls are as good as absent', async () => {
    expect((await put('n1', { visual_number: null, energy_contract: null })).body.status_code).toBe(1000);
    expect(await stored('n1')).not.toHaveProperty('visualNumber');
  });

  test('an invalid token gets every fault as a JSON pointer', async () => {
    const answer = await put('bad', { valid: 'yes', whitelist: 'SOMETIMES', contract_id: undefined });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    for (const pointer of ['/valid', '/whitelist', '/contract_id is missing']) {
      expect(answer.body.status_message).toContain(pointer);
    }
    expect(await stored('bad')).toBeUndefined();
  });

  test.each([
    ['uid', 'tokens/NL/EMS/else', '/uid'],
    ['type', 'tokens/NL/EMS/m1?type=APP_USER', '/type'],
  ])('a %s that is not that of the URL is 2001', async (_, path, pointer) => {
    const answer = await put('m1', {}, path);
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(answer.body.status_message).toContain(pointer);
    expect(await stored('m1')).toBeUndefined();
  });

  test('without the parameter the type is that of the object', async () => {
    expect((await put('app-1', { type: 'APP_USER' })).status).toBe(201);
    expect(await world.store.token(id, 'app-1', 'APP_USER')).toBeDefined();
  });

  test('another party is 404, in the URL, and 2001 in the object', async () => {
    const foreign = await put('f1', { party_id: 'OTH' }, 'tokens/NL/OTH/f1');
    expect(foreign).toMatchObject({ status: 404, body: { status_code: 2001 } });
    expect((await put('f1', { party_id: 'OTH' })).body.status_code).toBe(2001);
    expect(await world.store.tokensByUid('f1')).toEqual([]);
  });

  test('a hub may bring the tokens of any party', async () => {
    const body = wireToken('h1', { party_id: 'XYZ' });
    expect((await hub.request('PUT', 'tokens/NL/XYZ/h1', { body })).status).toBe(201);
  });

  test.each([
    ['2026-11-25T09:04:57+00:00', '2026-11-25T09:04:57Z'],
    ['2026-11-25 11:04:57.25+01:00', '2026-11-25T10:04:57.250Z'],
  ])('a date in another form, %s, is understood, and told in ours', async (date, ours) => {
    expect((await put('dt', { last_updated: date })).body.status_code).toBe(1000);
    expect((await partner.request('GET', 'tokens/NL/EMS/dt')).body.data).toMatchObject({
      last_updated: ours,
    });
  });

  test.each(['2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z'])(
    'a date that is none, %s, is 2001',
    async (date) => {
      expect((await put('d1', { last_updated: date })).body).toMatchObject({
        status_code: 2001,
        status_message:
          'not a valid Token: /last_updated must be a moment in time, like 2026-03-01T08:15:30Z',
      });
      expect(await stored('d1')).toBeUndefined();
    },
  );

  test('an unknown type is 2001', async () => {
    expect((await put('t', {}, 'tokens/NL/EMS/t?type=KEY')).body).toMatchObject({
      status_code: 2001,
      status_message: 'parameter type is not a TokenType: KEY',
    });
  });

  test('what is older than what is stored changes nothing', async () => {
    await put('old', { last_updated: '2026-03-02T00:00:00Z', issuer: 'new' });
    const late = await put('old', { last_updated: '2026-03-01T00:00:00Z', issuer: 'late' });
    expect(late).toMatchObject({ status: 200, body: { status_code: 1000 } });
    expect(await stored('old')).toMatchObject({ issuer: 'new' });
  });
});

describe('PATCH', () => {
  const patch = (uid: string, body: unknown) => partner.request('PATCH', `tokens/NL/EMS/${uid}`, { body });

  test('changes what it names, and null takes away', async () => {
    await put('p1', { visual_number: 'V', group_id: 'G' });
    const body = { valid: false, visual_number: null, last_updated: '2026-03-05T00:00:00Z' };
    expect(await patch('p1', body)).toMatchObject({ status: 200, body: { status_code: 1000 } });
    const token = await stored('p1');
    expect(token).toMatchObject({
      valid: false,
      groupId: 'G',
      lastUpdated: Date.parse('2026-03-05T00:00:00Z'),
    });
    expect(token).not.toHaveProperty('visualNumber');
  });

  test.each([[{ valid: false }], [{ valid: false, last_updated: null }], [{}], [null]])(
    '%p has no last_updated: 2001',
    async (body) => {
      await put('p2');
      const answer = await patch('p2', body);
      expect(answer.body).toMatchObject({ status_code: 2001 });
      expect(answer.body.status_message).toContain('last_updated');
      expect(await stored('p2')).toMatchObject({ valid: true });
    },
  );

  test('of an unknown token is 404 and 2004', async () => {
    const answer = await patch('unknown', { valid: false, last_updated: '2026-03-05T00:00:00Z' });
    expect(answer).toMatchObject({ status: 404, body: { status_code: 2004 } });
  });

  test.each([
    [{ uid: 'else' }, '/uid'],
    [{ party_id: 'OTH' }, '/party_id'],
    [{ valid: 'no' }, '/valid'],
    [{ contract_id: null }, '/contract_id'],
  ])('%p is 2001', async (change, pointer) => {
    await put('p3');
    const answer = await patch('p3', { ...change, last_updated: '2026-03-05T00:00:00Z' });
    expect(answer.body).toMatchObject({ status_code: 2001 });
    expect(answer.body.status_message).toContain(pointer);
  });

  test('an older one is acknowledged and ignored', async () => {
    await put('p4', { last_updated: '2026-03-05T00:00:00Z' });
    const answer = await patch('p4', { valid: false, last_updated: '2026-03-04T00:00:00Z' });
    expect(answer.body.status_code).toBe(1000);
    expect(await stored('p4')).toMatchObject({ valid: true });
  });
});

describe('GET', () => {
  test('of an unknown token is 404 and 2004', async () => {
    const answer = await partner.request('GET', 'tokens/NL/EMS/nobody');
    expect(answer).toMatchObject({ status: 404, body: { status_code: 2004 } });
  });

  test("another partner's token is as good as unknown", async () => {
    await put('mine');
    expect((await other.request('GET', 'tokens/NL/EMS/mine')).status).toBe(404);
    expect((await other.request('GET', 'tokens/NL/OTH/mine')).status).toBe(404);
    expect((await hub.request('GET', 'tokens/NL/EMS/mine')).status).toBe(404);
  });
});
