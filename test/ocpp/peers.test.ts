import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Desk } from './desk.ts';

/** Charge point libraries that other people wrote, one session each. */
interface RpcClient {
  connect(): Promise<unknown>;
  close(): Promise<unknown>;
  call(action: string, payload: object): Promise<Record<string, unknown>>;
  handle(action: string, handler: (request: { params: unknown }) => object): void;
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
    client.handle('RemoteStopTransaction', () => ({ status: 'Accepted' }));
    await client.connect();
    const transactionId = await charge((action, payload) => client.call(action, payload));
    expect(await sessionOf(transactionId)).toMatchObject({ status: 'COMPLETED', meterWh: 1500, flags: [] });
    await expect(desk.server.control.stopSession({ stationId: 'RPC 1/ä', transactionId })).resolves.toBe(
      'ACCEPTED',
    );
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
