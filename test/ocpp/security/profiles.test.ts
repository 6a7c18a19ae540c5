import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Station } from '../../../src/core/model/station.ts';
import type { ConnectOptions, FakeStation } from '../../kit/station.ts';
import { FakeStation as Stations, HandshakeRefused } from '../../kit/station.ts';
import { tempDir } from '../../kit/temp-dir.ts';
import type { TempDir } from '../../kit/temp-dir.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';
import { TestCa } from './certificates.ts';
import type { LeafOptions, Pair } from './certificates.ts';

const right = '0123456789abcdef';

let folder: TempDir;
let serverCa: TestCa;
let stationCa: TestCa;
let strangerCa: TestCa;
let desk: Desk;

const pathOf = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = await tempDir('rb-tls-');
  [serverCa, stationCa, strangerCa] = (await Promise.all(
    ['servers', 'stations', 'strangers'].map((name) => TestCa.make(name)),
  )) as [TestCa, TestCa, TestCa];
  const server = await serverCa.leaf('bridge.example');
  await writeFile(pathOf('cert.pem'), server.cert);
  await writeFile(pathOf('key.pem'), server.key);
  const rsa = await serverCa.rsaLeaf('bridge.example');
  await writeFile(pathOf('rsa.pem'), rsa.cert);
  await writeFile(pathOf('rsa.key'), rsa.key);
  await writeFile(pathOf('ca.pem'), stationCa.cert);
  desk = await Desk.open({
    tls: {
      certFiles: [pathOf('cert.pem'), pathOf('rsa.pem')],
      keyFiles: [pathOf('key.pem'), pathOf('rsa.key')],
      clientCaFile: pathOf('ca.pem'),
      minVersion: 'TLSv1.2',
      moreClientCas: [],
      rereadMs: 20,
    },
  });
});
afterAll(async () => {
  await desk.close();
  await folder.remove();
});

const trusting = (pair?: Pair) => ({ tls: { ca: serverCa.cert, ...pair } });
const overTls = (id: string, options: ConnectOptions = {}) =>
  Stations.connect(desk.tlsUrl, id, { ...trusting(), ...options });

async function works(attempt: Promise<FakeStation>): Promise<void> {
  const station = await attempt;
  await expect(station.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
  await station.close();
}

async function refusal(attempt: Promise<FakeStation>): Promise<HandshakeRefused> {
  const error = await attempt.then(
    async (station) => {
      await station.close();
      return new Error('let in');
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof HandshakeRefused)) throw error;
  return error;
}

const loginEvents = (id: string) => desk.store.stationEvents(id, { limit: 10, kind: 'login' });

async function refusedFor(id: string, attempt: Promise<FakeStation>, status: number, reason: RegExp) {
  const refused = await refusal(attempt);
  expect({ status: refused.status, body: refused.body }).toEqual({ status, body: 'access denied\n' });
  const [event] = await until('the event is kept', async () => {
    const events = await loginEvents(id);
    return events.length > 0 && events;
  });
  expect(event).toMatchObject({ severity: 'warning', details: { remoteAddress: '127.0.0.1' } });
  expect(event?.text).toMatch(reason);
}

let count = 0;
async function station(
  profile: Station['securityProfile'],
  settings: Partial<Station> = {},
): Promise<string> {
  const id = `P${profile}-${++count}`;
  await desk.addStation(id, {
    securityProfile: profile,
    passwordHashes: [desk.secrets.hash(right)],
    ...settings,
  });
  return id;
}

describe('a station of every profile, in every way to come', () => {
  const ways: [number, string, (id: string) => Promise<FakeStation>][] = [
    [0, 'shows nothing', (id) => desk.connect(id)],
    [0, 'shows nothing over TLS', (id) => overTls(id)],
    [0, 'shows a wrong password', (id) => desk.connect(id, { password: 'wrong' })],
    [0, 'shows a wrong password over TLS', (id) => overTls(id, { password: 'wrong' })],
    [
      0,
      'shows the certificate of another station',
      async (id) => overTls(id, trusting(await stationCa.leaf('another'))),
    ],
    [
      0,
      'shows a certificate of an authority that is not trusted',
      async (id) => overTls(id, trusting(await strangerCa.leaf(id))),
    ],
    [
      0,
      'shows an expired certificate',
      async (id) => overTls(id, trusting(await stationCa.leaf(id, { fromDays: -30, toDays: -1 }))),
    ],
    [
      0,
      'says that a proxy ended TLS, which nobody trusts',
      (id) => desk.connect(id, { headers: { 'x-forwarded-proto': 'https' } }),
    ],
    [1, 'shows its password', (id) => desk.connect(id, { password: right })],
    [
      1,
      'shows its password and says that a proxy ended TLS',
      (id) => desk.connect(id, { password: right, headers: { 'x-forwarded-proto': 'https' } }),
    ],
    [2, 'shows its password over TLS', (id) => overTls(id, { password: right })],
    [
      2,
      'shows its password and the certificate of another station',
      async (id) => overTls(id, { password: right, ...trusting(await stationCa.leaf('another')) }),
    ],
    [3, 'shows its certificate', async (id) => overTls(id, trusting(await stationCa.leaf(id)))],
    [
      3,
      'shows its certificate and a wrong password',
      async (id) => overTls(id, { password: 'wrong', ...trusting(await stationCa.leaf(id)) }),
    ],
  ];

  const all = ([0, 1, 2, 3] as const).flatMap((profile) =>
    ways.map(([reached, what, attempt]) => ({ profile, reached, what, attempt })),
  );

  test.each(all.filter(({ profile, reached }) => reached >= profile))(
    'profile $profile, and it $what: let in',
    async ({ profile, attempt }) => {
      const id = await station(profile);
      await works(attempt(id));
      expect(await loginEvents(id)).toEqual([]);
    },
  );

  test.each(all.filter(({ profile, reached }) => reached < profile))(
    'profile $profile, and it $what: turned away',
    async ({ profile, attempt }) => {
      const id = await station(profile);
      const { status, body } = await refusal(attempt(id));
      expect([401, 403]).toContain(status);
      expect(body).toBe('access denied\n');
      expect(desk.server.stations.isConnected(id)).toBe(false);
      await until('the event is kept', async () => (await loginEvents(id)).length === 1);
    },
  );
});

describe('the reason is told to the operator', () => {
  test.each([
    ['no password', {}, /shows no password/],
    ['a wrong one', { password: 'wrong' }, /password is wrong/],
    ['another user', { password: right, username: 'else' }, /user name/],
    ['no Basic', { headers: { authorization: 'Bearer x' } }, /not Basic/],
  ] satisfies [string, ConnectOptions, RegExp][])('profile 1: %s', async (_what, options, reason) => {
    const id = await station(1);
    await refusedFor(id, desk.connect(id, options), 401, reason);
  });

  test('profile 2 without TLS: the status does not say whether the password is right', async () => {
    const id = await station(2);
    await refusedFor(id, desk.connect(id, { password: right }), 403, /profile 2: the connection is not TLS/);
    expect((await refusal(desk.connect(id, { password: 'wrong' }))).status).toBe(403);
  });

  test('profile 3 without TLS', async () => {
    const id = await station(3);
    await refusedFor(id, desk.connect(id, { password: right }), 403, /profile 3: the connection is not TLS/);
  });

  test.each<[string, (id: string) => Promise<Pair | undefined>, RegExp]>([
    ['none', () => Promise.resolve(undefined), /no client certificate/],
    ['of another authority', (id) => strangerCa.leaf(id), /no trusted authority/],
    ['one that ended', (id) => stationCa.leaf(id, { fromDays: -9, toDays: -1 }), /CERT_HAS_EXPIRED/],
    ['one from tomorrow', (id) => stationCa.leaf(id, { fromDays: 1 }), /CERT_NOT_YET_VALID/],
    ['of another station', () => stationCa.leaf('OTHER'), /CN of its certificate is OTHER/],
    ['in another case', (id) => stationCa.leaf(id.toLowerCase()), /CN of its certificate/],
    ['without CN', () => stationCa.leaf('', { subject: [{ O: ['Test'] }] }), /CN .* absent or not single/],
    [
      'with two CNs',
      (id) => stationCa.leaf('', { subject: [{ CN: [id] }, { CN: ['OTHER'] }] }),
      /CN .* absent or not single/,
    ],
    [
      'with its CN inside another name',
      (id) => stationCa.leaf('', { subject: [{ O: [`x\nCN=${id}`] }, { OU: [`CN=${id}`] }] }),
      /CN .* absent or not single/,
    ],
  ])('profile 3, the certificate: %s', async (_what, make, reason) => {
    const id = await station(3);
    const pair = await make(id);
    await refusedFor(id, overTls(id, { password: right, ...trusting(pair) }), 403, reason);
  });
});

describe('the client certificate of the settings', () => {
  const fingerprint = ({ cert }: Pair) =>
    new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();

  test.each<[string, Station['clientCertificate'] & object, LeafOptions & { cn: string }, boolean]>([
    ['a CN of its own', { commonName: 'SN-17' }, { cn: 'SN-17' }, true],
    ['not that CN', { commonName: 'SN-17' }, { cn: 'SN-18' }, false],
    [
      'the organization',
      { commonName: 'SN-17', organization: 'CPO' },
      { cn: 'SN-17', organization: 'CPO' },
      true,
    ],
    [
      'another one',
      { commonName: 'SN-17', organization: 'CPO' },
      { cn: 'SN-17', organization: 'CPO2' },
      false,
    ],
  ])('%s', async (_what, clientCertificate, { cn, ...options }, letIn) => {
    const id = await station(3, { clientCertificate });
    const attempt = overTls(id, trusting(await stationCa.leaf(cn, options)));
    if (letIn) await works(attempt);
    else expect((await refusal(attempt)).status).toBe(403);
  });

  test('a fingerprint: whatever the CN, and no other certificate', async () => {
    const pair = await stationCa.leaf('anything');
    const id = await station(3, {
      clientCertificate: { fingerprint256: ['0'.repeat(64), fingerprint(pair)] },
    });
    await works(overTls(id, trusting(pair)));
    expect((await refusal(overTls(id, trusting(await stationCa.leaf('anything'))))).status).toBe(403);
    const strange = await strangerCa.leaf('anything');
    const pinned = await station(3, { clientCertificate: { fingerprint256: [fingerprint(strange)] } });
    expect((await refusal(overTls(pinned, trusting(strange)))).status).toBe(403);
  });
});

describe('settings that change while a station is connected', () => {
  test('a profile above what it fulfils closes its socket', async () => {
    const id = await station(1);
    const connected = await desk.connect(id, { password: right });
    const stored = await desk.store.station(id);
    await desk.server.stations.configured({ ...stored!, securityProfile: 2 });
    expect(await connected.closed()).toMatchObject({ code: 1008 });
  });

  test('a profile that it fulfils already leaves it', async () => {
    const id = await station(1);
    const connected = await overTls(id, { password: right });
    const stored = await desk.store.station(id);
    await desk.server.stations.configured({ ...stored!, securityProfile: 2 });
    await expect(connected.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
    expect(desk.server.stations.connection(id)).toMatchObject({ securityProfile: 2 });
    await desk.server.stations.configured({ ...stored!, securityProfile: 3 });
    expect(await connected.closed()).toMatchObject({ code: 1008 });
  });
});

describe('TLS', () => {
  test('a session that is taken up again without a certificate is none with one', async () => {
    const id = await station(3);
    const port = Number(new URL(desk.tlsUrl).port);
    const first = connect({ port, host: '127.0.0.1', ca: serverCa.cert });
    const [session] = (await once(first, 'session')) as [Buffer];
    first.destroy();
    const resumed = connect({ port, host: '127.0.0.1', ca: serverCa.cert, session });
    await once(resumed, 'secureConnect');
    expect(resumed.isSessionReused()).toBe(true);
    const lines = [`GET /ocpp/${id} HTTP/1.1`, 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket'];
    const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
    resumed.write([...lines, ...key, '', ''].join('\r\n'));
    const [answer] = (await once(resumed, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /);
    resumed.destroy();
  });

  test('below 1.2 there is nothing', async () => {
    const port = Number(new URL(desk.tlsUrl).port);
    const socket = connect({
      port,
      host: '127.0.0.1',
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'ALL:@SECLEVEL=0',
      ca: serverCa.cert,
    });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toMatch(/PROTOCOL_VERSION|ECONNRESET|ERR_SSL/);
  });

  test.each([
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'AES128-GCM-SHA256',
    'AES256-GCM-SHA384',
  ])('the suite %s of the whitepaper, without SNI', async (ciphers) => {
    const port = Number(new URL(desk.tlsUrl).port);
    const socket = connect({
      port,
      host: '127.0.0.1',
      maxVersion: 'TLSv1.2',
      ciphers,
      ca: serverCa.cert,
      servername: '',
    });
    await once(socket, 'secureConnect');
    expect(socket.getCipher().name).toBe(ciphers);
    socket.destroy();
  });

  test('changed files are read without a restart; what does not fit is not', async () => {
    const port = Number(new URL(desk.tlsUrl).port);
    const shown = async () => {
      const socket = connect({ port, host: '127.0.0.1', ca: serverCa.cert });
      await once(socket, 'secureConnect');
      const { subject } = socket.getPeerCertificate();
      socket.destroy();
      return subject.CN;
    };
    expect(await shown()).toBe('bridge.example');
    const next = await serverCa.leaf('next.example');
    await writeFile(pathOf('cert.pem'), next.cert);
    await until('the misfit is told', () =>
      desk.log.some(({ message }) => message.startsWith('changed TLS files do not do')),
    );
    expect(await shown()).toBe('bridge.example');
    await writeFile(pathOf('key.pem'), next.key);
    await until('the new certificate is shown', async () => (await shown()) === 'next.example');
  });

  test('a client authority that is taken out of the file is trusted no more', async () => {
    const id = await station(3);
    const pair = await stationCa.leaf(id);
    await works(overTls(id, trusting(pair)));
    const at = { port: Number(new URL(desk.tlsUrl).port), host: '127.0.0.1', ca: serverCa.cert, ...pair };
    const first = connect(at);
    const [session] = (await once(first, 'session')) as [Buffer];
    first.destroy();
    await writeFile(pathOf('ca.pem'), strangerCa.cert);
    await until('the change is read', async () =>
      overTls(id, trusting(pair)).then(
        async (open) => {
          await open.close();
          return false;
        },
        (error: unknown) => error instanceof HandshakeRefused && error.status === 403,
      ),
    );
    const resumed = connect({ ...at, session });
    await once(resumed, 'secureConnect');
    expect(resumed.isSessionReused()).toBe(false);
    resumed.destroy();
    await writeFile(pathOf('ca.pem'), stationCa.cert);
    await until('it is trusted again', async () =>
      overTls(id, trusting(pair)).then(
        async (open) => {
          await open.close();
          return true;
        },
        () => false,
      ),
    );
  });
});
