import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkInstallation, WrongKey } from '../../src/installation.ts';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import { KeyedSecrets } from '../../src/store/secrets.ts';
import type { TestRedis } from '../kit/redis.ts';
import { startRedis } from '../kit/redis.ts';
import { noLog, openBacking, party } from '../store/fixtures.ts';

let redis: TestRedis;
let backing: RedisBacking;
beforeEach(async () => {
  redis = await startRedis();
  backing = await openBacking(redis.address, 1000);
});
afterEach(async () => {
  await backing.close();
  await redis.close();
});

const secretsOf = (byte: number) => new KeyedSecrets(Buffer.alloc(32, byte));

async function starts(secrets: KeyedSecrets, own = party): Promise<readonly object[]> {
  const warned: object[] = [];
  await checkInstallation({
    store: backing.store,
    note: backing.installation.bind(backing),
    secrets,
    party: own,
    log: { ...noLog, warn: (fields) => warned.push(fields) },
  });
  return warned;
}

test('the key of the first start is needed at every other', async () => {
  await starts(secretsOf(1));
  await expect(starts(secretsOf(2))).rejects.toThrow(WrongKey);
  expect(await starts(secretsOf(1))).toEqual([]);
});

test('a store of before shows its key in what it sealed, and no other key is noted', async () => {
  await backing.store.commit([
    {
      type: 'partner',
      seenRevision: null,
      partner: {
        id: 'P1',
        name: 'hub',
        profile: 'plain',
        state: 'registered',
        paused: false,
        endpoints: [],
        roles: [],
        inboundTokenHashes: [],
        outboundToken: secretsOf(1).seal('secret'),
        createdAt: 0,
        updatedAt: 0,
        revision: 0,
      },
    },
  ]);
  await expect(starts(secretsOf(2))).rejects.toThrow(/SECRET_KEY/);
  await starts(secretsOf(1));
});

test('another party is told at every start, and is no failure', async () => {
  await starts(secretsOf(1));
  const other = { countryCode: 'NL', partyId: 'XYZ' };
  const told = [{ party: 'NL-XYZ', before: 'DE-ABC' }];
  expect(await starts(secretsOf(1), other)).toEqual(told);
  expect(await starts(secretsOf(1), other)).toEqual(told);
});
