import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { App } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { makeLogger } from '../../../src/log.ts';
import { freePort } from '../../kit/bridge.ts';
import { FakeStation } from '../../kit/station.ts';
import { tempDir } from '../../kit/temp-dir.ts';
import type { TempDir } from '../../kit/temp-dir.ts';
import { until } from '../../kit/until.ts';
import { csrFor, TestCa } from './certificates.ts';

const adminToken = 'test-admin-token-0123456789';
const password = '0123456789abcdef';

let folder: TempDir;
let app: App;
let ca: TestCa;
let ports: { plain: number; tls: number; admin: number };

beforeAll(async () => {
  folder = await tempDir('rb-secure-');
  ca = await TestCa.make('servers');
  const { cert, key } = await ca.leaf('bridge.example');
  const [certFile, keyFile] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
  await writeFile(certFile, cert);
  await writeFile(keyFile, key);
  ports = { plain: await freePort(), tls: await freePort(), admin: await freePort() };
  const config = readConfig({
    PORT: String(ports.plain),
    TLS_PORT: String(ports.tls),
    ADMIN_PORT: String(ports.admin),
    HOST: '127.0.0.1',
    ADMIN_TOKEN: adminToken,
    DATA_DIR: join(folder.path, 'data'),
    TLS_CERT_FILE: certFile,
    TLS_KEY_FILE: keyFile,
    STATION_CA: 'builtin',
    LOG_LEVEL: 'silent',
  });
  app = new App(config, makeLogger('silent'));
  await app.start();
});
afterAll(async () => {
  await app.close();
  await folder.remove();
});

async function admin(method: string, path: string, body?: unknown) {
  const response = await fetch(`http://127.0.0.1:${ports.admin}/admin/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.status).toBeLessThan(300);
  return response.json() as Promise<never>;
}

const at = (port: 'plain' | 'tls') => `${port === 'tls' ? 'wss' : 'ws'}://127.0.0.1:${ports[port]}/ocpp`;
const boot = ['BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' }] as const;

test('from a password without TLS to a certificate and nothing below', async () => {
  const tls = { ca: ca.cert };
  expect(await admin('PUT', '/stations/CP1', { password })).toMatchObject({
    securityProfile: 1,
    warnings: [],
  });
  const plain = await FakeStation.connect(at('plain'), 'CP1', {
    password,
    answers: { ChangeConfiguration: () => ({ status: 'Accepted' }) },
  });
  await plain.call(...boot);
  const { password: next } = await admin('POST', '/stations/CP1/password', {});
  await plain.close();

  let chain = '';
  const answers = {
    CertificateSigned: ({ certificateChain }: { certificateChain: string }) => {
      chain = certificateChain;
      return { status: 'Accepted' };
    },
  };
  const secure = await FakeStation.connect(at('tls'), 'CP1', { password: next, tls, answers });
  await secure.call(...boot);
  expect(await admin('GET', '/stations/CP1')).toMatchObject({
    connectedProfile: 2,
    remoteAddress: '127.0.0.1',
  });
  await until('the old password is dropped', async () => {
    const shown: object = await admin('GET', '/stations/CP1');
    return !('passwordPending' in shown);
  });
  await expect(FakeStation.connect(at('tls'), 'CP1', { password, tls })).rejects.toMatchObject({
    status: 401,
  });
  const { csr, key } = await csrFor([{ CN: ['CP1'] }]);
  await expect(secure.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Accepted' });
  await until('it is installed', async () => {
    const [certificate] = await admin('GET', '/stations/CP1/certificates').then(
      (found: { state: string }[]) => found,
    );
    return certificate?.state === 'installed';
  });

  expect(await admin('PUT', '/stations/CP1', { securityProfile: 3 })).toMatchObject({ warnings: [] });
  expect(await secure.closed()).toMatchObject({ code: 1008 });
  const best = await FakeStation.connect(at('tls'), 'CP1', { tls: { ...tls, cert: chain, key } });
  await expect(best.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
  await best.close();
  await expect(FakeStation.connect(at('tls'), 'CP1', { password: next, tls })).rejects.toMatchObject({
    status: 403,
  });
  await expect(FakeStation.connect(at('plain'), 'CP1', { password: next })).rejects.toMatchObject({
    status: 403,
  });
  const events: { kind: string }[] = await admin('GET', '/stations/CP1/events');
  expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['certificate', 'configuration', 'login']));
});

test('partners come over TLS too', async () => {
  const { request } = await import('node:https');
  const status = await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: ports.tls, path: '/ocpi/versions', ca: ca.cert }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(401);
});
