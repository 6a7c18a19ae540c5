import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FakePartner } from '../kit/partner.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const name = 'eMSP';
let world: World;
let partner: FakePartner;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  partner = await FakePartner.start();
});
afterEach(async () => {
  await partner.close();
  for (const { id } of world.partners.all()) await world.partners.remove(id);
});

describe('a partner that renews its credentials', () => {
  test('of five renewals at the same moment one wins, and its token works', async () => {
    const id = await world.admit(partner, name);
    const token = partner.credentials?.token ?? '';
    // All have been authenticated before any is answered.
    partner.fail({ kind: 'delay', ms: 100 }, 'versions');
    partner.ownToken = 'token-b-new';
    const body = partner.ownCredentials(partner.ownToken);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => partner.request('PUT', 'credentials', { token, body })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ body: { status_code: code } }) => code).toSorted()).toEqual([
      1000, 2000, 2000, 2000, 2000,
    ]);
    const given = answers.flatMap(({ body: { data } }) => (data ? [(data as { token: string }).token] : []));
    expect(given).toHaveLength(1);
    expect((await partner.request('GET', 'locations', { token: given[0] ?? '' })).status).toBe(200);
    expect(world.partners.get(id).inboundTokenHashes).toHaveLength(1);
  });

  test('a renewal whose answer was lost is repeated with the old token', async () => {
    await world.admit(partner, name);
    const old = partner.credentials ?? { token: '', url: '' };
    await partner.renew();
    partner.credentials = old;
    expect((await partner.renew()).body.status_code).toBe(1000);
    expect((await partner.request('GET', 'locations')).status).toBe(200);
  });
});
