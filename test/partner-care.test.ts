import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DeliveryFailure } from '../src/core/delivery.ts';
import { Partners } from '../src/ocpi/partners.ts';
import { PartnerCare } from '../src/partner-care.ts';
import { KeyedSecrets } from '../src/store/secrets.ts';
import type { TestRedis } from './kit/redis.ts';
import { startRedis } from './kit/redis.ts';
import { until } from './kit/until.ts';
import type { Process } from './queue/stage.ts';
import { clock, openProcess, RecordingTeller, World } from './queue/stage.ts';

let redis: TestRedis;
let bridge: Process;
let care: PartnerCare;
let teller: RecordingTeller;

beforeEach(async () => {
  redis = await startRedis();
  teller = new RecordingTeller(new World());
  bridge = await openProcess(redis, teller);
  const { store, lanes, log } = bridge;
  const partners = new Partners({ store, secrets: new KeyedSecrets(Buffer.alloc(32, 7)), clock });
  await partners.add({
    id: 'p',
    name: 'P',
    profile: 'plain',
    state: 'registered',
    paused: false,
    endpoints: [],
    roles: [],
    inboundTokenHashes: [],
    introducedAt: clock.now(),
  });
  care = new PartnerCare({
    partners,
    lanes,
    log,
    clock,
    catalog: { introduce: () => Promise.resolve() },
    pull: { pull: () => Promise.reject(new Error('it offers no tokens')) },
    schedules: { repeat: () => undefined, stop: () => undefined },
    pullEveryMs: 60_000,
  });
  care.start();
  teller.behaviour = () => {
    throw new DeliveryFailure('pause', 'HTTP 503', { retryAfterMs: 99_999_999_000 });
  };
  await bridge.owe('p', 'sessions/1', 'sessions/2');
  const heldMs = () => bridge.connections.producer.pttl('{rb}:q:lane-p:limiter');
  await until('the lane waits', async () => (await heldMs()) > 60_000);
  teller.behaviour = () => undefined;
});
afterEach(async () => {
  await care.close();
  await bridge.close();
  await redis.close();
});

test.each(['sync', 'resume'] as const)('a %s ends what the lane of the partner waits for', async (what) => {
  await care[what]('p');
  await until('nothing is owed', () => bridge.isSettled('p'));
  expect(bridge.lanes.health('p')).toMatchObject({ state: 'ok', failures: 0 });
});
