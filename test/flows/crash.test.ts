import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { boot, cdrsAt, Scene, sessionIdsAt, start, stop, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import { until } from '../kit/until.ts';

let scene: Scene;
let partner: FakePartner;

beforeEach(async () => {
  scene = await Scene.open();
  partner = await scene.partner([token('04WHITE')]);
});
afterEach(() => scene.close());

const completed = () =>
  (partner.received('sessions').at(-1)?.body as SessionOnWire | undefined)?.status === 'COMPLETED';

async function charged(): Promise<void> {
  await until('the CDR', () => cdrsAt(partner).length === 1, 40_000);
  // Another object than the CDR, in no order with it; what was being sent when we died waits for its lock to expire.
  await until('the completed session', completed, 40_000);
  expect(cdrsAt(partner)).toHaveLength(1);
  expect(cdrsAt(partner)[0]).toMatchObject({ total_energy: 10, total_cost: { excl_vat: 5 } });
  expect(sessionIdsAt(partner)).toEqual([cdrsAt(partner)[0]?.session_id]);
}

jest.setTimeout(120_000);

test('the bridge is killed between start and stop: one session, one CDR', async () => {
  let station = await scene.station();
  await station.call('BootNotification', boot);
  const begun = start('04WHITE');
  const { transactionId } = await station.call('StartTransaction', begun);
  await scene.bridge.kill();
  await scene.bridge.run();
  station = await scene.station();
  // The answer may not have reached the station, which then says the same again.
  expect(await station.call('StartTransaction', begun)).toMatchObject({ transactionId });
  await station.call('StopTransaction', stop(transactionId, 10_000));
  await charged();
});

test('the bridge is killed between stop and delivery: the CDR arrives when it is back', async () => {
  const station = await scene.station();
  await station.call('BootNotification', boot);
  const { transactionId } = await station.call('StartTransaction', start('04WHITE'));
  await partner.waitFor(({ kind }) => kind === 'sessions');
  await partner.down();
  await station.call('StopTransaction', stop(transactionId, 10_000));
  await scene.bridge.kill();
  await partner.up();
  expect(cdrsAt(partner)).toHaveLength(0);
  await scene.bridge.run();
  await charged();
});

test('the store is killed between start and stop: it comes back with everything', async () => {
  const station = await scene.station();
  await station.call('BootNotification', boot);
  const { transactionId } = await station.call('StartTransaction', start('04WHITE'));
  await scene.bridge.killStore();
  await station.call('StopTransaction', stop(transactionId, 10_000));
  await charged();
});
