import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakeStation, Responder } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open({ bootRetryIntervalS: 77 });
  await desk.addLocation();
  await desk.addToken('DRIVER');
});
afterAll(() => desk.close());

const boot16 = { chargePointVendor: 'V', chargePointModel: 'M' };
const boot2 = { reason: 'PowerUp', chargingStation: { vendorName: 'V', model: 'M' } };
const securityError = expect.objectContaining({ code: 'SecurityError' });
const accepted: Responder = () => ({ status: 'Accepted' });

async function connected(
  id: string,
  settings: Parameters<Desk['addStation']>[1],
  { protocol = 'ocpp1.6', answers = {} }: { protocol?: string; answers?: Record<string, Responder> } = {},
): Promise<FakeStation> {
  await desk.addStation(id, settings);
  return desk.connect(id, { protocols: [protocol], answers });
}

async function operatorSets(id: string, settings: Parameters<Desk['addStation']>[1]): Promise<void> {
  await desk.server.stations.configured(await desk.addStation(id, settings));
}

describe('the answer to a boot', () => {
  test.each([
    ['accept', 'Accepted', 300],
    ['pending', 'Pending', 77],
    ['reject', 'Rejected', 77],
  ] as const)('%s is %s', async (bootPolicy, status, interval) => {
    const one = await connected(`A-${bootPolicy}`, { bootPolicy });
    expect(await one.call('BootNotification', boot16)).toMatchObject({ status, interval });
    const other = await connected(`B-${bootPolicy}`, { bootPolicy }, { protocol: 'ocpp2.0.1' });
    const answer = await other.call('BootNotification', boot2);
    expect(answer).toMatchObject({ status, interval });
    expect(Object.keys(answer)).toEqual(['currentTime', 'interval', 'status']);
  });

  test('a heartbeat interval of its own', async () => {
    const station = await connected('OWN', { heartbeatIntervalS: 42 });
    expect(await station.call('BootNotification', boot16)).toMatchObject({ interval: 42 });
  });
});

describe('a station whose boot is pending', () => {
  test('may say nothing but its transactions, in each version', async () => {
    const one = await connected('P1', { bootPolicy: 'pending' });
    await one.call('BootNotification', boot16);
    await expect(one.call('Heartbeat', {})).rejects.toEqual(securityError);
    await expect(one.call('Authorize', { idTag: 'DRIVER' })).rejects.toEqual(securityError);
    const start = { connectorId: 1, idTag: 'DRIVER', meterStart: 5, timestamp: new Date().toISOString() };
    const { transactionId } = await one.call('StartTransaction', start);
    const stop = { transactionId, meterStop: 9, timestamp: new Date().toISOString() };
    await one.call('StopTransaction', stop);
    const [session] = (await desk.sessions()).filter(({ stationId }) => stationId === 'P1');
    expect(session).toMatchObject({ meterStartWh: 5, meterStopWh: 9, status: 'COMPLETED' });

    const other = await connected('P2', { bootPolicy: 'pending' }, { protocol: 'ocpp2.0.1' });
    await other.call('BootNotification', boot2);
    const status = {
      timestamp: new Date().toISOString(),
      connectorStatus: 'Available',
      evseId: 1,
      connectorId: 1,
    };
    await expect(other.call('StatusNotification', status)).rejects.toEqual(securityError);
    const event = {
      eventType: 'Started',
      timestamp: new Date().toISOString(),
      triggerReason: 'Authorized',
      seqNo: 0,
      transactionInfo: { transactionId: 'T-P2' },
      evse: { id: 1, connectorId: 1 },
      idToken: { idToken: 'DRIVER', type: 'ISO14443' },
    };
    await other.call('TransactionEvent', event);
    expect((await desk.sessions()).map(({ transactionId: id }) => id)).toContain('T-P2');
  });

  test('may say what it was asked for, and nobody may charge by remote', async () => {
    const answers = { TriggerMessage: accepted, ChangeConfiguration: accepted };
    const station = await connected('P3', { bootPolicy: 'pending' }, { answers });
    await station.call('BootNotification', boot16);
    const status = { connectorId: 1, errorCode: 'NoError', status: 'Available' };
    await expect(station.call('StatusNotification', status)).rejects.toEqual(securityError);
    const { stations } = desk.server;
    await stations.call('P3', 'ChangeConfiguration', { key: 'HeartbeatInterval', value: '30' });
    await stations.call('P3', 'TriggerMessage', { requestedMessage: 'StatusNotification', connectorId: 1 });
    expect(await station.call('StatusNotification', status)).toEqual({});
    await expect(station.call('Heartbeat', {})).rejects.toEqual(securityError);
    const start = stations.call('P3', 'RemoteStartTransaction', { idTag: 'DRIVER', connectorId: 1 });
    await expect(start).rejects.toMatchObject({ code: 'conflict' });
    expect(station.calls.map(({ action }) => action)).toEqual(['ChangeConfiguration', 'TriggerMessage']);
  });

  test('boots again as soon as the operator accepts it, and may then say anything', async () => {
    const station = await connected(
      'P4',
      { bootPolicy: 'pending' },
      { answers: { TriggerMessage: accepted } },
    );
    await station.call('BootNotification', boot16);
    await operatorSets('P4', { bootPolicy: 'accept' });
    await until('it is asked', () => station.calls.length === 1);
    expect(station.calls[0]).toMatchObject({
      action: 'TriggerMessage',
      payload: { requestedMessage: 'BootNotification' },
    });
    await expect(station.call('Heartbeat', {})).rejects.toEqual(securityError);
    expect(await station.call('BootNotification', boot16)).toMatchObject({ status: 'Accepted' });
    expect(await station.call('Heartbeat', {})).toHaveProperty('currentTime');
    await operatorSets('P4', { heartbeatIntervalS: 60 });
    expect(station.calls).toHaveLength(1);
  });

  test('the same in 2.0.1', async () => {
    const options = { protocol: 'ocpp2.0.1', answers: { TriggerMessage: accepted } };
    const station = await connected('P5', { bootPolicy: 'pending' }, options);
    await station.call('BootNotification', boot2);
    await operatorSets('P5', {});
    await until('it is asked', () => station.calls.length === 1);
    expect(station.calls[0]?.payload).toEqual({ requestedMessage: 'BootNotification' });
    const again = { ...boot2, reason: 'Triggered' };
    expect(await station.call('BootNotification', again)).toMatchObject({ status: 'Accepted' });
  });

  test('is still pending when it comes back without a boot', async () => {
    const station = await connected('P6', { bootPolicy: 'pending' });
    await station.call('BootNotification', boot16);
    await station.close();
    const back = await desk.connect('P6');
    await expect(back.call('Heartbeat', {})).rejects.toEqual(securityError);
    expect((await desk.store.stationMemory('P6')).boot).toMatchObject({ decision: 'pending' });
  });
});

describe('a station whose boot is rejected', () => {
  test('is asked for nothing but a boot, and nothing of it is taken', async () => {
    const station = await connected(
      'R1',
      { bootPolicy: 'reject' },
      { answers: { TriggerMessage: accepted } },
    );
    await station.call('BootNotification', boot16);
    const start = { connectorId: 1, idTag: 'DRIVER', meterStart: 5, timestamp: new Date().toISOString() };
    await expect(station.call('StartTransaction', start)).rejects.toEqual(securityError);
    const { stations } = desk.server;
    const clear = stations.call('R1', 'ClearCache', {});
    await expect(clear).rejects.toMatchObject({ code: 'conflict' });
    await stations.call('R1', 'TriggerMessage', { requestedMessage: 'BootNotification' });
    expect(station.calls).toHaveLength(1);
  });
});

test('a station that was accepted before and comes back without a boot is served', async () => {
  const station = await connected('S1', {});
  await station.call('BootNotification', boot16);
  await station.close();
  await desk.addStation('S1', { bootPolicy: 'pending' });
  const back = await desk.connect('S1');
  expect(await back.call('Heartbeat', {})).toHaveProperty('currentTime');
});

test('a station that never booted is served', async () => {
  const station = await connected('S2', { bootPolicy: 'pending' });
  expect(await station.call('Heartbeat', {})).toHaveProperty('currentTime');
});
