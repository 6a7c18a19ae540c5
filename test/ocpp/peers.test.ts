import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { strictValidator } from '../kit/strict-validator.ts';
import { registerValue, transactionEvent } from '../kit/station-transaction.ts';
import { until } from '../kit/until.ts';
import { Desk } from './desk.ts';

type Payload = Record<string, unknown>;

/** Charge point libraries that other people wrote, one session each. */
interface RpcClient {
  connect(): Promise<unknown>;
  close(): Promise<unknown>;
  call(action: string, payload: object): Promise<Record<string, unknown>>;
  handle(action: string, handler: (request: { params: Payload }) => object): void;
  on(event: 'strictValidationFailure', listener: (failure: { error: Error }) => void): void;
}
interface OcppTsClient {
  connect(url: string): void;
  callRequest(action: string, payload: object): Promise<Record<string, unknown>>;
  on(event: string, listener: (...values: never[]) => void): void;
}

const require = createRequire(import.meta.url);
// neither package describes itself well enough for the compiler
const { RPCClient } = require('ocpp-rpc') as { RPCClient: new (options: object) => RpcClient };
const { OcppClient } = require('ocpp-ts') as { OcppClient: new (id: string) => OcppTsClient };

const now = () => new Date().toISOString();

async function charge(call: (action: string, payload: object) => Promise<Record<string, unknown>>) {
  const boot = { chargePointVendor: 'V', chargePointModel: 'M', firmwareVersion: '1' };
  expect(await call('BootNotification', boot)).toMatchObject({ status: 'Accepted', interval: 300 });
  const status = { connectorId: 1, errorCode: 'NoError', timestamp: now() };
  await call('StatusNotification', { ...status, status: 'Preparing' });
  expect(await call('Authorize', { idTag: 'TAG1' })).toEqual({ idTagInfo: { status: 'Accepted' } });
  const begin = { connectorId: 1, idTag: 'TAG1', meterStart: 1000, timestamp: now() };
  const { transactionId } = await call('StartTransaction', begin);
  for (const value of ['1200', '1400']) {
    const sampledValue = [{ value, measurand: 'Energy.Active.Import.Register', unit: 'Wh' }];
    const meterValue = [{ timestamp: now(), sampledValue }];
    expect(await call('MeterValues', { connectorId: 1, transactionId, meterValue })).toEqual({});
  }
  await call('StopTransaction', { transactionId, idTag: 'TAG1', meterStop: 1500, timestamp: now() });
  await call('Heartbeat', {});
  await call('DataTransfer', { vendorId: 'V' });
  return String(transactionId);
}

type Call = (action: string, payload: object) => Promise<Payload>;

/** In 2.1 a station tells its availability as an event. */
function statusOf(version: string, connectorStatus: string): [string, Payload] {
  const timestamp = now();
  if (version !== '2.1') {
    return ['StatusNotification', { evseId: 1, connectorId: 1, connectorStatus, timestamp }];
  }
  const event = {
    eventId: 1,
    timestamp,
    trigger: 'Delta',
    actualValue: connectorStatus,
    eventNotificationType: 'HardWiredNotification',
    component: { name: 'Connector', evse: { id: 1, connectorId: 1 } },
    variable: { name: 'AvailabilityState' },
  };
  return ['NotifyEvent', { generatedAt: timestamp, seqNo: 0, eventData: [event] }];
}

/** A charge of 500 Wh as 2.x tells it. */
async function charge2(call: Call, transactionId: string, { remoteStartId }: Payload = {}) {
  const evse = { id: 1, connectorId: 1 };
  const event = (type: 'Ended' | 'Started' | 'Updated', seqNo: number, more: Payload = {}) => {
    const meterValue = [registerValue(1000 + seqNo * 125, now())];
    const { transactionInfo, ...rest } = more;
    const info = { transactionId, ...(transactionInfo as Payload | undefined) };
    return call(
      'TransactionEvent',
      transactionEvent(type, { seqNo, evse, meterValue, transactionInfo: info, ...rest }),
    );
  };
  const started = await event('Started', 0, {
    idToken: { idToken: 'TAG1', type: 'ISO14443' },
    ...(remoteStartId !== undefined && { triggerReason: 'RemoteStart', transactionInfo: { remoteStartId } }),
  });
  expect(started).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
  for (const seqNo of [1, 2, 3]) expect(await event('Updated', seqNo)).toEqual({});
  return () => event('Ended', 4, { transactionInfo: { stoppedReason: 'Local' } });
}

describe('independent charge points', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.addLocation();
    await desk.addToken('TAG1');
  });
  afterAll(() => desk.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const sessionOf = async (transactionId: string) =>
    (await desk.sessions()).find((session) => session.transactionId === transactionId);

  test('ocpp-rpc, strict, with a password', async () => {
    const password = '0123456789abcdef';
    await desk.addStation('RPC 1/ä', {
      securityProfile: 1,
      passwordHashes: [desk.secrets.hash(password)],
    });
    const client = new RPCClient({
      endpoint: desk.url,
      identity: 'RPC 1/ä',
      password,
      protocols: ['ocpp1.6'],
      strictMode: true,
      reconnect: false,
    });
    const violations: string[] = [];
    client.on('strictValidationFailure', ({ error }) => violations.push(error.message));
    for (const action of ['RemoteStartTransaction', 'RemoteStopTransaction']) {
      client.handle(action, () => ({ status: 'Accepted' }));
    }
    await client.connect();
    const start = { stationId: 'RPC 1/ä', evseId: 1, idTag: 'TAG1', tokenType: 'RFID' as const };
    expect(await desk.server.control.startSession(start)).toBe('ACCEPTED');
    const transactionId = await charge((action, payload) => client.call(action, payload));
    expect(await sessionOf(transactionId)).toMatchObject({ status: 'COMPLETED', meterWh: 1500, flags: [] });
    await expect(desk.server.control.stopSession({ stationId: 'RPC 1/ä', transactionId })).resolves.toBe(
      'ACCEPTED',
    );
    expect(violations).toEqual([]);
    await client.close();
  });

  test.each(['2.0.1', '2.1'])('ocpp-rpc, strict, speaks %s', async (version) => {
    const id = `RPC-${version}`;
    await desk.addStation(id);
    const client = new RPCClient({
      endpoint: desk.url,
      identity: id,
      protocols: [`ocpp${version}`],
      strictMode: true,
      strictModeValidators: [strictValidator(version)],
      reconnect: false,
    });
    const [violations, asked] = [[] as string[], new Map<string, Payload>()];
    client.on('strictValidationFailure', ({ error }) => violations.push(error.message));
    for (const action of ['GetBaseReport', 'RequestStartTransaction', 'RequestStopTransaction']) {
      client.handle(action, ({ params }) => {
        asked.set(action, params);
        return { status: 'Accepted' };
      });
    }
    await client.connect();
    const call: Call = (action, payload) => client.call(action, payload);

    const chargingStation = { vendorName: 'V', model: 'M', firmwareVersion: '1' };
    const boot = await call('BootNotification', { reason: 'PowerUp', chargingStation });
    expect(boot).toMatchObject({ status: 'Accepted', interval: 300 });
    const { requestId } = await until('the inventory is asked for', () => asked.get('GetBaseReport'));
    const reported = {
      component: { name: 'EVSE', evse: { id: 1 } },
      variable: { name: 'AvailabilityState' },
    };
    const reportData = [{ ...reported, variableAttribute: [{ value: 'Available' }] }];
    expect(await call('NotifyReport', { requestId, generatedAt: now(), seqNo: 0, reportData })).toEqual({});
    expect(await desk.store.deviceModel(id)).toMatchObject(
      [reported.variable].map((variable) => ({ variable })),
    );

    expect(await call(...statusOf(version, 'Occupied'))).toEqual({});
    const idToken = { idToken: 'TAG1', type: 'ISO14443' };
    expect(await call('Authorize', { idToken })).toMatchObject({ idTokenInfo: { status: 'Accepted' } });
    const end = await charge2(call, `${id}-1`);
    await end();
    const done = { status: 'COMPLETED', meterWh: 1500, flags: [] };
    expect(await sessionOf(`${id}-1`)).toMatchObject(done);

    const start = { stationId: id, evseId: 1, idTag: 'TAG1', tokenType: 'RFID' as const };
    expect(await desk.server.control.startSession(start)).toBe('ACCEPTED');
    const remote = asked.get('RequestStartTransaction');
    expect(remote).toMatchObject({ evseId: 1, idToken, remoteStartId: expect.any(Number) as unknown });
    const stop = await charge2(call, `${id}-2`, remote);
    const running = { stationId: id, transactionId: `${id}-2` };
    expect(await desk.server.control.stopSession(running)).toBe('ACCEPTED');
    expect(asked.get('RequestStopTransaction')).toEqual({ transactionId: `${id}-2` });
    await stop();
    expect(await sessionOf(`${id}-2`)).toMatchObject(done);

    expect(await call('Heartbeat', {})).toEqual({ currentTime: expect.any(String) as unknown });
    expect(await call('DataTransfer', { vendorId: 'V' })).toMatchObject({ status: 'UnknownVendorId' });
    expect(violations).toEqual([]);
    await client.close();
  });

  test('ocpp-ts', async () => {
    // it never clears the timers of its calls; they must not keep the process alive
    const wait = setTimeout;
    jest
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation((done: () => void, ms?: number) => wait(done, ms).unref());
    await desk.addStation('TS1');
    const client = new OcppClient('TS1');
    const connected = new Promise<void>((resolve, reject) => {
      client.on('connect', () => resolve());
      client.on('error', (error: never) => reject(new Error(String(error))));
    });
    client.on('RemoteStartTransaction', (...values: never[]) => {
      const [, answer] = values as unknown as [object, (result: object) => void];
      answer({ status: 'Accepted' });
    });
    client.connect(`${desk.url}/`);
    await connected;
    const transactionId = await charge((action, payload) => client.callRequest(action, payload));
    expect(await sessionOf(transactionId)).toMatchObject({ status: 'COMPLETED', meterWh: 1500, flags: [] });
    await expect(
      desk.server.control.startSession({ stationId: 'TS1', evseId: 1, idTag: 'TAG1', tokenType: 'RFID' }),
    ).resolves.toBe('ACCEPTED');
    const closed = new Promise<number>((resolve) => client.on('close', resolve));
    await desk.server.stations.removed('TS1');
    expect(await closed).toBe(1008);
  });
});
