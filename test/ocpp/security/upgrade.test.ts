import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { passwordHashes } from '../../../src/core/security/password.ts';
import type { ConnectOptions } from '../../kit/station.ts';
import { FakeStation, HandshakeRefused } from '../../kit/station.ts';
import { tempDir } from '../../kit/temp-dir.ts';
import type { TempDir } from '../../kit/temp-dir.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';
import { TestCa } from './certificates.ts';

const password = '0123456789abcdef';

let folder: TempDir;
let ca: TestCa;
let desk: Desk;
beforeAll(async () => {
  folder = await tempDir('rb-upgrade-');
  ca = await TestCa.make('servers');
  const { cert, key } = await ca.leaf('bridge.example');
  const [certFile, keyFile] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
  await Promise.all([writeFile(certFile, cert), writeFile(keyFile, key)]);
  desk = await Desk.open({
    tls: {
      certFiles: [certFile],
      keyFiles: [keyFile],
      clientCaFile: undefined,
      minVersion: 'TLSv1.2',
      moreClientCas: [],
    },
  });
});
afterAll(async () => {
  await desk.close();
  await folder.remove();
});

const ways = {
  '1.6': {
    boot: { chargePointVendor: 'V', chargePointModel: 'M' },
    action: 'ChangeConfiguration',
    payload: { key: 'securityProfile', value: '2' },
  },
  '2.0.1': {
    boot: { reason: 'PowerUp', chargingStation: { model: 'M', vendorName: 'V' } },
    action: 'SetNetworkProfile',
    payload: {
      configurationSlot: 1,
      connectionData: {
        ocppVersion: 'OCPP20',
        ocppTransport: 'JSON',
        ocppCsmsUrl: 'wss://csms.example',
        messageTimeout: 30,
        securityProfile: 2,
        ocppInterface: 'Wired0',
      },
    },
  },
} as const;

/** A station of profile 1 that was told by the operator to go to 2, and answered so. */
async function told(id: string, version: keyof typeof ways, status: string): Promise<FakeStation> {
  const { boot, action, payload } = ways[version];
  await desk.addStation(id, { securityProfile: 1, passwordHashes: passwordHashes(password, desk.secrets) });
  const station = await desk.connect(id, { password, version, answers: { [action]: () => ({ status }) } });
  await station.call('BootNotification', boot);
  const send = () => desk.server.stations.call(id, action, payload);
  await expect(desk.care.profiles.call(id, { action, payload }, send)).resolves.toEqual({ status });
  return station;
}

/** Whether it is let in. */
async function comes(url: string, id: string, options: ConnectOptions): Promise<boolean> {
  try {
    const station = await FakeStation.connect(url, id, { password, ...options });
    await station.close();
    return true;
  } catch (error) {
    if (!(error instanceof HandshakeRefused)) throw error;
    expect(error.status).toBe(403);
    return false;
  }
}

test.each([
  ['TC_083', '1.6', 'U1'],
  ['TC_A_19', '2.0.1', 'U2'],
] as const)(
  '%s: with the higher profile once, never with the lower again (%s)',
  async (_case, version, id) => {
    const station = await told(id, version, 'Accepted');
    await station.close();
    expect(await comes(desk.url, id, { version })).toBe(true);
    expect(await comes(desk.tlsUrl, id, { version, tls: { ca: ca.cert } })).toBe(true);
    await until('it is noted', async () => (await desk.store.station(id))?.securityProfile === 2);
    expect(await desk.store.station(id)).not.toHaveProperty('nextSecurityProfile');
    expect(await comes(desk.url, id, { version })).toBe(false);
    expect(await comes(desk.tlsUrl, id, { version, tls: { ca: ca.cert } })).toBe(true);
    const events = await desk.store.stationEvents(id, { limit: 10, kind: 'configuration' });
    expect(events.map(({ text }) => text)).toEqual([
      expect.stringMatching(/has security profile 2/),
      expect.stringMatching(/is to come with security profile 2/),
    ]);
  },
);

test('a station that refuses it stays as it was, also when it comes with more', async () => {
  const station = await told('U3', '1.6', 'Rejected');
  await station.close();
  expect(await comes(desk.tlsUrl, 'U3', { tls: { ca: ca.cert } })).toBe(true);
  expect(await comes(desk.url, 'U3', {})).toBe(true);
  expect(await desk.store.station('U3')).toMatchObject({ securityProfile: 1 });
});

test('a profile that is not higher changes nothing', async () => {
  await desk.addStation('U4', { securityProfile: 2, passwordHashes: passwordHashes(password, desk.secrets) });
  const answers = { ChangeConfiguration: () => ({ status: 'Accepted' }) };
  const station = await FakeStation.connect(desk.tlsUrl, 'U4', { password, answers, tls: { ca: ca.cert } });
  await station.call('BootNotification', ways['1.6'].boot);
  const { action, payload } = ways['1.6'];
  await desk.care.profiles.call('U4', { action, payload }, () =>
    desk.server.stations.call('U4', action, payload),
  );
  expect(await desk.store.station('U4')).not.toHaveProperty('nextSecurityProfile');
});
