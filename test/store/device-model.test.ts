import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ModelVariable } from '../../src/core/model/device-model.ts';
import { makeVariableKey } from '../../src/core/model/device-model.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';

const party = { countryCode: 'DE', partyId: 'ABC' };
const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function variable(name: string, value = 'v'): ModelVariable {
  return { component: { name: 'X' }, variable: { name }, attributes: [{ type: 'Actual', value }], at: 1 };
}

let redis: TestRedis;
let backing: RedisBacking;
beforeAll(async () => {
  redis = await startRedis();
  const { address } = redis;
  backing = new RedisBacking({ clock: { now: () => 1 }, log: quiet, party, address, timeoutMs: 10_000 });
  await backing.start();
});
afterAll(async () => {
  await backing.close();
  await redis.close();
});

const namesOf = (all: readonly ModelVariable[]) => all.map((known) => known.variable.name).sort();
const many = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => variable(`${prefix}${i}`));

describe('a device model', () => {
  test('that is complete takes the place of the one before; an empty one does not', async () => {
    const { store } = backing;
    const stationId = 'S1';
    await store.commit([{ type: 'variables', stationId, variables: [variable('OLD')] }]);
    await store.commit([{ type: 'inventory-part', stationId, variables: [variable('LOST')], first: true }]);
    await store.commit([{ type: 'inventory-part', stationId, variables: [variable('A')], first: true }]);
    expect(namesOf(await store.comingInventory(stationId))).toEqual(['A']);
    expect(namesOf(await store.deviceModel(stationId))).toEqual(['OLD']);
    await store.commit([
      { type: 'inventory-part', stationId, variables: [variable('B')], first: false },
      { type: 'inventory-complete', stationId, replaces: true },
    ]);
    expect(namesOf(await store.deviceModel(stationId))).toEqual(['A', 'B']);
    expect(await store.comingInventory(stationId)).toEqual([]);
    await store.commit([
      { type: 'inventory-part', stationId, variables: [], first: true },
      { type: 'inventory-complete', stationId, replaces: true },
    ]);
    expect(namesOf(await store.deviceModel(stationId))).toEqual(['A', 'B']);
  });

  test('of which parts are missing is added to the one before', async () => {
    const { store } = backing;
    const stationId = 'S2';
    await store.commit([
      { type: 'variables', stationId, variables: [variable('OLD'), variable('A', 'old')] },
    ]);
    await store.commit([
      { type: 'inventory-part', stationId, variables: [variable('A', 'new')], first: true },
      { type: 'inventory-complete', stationId, replaces: false },
    ]);
    expect(
      await store.modelVariables(
        stationId,
        [variable('a'), variable('OLD'), variable('NONE')].map(makeVariableKey),
      ),
    ).toEqual([variable('A', 'new'), variable('OLD')]);
  });

  test('has no more variables than there may be, and the known ones go on', async () => {
    const { store } = backing;
    const stationId = 'S3';
    await store.commit([{ type: 'variables', stationId, variables: many(4990, 'A') }]);
    await store.commit([
      { type: 'variables', stationId, variables: [...many(20, 'B'), variable('A0', 'new')] },
    ]);
    expect(await store.deviceModel(stationId)).toHaveLength(5000);
    await store.commit([
      {
        type: 'inventory-part',
        stationId,
        variables: [...many(20, 'C'), variable('A1', 'new')],
        first: true,
      },
      { type: 'inventory-complete', stationId, replaces: false },
    ]);
    expect(await store.deviceModel(stationId)).toHaveLength(5000);
    expect(await store.modelVariables(stationId, [makeVariableKey(variable('A0'))])).toEqual([
      variable('A0', 'new'),
    ]);
    expect(await store.modelVariables(stationId, [makeVariableKey(variable('A1'))])).toEqual([
      variable('A1', 'new'),
    ]);
  });

  test('goes with its station', async () => {
    const { store } = backing;
    const stationId = 'S4';
    const station = {
      id: stationId,
      approved: true,
      securityProfile: 0,
      passwordHashes: [],
      connectors: [],
    } as const;
    const inventory = { at: 1, evses: [{ evseId: 1, connectors: [] }] };
    await store.commit([
      { type: 'station', station },
      { type: 'variables', stationId, variables: [variable('A')] },
      { type: 'inventory-part', stationId, variables: [variable('B')], first: true },
      { type: 'inventory', stationId, inventory },
    ]);
    expect((await store.stationMemory(stationId)).inventory).toEqual(inventory);
    await store.commit([{ type: 'station-removed', stationId, station }]);
    expect(await store.deviceModel(stationId)).toEqual([]);
    expect(await store.comingInventory(stationId)).toEqual([]);
    expect((await store.stationMemory(stationId)).inventory).toBeUndefined();
  });
});
