import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakePartner } from '../kit/partner.ts';
import { boot, cdrsAt, energy, Scene, start, stationSettings, stop, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import { until } from '../kit/until.ts';

interface StationShown {
  readonly boot?: { readonly status: string; readonly at: string };
  readonly alerts: readonly { readonly code: string; readonly evseId?: number }[];
}

describe('the life of a charge point', () => {
  let scene: Scene;
  let partner: FakePartner;

  beforeAll(async () => {
    scene = await Scene.open({ SESSION_CLOSE_AFTER_MIN: '0.02', WATCH_PREPARING_MIN: '0.02' });
    partner = await scene.partner([token('04WHITE')]);
  });
  afterAll(() => scene.close());

  const shown = async () => (await scene.bridge.must('GET', '/stations/CP1')) as StationShown;
  const held = async () => JSON.stringify(await scene.bridge.must('GET', '/deliveries'));
  const events = async () =>
    (await scene.bridge.must('GET', '/stations/CP1/events')) as { kind: string; text: string }[];

  test('waits until the operator accepts it, and then boots at once', async () => {
    await scene.bridge.must('PUT', '/stations/CP1', { ...stationSettings, bootPolicy: 'pending' });
    const station = await scene.station({ answers: { TriggerMessage: () => ({ status: 'Accepted' }) } });
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Pending', interval: 60 });
    expect((await shown()).boot).toMatchObject({ status: 'pending' });
    await scene.bridge.must('PUT', '/stations/CP1', { ...stationSettings, heartbeatIntervalS: 45 });
    await until('it is asked to boot', () => station.calls.length > 0);
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Accepted', interval: 45 });
    expect((await shown()).boot).toMatchObject({ status: 'accepted' });
    await station.close();
  });

  test('a session whose stop is lost is closed and held; the late stop makes its one CDR', async () => {
    const station = await scene.station();
    await station.call('BootNotification', boot);
    const { transactionId } = await station.call('StartTransaction', start('04WHITE'));
    await station.call('MeterValues', energy(transactionId, 4000));
    const available = { connectorId: 1, errorCode: 'NoError', status: 'Available' };
    await station.call('StatusNotification', { ...available, timestamp: new Date().toISOString() });
    await until('it is closed at the partner', () =>
      partner.received('sessions').some(({ body }) => (body as SessionOnWire).status === 'COMPLETED'),
    );
    await until('its CDR is held', async () => (await held()).includes('stop-missing'));
    expect(cdrsAt(partner)).toEqual([]);
    expect((await events()).filter(({ kind }) => kind === 'session')).toHaveLength(1);

    await station.call('StopTransaction', stop(transactionId, 5000));
    await until('the CDR', () => cdrsAt(partner).length > 0);
    await until('nothing is owed', async () => (await held()) === '[]');
    expect(cdrsAt(partner)).toMatchObject([{ total_energy: 5 }]);
    await station.close();
  });

  test('an operator sees what lasts too long, until it is over', async () => {
    const station = await scene.station();
    const status = (text: string) => ({ connectorId: 2, errorCode: 'NoError', status: text });
    await station.call('StatusNotification', status('Preparing'));
    const alert = await until('the alert', async () => (await shown()).alerts[0]);
    expect(alert).toMatchObject({ code: 'preparing-long', evseId: 2 });
    await station.call('StatusNotification', status('Available'));
    await until('that is over', async () => (await shown()).alerts.length === 0);
    await station.close();
  });
});
