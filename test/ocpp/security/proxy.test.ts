import { writeFile } from 'node:fs/promises';
import { BlockList, Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { transportOf } from '../../../src/ocpp/login/transport.ts';
import { FakeStation } from '../../kit/station.ts';
import { tempDir } from '../../kit/temp-dir.ts';
import type { TempDir } from '../../kit/temp-dir.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';
import { TestCa } from './certificates.ts';

const password = '0123456789abcdef';
const proxies = new BlockList();
proxies.addAddress('10.0.0.5');
proxies.addSubnet('10.1.0.0', 16);
proxies.addSubnet('fd00::', 8, 'ipv6');

function from(remoteAddress: string, headers: Record<string, string> = {}) {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  return transportOf({ socket, headers }, proxies);
}
const https = { 'x-forwarded-proto': 'https' };

describe('what a proxy says counts', () => {
  test.each([
    ['10.0.0.5', https, true, '10.0.0.5'],
    ['::ffff:10.0.0.5', https, true, '10.0.0.5'],
    ['fd00::7', { 'x-forwarded-proto': 'WSS' }, true, 'fd00::7'],
    ['10.0.0.6', https, false, '10.0.0.6'],
    ['10.0.0.5', {}, false, '10.0.0.5'],
    ['10.0.0.5', { 'x-forwarded-proto': 'https, http' }, false, '10.0.0.5'],
    ['10.0.0.5', { 'x-forwarded-proto': 'http' }, false, '10.0.0.5'],
  ])('from %s with %j: TLS %j', (address, headers, secure, remoteAddress) => {
    expect(from(address, headers)).toEqual({ secure, remoteAddress });
  });

  test.each([
    ['10.0.0.5', '203.0.113.9', '203.0.113.9'],
    ['10.0.0.5', '6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['10.0.0.5', '6.6.6.6, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['10.0.0.5', '10.1.2.3', '10.1.2.3'],
    ['10.0.0.5', '203.0.113.9:4711', '203.0.113.9'],
    ['10.0.0.5', '[2001:db8::1]:4711', '2001:db8::1'],
    ['10.0.0.5', 'nonsense', '10.0.0.5'],
    ['203.0.113.1', '6.6.6.6', '203.0.113.1'],
  ])('from %s for %s: %s', (address, forwarded, remoteAddress) => {
    expect(from(address, { 'x-forwarded-for': forwarded })).toMatchObject({ remoteAddress });
  });
});

describe('a station behind a proxy that ends TLS', () => {
  let desk: Desk;
  beforeAll(async () => {
    const trustedProxies = new BlockList();
    trustedProxies.addAddress('127.0.0.1');
    desk = await Desk.open({ trustedProxies });
  });
  afterAll(() => desk.close());

  const add = (id: string, securityProfile: 2 | 3) =>
    desk.addStation(id, { securityProfile, passwordHashes: [desk.secrets.hash(password)] });

  test('fulfils profile 2, and is seen under its own address', async () => {
    await add('X1', 2);
    const headers = { ...https, 'x-forwarded-for': '203.0.113.9' };
    const station = await desk.connect('X1', { password, headers });
    expect(desk.server.stations.connection('X1')).toMatchObject({
      securityProfile: 2,
      remoteAddress: '203.0.113.9',
    });
    await station.close();
    await expect(desk.connect('X1', { password })).rejects.toMatchObject({ status: 403 });
    await expect(desk.connect('X1', { headers })).rejects.toMatchObject({ status: 401 });
    await until('it is told', async () => (await desk.store.stationEvents('X1', { limit: 5 })).length > 0);
  });

  test('never fulfils profile 3', async () => {
    await add('X2', 3);
    const headers = { ...https, 'x-ssl-client-verify': 'SUCCESS', 'x-ssl-client-cn': 'X2' };
    await expect(desk.connect('X2', { password, headers })).rejects.toMatchObject({ status: 403 });
  });
});

describe('a trusted proxy in front of TLS that ends here', () => {
  let desk: Desk;
  let folder: TempDir;
  let ca: TestCa;
  beforeAll(async () => {
    folder = await tempDir('rb-proxy-');
    ca = await TestCa.make('servers');
    const { cert, key } = await ca.leaf('bridge.example');
    const [certFile, keyFile] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
    await writeFile(certFile, cert);
    await writeFile(keyFile, key);
    const trustedProxies = new BlockList();
    trustedProxies.addAddress('127.0.0.1');
    desk = await Desk.open({
      trustedProxies,
      tls: {
        certFiles: [certFile],
        keyFiles: [keyFile],
        clientCaFile: undefined,
        minVersion: 'TLSv1.2',
        moreClientCas: [],
      },
    });
    await desk.addStation('T1', { securityProfile: 2, passwordHashes: [desk.secrets.hash(password)] });
  });
  afterAll(async () => {
    await desk.close();
    await folder.remove();
  });

  test('is not believed whose address it forwards, and believed that the way to it was open', async () => {
    const options = { password, tls: { ca: ca.cert } };
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    const station = await FakeStation.connect(desk.tlsUrl, 'T1', { ...options, headers: forwarded });
    expect(desk.server.stations.connection('T1')).toMatchObject({
      securityProfile: 2,
      remoteAddress: '127.0.0.1',
    });
    await station.close();
    const open = { 'x-forwarded-proto': 'http' };
    await expect(FakeStation.connect(desk.tlsUrl, 'T1', { ...options, headers: open })).rejects.toMatchObject(
      {
        status: 403,
      },
    );
  });
});
