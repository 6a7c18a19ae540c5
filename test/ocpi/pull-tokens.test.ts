import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FakePartner } from '../kit/partner.ts';
import { PartnerClient } from '../../src/ocpi/partner-client.ts';
import { TokenPull } from '../../src/ocpi/pull-tokens.ts';
import { wireToken } from './samples.ts';
import { openWorld, party } from './world.ts';
import type { World } from './world.ts';

let world: World;
let partner: FakePartner;
let id: string;

beforeEach(async () => {
  world = await openWorld();
  partner = await FakePartner.start({ pageSize: 2 });
  id = await world.admit(partner);
});
afterEach(async () => {
  await partner.close();
  await world.close();
});

const uids = async () => (await world.store.tokens(id)).map(({ uid }) => uid).toSorted();

test('reads every page', async () => {
  partner.tokens = ['A', 'B', 'C', 'D', 'E'].map((uid) => wireToken(uid));
  expect(await world.tokenPull.pull(id)).toEqual({ full: true, seen: 5, stored: 5, removed: 0, faults: [] });
  expect(await uids()).toEqual(['A', 'B', 'C', 'D', 'E']);
  const pages = partner.received('tokens');
  expect(pages.map(({ query }) => query.get('offset'))).toEqual(['0', '2', '4']);
  expect(pages[0]?.query.get('limit')).toBe('500');
  expect(pages[0]?.headers).toMatchObject({ 'ocpi-to-party-id': 'EMS', 'ocpi-from-party-id': 'ABC' });
  expect(world.partners.get(id).tokensPulledAt).toBeDefined();
});

test('the next time reads what changed since', async () => {
  partner.tokens = ['A', 'B', 'C'].map((uid) => wireToken(uid));
  await world.tokenPull.pull(id);
  partner.forget();
  partner.tokens.push(wireToken('D', { last_updated: new Date().toISOString() }));
  partner.tokens.shift();
  const report = await world.tokenPull.pull(id);
  expect(report).toMatchObject({ full: false, seen: 1, stored: 1, removed: 0 });
  expect(partner.received('tokens')).toHaveLength(1);
  const from = Date.parse(partner.received('tokens')[0]?.query.get('date_from') ?? '');
  expect(from).toBeLessThan(Date.now());
  expect(await uids()).toEqual(['A', 'B', 'C', 'D']);
});

test('a full pull removes what is not in the list any more, and nothing of others', async () => {
  partner.tokens = ['A', 'B', 'C'].map((uid) => wireToken(uid));
  await world.tokenPull.pull(id);
  const own = (await world.store.tokens(id))[0];
  if (!own) throw new Error('not stored');
  await world.store.commit([{ type: 'token', partnerId: null, token: { ...own, uid: 'OWN' } }]);
  partner.tokens = [wireToken('b')];
  expect(await world.tokenPull.pull(id, { full: true })).toMatchObject({ seen: 1, removed: 2 });
  expect(await uids()).toEqual(['B']);
  expect(await world.store.tokens(null)).toHaveLength(1);
});

test('a bad token is reported and the rest taken; one that we had is not removed for it', async () => {
  partner.tokens = [wireToken('A'), wireToken('B')];
  await world.tokenPull.pull(id);
  partner.tokens = [wireToken('A', { valid: 'maybe' }), wireToken('C', { party_id: 'OTH' }), wireToken('D')];
  const report = await world.tokenPull.pull(id, { full: true });
  expect(report).toMatchObject({ seen: 3, stored: 1, removed: 1 });
  expect(report.faults).toEqual([
    { index: 0, reason: '/valid must be boolean' },
    { index: 1, reason: "NL-OTH is none of the partner's parties" },
  ]);
  expect(await uids()).toEqual(['A', 'D']);
});

test('what was refused is a warning, and stands at the partner until a pull has no fault', async () => {
  const logged: [string, object, string][] = [];
  const say = (level: string) => (fields: object, message: string) => logged.push([level, fields, message]);
  const log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
  const { store, partners, partnerClient, clock } = world;
  const pull = new TokenPull({ store, partners, client: partnerClient, clock, log });
  partner.tokens = ['A', 'B', 'C'].map((uid) => wireToken(uid, { last_updated: 'yesterday' }));
  await pull.pull(id);
  const reason = '/last_updated must be a moment in time, like 2026-03-01T08:15:30Z';
  const counts = { seen: 3, stored: 0, refused: 3, first: reason };
  expect(logged).toEqual([
    ['warn', expect.objectContaining(counts), 'tokens pulled, but not all that came was taken'],
  ]);
  expect(partners.get(id).tokenFaults).toEqual({ count: 3, first: `entry 0: ${reason}` });
  partner.tokens = [wireToken('A', { last_updated: '2026-11-25T09:04:57+00:00' })];
  await pull.pull(id, { full: true });
  expect(logged.map(([level]) => level)).toEqual(['warn', 'info']);
  expect(partners.get(id)).not.toHaveProperty('tokenFaults');
});

test('a registration that ends during a pull gets no more tokens', async () => {
  const { store, partners, client, clock, log, registration } = world;
  class Ending extends PartnerClient {
    override async sendTo(...request: Parameters<PartnerClient['sendTo']>) {
      const answer = await super.sendTo(...request);
      if (partner.received('tokens').length === 2) await registration.unregister(id);
      return answer;
    }
  }
  partner.tokens = ['A', 'B', 'C'].map((uid) => wireToken(uid));
  const pull = new TokenPull({
    store,
    partners,
    client: new Ending({ client, partners, party }),
    clock,
    log,
  });
  await expect(pull.pull(id)).rejects.toMatchObject({ code: 'conflict' });
  expect(await uids()).toEqual(['A', 'B']);
  expect(partners.get(id)).not.toHaveProperty('tokensPulledAt');
});

test('a token that was pushed meanwhile in a newer state is kept', async () => {
  const newer = wireToken('A', { issuer: 'pushed', last_updated: '2026-04-01T00:00:00Z' });
  await partner.request('PUT', 'tokens/NL/EMS/A', { body: newer });
  partner.tokens = [wireToken('A')];
  expect(await world.tokenPull.pull(id, { full: true })).toMatchObject({ stored: 0, removed: 0 });
  expect(await world.store.token(id, 'A', 'RFID')).toMatchObject({ issuer: 'pushed' });
});

test('a list that stops short removes nothing', async () => {
  partner.tokens = ['A', 'B', 'C'].map((uid) => wireToken(uid));
  await world.tokenPull.pull(id);
  const pages = partner.received('tokens').length;
  partner.cutLinks = true;
  const report = await world.tokenPull.pull(id, { full: true });
  expect(partner.received('tokens')).toHaveLength(pages + 1);
  expect(report.removed).toBe(0);
  expect(report.faults).toEqual([
    { index: 2, reason: 'the list ended after 2 of 3 tokens; nothing was removed' },
  ]);
  expect(await uids()).toEqual(['A', 'B', 'C']);
});

test('a list that shrinks while it is read loses nothing', async () => {
  partner.tokens = ['A', 'B', 'C', 'D'].map((uid) => wireToken(uid));
  const first = partner.tokens[0];
  partner.onTokenPage = () => {
    if (partner.tokens[0] === first && partner.received('tokens').length === 2) partner.tokens.shift();
  };
  await world.tokenPull.pull(id);
  expect(partner.received('tokens').map(({ query }) => query.get('offset'))).toEqual(['0', '2', '1']);
  expect(await uids()).toEqual(['A', 'B', 'C', 'D']);
});

test.each([
  [
    'in a circle',
    (url: string) => `<${url}/ocpi/2.2.1/sender/tokens?offset=0&limit=500>; rel="next"`,
    'circle',
  ],
  ['to another server', () => '<http://127.0.0.2:1/tokens>; rel="next"', 'another server'],
])('links that lead %s end the pull', async (_, link, message) => {
  partner.tokens = [wireToken('A')];
  partner.linkOverride = link(partner.url);
  await expect(world.tokenPull.pull(id)).rejects.toMatchObject({
    code: 'partner-refused',
    message: expect.stringContaining(message) as unknown,
  });
  expect(partner.received('tokens')).toHaveLength(1);
});

test.each([
  ['refuses', { kind: 'status', status: 500 }, { verdict: 'retry' }],
  ['answers half', { kind: 'truncated' }, { verdict: 'retry' }],
] as const)('a partner that %s is not believed to have no tokens', async (_, fault, expected) => {
  partner.tokens = [wireToken('A')];
  await world.tokenPull.pull(id);
  partner.fail(fault, 'tokens');
  await expect(world.tokenPull.pull(id, { full: true })).rejects.toMatchObject(expected);
  expect(await uids()).toEqual(['A']);
});

test('a partner without tokens', async () => {
  const silent = await FakePartner.start({ partyId: 'NIL', modules: [] });
  const silentId = await world.admit(silent, 'silent');
  await expect(world.tokenPull.pull(silentId)).rejects.toMatchObject({ code: 'not-found' });
  await silent.close();
});
