import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Station } from '../../src/simulate/station.ts';
import type { StationEvent, StationOptions } from '../../src/simulate/station-events.ts';
import { until } from '../kit/until.ts';
import { CentralSystem } from './central-system.ts';

const central = { now: new CentralSystem() };
let stations: Station[] = [];
let events: StationEvent[] = [];

async function station(options: Partial<StationOptions> = {}): Promise<Station> {
  const made = new Station({
    url: central.now.url,
    id: 'SIM/1',
    plugDelayMs: 5,
    reconnectMs: { first: 10, longest: 50 },
    speed: 600,
    ...options,
    configuration: { MeterValueSampleInterval: '1', ...options.configuration },
    onEvent: (event) => events.push(event),
  });
  stations.push(made);
  made.connect();
  await until('the station is ready', () => made.isReady);
  return made;
}

async function idle(made: Station): Promise<void> {
  await until('nothing is unsent', () => made.unsent === 0);
}

beforeEach(async () => {
  central.now = new CentralSystem();
  stations = [];
  events = [];
  await central.now.start();
});

afterEach(async () => {
  await Promise.all(stations.map((one) => one.close()));
  await central.now.stop();
  expect(central.now.violations).toEqual([]);
});

describe('a session', () => {
  test('a card starts and stops it, the register grows, every message fits the schemas', async () => {
    const one = await station({
      password: 'geheim-und-lang-genug',
      connectors: [{ maxPowerKw: 150, current: 'DC' }],
    });
    expect(central.now.passwords).toEqual(['geheim-und-lang-genug']);
    expect(await one.swipe(1, 'CARD-1')).toBe('Accepted');
    await until('two meter values', () => central.now.of('MeterValues').length >= 2);
    one.suspend(1);
    expect(await one.swipe(1, 'card-1')).toBe('Stopped');
    await idle(one);
    await until('the cable is out', () => central.now.statuses(1).length >= 6);

    const [start] = central.now.of('StartTransaction');
    const [stop] = central.now.of('StopTransaction');
    expect(start).toMatchObject({ connectorId: 1, idTag: 'CARD-1' });
    expect(stop).toMatchObject({ transactionId: 701, idTag: 'card-1', reason: 'Local' });
    const used = Number(stop?.['meterStop']) - Number(start?.['meterStart']);
    // 600 times 150 kW for two seconds or so, less the ramp and the taper.
    expect(used).toBeGreaterThan(10_000);
    expect(stop?.['transactionData']).toHaveLength(2);
    expect(central.now.statuses(1)).toEqual([
      'Available',
      'Preparing',
      'Charging',
      'SuspendedEV',
      'Finishing',
      'Available',
    ]);
    for (const values of central.now.of('MeterValues')) expect(values['transactionId']).toBe(701);
    const registers = central.now
      .of('MeterValues')
      .map((values) => JSON.stringify(values))
      .map((text) => Number(/"value":"(\d+)"/.exec(text)?.[1]));
    expect(registers).toEqual(registers.toSorted((a, b) => a - b));
  });

  test('a refused card starts nothing', async () => {
    central.now.answers['Authorize'] = () => ({ idTagInfo: { status: 'Blocked' } });
    const one = await station();
    expect(await one.swipe(1, 'BAD')).toBe('Blocked');
    expect(one.stateOf(1)).toBe('Available');
    expect(central.now.of('StartTransaction')).toEqual([]);
  });

  test('a start that is refused after all is stopped as DeAuthorized', async () => {
    central.now.answers['StartTransaction'] = () => ({ transactionId: 9, idTagInfo: { status: 'Invalid' } });
    const one = await station();
    await one.swipe(1, 'CARD');
    await until('it is stopped', () => central.now.of('StopTransaction').length === 1);
    expect(central.now.of('StopTransaction')[0]).toMatchObject({ transactionId: 9, reason: 'DeAuthorized' });
  });

  test('another card cannot stop it', async () => {
    const one = await station();
    await one.swipe(1, 'CARD');
    expect(await one.swipe(1, 'OTHER')).toBe('Occupied');
    expect(one.transactionOf(1)).toMatchObject({ token: { id: 'CARD' } });
  });
});

describe('without a connection', () => {
  test('a whole session is replayed in order, with the timestamps of its events', async () => {
    const one = await station();
    one.cut();
    await until('it is offline', () => !one.isReady);
    const before = new Date().toISOString();
    expect(await one.swipe(1, 'OFFLINE-1')).toBe('Accepted');
    await until('a meter value waits', () => one.unsent >= 2);
    await one.swipe(1, 'OFFLINE-1');
    expect(await one.swipe(1, 'OFFLINE-2')).toBe('Accepted');
    const after = new Date().toISOString();
    expect(central.now.of('StartTransaction')).toEqual([]);
    const bootsBefore = central.now.of('BootNotification').length;
    one.restore();
    await until('it is online', () => one.isReady);
    await idle(one);

    const transactions = central.now.calls.filter(({ action }) => /Transaction|MeterValues/.test(action));
    expect(transactions.map(({ action }) => action).slice(0, 4)).toEqual([
      'StartTransaction',
      'MeterValues',
      'StopTransaction',
      'StartTransaction',
    ]);
    const stop = central.now.of('StopTransaction')[0];
    expect(stop).toMatchObject({ transactionId: 701 });
    for (const { timestamp } of [
      ...central.now.of('StartTransaction'),
      ...central.now.of('StopTransaction'),
    ]) {
      expect(String(timestamp) >= before && String(timestamp) <= after).toBe(true);
    }
    expect(central.now.of('BootNotification')).toHaveLength(bootsBefore);
    await until('the present status is told', () => central.now.statuses(1).at(-1) === 'Charging');
  });

  test('a failing message is tried again, blocks those behind it, and is dropped in the end', async () => {
    let refusals = 0;
    central.now.answers['StartTransaction'] = () => {
      refusals += 1;
      throw new Error('not now');
    };
    const one = await station({
      configuration: { TransactionMessageAttempts: '3', TransactionMessageRetryInterval: '0' },
    });
    await one.swipe(1, 'CARD');
    one.stop(1, 'Local');
    await idle(one);
    expect(refusals).toBe(3);
    expect(central.now.of('StopTransaction')).toHaveLength(1);
    expect(central.now.of('StopTransaction')[0]).toMatchObject({ transactionId: -1 });
    expect(events.some((event) => event.type === 'failed' && event.action === 'StartTransaction')).toBe(true);
  });

  test('it comes back by itself when the central system was away', async () => {
    const one = await station();
    await central.now.stop();
    await until('it is offline', () => !one.isReady);
    await one.swipe(1, 'CARD');
    await central.now.start();
    await until('the start arrived', () => central.now.of('StartTransaction').length === 1);
  });
});

describe('commands', () => {
  test('RemoteStart and RemoteStop', async () => {
    const one = await station({
      connectors: [
        { maxPowerKw: 22, current: 'AC' },
        { maxPowerKw: 22, current: 'AC' },
      ],
    });
    expect(await central.now.call('RemoteStartTransaction', { idTag: 'APP', connectorId: 2 })).toEqual({
      status: 'Accepted',
    });
    await until('it charges', () => central.now.statuses(2).at(-1) === 'Charging');
    expect(central.now.statuses(2)).toEqual(['Available', 'Preparing', 'Charging']);
    expect(central.now.of('Authorize')).toEqual([]);
    expect(await central.now.call('RemoteStartTransaction', { idTag: 'APP', connectorId: 2 })).toEqual({
      status: 'Rejected',
    });
    await until('the id is known', () => one.transactionOf(2)?.id === 701);
    expect(await central.now.call('RemoteStopTransaction', { transactionId: 1 })).toEqual({
      status: 'Rejected',
    });
    expect(await central.now.call('RemoteStopTransaction', { transactionId: 701 })).toEqual({
      status: 'Accepted',
    });
    await until('it stopped', () => central.now.of('StopTransaction').length === 1);
    expect(central.now.of('StopTransaction')[0]).toMatchObject({ reason: 'Remote', transactionId: 701 });
    await until('it is free', () => central.now.statuses(2).at(-1) === 'Available');
  });

  test('RemoteStart waits for the cable, and gives up after ConnectionTimeOut', async () => {
    const one = await station({ vehicleWaiting: false, configuration: { ConnectionTimeOut: '1' } });
    await central.now.call('RemoteStartTransaction', { idTag: 'APP' });
    await until('it prepares', () => central.now.statuses(1).at(-1) === 'Preparing');
    await until('it gave up', () => central.now.statuses(1).at(-1) === 'Available');
    expect(central.now.of('StartTransaction')).toEqual([]);
    await central.now.call('RemoteStartTransaction', { idTag: 'APP' });
    one.plugIn(1);
    await until('it started', () => central.now.of('StartTransaction').length === 1);
  });

  test('configuration', async () => {
    await station();
    const all = await central.now.call('GetConfiguration', {});
    expect(all['unknownKey']).toEqual([]);
    expect(JSON.stringify(all)).toContain('{"key":"NumberOfConnectors","readonly":true,"value":"1"}');
    expect(await central.now.call('GetConfiguration', { key: ['HeartbeatInterval', 'Nothing'] })).toEqual({
      configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }],
      unknownKey: ['Nothing'],
    });
    const change = (key: string, value: string) => central.now.call('ChangeConfiguration', { key, value });
    expect(await change('HeartbeatInterval', '1')).toEqual({ status: 'Accepted' });
    expect(await change('HeartbeatInterval', 'soon')).toEqual({ status: 'Rejected' });
    expect(await change('NumberOfConnectors', '2')).toEqual({ status: 'Rejected' });
    expect(await change('Nothing', '2')).toEqual({ status: 'NotSupported' });
  });

  test('availability, unlock, trigger, reset, and what is unknown', async () => {
    const one = await station();
    const call = (action: string, params: object) => central.now.call(action, params);
    expect(await call('ChangeAvailability', { connectorId: 0, type: 'Inoperative' })).toEqual({
      status: 'Accepted',
    });
    await until('it is unavailable', () => central.now.statuses(1).at(-1) === 'Unavailable');
    expect(await one.swipe(1, 'CARD')).toBe('Unavailable');
    await call('ChangeAvailability', { connectorId: 1, type: 'Operative' });
    await until('it is available', () => central.now.statuses(1).at(-1) === 'Available');

    await one.swipe(1, 'CARD');
    await until('the id is known', () => one.transactionOf(1)?.id === 701);
    expect(await call('ChangeAvailability', { connectorId: 1, type: 'Inoperative' })).toEqual({
      status: 'Scheduled',
    });
    expect(await call('UnlockConnector', { connectorId: 1 })).toEqual({ status: 'Unlocked' });
    await until('it stopped', () => central.now.of('StopTransaction')[0]?.['reason'] === 'UnlockCommand');
    await until('it is out of use', () => central.now.statuses(1).at(-1) === 'Unavailable');
    expect(await call('UnlockConnector', { connectorId: 7 })).toEqual({ status: 'NotSupported' });

    const count = central.now.of('Heartbeat').length;
    expect(await call('TriggerMessage', { requestedMessage: 'Heartbeat' })).toEqual({ status: 'Accepted' });
    await until('a heartbeat came', () => central.now.of('Heartbeat').length > count);
    expect(await call('TriggerMessage', { requestedMessage: 'StatusNotification', connectorId: 9 })).toEqual({
      status: 'Rejected',
    });
    expect(await call('ExtendedTriggerMessage', { requestedMessage: 'LogStatusNotification' })).toEqual({
      status: 'Accepted',
    });
    await until('it is idle', () => central.now.of('LogStatusNotification').length === 1);
    expect(await call('ClearCache', {})).toEqual({ status: 'Accepted' });
    await expect(call('Heartbeat', {})).rejects.toMatchObject({ rpcErrorCode: 'NotImplemented' });

    const boots = central.now.of('BootNotification').length;
    expect(await call('Reset', { type: 'Soft' })).toEqual({ status: 'Accepted' });
    await until('it booted anew', () => central.now.of('BootNotification').length > boots);
  });

  test('a boot that is not accepted is repeated after the interval, and nothing else is sent', async () => {
    let asked = 0;
    const accepted = central.now.answers['BootNotification'];
    central.now.answers['BootNotification'] = (params) => {
      asked += 1;
      const currentTime = new Date().toISOString();
      return asked === 1 ? { status: 'Pending', interval: 1, currentTime } : accepted!(params);
    };
    await station();
    expect(central.now.calls.map(({ action }) => action).slice(0, 2)).toEqual([
      'BootNotification',
      'BootNotification',
    ]);
  });
});
