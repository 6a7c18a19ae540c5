import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../kit/until.ts';
import { hour, limits, minute, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const accepted = () => ({ status: 'Accepted' });
/** What time does in big steps: that a station is silent is not what is looked at here. */
const alertsOf = (id: string) => stage.watch.alertsOf(id).filter(({ code }) => code !== 'silent');
const codes = (id: string) => alertsOf(id).map(({ code }) => code);
const told = async (id: string) =>
  (await stage.events(id)).map(({ details }) => details?.['code']).filter((code) => code !== 'silent');

describe('what lasts too long is told once, and shown until it is over', () => {
  test('a connector that is preparing', async () => {
    const { id, station } = await stage.station();
    await station.call('StatusNotification', stage.status('Preparing'));
    await stage.pass(limits.preparingMs - 1000);
    expect(codes(id)).toEqual([]);
    await station.call('StatusNotification', stage.status('Preparing'));
    await stage.pass(1000);
    expect(alertsOf(id)).toMatchObject([{ code: 'preparing-long', evseId: 1 }]);
    await stage.pass(minute);
    expect(await told(id)).toEqual(['preparing-long']);
    await station.call('StatusNotification', stage.status('Available'));
    await stage.pass(1000);
    expect(codes(id)).toEqual([]);
    await station.call('StatusNotification', stage.status('Preparing'));
    await stage.pass(limits.preparingMs);
    expect(await told(id)).toEqual(['preparing-long', 'preparing-long']);
  });

  test('a session that runs', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await stage.pass(limits.sessionMs);
    const { id: session } = await stage.session(transactionId);
    expect(alertsOf(id)).toMatchObject([{ code: 'session-long', session, evseId: 1 }]);
    await station.call('StopTransaction', { transactionId, meterStop: 10, timestamp: stage.now });
    await stage.pass(1000);
    expect(codes(id)).toEqual([]);
    expect(await told(id)).toEqual(['session-long']);
  });

  test('a session that charges without its register growing, but not one that pauses', async () => {
    const { id, station } = await stage.station();
    const transactionId = await stage.start(station);
    await station.call('StatusNotification', stage.status('Charging'));
    await station.call('MeterValues', stage.energy(transactionId, 500));
    await stage.pass(hour / 2);
    await station.call('MeterValues', stage.energy(transactionId, 900));
    await stage.pass(hour / 2);
    await station.call('MeterValues', stage.energy(transactionId, 900));
    await stage.pass(hour / 2 - 1000);
    expect(codes(id)).toEqual([]);
    await stage.pass(1000);
    expect(codes(id)).toEqual(['charging-stuck']);
    await station.call('StatusNotification', stage.status('SuspendedEV'));
    await stage.pass(1000);
    expect(codes(id)).toEqual([]);
    expect(await told(id)).toEqual(['charging-stuck']);
  });

  test('what a station is told of stays through a reconnect', async () => {
    const { id, station } = await stage.station();
    await station.call('StatusNotification', stage.status('Preparing'));
    await stage.pass(limits.preparingMs);
    await stage.gone(id, station);
    await stage.pass(1000);
    expect(codes(id)).toEqual(['preparing-long']);
    const back = await stage.desk.connect(id);
    await back.call('Heartbeat', {});
    await stage.pass(1000);
    expect(codes(id)).toEqual(['preparing-long']);
    expect(await told(id)).toEqual(['preparing-long']);
  });
});

describe('what was accepted and not done', () => {
  const call = (id: string, action: string, payload: object) =>
    stage.desk.server.stations.call(id, action, payload);
  const commands = async (id: string) =>
    (await stage.events(id))
      .filter(({ details }) => details?.['code'] !== 'silent')
      .map(({ kind, details }) => [kind, details?.['command'] ?? details?.['token']]);

  test('a remote start: told with its masked token, and the driver is no longer expected', async () => {
    const { id, station } = await stage.station({
      answers: {
        RemoteStartTransaction: accepted,
        GetConfiguration: () => ({
          configurationKey: [{ key: 'ConnectionTimeOut', readonly: false, value: '60' }],
        }),
      },
    });
    await station.call('Heartbeat', {});
    const token = {
      countryCode: 'NL',
      partyId: 'EMS',
      uid: 'APP-USER-1',
      type: 'APP_USER' as const,
      contractId: 'C',
      issuer: 'I',
      valid: true,
      whitelist: 'NEVER' as const,
      lastUpdated: 1,
    };
    const start = { partnerId: 'p', token, at: Date.now() };
    await stage.desk.store.commit([{ type: 'expected-start', stationId: id, idTag: 'APP-USER-1', start }]);
    await call(id, 'RemoteStartTransaction', { connectorId: 1, idTag: 'APP-USER-1' });
    await stage.pass(limits.startMs - 1000);
    expect(await commands(id)).toEqual([]);
    await stage.pass(1000);
    await stage.pass(0);
    const [event] = await stage.events(id);
    expect(event).toMatchObject({
      kind: 'command',
      severity: 'warning',
      text: 'The station accepted a remote start for token AP***-1, and no transaction began.',
      details: { command: 'start', token: 'AP***-1', evseId: 1 },
    });
    expect(await stage.desk.store.expectedStart(id, 'APP-USER-1')).toBeUndefined();
    await stage.pass(limits.startMs);
    expect(await commands(id)).toHaveLength(1);
  });

  test('not while the station says that it waits for a vehicle', async () => {
    const { id, station } = await stage.station({
      answers: {
        RemoteStartTransaction: accepted,
        GetConfiguration: () => ({
          configurationKey: [{ key: 'ConnectionTimeOut', readonly: false, value: '600' }],
        }),
      },
    });
    await station.call('Heartbeat', {});
    await call(id, 'RemoteStartTransaction', { connectorId: 1, idTag: 'LATE-1' });
    await stage.pass(limits.startMs);
    await stage.pass(600_000 - limits.startMs);
    expect(await commands(id)).toEqual([]);
    await stage.pass(30_000);
    expect(await commands(id)).toEqual([['command', 'start']]);
  });

  test('not when the transaction begins, even before the station has answered', async () => {
    const { id, station } = await stage.station({ answers: { RemoteStartTransaction: () => undefined } });
    await station.call('Heartbeat', {});
    const started = call(id, 'RemoteStartTransaction', { connectorId: 1, idTag: 'DRIVER' });
    const sent = await until('the call', () => station.calls[0]);
    await stage.start(station, 'driver');
    station.send(JSON.stringify([3, sent.id, { status: 'Accepted' }]));
    await started;
    await stage.pass(limits.startMs);
    await stage.pass(0);
    expect(await commands(id)).toEqual([]);
  });

  test('an authorization without a transaction is told of; one that ends a transaction is not', async () => {
    const { id, station } = await stage.station();
    await station.call('Authorize', { idTag: 'DRIVER' });
    await stage.pass(limits.startMs);
    await stage.pass(0);
    expect(await commands(id)).toEqual([['watch', '***']]);
    const transactionId = await stage.start(station);
    await station.call('Authorize', { idTag: 'DRIVER' });
    await station.call('StopTransaction', { transactionId, meterStop: 1, timestamp: stage.now });
    await stage.pass(limits.startMs);
    await stage.pass(0);
    expect(await commands(id)).toHaveLength(1);
  });

  test('the time of a station that was away runs from its return', async () => {
    const { id, station } = await stage.station({ answers: { RemoteStartTransaction: accepted } });
    await station.call('Heartbeat', {});
    await call(id, 'RemoteStartTransaction', { connectorId: 1, idTag: 'DRIVER' });
    await stage.gone(id, station);
    await stage.pass(hour);
    expect(await commands(id)).toEqual([]);
    const back = await stage.desk.connect(id);
    await stage.start(back);
    await stage.pass(limits.startMs);
    await stage.pass(0);
    expect(await commands(id)).toEqual([]);
  });

  test('a stop and an unlock whose transaction still runs', async () => {
    const { id, station } = await stage.station({
      answers: { RemoteStopTransaction: accepted, UnlockConnector: () => ({ status: 'Unlocked' }) },
    });
    const transactionId = await stage.start(station);
    await call(id, 'RemoteStopTransaction', { transactionId });
    await call(id, 'UnlockConnector', { connectorId: 1 });
    await stage.pass(limits.stopMs);
    expect(await commands(id)).toEqual([
      ['command', 'stop'],
      ['command', 'unlock'],
    ]);
    await call(id, 'RemoteStopTransaction', { transactionId });
    await station.call('StopTransaction', { transactionId, meterStop: 1, timestamp: stage.now });
    await stage.pass(limits.stopMs);
    expect(await commands(id)).toHaveLength(2);
  });

  test('a reset without a boot or a new connection, also when the station never comes back', async () => {
    const boot = { chargePointVendor: 'V', chargePointModel: 'M' };
    const one = await stage.station({ answers: { Reset: accepted } });
    const other = await stage.station({ answers: { Reset: accepted } });
    const third = await stage.station({ answers: { Reset: accepted } });
    for (const { id, station } of [one, other, third]) {
      await station.call('Heartbeat', {});
      await call(id, 'Reset', { type: 'Soft' });
    }
    await stage.pass(1000);
    await other.station.call('BootNotification', boot);
    await stage.gone(third.id, third.station);
    await stage.pass(limits.resetMs);
    expect(await commands(one.id)).toEqual([['command', 'reset']]);
    expect(await commands(other.id)).toEqual([]);
    expect(await commands(third.id)).toEqual([['command', 'reset']]);
  });

  test('nothing is expected of what was refused', async () => {
    const { id, station } = await stage.station({
      answers: {
        Reset: () => ({ status: 'Rejected' }),
        RemoteStartTransaction: () => ({ status: 'Rejected' }),
      },
    });
    await station.call('Heartbeat', {});
    await call(id, 'Reset', { type: 'Hard' });
    await call(id, 'RemoteStartTransaction', { idTag: 'X' });
    await stage.pass(hour);
    expect(await commands(id)).toEqual([]);
  });
});
