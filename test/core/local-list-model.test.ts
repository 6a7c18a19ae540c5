import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startRedis } from '../kit/redis.ts';
import type { TestRedis } from '../kit/redis.ts';
import { ListStage } from './local-list-stage.ts';

let redis: TestRedis;
let stage: ListStage;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  stage = await ListStage.open(redis.address);
});
afterEach(() => stage.close());

/** Numbers that look random and are the same every time. */
function dice(seed: number): (sides: number) => number {
  let at = seed;
  return (sides) => {
    at = (at * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((at / 2 ** 31) * sides);
  };
}

describe('whatever happens to tokens', () => {
  test.each([1, 2, 3, 4])('the list is what it shall be (%i)', async (seed) => {
    const roll = dice(seed);
    const whitelists = ['ALWAYS', 'ALLOWED', 'ALLOWED_OFFLINE', 'NEVER'] as const;
    const scopes = ['all', 'required', 'own'] as const;
    stage.list.said = { itemsPerMessage: 3 };
    for (let round = 0; round < 40; round++) {
      const partnerId = [null, 'hub', 'other'][roll(3)] ?? null;
      const uid = `04${roll(12)}`;
      const choice = roll(10);
      if (choice < 6) {
        await stage.put(partnerId, uid, { whitelist: whitelists[roll(4)] ?? 'NEVER', valid: roll(5) > 0 });
      } else if (choice < 8) {
        const token = await stage.backing.store.token(partnerId, uid, 'RFID');
        if (token) await stage.backing.store.commit([{ type: 'token-removed', partnerId, token }]);
      } else if (choice === 8) {
        await stage.register(roll(2) === 0 ? 'hub' : 'other', roll(2) === 0 ? 'registered' : 'unregistered');
      } else if (roll(4) === 0) stage.set({ localList: scopes[roll(3)] ?? 'all' });
      if (roll(8) === 0) stage.list.faults = ['lost'];
      const brought = stage.bring(roll(3) === 0 ? 'check' : 'difference').catch(() => stage.bring('check'));
      if (roll(2) === 0 || round === 39) {
        await brought;
        expect(stage.listed).toEqual(await stage.wanted(stage.station.localList ?? 'off'));
      } else await brought;
    }
  });

  test.each([5, 6, 7, 8])('a list with little room holds nothing that may not charge (%i)', async (seed) => {
    const roll = dice(seed);
    await stage.register('hub');
    stage.list.said = { entries: 6, itemsPerMessage: 4 };
    for (let round = 0; round < 60; round++) {
      const partnerId = roll(4) === 0 ? null : 'hub';
      const uid = `04${roll(20)}`;
      await stage.put(partnerId, uid, { valid: roll(4) > 0 });
      if (roll(4) === 0) {
        await stage.seen(`04${roll(20)}`, round);
      }
      if (roll(8) === 0) stage.set({ localListMaxEntries: 3 + roll(5) });
      await stage.bring(roll(3) === 0 ? 'check' : 'difference');
      const all = await stage.wanted('all');
      const capacity = Math.min(6, stage.station.localListMaxEntries ?? 6);
      expect(all).toEqual(expect.arrayContaining(stage.listed));
      expect(stage.list.entries.size).toBeLessThanOrEqual(capacity);
      if (all.length >= capacity + 2) expect(stage.list.entries.size).toBeGreaterThanOrEqual(capacity - 2);
    }
  });
});
