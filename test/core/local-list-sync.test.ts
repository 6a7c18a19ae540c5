import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { idTagFor } from '../../src/core/ids.ts';
import { startRedis } from '../kit/redis.ts';
import type { TestRedis } from '../kit/redis.ts';
import { ListStage, withRedis } from './local-list-stage.ts';

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

describe('a list with room for all', () => {
  test('is sent whole, then only what changes; an equal version brings nothing', async () => {
    await stage.register('hub');
    await stage.put(null, '04AA');
    await stage.put('hub', '04BB', { groupId: 'FLEET' });
    await stage.put('hub', '04CC', { whitelist: 'NEVER' });
    await stage.bring();
    expect(stage.list.messages).toEqual([{ full: true, size: 2 }]);
    expect(stage.list.entries.get('04BB')).toMatchObject({ groupId: 'FLEET' });
    expect(await stage.state()).toMatchObject({ version: 1, entries: 2, leftOut: 0, capacity: 1000 });

    await stage.put('hub', '04DD');
    await stage.put('hub', '04BB', { valid: false });
    await stage.bring();
    expect(stage.list.messages.slice(1)).toEqual([{ full: false, size: 2 }]);
    expect(stage.listed).toEqual(['04AA', '04DD']);

    await stage.bring('check');
    expect(stage.list.messages).toHaveLength(2);
  });

  test('a station that reports another version gets all of it, under a higher one', async () => {
    await stage.put(null, '04AA');
    await stage.bring();
    stage.list.current = 9;
    stage.list.entries.set('STRANGER', { partnerId: null, type: 'RFID', uid: 'STRANGER' });
    await stage.bring('check');
    expect(stage.list.messages.at(-1)).toEqual({ full: true, size: 1 });
    expect(stage.list.current).toBe(10);
    expect(stage.listed).toEqual(['04AA']);
  });

  test('a station that says 0 of a list that is empty is believed', async () => {
    await stage.bring();
    stage.list.current = 0;
    await stage.bring('check');
    expect(stage.list.messages).toHaveLength(1);
    await stage.put(null, '04AA');
    await stage.bring();
    expect(stage.list.messages.at(-1)).toEqual({ full: false, size: 1 });
  });

  test('a refused difference is followed by the whole list', async () => {
    await stage.put(null, '04AA');
    await stage.bring();
    for (const fault of ['VERSION_MISMATCH', 'FAILED'] as const) {
      await stage.put(null, `04${fault}`);
      stage.list.faults = [fault];
      await stage.bring();
      expect(stage.list.messages.at(-1)).toMatchObject({ full: true });
    }
    expect(stage.listed).toEqual(await stage.wanted('all'));
  });

  test('a whole list that is refused is an error, and not sent again at once', async () => {
    await stage.put(null, '04AA');
    stage.list.faults = ['FAILED', 'FAILED'];
    await expect(stage.bring()).rejects.toMatchObject({ code: 'station-error' });
    expect(stage.list.faults).toHaveLength(1);
    expect(await stage.state()).toBeUndefined();
  });

  test('an answer that is lost in the middle: the next check repairs it', async () => {
    stage.list.said = { itemsPerMessage: 2 };
    for (let n = 0; n < 5; n++) await stage.put(null, `04A${n}`);
    stage.list.faults = ['none', 'lost'];
    await expect(stage.bring()).rejects.toThrow('the line is cut');
    expect(await stage.state()).toMatchObject({ version: 1, unfinished: 'full' });
    await stage.bring('check');
    expect(stage.listed).toEqual(await stage.wanted('all'));
    expect((await stage.state())?.unfinished).toBeUndefined();

    for (let n = 0; n < 5; n++) await stage.put(null, `04B${n}`);
    stage.list.faults = ['none', 'none', 'lost'];
    await expect(stage.bring()).rejects.toThrow('the line is cut');
    expect(await stage.state()).toMatchObject({ unfinished: 'differential' });
    await stage.bring('check');
    expect(stage.listed).toEqual(await stage.wanted('all'));
  });

  test('a removed token with a long uid leaves under its alias', async () => {
    const uid = 'a-uid-of-more-than-twenty-characters';
    await stage.register('hub');
    await stage.put('hub', uid);
    await stage.bring();
    expect(stage.listed).toEqual([idTagFor('hub', uid)]);
    const token = await stage.backing.store.token('hub', uid, 'RFID');
    if (!token) throw new Error('not stored');
    await stage.backing.store.commit([{ type: 'token-removed', partnerId: 'hub', token }]);
    await stage.bring();
    expect(stage.listed).toEqual([]);
    expect(stage.list.messages.at(-1)).toEqual({ full: false, size: 1 });
  });

  test('what two partners list under one uid stays while one of them does', async () => {
    await stage.register('hub');
    await stage.register('other');
    await stage.put('hub', '04AA');
    await stage.put('other', '04aa');
    await stage.bring();
    await stage.put('hub', '04AA', { valid: false });
    await stage.bring();
    expect(stage.listed).toEqual(['04AA']);
    await stage.put('other', '04aa', { whitelist: 'NEVER' });
    await stage.bring();
    expect(stage.listed).toEqual([]);
  });

  test("a partner's tokens leave with it and come back with it", async () => {
    await stage.register('hub');
    await stage.put('hub', '04AA');
    await stage.put(null, '04BB');
    await stage.bring();
    await stage.register('hub', 'unregistered');
    await stage.bring();
    expect(stage.listed).toEqual(['04BB']);
    await stage.register('hub');
    await stage.bring();
    expect(stage.listed).toEqual(['04AA', '04BB']);
    const partner = await stage.backing.store.partner('hub');
    if (!partner) throw new Error('no partner');
    await stage.backing.store.commit([{ type: 'partner-removed', partner }]);
    await stage.bring();
    expect(stage.listed).toEqual(['04BB']);
  });

  test('a new partner is no reason to send all of it again', async () => {
    await stage.put(null, '04AA');
    await stage.put(null, '04BB');
    await stage.bring();
    await stage.register('hub');
    await stage.put('hub', '04CC');
    await stage.bring();
    expect(stage.list.messages.at(-1)).toEqual({ full: false, size: 1 });
  });

  test('off empties what the bridge filled, and leaves any other list alone', async () => {
    await stage.put(null, '04AA');
    await stage.bring();
    stage.set({ localList: 'off' });
    await stage.bring();
    expect(stage.list.messages.at(-1)).toEqual({ full: true, size: 0 });
    expect(await stage.state()).toBeUndefined();
    stage.list.entries.set('THEIRS', { partnerId: null, type: 'RFID', uid: 'THEIRS' });
    await stage.bring('check');
    expect(stage.listed).toEqual(['THEIRS']);
  });

  test('a narrower scope takes out what is no longer meant', async () => {
    await stage.register('hub');
    await stage.put(null, '04AA');
    await stage.put('hub', '04BB', { whitelist: 'ALLOWED' });
    await stage.put('hub', '04CC', { whitelist: 'ALLOWED_OFFLINE' });
    for (const scope of ['all', 'required', 'own'] as const) {
      stage.set({ localList: scope });
      await stage.bring();
      expect(stage.listed).toEqual(await stage.wanted(scope));
    }
    stage.set({ localList: 'required' });
    await stage.bring();
    await stage.put('hub', '04CC', { whitelist: 'ALLOWED' });
    await stage.bring();
    expect(stage.listed).toEqual(['04AA']);
    expect(stage.list.messages.at(-1)).toMatchObject({ full: false });
  });

  test('a station without a list is not asked for one with every token', async () => {
    stage.list.current = -1;
    await stage.put(null, '04AA');
    await stage.bring('check');
    expect(await stage.state()).toMatchObject({ unsupported: true, entries: 0 });
    expect(stage.events).toMatchObject([{ severity: 'warning' }]);
    await stage.put(null, '04BB');
    await stage.bring();
    await stage.bring('check');
    expect(stage.list.messages).toEqual([]);
    expect(stage.events).toHaveLength(1);
    stage.list.current = 0;
    await stage.bring('check');
    expect(stage.listed).toEqual(['04AA', '04BB']);
  });
});

describe('a list without room for all', () => {
  beforeEach(async () => {
    await stage.register('hub');
    stage.list.said = { entries: 4 };
  });

  test('the own first, then those seen here, then those that changed last; the rest is told', async () => {
    for (let n = 0; n < 6; n++) await stage.put('hub', `04A${n}`);
    await stage.put(null, '04OWN');
    await stage.seen('04A1', 5);
    await stage.bring();
    expect(stage.listed).toEqual(['04A1', '04A4', '04A5', '04OWN']);
    expect(await stage.state()).toMatchObject({ entries: 4, leftOut: 3, capacity: 4 });
    expect(stage.events).toMatchObject([{ kind: 'configuration', severity: 'warning' }]);
    expect(stage.events[0]?.text).toContain('3 tokens do not fit');
  });

  test('a new one pushes the oldest out, and there is never more than the station takes', async () => {
    for (let n = 0; n < 4; n++) await stage.put('hub', `04A${n}`);
    await stage.bring();
    await stage.put('hub', '04A9');
    await stage.bring();
    expect(stage.listed).toEqual(['04A1', '04A2', '04A3', '04A9']);
    expect(stage.list.messages.at(-1)).toEqual({ full: false, size: 2 });
    expect(stage.list.most).toBe(4);
    await stage.put('hub', '04A2', { valid: false });
    await stage.bring();
    expect(stage.listed).toEqual(['04A0', '04A1', '04A3', '04A9']);
    expect((await stage.state())?.leftOut).toBe(0);
  });

  test('more own tokens than room: the newest of them', async () => {
    await stage.put('hub', '04A1');
    for (let n = 0; n < 6; n++) await stage.put(null, `04B${n}`);
    await stage.bring();
    expect(stage.listed).toEqual(['04B2', '04B3', '04B4', '04B5']);
    await stage.put(null, '04B0', { issuer: 'changed' });
    await stage.bring();
    expect(stage.listed).toEqual(['04B0', '04B3', '04B4', '04B5']);
  });

  test('the operator may allow less than the station', async () => {
    for (let n = 0; n < 4; n++) await stage.put('hub', `04A${n}`);
    await stage.bring();
    stage.set({ localListMaxEntries: 2 });
    await stage.bring();
    expect(stage.listed).toEqual(['04A2', '04A3']);
  });
});

test('tokens that were stored before there was a log are listed', async () => {
  await stage.register('hub');
  await stage.put('hub', '04AA');
  await stage.put(null, '04BB');
  await withRedis(redis.address, async (store) => store.del(await store.keys('{rb}:token-log*')));
  await stage.bring();
  expect(stage.listed).toEqual([]);
  await stage.backing.tokenLog.complete(await stage.backing.store.partners());
  await stage.bring('full');
  expect(stage.listed).toEqual(['04AA', '04BB']);
});
