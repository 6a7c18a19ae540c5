import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FakePartner } from '../kit/partner.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let partners: FakePartner[];

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  partners = [];
});
afterEach(async () => {
  for (const each of partners) await each.close();
  for (const { id } of world.partners.all()) await world.partners.remove(id);
});

async function start(options: Parameters<typeof FakePartner.start>[0] = {}): Promise<FakePartner> {
  const partner = await FakePartner.start(options);
  partners.push(partner);
  return partner;
}

const register = (partner: FakePartner, name: string) =>
  world.registration.register({ name, versionsUrl: partner.versionsUrl, token: partner.tokenA });

async function invited(partner: FakePartner, name: string) {
  const { token, versionsUrl, partner: record } = await world.registration.invite({ name });
  return { id: record.id, answer: await partner.register(versionsUrl, token) };
}

const hub = { partyId: 'HUB', role: 'HUB' };
const also = (partner: FakePartner, party: object) => {
  const business = { business_details: { name: 'behind it' } };
  const own = partner.ownCredentials.bind(partner);
  partner.ownCredentials = (token) => {
    const credentials = own(token) as { roles: object[] };
    return { ...credentials, roles: [...credentials.roles, { ...business, ...party }] };
  };
};

describe.each([
  [
    'our own party',
    { countryCode: 'de', partyId: 'abc', role: 'EMSP' },
    'de-abc is the party of this platform',
  ],
  ['a role that another partner has', {}, 'EMSP NL-EMS is registered already, as first'],
])('a partner that claims %s', (_, options, reason) => {
  beforeEach(async () => {
    await world.admit(await start(), 'first');
  });

  test('is not admitted, and its invitation stands', async () => {
    const { id, answer } = await invited(await start(options), 'second');
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001, status_message: reason } });
    expect(world.partners.get(id).state).toBe('invited');
  });

  test('is told that our registration with it is over', async () => {
    const second = await start(options);
    await expect(register(second, 'second')).rejects.toMatchObject({ code: 'conflict', message: reason });
    expect(second.received('credentials').map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(world.partners.all().map(({ name }) => name)).toEqual(['first']);
  });

  test('cannot come to it by a renewal', async () => {
    const second = await start({ partyId: 'OTH' });
    const id = await world.admit(second, 'second');
    const { countryCode = 'NL', partyId = 'EMS' } = options as { countryCode?: string; partyId?: string };
    also(second, { role: 'EMSP', country_code: countryCode, party_id: partyId });
    expect((await second.renew()).body).toMatchObject({ status_code: 2001, status_message: reason });
    expect(world.partners.get(id).roles.map(({ partyId: party }) => party)).toEqual(['OTH']);
    expect((await second.request('GET', 'locations')).status).toBe(200);
  });
});

test('of two that claim the same party at the same moment one is admitted', async () => {
  const both = [await start(), await start()] as const;
  for (const each of both) each.fail({ kind: 'delay', ms: 100 }, 'versions');
  const answers = await Promise.all(both.map((each, index) => invited(each, `number ${index}`)));
  expect(answers.map(({ answer }) => answer.body.status_code).toSorted()).toEqual([1000, 2001]);
});

test('the same party in another role, or of a partner that has left, is nobody else', async () => {
  const first = await start();
  await world.admit(first, 'first');
  await world.admit(await start({ role: 'CPO' }), 'its other platform');
  expect((await first.request('DELETE', 'credentials')).status).toBe(200);
  expect((await invited(await start(), 'second')).answer.body.status_code).toBe(1000);
});

test('a hub may name whom it connects, even us; it is itself registered once', async () => {
  await world.admit(await start(), 'first');
  const large = await start(hub);
  also(large, { role: 'EMSP', country_code: 'NL', party_id: 'EMS' });
  also(large, { role: 'CPO', country_code: 'DE', party_id: 'ABC' });
  also(large, { role: 'EMSP', country_code: 'NL', party_id: 'LTR' });
  expect((await invited(large, 'hub')).answer.body.status_code).toBe(1000);
  expect((await invited(await start({ partyId: 'LTR' }), 'later')).answer.body.status_code).toBe(1000);
  expect((await invited(await start(hub), 'hub again')).answer.body).toMatchObject({
    status_code: 2001,
    status_message: 'HUB NL-HUB is registered already, as hub',
  });
});

describe('the bridge itself', () => {
  test.each(['', '/'])('is not registered at itself (%p)', async (slash) => {
    const { token } = await world.registration.invite({ name: 'me, invited' });
    const versionsUrl = `${world.versionsUrl}${slash}`;
    await expect(world.registration.register({ name: 'me', versionsUrl, token })).rejects.toMatchObject({
      code: 'conflict',
      message: `${versionsUrl} is the versions URL of this very platform`,
    });
  });

  test('nor under another name of the same machine', async () => {
    const { token } = await world.registration.invite({ name: 'me, invited' });
    const versionsUrl = world.versionsUrl.replace('127.0.0.1', 'localhost');
    await expect(world.registration.register({ name: 'me', versionsUrl, token })).rejects.toMatchObject({
      code: 'partner-refused',
      message: expect.stringContaining('is the versions URL of this very platform') as unknown,
    });
    expect(world.partners.all().map(({ state }) => state)).toEqual(['invited']);
  });

  test('is not what a partner may call its own', async () => {
    const partner = await start();
    const own = partner.ownCredentials.bind(partner);
    partner.ownCredentials = (token) => ({ ...own(token), url: world.versionsUrl });
    expect((await invited(partner, 'partner')).answer.body).toMatchObject({ status_code: 2001 });
  });
});

test('a partner that is registered already is not asked again under another name', async () => {
  const partner = await start();
  await register(partner, 'first');
  const asked = partner.received().length;
  await expect(
    world.registration.register({
      name: 'twice',
      versionsUrl: `${partner.versionsUrl}/`,
      token: 'other-token',
    }),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringMatching(/first, which is registered/) });
  expect(partner.received()).toHaveLength(asked);
});
