import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { freePort } from '../kit/bridge.ts';
import { boot, energy, Scene, sessionIdsAt, start, stop, token } from '../kit/scene.ts';
import type { CdrOnWire, SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import { startRedis } from '../kit/redis.ts';
import type { TestRedis } from '../kit/redis.ts';
import { CallErrorFrame } from '../kit/station.ts';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

let scene: Scene;
let partner: FakePartner;
let station: FakeStation;

async function open(settings: Record<string, string> = {}): Promise<void> {
  scene = await Scene.open(settings);
  partner = await scene.partner([token('04WHITE')]);
  station = await scene.station();
  await station.call('BootNotification', boot);
}

/** Each session is at the partner as it ended, and its CDR came once. */
async function charged(...energies: readonly number[]): Promise<void> {
  await scene.settled({ held: true });
  const cdrs = partner.received('cdrs').map(({ body }) => body as CdrOnWire);
  expect(cdrs.map(({ total_energy }) => total_energy)).toEqual(energies);
  expect([...sessionIdsAt(partner)].sort()).toEqual(cdrs.map(({ session_id }) => session_id).sort());
  for (const { session_id: id, total_energy: kwh, total_cost: cost } of cdrs) {
    expect(cost.excl_vat).toBeCloseTo(0.5 + 0.45 * kwh, 4);
    expect(partner.objects.get(`sessions/DE/ABC/${id}`)).toMatchObject({ status: 'COMPLETED', kwh });
  }
}

const heardOf = (kwh: number) =>
  partner.waitFor(
    ({ kind, body }) => kind === 'sessions' && (body as SessionOnWire).kwh === kwh,
    `${kwh} kWh at the partner`,
  );

afterEach(() => scene.close());

test('the bridge is restarted in order while one session goes on and another’s CDR is being sent', async () => {
  await open();
  const { transactionId } = await station.call('StartTransaction', start('04WHITE'));
  await station.call('MeterValues', energy(transactionId, 2000));
  await heardOf(2);
  const other = await station.call('StartTransaction', start('04WHITE', 0, 2));
  partner.fail({ kind: 'delay', ms: 500 });
  await station.call('StopTransaction', stop(other['transactionId'], 4000));
  await partner.waitFor(({ kind }) => kind === 'cdrs');

  const goodbye = station.closed();
  expect(await scene.bridge.shutDown()).toBe(0);
  expect(await goodbye).toMatchObject({ code: 1001 });
  partner.fail(null);
  await scene.bridge.run();
  station = await scene.station();
  await station.call('MeterValues', energy(transactionId, 6000));
  await heardOf(6);
  await station.call('StopTransaction', stop(transactionId, 10_000));
  await charged(4, 10);
}, 60_000);

describe('a Redis of the operator’s own', () => {
  let redis: TestRedis;
  afterAll(() => redis.close());

  /** As a station does: what is answered with an error is sent again. */
  async function insist(action: string, payload: object): Promise<Record<string, unknown>> {
    return until(`${action} is taken`, () =>
      station.call(action, payload).catch((error: unknown) => {
        if (error instanceof CallErrorFrame && error.code === 'InternalError') return undefined;
        throw error;
      }),
    );
  }
  const ready = () => fetch(`http://127.0.0.1:${scene.bridge.adminPort}/readyz`).then(({ status }) => status);

  test('is restarted in the middle of a session: the session goes on with everything', async () => {
    const port = String(await freePort());
    redis = await startRedis('--port', port, '--bind', '127.0.0.1');
    await open({ REDIS_URL: `redis://127.0.0.1:${port}` });
    const { transactionId } = await station.call('StartTransaction', start('04WHITE'));
    await heardOf(0);
    await redis.kill();
    await until('the bridge says that it is not ready', async () => (await ready()) === 503);
    const taken = insist('MeterValues', energy(transactionId, 5000));
    await redis.restart();
    await taken;
    await heardOf(5);
    expect(await ready()).toBe(200);
    await insist('StopTransaction', stop(transactionId, 10_000));
    await charged(10);
    expect(station.socket.readyState).toBe(station.socket.OPEN);
  }, 60_000);
});
