import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakeStation, Responder } from '../../kit/station.ts';
import { limits, minute, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const boot = { chargePointVendor: 'V', chargePointModel: 'M' };
const accepted: Responder = () => ({ status: 'Accepted' });
const triggers = (station: FakeStation) =>
  station.calls.filter(({ action }) => action === 'TriggerMessage').map(({ payload }) => payload);
const statusOf = (connectorId: number) => ({ requestedMessage: 'StatusNotification', connectorId });

async function back(id: string, station: FakeStation): Promise<FakeStation> {
  await stage.gone(id, station);
  return stage.desk.connect(id, { answers: { TriggerMessage: accepted } });
}

describe('a station that comes back without a boot', () => {
  test('is asked for the status of each connector, once', async () => {
    const { id, station } = await stage.station();
    await station.call('BootNotification', boot);
    for (const n of [1, 2]) await station.call('StatusNotification', stage.status('Available', n));
    await stage.pass(5 * minute);
    const other = await back(id, station);
    await other.call('Heartbeat', {});
    await stage.pass(limits.statusMs - 1000);
    expect(triggers(other)).toEqual([]);
    await stage.pass(1000);
    expect(triggers(other)).toEqual([statusOf(1), statusOf(2)]);
    await stage.pass(minute);
    expect(triggers(other)).toHaveLength(2);
  });

  test('is asked also when it says nothing at all, and only for what it did not say by itself', async () => {
    const { id, station } = await stage.station();
    await station.call('BootNotification', boot);
    for (const n of [1, 2]) await station.call('StatusNotification', stage.status('Available', n));
    await stage.pass(minute);
    const other = await back(id, station);
    await stage.pass(limits.statusMs);
    expect(triggers(other)).toEqual([statusOf(1), statusOf(2)]);
    const third = await back(id, other);
    await stage.pass(1000);
    await third.call('StatusNotification', stage.status('Available', 1));
    await stage.pass(limits.statusMs);
    expect(triggers(third)).toEqual([statusOf(2)]);
  });

  test('one that knows no triggers is left in peace after the first', async () => {
    const { id, station } = await stage.station();
    await stage.gone(id, station);
    const other = await stage.desk.connect(id);
    await other.call('Heartbeat', {});
    await stage.pass(limits.statusMs);
    await stage.pass(limits.statusMs);
    expect(triggers(other)).toEqual([statusOf(1)]);
  });

  test('one that may be accepted by now is asked to boot', async () => {
    const { id, station } = await stage.station();
    await stage.desk.server.stations.configured(await stage.desk.addStation(id, { bootPolicy: 'pending' }));
    await station.call('BootNotification', boot);
    await stage.gone(id, station);
    await stage.desk.addStation(id);
    const other = await stage.desk.connect(id, { answers: { TriggerMessage: accepted } });
    await stage.pass(limits.statusMs);
    expect(triggers(other)).toEqual([{ requestedMessage: 'BootNotification' }]);
  });

  test('in 2.0.1 with EVSE and connector, and each open transaction is asked about', async () => {
    const id = 'CP201';
    await stage.desk.addStation(id);
    const protocols = ['ocpp2.0.1'];
    const station = await stage.desk.connect(id, { protocols });
    await station.call('BootNotification', {
      reason: 'PowerUp',
      chargingStation: { vendorName: 'V', model: 'M' },
    });
    const event = {
      eventType: 'Started',
      timestamp: stage.now,
      triggerReason: 'Authorized',
      seqNo: 0,
      transactionInfo: { transactionId: 'TX-1' },
      evse: { id: 1, connectorId: 1 },
      idToken: { idToken: 'DRIVER', type: 'ISO14443' },
    };
    await station.call('TransactionEvent', event);
    await stage.gone(id, station);
    await stage.pass(minute);
    const other = await stage.desk.connect(id, {
      protocols,
      answers: {
        TriggerMessage: accepted,
        GetTransactionStatus: () => ({ ongoingIndicator: false, messagesInQueue: false }),
      },
    });
    await other.call('Heartbeat', {});
    await stage.pass(limits.statusMs);
    expect(triggers(other)).toEqual(
      [1, 2].map((n) => ({ requestedMessage: 'StatusNotification', evse: { id: n, connectorId: n } })),
    );
    const asked = other.calls.filter(({ action }) => action === 'GetTransactionStatus');
    expect(asked.map(({ payload }) => payload)).toEqual([{ transactionId: 'TX-1' }]);
    const session = async () => (await stage.desk.sessions()).find((one) => one.transactionId === 'TX-1');
    await stage.pass(1000);
    await stage.pass(limits.closeMs - 2000);
    expect((await session())?.endedAt).toBeUndefined();
    await stage.pass(2000);
    expect(await session()).toMatchObject({ status: 'COMPLETED', flags: ['stop-missing'] });
  });
});

test('after a boot only connectors are asked for that were never heard of', async () => {
  const { station } = await stage.station({ answers: { TriggerMessage: accepted } });
  await station.call('BootNotification', boot);
  await station.call('StatusNotification', stage.status('Available', 2));
  await stage.pass(limits.statusMs);
  expect(triggers(station)).toEqual([statusOf(1)]);
});

test('a station that answers pings and says nothing is asked for a heartbeat, then told of, and forgotten', async () => {
  const { id, station } = await stage.station({ answers: { TriggerMessage: () => undefined } });
  await station.call('Heartbeat', {});
  for (const n of [1, 2]) await station.call('StatusNotification', stage.status('Available', n));
  await stage.pass(2 * 300_000 + limits.silentMs - 1000);
  expect(triggers(station)).toEqual([]);
  expect(stage.watch.alertsOf(id)).toEqual([]);
  await stage.pass(1000);
  expect(triggers(station)).toEqual([{ requestedMessage: 'Heartbeat' }]);
  await stage.pass(1000);
  expect(stage.watch.alertsOf(id)).toMatchObject([{ code: 'silent' }]);
  await stage.pass(minute);
  const events = (await stage.events(id)).filter(({ kind }) => kind === 'watch');
  expect(events).toMatchObject([{ severity: 'warning', details: { code: 'silent' } }]);
  await station.call('Heartbeat', {});
  await stage.pass(1000);
  expect(stage.watch.alertsOf(id)).toEqual([]);
});

test('a station that answers the question is not told of', async () => {
  const { id, station } = await stage.station({ answers: { TriggerMessage: accepted } });
  await station.call('BootNotification', boot);
  for (const n of [1, 2]) await station.call('StatusNotification', stage.status('Available', n));
  await stage.pass(2 * 300_000 + limits.silentMs);
  expect(triggers(station)).toEqual([{ requestedMessage: 'Heartbeat' }]);
  await stage.pass(minute);
  expect(stage.watch.alertsOf(id)).toEqual([]);
  expect(await stage.events(id)).toEqual([]);
});
