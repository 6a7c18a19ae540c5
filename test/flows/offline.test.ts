import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakePartner } from '../kit/partner.ts';
import { boot, Scene, stationSettings } from '../kit/scene.ts';
import { until } from '../kit/until.ts';

interface SeenLocation {
  readonly evses: readonly { readonly status: string }[];
}

interface StatusOnWire {
  readonly status?: string;
}

describe('a charge point that stays away', () => {
  let scene: Scene;
  let partner: FakePartner;

  beforeAll(async () => {
    scene = await Scene.open({ OFFLINE_AFTER_S: '1' });
    partner = await scene.partner();
  });
  afterAll(() => scene.close());

  const statuses = () =>
    partner.received('locations').flatMap(({ method, body }) => {
      const { status } = body as StatusOnWire;
      return method === 'PATCH' && status ? [status] : [];
    });

  test('is UNKNOWN at its partners until it is back, and then as it last said', async () => {
    const station = await scene.station();
    await station.call('BootNotification', boot);
    const status = { connectorId: 1, errorCode: 'NoError', status: 'Available' };
    await station.call('StatusNotification', status);
    await station.close();
    await until('UNKNOWN at the partner', () => statuses().at(-1) === 'UNKNOWN');
    const seen = statuses().length;
    const back = await scene.station();
    await back.call('Heartbeat', {});
    await until('AVAILABLE again', () => statuses().length > seen);
    expect(statuses().slice(seen)).toEqual(['AVAILABLE']);
  });

  test('is found away too when the bridge was started without it', async () => {
    await scene.bridge.shutDown();
    const seen = statuses().length;
    await scene.bridge.run();
    await until('UNKNOWN at the partner', () => statuses().slice(seen).includes('UNKNOWN'));
  });

  test('is not one that is there and has nothing to say', async () => {
    const [first, second] = stationSettings.connectors;
    await scene.bridge.must('PUT', '/stations/CP1', { ...stationSettings, connectors: [first] });
    await scene.bridge.must('PUT', '/stations/CP2', { ...stationSettings, connectors: [second] });
    const back = await scene.station();
    await back.call('Heartbeat', {});
    const other = await scene.station({}, 'CP2');
    await other.call('StatusNotification', { connectorId: 2, errorCode: 'NoError', status: 'Available' });
    const locations = async () => (await scene.bridge.must('GET', '/locations/LOC1')) as SeenLocation;
    const available = async () => (await locations()).evses.every(({ status }) => status === 'AVAILABLE');
    await until('both are AVAILABLE', available);
    await scene.bridge.shutDown();
    await scene.bridge.run();
    const silent = await scene.station();
    // CP2 stays away for as long as CP1 is silent
    await until('CP2 is UNKNOWN', async () => !(await available()));
    expect((await locations()).evses.map(({ status }) => status)).toEqual(['AVAILABLE', 'UNKNOWN']);
    await silent.close();
  });
});
