import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FakePartner } from '../kit/partner.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let partner: FakePartner;
let name: string;
let count = 0;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  partner = await FakePartner.start();
  name = `partner ${++count}`;
});
afterEach(async () => {
  await partner.close();
  // A party is registered once, and nearly every test registers the same one.
  for (const { id } of world.partners.all()) await world.partners.remove(id);
});

const ofName = () => world.partners.all().find((candidate) => candidate.name === name);

describe('we register at a partner', () => {
  const register = (token = partner.tokenA, versionsUrl = partner.versionsUrl) =>
    world.registration.register({ name, versionsUrl, token });

  test('reads versions and details, gives TOKEN_B, keeps TOKEN_C, roles and endpoints', async () => {
    const steps: string[] = [];
    const request = { name, versionsUrl: partner.versionsUrl, token: partner.tokenA };
    const registered = await world.registration.register(request, (step) => steps.push(step));
    expect(steps).toEqual([
      `GET ${partner.versionsUrl}`,
      `GET ${partner.url}/ocpi/2.2.1`,
      `POST ${partner.url}/ocpi/2.2.1/credentials`,
    ]);
    expect(registered).toMatchObject({ name, state: 'registered', version: '2.2.1', profile: 'plain' });
    expect(registered.roles).toEqual([
      { role: 'EMSP', countryCode: 'NL', partyId: 'EMS', businessDetails: { name: 'Test eMSP' } },
    ]);
    expect(world.partners.receives(registered.id, 'locations')).toBe(true);
    expect(await world.store.partner(registered.id)).toEqual(registered);
    expect(world.partners.outboundToken(registered)).toBe(partner.ownToken);
    expect(JSON.stringify(registered)).not.toContain(partner.ownToken);
    const post = partner.received('credentials')[0];
    expect(post?.body).toMatchObject({ url: world.versionsUrl, roles: [{ role: 'CPO', party_id: 'ABC' }] });
    expect(post?.headers).toMatchObject({
      'x-request-id': expect.any(String) as unknown,
      'x-correlation-id': expect.any(String) as unknown,
    });
    expect(Object.keys(post?.headers ?? {}).filter((header) => header.startsWith('ocpi-'))).toEqual([]);
    expect((await partner.request('GET', 'locations')).status).toBe(200);
  });

  test('TOKEN_B opens nothing but versions and credentials before the handshake is over', async () => {
    partner.fail({ kind: 'delay', ms: 400 }, 'credentials');
    const registering = register();
    const post = await partner.waitFor(({ method }) => method === 'POST');
    const { token } = post.body as { token: string };
    expect((await partner.request('GET', world.versionsUrl, { token })).status).toBe(200);
    const sessions = `${world.url}/ocpi/2.2.1/sender/locations`;
    expect((await partner.request('GET', sessions, { token })).status).toBe(401);
    await registering;
    expect((await partner.request('GET', sessions, { token })).status).toBe(200);
  });

  test.each([
    ['the token is refused', { token: 'wrong' }, 'partner-refused', /GET .*versions: HTTP 401/],
    [
      'nobody is there',
      { versionsUrl: 'http://127.0.0.1:9/ocpi/versions' },
      'partner-unreachable',
      /GET http/,
    ],
    ['the URL is none', { versionsUrl: 'nonsense' }, 'invalid', /not a usable http\(s\) URL: nonsense/],
  ])(
    '%s: says which step failed and leaves nothing',
    async (_, { token, versionsUrl }: { token?: string; versionsUrl?: string }, code, message) => {
      await expect(register(token, versionsUrl)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message) as unknown,
      });
      expect(ofName()).toBeUndefined();
    },
  );

  test('no common version', async () => {
    partner.versions = ['2.1.1', '3.0'];
    await expect(register()).rejects.toMatchObject({ statusCode: 3002, code: 'partner-refused' });
    expect(partner.received('credentials')).toEqual([]);
  });

  test('a partner without a credentials endpoint is not asked to register us', async () => {
    partner.modules = [{ identifier: 'no-credentials', role: 'SENDER' }];
    await expect(register()).rejects.toMatchObject({ statusCode: 3003 });
    expect(partner.received('credentials')).toEqual([]);
  });

  test.each([
    ['refuses', { kind: 'status', status: 500 }],
    ['answers with half an object', { kind: 'truncated' }],
  ] as const)('a partner that %s the POST leaves nothing half-registered', async (_, fault) => {
    partner.fail(fault, 'credentials');
    await expect(register()).rejects.toMatchObject({ message: expect.stringContaining('POST') as unknown });
    const post = partner.received('credentials')[0];
    const { token } = post?.body as { token: string };
    expect(ofName()).toBeUndefined();
    expect((await partner.request('GET', world.versionsUrl, { token })).status).toBe(401);
    partner.fail(null, 'credentials');
    expect(await register()).toMatchObject({ state: 'registered' });
  });

  test('credentials that are none are given back', async () => {
    partner.ownCredentials = (token) => ({ token, url: partner.versionsUrl, roles: [] });
    await expect(register()).rejects.toMatchObject({
      code: 'partner-refused',
      message: expect.stringContaining('/roles') as unknown,
    });
    expect(partner.received('credentials').map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(partner.credentials).toBeUndefined();
    expect(ofName()).toBeUndefined();
  });

  test('a name is registered once, also when two do it at the same time', async () => {
    const both = await Promise.allSettled([register(), register()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(register()).rejects.toMatchObject({ code: 'conflict' });
    expect(partner.received('credentials')).toHaveLength(1);
  });

  test('an unknown profile', async () => {
    const request = { name, versionsUrl: partner.versionsUrl, token: partner.tokenA, profile: 'fancy' };
    await expect(world.registration.register(request)).rejects.toMatchObject({
      code: 'invalid',
      message: 'unknown partner profile fancy; there are: plain, gireve',
    });
  });

  test('renews both tokens; the old one is good until the new one is used', async () => {
    const { id } = await register();
    const old = partner.credentials?.token ?? '';
    const before = partner.ownToken;
    const renewed = await world.registration.refresh(id);
    expect(partner.ownToken).not.toBe(before);
    expect(world.partners.outboundToken(renewed)).toBe(partner.ownToken);
    expect((await partner.request('GET', 'locations', { token: old })).status).toBe(200);
    expect((await partner.request('GET', 'locations')).status).toBe(200);
    expect((await partner.request('GET', 'locations', { token: old })).status).toBe(401);
  });

  test('a renewal that fails leaves the old tokens in force on both sides', async () => {
    const { id } = await register();
    partner.fail({ kind: 'status', status: 500 }, 'credentials');
    await expect(world.registration.refresh(id)).rejects.toMatchObject({ code: 'partner-refused' });
    const put = partner.received('credentials').find(({ method }) => method === 'PUT');
    const { token } = put?.body as { token: string };
    expect((await partner.request('GET', 'locations', { token })).status).toBe(401);
    expect((await partner.request('GET', 'locations')).status).toBe(200);
    expect(world.partners.outboundToken(world.partners.get(id))).toBe(partner.ownToken);
  });

  test('unregisters at the partner and here, and keeps the record for when it comes back', async () => {
    const { id } = await register();
    const token = partner.credentials?.token ?? '';
    await world.registration.unregister(id);
    expect(partner.received('credentials').at(-1)?.method).toBe('DELETE');
    expect(partner.credentials).toBeUndefined();
    expect((await partner.request('GET', world.versionsUrl, { token })).status).toBe(401);
    expect(world.partners.get(id)).toMatchObject({ state: 'unregistered', endpoints: [] });
    expect(await register()).toMatchObject({ id, state: 'registered' });
  });

  test('unregisters a partner that is not there any more', async () => {
    const { id } = await register();
    await partner.down();
    await world.registration.unregister(id);
    expect(world.partners.get(id).state).toBe('unregistered');
    await world.registration.unregister(id);
    expect(ofName()).toBeUndefined();
    expect(await world.store.partner(id)).toBeUndefined();
  });
});

describe('a partner registers with us', () => {
  test('gets TOKEN_C for TOKEN_A, which is worth nothing then', async () => {
    const { token, versionsUrl, partner: invited } = await world.registration.invite({ name });
    expect(versionsUrl).toBe(world.versionsUrl);
    expect(invited.state).toBe('invited');
    expect(JSON.stringify(await world.store.partner(invited.id))).not.toContain(token);
    const answer = await partner.register(versionsUrl, token);
    expect(answer).toMatchObject({ status: 200, body: { status_code: 1000, data: { url: versionsUrl } } });
    expect(partner.received('versions').map(({ path }) => path)).toEqual(['/ocpi/versions', '/ocpi/2.2.1']);
    expect(partner.received('versions').every((request) => request.token === partner.ownToken)).toBe(true);
    expect(world.partners.get(invited.id)).toMatchObject({
      state: 'registered',
      versionsUrl: partner.versionsUrl,
      roles: [{ role: 'EMSP', partyId: 'EMS' }],
    });
    expect((await partner.request('GET', versionsUrl, { token })).status).toBe(401);
    const current = await partner.request('GET', 'credentials');
    expect(current.body.data).toEqual(answer.body.data);
  });

  test('TOKEN_A opens versions and credentials only', async () => {
    const { token, versionsUrl } = await world.registration.invite({ name });
    expect((await partner.request('GET', versionsUrl, { token })).status).toBe(200);
    expect(
      (await partner.request('GET', `${world.url}/ocpi/2.2.1/credentials`, { token })).body.data,
    ).toMatchObject({
      token,
    });
    const locations = await partner.request('GET', `${world.url}/ocpi/2.2.1/sender/locations`, { token });
    expect(locations).toMatchObject({ status: 401, body: { status_code: 2001 } });
  });

  test.each(['PUT', 'DELETE'])('%s before registration is 405', async (method) => {
    const { token } = await world.registration.invite({ name });
    const body = method === 'PUT' ? partner.ownCredentials('token-b') : undefined;
    const url = `${world.url}/ocpi/2.2.1/credentials`;
    const answer = await partner.request(method, url, { token, ...(body && { body }) });
    expect(answer).toMatchObject({ status: 405, body: { status_code: 2000 } });
  });

  test('POST when registered is 405', async () => {
    await world.admit(partner, name);
    const answer = await partner.request('POST', 'credentials', { body: partner.ownCredentials('token-b2') });
    expect(answer.status).toBe(405);
    expect((await partner.request('GET', 'locations')).status).toBe(200);
  });

  test.each<[number, string, () => unknown]>([
    [3001, 'its API does not answer', () => partner.fail({ kind: 'status', status: 503 }, 'versions')],
    [3001, 'its API talks nonsense', () => partner.fail({ kind: 'truncated' }, 'versions')],
    [3002, 'it has no 2.2.1', () => (partner.versions = ['2.1.1'])],
    [
      3003,
      'it has no credentials endpoint',
      () => (partner.modules = [{ identifier: 'no-credentials', role: 'SENDER' }]),
    ],
  ])('%d when %s; the invitation stands', async (code, _, spoil) => {
    const { token, versionsUrl, partner: invited } = await world.registration.invite({ name });
    spoil();
    const answer = await partner.register(versionsUrl, token);
    expect(answer).toMatchObject({ status: 200, body: { status_code: code } });
    expect(answer.body.data).toBeUndefined();
    expect(world.partners.get(invited.id)).toEqual(invited);
    partner.fail(null, 'versions');
    partner.versions = ['2.2.1'];
    partner.modules = [];
    expect((await partner.register(versionsUrl, token)).body.status_code).toBe(1000);
  });

  test('credentials that are none get every fault', async () => {
    const { token } = await world.registration.invite({ name });
    const role = { role: 'EMSP', party_id: 'EMS', country_code: 'NL', business_details: { name: 'x' } };
    const url = `${world.url}/ocpi/2.2.1/credentials`;
    const bad = { token: 'has a blank', url: 'ftp://x', roles: [{ ...role, party_id: 'TOOLONG' }] };
    const answer = await partner.request('POST', url, { token, body: bad });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    for (const pointer of ['/token', '/url', '/roles/0/party_id']) {
      expect(answer.body.status_message).toContain(pointer);
    }
    const twice = { token: 'b', url: partner.versionsUrl, roles: [role, { ...role, party_id: 'ems' }] };
    const second = await partner.request('POST', url, { token, body: twice });
    expect(second.body).toMatchObject({
      status_code: 2001,
      status_message: expect.stringContaining('twice') as unknown,
    });
  });

  test('of two at the same moment with the same token exactly one wins', async () => {
    const other = await FakePartner.start();
    const { token, versionsUrl, partner: invited } = await world.registration.invite({ name });
    // Both have been read before either is written.
    for (const each of [partner, other]) each.fail({ kind: 'delay', ms: 100 }, 'versions');
    const answers = await Promise.all([
      partner.register(versionsUrl, token),
      other.register(versionsUrl, token),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 405]);
    const winner = answers[0].status === 200 ? partner : other;
    const loser = winner === partner ? other : partner;
    for (const each of [partner, other]) each.fail(null, 'versions');
    expect((await winner.request('GET', 'locations')).status).toBe(200);
    expect(loser.credentials).toBeUndefined();
    expect(world.partners.get(invited.id).versionsUrl).toBe(winner.versionsUrl);
    await other.close();
  });

  test('renews: endpoints are read again, the old token is good until the new one is used', async () => {
    const id = await world.admit(partner, name);
    const old = partner.credentials?.token ?? '';
    await world.partners.change(id, (stored) => ({ ...stored, introducedAt: 1, tokensPulledAt: 2 }));
    partner.modules = [{ identifier: 'locations', role: 'RECEIVER' }];
    expect((await partner.renew()).body.status_code).toBe(1000);
    expect(partner.credentials?.token).not.toBe(old);
    expect(world.partners.receives(id, 'cdrs')).toBe(false);
    expect(world.partners.receives(id, 'locations')).toBe(true);
    expect(world.partners.get(id)).toMatchObject({ introducedAt: 1, tokensPulledAt: 2 });
    expect(world.partners.outboundToken(world.partners.get(id))).toBe(partner.ownToken);
    expect((await partner.request('GET', 'locations', { token: old })).status).toBe(200);
    expect((await partner.request('GET', 'locations')).status).toBe(200);
    expect((await partner.request('GET', 'locations', { token: old })).status).toBe(401);
  });

  test('is introduced again to what it begins to receive', async () => {
    partner.modules = [{ identifier: 'locations', role: 'RECEIVER' }];
    const id = await world.admit(partner, name);
    await world.partners.change(id, (stored) => ({ ...stored, introducedAt: 1 }));
    partner.modules = [...partner.modules, { identifier: 'tariffs', role: 'RECEIVER' }];
    await partner.renew();
    expect(world.partners.get(id).introducedAt).toBeUndefined();
  });

  test('unregisters; a new invitation under its name brings the same partner back', async () => {
    const id = await world.admit(partner, name);
    expect(await partner.request('DELETE', 'credentials')).toMatchObject({
      status: 200,
      body: { status_code: 1000 },
    });
    expect((await partner.request('GET', 'locations')).status).toBe(401);
    expect(world.partners.get(id).state).toBe('unregistered');
    expect(world.partners.get(id).outboundToken).toBeUndefined();
    expect(world.partners.receives(id, 'locations')).toBe(false);
    await world.partners.change(id, (stored) => ({ ...stored, introducedAt: 1, tokensPulledAt: 2 }));
    expect(await world.admit(partner, name)).toBe(id);
    // Its tokens are read again, and all of them.
    expect(world.partners.get(id)).not.toHaveProperty('tokensPulledAt');
    expect(world.partners.get(id)).not.toHaveProperty('introducedAt');
  });

  test('a second invitation replaces the token of the first; a registered partner gets none', async () => {
    const first = await world.registration.invite({ name });
    const second = await world.registration.invite({ name });
    expect(second.partner.id).toBe(first.partner.id);
    expect((await partner.request('GET', world.versionsUrl, { token: first.token })).status).toBe(401);
    await partner.register(second.versionsUrl, second.token);
    await expect(world.registration.invite({ name })).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('a handshake that a crash cut off is forgotten at the next start', async () => {
  const fresh = { name, profile: 'plain', state: 'registering' as const, paused: false };
  const id = world.ids.next();
  const empty = { endpoints: [], roles: [], inboundTokenHashes: ['x'] };
  const stale = {
    id,
    ...fresh,
    ...empty,
    createdAt: 0,
    updatedAt: world.clock.now() - 3_600_000,
    revision: 1,
  };
  await world.store.commit([{ type: 'partner', partner: stale, seenRevision: null }]);
  await world.partners.start();
  const recent = await world.partners.add({ ...fresh, ...empty, id: world.ids.next(), name: `${name} b` });
  await world.registration.start();
  expect(ofName()).toBeUndefined();
  expect(world.partners.get(recent.id).state).toBe('registering');
  await world.partners.remove(recent.id);
});

test('listeners hear of every change, and of what others have written', async () => {
  const heard: (string | undefined)[][] = [];
  world.partners.onChange(({ before, partner: now }) => heard.push([before?.state, now?.state]));
  const id = await world.admit(partner, name);
  await world.partners.pause(id);
  await world.partners.pause(id);
  const stored = await world.store.partner(id);
  if (!stored) throw new Error('not stored');
  const resumed = { ...stored, paused: false, revision: stored.revision + 1 };
  await world.store.commit([{ type: 'partner', partner: resumed, seenRevision: stored.revision }]);
  await world.partners.reload(id);
  expect(world.partners.get(id).paused).toBe(false);
  expect(heard).toEqual([
    [undefined, 'invited'],
    ['invited', 'registered'],
    ['registered', 'registered'],
    ['registered', 'registered'],
  ]);
});
