import { afterEach, describe, expect, test } from '@jest/globals';
import type { FakeStation } from '../../kit/station.ts';
import { HandshakeRefused } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';

let desk: Desk;
let closing: Promise<void> | undefined;

async function open(drainSpreadMs: number, count: number): Promise<FakeStation[]> {
  desk = await Desk.open({ drainSpreadMs });
  await desk.addLocation();
  await desk.addToken('DRIVER');
  return Promise.all(Array.from({ length: count }, (_, n) => desk.station(`CP${n}`)));
}

/** The store outlives the server: it is looked into afterwards. */
async function serverCloses(): Promise<void> {
  closing ??= desk.server.close();
  await closing;
}

afterEach(async () => {
  await serverCloses();
  closing = undefined;
  await desk.close();
});

const start = (n: number) => ({
  connectorId: 1,
  idTag: 'DRIVER',
  meterStart: n,
  timestamp: new Date().toISOString(),
});

describe('the end of the bridge', () => {
  test('comes to one station after the other; until then each is served, and nobody new comes in', async () => {
    const [first, second] = await open(4000, 2);
    const done = serverCloses();
    expect(await first!.closed()).toMatchObject({ code: 1001 });
    expect(await second!.call('Heartbeat', {})).toHaveProperty('currentTime');
    const refused = await desk.connect('CP0').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HandshakeRefused);
    const { status, headers } = refused as HandshakeRefused;
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(10);
    expect(Number(headers['retry-after'])).toBeLessThan(60);
    expect(await second!.closed()).toMatchObject({ code: 1001 });
    await done;
  });

  test('loses nothing that was answered', async () => {
    const stations = await open(500, 60);
    const answered: number[] = [];
    const talk = async (station: FakeStation): Promise<void> => {
      for (let n = 0; ; n++) {
        const answer = await station.call('StartTransaction', start(n)).catch(() => undefined);
        if (!answer) return;
        answered.push(answer['transactionId'] as number);
      }
    };
    const talks = stations.map(talk);
    await until('all talk', () => answered.length > stations.length);
    await serverCloses();
    await Promise.all(talks);
    const { items } = await desk.store.sessions({ offset: 0, limit: 1_000_000 });
    const stored = new Set(items.map(({ transactionId }) => Number(transactionId)));
    expect(answered.filter((id) => !stored.has(id))).toEqual([]);
  });
});
