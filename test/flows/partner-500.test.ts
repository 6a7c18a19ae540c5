import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { boot, cdrsAt, Scene, start, stop, token } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import { until } from '../kit/until.ts';

interface PartnerSeen {
  readonly sending?: { readonly state: string; readonly failures: number; readonly lastError?: string };
}
interface Unsent {
  readonly error?: string;
}

let scene: Scene;
let partner: FakePartner;

beforeAll(async () => {
  scene = await Scene.open();
  partner = await scene.partner([token('CARD')]);
});
afterAll(() => scene.close());

test('a partner that answers 500 to everything is seen to fail, waits, and gets everything afterwards', async () => {
  const seen = async () => ((await scene.bridge.must('GET', '/partners/test')) as PartnerSeen).sending;
  await scene.settled({ held: true });
  expect(await seen()).toMatchObject({ state: 'ok', failures: 0 });
  partner.fail({ kind: 'status', status: 500 });
  const station = await scene.station();
  await station.call('BootNotification', boot);
  await station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Preparing' });
  const { transactionId } = await station.call('StartTransaction', start('CARD'));
  await station.call('StopTransaction', stop(transactionId, 5000));
  const waiting = await until('it waits', async () => {
    const sending = await seen();
    return sending?.state === 'waiting' && sending;
  });
  expect(waiting).toMatchObject({ lastError: expect.stringMatching(/HTTP 500/) });
  const unsent = (await scene.bridge.must('GET', '/deliveries')) as Unsent[];
  expect(unsent.map(({ error }) => error)).toEqual(unsent.map(() => expect.stringMatching(/HTTP 500/)));
  expect(scene.bridge.log).toMatch(/did not take an object/);
  partner.fail(null);
  await scene.bridge.must('POST', '/partners/test/resume');
  await until('the CDR', () => cdrsAt(partner).length === 1);
  await until('it is well again', async () => (await seen())?.state === 'ok');
});
