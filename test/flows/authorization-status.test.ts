import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakePartner } from '../kit/partner.ts';
import { Charger, versions } from '../kit/charger.ts';
import { Scene, token } from '../kit/scene.ts';

/** What a partner says of its driver, and what 1.6 and 2.x stations are told. */
const table = [
  ['ALLOWED', 'Accepted', 'Accepted'],
  ['BLOCKED', 'Blocked', 'Blocked'],
  ['EXPIRED', 'Expired', 'Expired'],
  ['NO_CREDIT', 'Blocked', 'NoCredit'],
  ['NOT_ALLOWED', 'Invalid', 'Invalid'],
] as const;

describe.each(versions)('OCPP %s: a station is told what a partner says of its driver', (version) => {
  let scene: Scene;
  let partner: FakePartner;
  let charger: Charger;
  beforeAll(async () => {
    scene = await Scene.open();
    const cards = table.map(([allowed]) => token(allowed, { whitelist: 'NEVER' }));
    partner = await scene.partner(cards);
    for (const [index, [allowed]] of table.entries()) {
      partner.authorizations.set(allowed, { allowed, token: cards[index] });
    }
    charger = await Charger.come(scene, { version });
  });
  afterAll(() => scene.close());

  test.each(table)('%s', async (allowed, told16, told2) => {
    expect(await charger.authorize(allowed)).toBe(version === '1.6' ? told16 : told2);
  });
});
