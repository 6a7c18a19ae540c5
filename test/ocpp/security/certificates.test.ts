import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webcrypto, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BuiltinCa } from '../../../src/ca/builtin-ca.ts';
import type { CertificateAuthority } from '../../../src/core/security/station-certificates.ts';
import { CallErrorFrame, FakeStation } from '../../kit/station.ts';
import { tempDir } from '../../kit/temp-dir.ts';
import type { TempDir } from '../../kit/temp-dir.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';
import { csrFor, newKeys, TestCa } from './certificates.ts';

const clock = { now: () => Date.now() };
const certificateType = 'ChargingStationCertificate';
const yearMs = 365 * 86_400_000;

let folder: TempDir;
let serverCa: TestCa;
beforeAll(async () => {
  folder = await tempDir('rb-ca-');
  serverCa = await TestCa.make('servers');
});
afterAll(() => folder.remove());

async function builtin(dir?: string): Promise<BuiltinCa> {
  const path = dir ?? (await mkdtemp(join(folder.path, 'ca-')));
  const ca = new BuiltinCa({ folder: join(path, 'station-ca'), organization: 'Ring & Söhne', clock });
  await ca.start();
  return ca;
}

describe('what may be signed', () => {
  let ca: BuiltinCa;
  beforeAll(async () => {
    ca = await builtin();
  });
  const refused = async (csr: string, reason: RegExp) => {
    const request = { stationId: 'CP1', csr, certificateType } as const;
    await expect(ca.check(request)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(reason),
    });
    await expect(ca.issue(request)).rejects.toMatchObject({ code: 'invalid' });
  };
  const rsa = (modulusLength: number) => ({
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength,
  });
  const rsaKeys = (bits: number) => webcrypto.subtle.generateKey(rsa(bits), true, ['sign', 'verify']);

  test('no CSR at all', () => refused('nonsense', /no PKCS #10/));
  test('an endless one', () => refused('A'.repeat(6000), /longer than 5500/));
  test('another station', async () => refused((await csrFor([{ CN: ['CP2'] }])).csr, /CN is CP2/));
  test('no CN', async () => refused((await csrFor([{ O: ['X'] }])).csr, /no CN/));
  test('two CNs', async () =>
    refused((await csrFor([{ CN: ['CP1'] }, { CN: ['CP2'] }])).csr, /more than one/));
  test('RSA of 1024 bits', async () =>
    refused((await csrFor([{ CN: ['CP1'] }], await rsaKeys(1024), rsa(1024))).csr, /1024 bits/));
  test('a signature of another key', async () => {
    const keys = await newKeys();
    const { privateKey } = await newKeys();
    const { csr } = await csrFor([{ CN: ['CP1'] }], { publicKey: keys.publicKey, privateKey });
    await refused(csr, /signature/);
  });
  test('V2G', async () => {
    const { csr } = await csrFor([{ CN: ['CP1'] }]);
    const request = { stationId: 'CP1', csr, certificateType: 'V2GCertificate' } as const;
    await expect(ca.check(request)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('RSA of 2048 bits and P-384 are', async () => {
    const p384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
    const keys = await webcrypto.subtle.generateKey(p384, true, ['sign', 'verify']);
    for (const { csr } of [
      await csrFor([{ CN: ['CP1'] }], await rsaKeys(2048), rsa(2048)),
      await csrFor([{ CN: ['CP1'] }], keys, p384),
    ]) {
      const { chain } = await ca.issue({ stationId: 'CP1', csr, certificateType });
      expect(new X509Certificate(chain).checkIssued(new X509Certificate(ca.root))).toBe(true);
    }
  });
});

describe('the built-in authority', () => {
  test('keeps key and root for the owner only, and is the same after a restart', async () => {
    const dir = await mkdtemp(join(folder.path, 'ca-'));
    const [first, second] = await Promise.all([builtin(dir), builtin(dir)]);
    expect(second.root).toBe(first.root);
    expect((await builtin(dir)).root).toBe(first.root);
    for (const file of ['ca.pem', 'root.pem']) {
      expect((await stat(join(dir, 'station-ca', file))).mode & 0o777).toBe(0o600);
    }
    expect(await readFile(join(dir, 'station-ca', 'root.pem'), 'utf8')).not.toContain('PRIVATE');
  });

  test('says what is wrong with its files', async () => {
    const dir = await mkdtemp(join(folder.path, 'ca-'));
    const { root } = await builtin(dir);
    await writeFile(join(dir, 'station-ca', 'ca.pem'), root);
    await expect(builtin(dir)).rejects.toThrow(/does not hold a key and a certificate/);
  });

  test('signs for a year, for clients, with the station as CN and the party as O', async () => {
    const ca = await builtin();
    const { csr } = await csrFor([{ O: ['Somebody'] }, { CN: ['CP 1/ä'] }]);
    const issued = await ca.issue({ stationId: 'CP 1/ä', csr, certificateType });
    const leaf = new X509Certificate(issued.chain);
    expect(leaf.verify(new X509Certificate(ca.root).publicKey)).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(leaf.toLegacyObject().subject).toMatchObject({ CN: 'CP 1/ä', O: 'Ring & Söhne' });
    expect(Math.abs(issued.notAfter - Date.now() - yearMs)).toBeLessThan(60_000);
    expect(issued.serial).toBe(leaf.serialNumber);
  });
});

/** A bridge with TLS that trusts the authority's root, and signs with it. */
async function bridge(authority: CertificateAuthority, roots: string[] = []): Promise<Desk> {
  const dir = await mkdtemp(join(folder.path, 'tls-'));
  const { cert, key } = await serverCa.leaf('bridge.example');
  await writeFile(join(dir, 'cert.pem'), cert);
  await writeFile(join(dir, 'key.pem'), key);
  return Desk.open({
    callTimeoutMs: 300,
    authority,
    tls: {
      certFiles: [join(dir, 'cert.pem')],
      keyFiles: [join(dir, 'key.pem')],
      clientCaFile: undefined,
      minVersion: 'TLSv1.2',
      moreClientCas: roots,
    },
  });
}

const boot = ['BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' }] as const;
const eventsOf = (desk: Desk, id: string, least = 1) =>
  until('the events are kept', async () => {
    const found = await desk.store.stationEvents(id, { limit: 10, kind: 'certificate' });
    return found.length >= least && found;
  });

describe('a station asks for its certificate', () => {
  let foreign: TestCa;
  let desk: Desk;
  beforeAll(async () => {
    const ca = await builtin();
    foreign = await TestCa.make('foreign');
    desk = await bridge(ca, [ca.root, foreign.cert]);
  });
  afterAll(() => desk.close());

  test('gets it, and comes in with it and nothing else', async () => {
    const given = { csr: '', chain: '', key: '' };
    await desk.addStation('M1');
    const station = await desk.connect('M1', {
      answers: {
        CertificateSigned: ({ certificateChain }: { certificateChain: string }) => {
          given.chain = certificateChain;
          return { status: 'Accepted' };
        },
      },
    });
    await station.call(...boot);
    const { csr, key } = await csrFor([{ O: ['X'] }, { CN: ['M1'] }]);
    await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Accepted' });
    expect(await eventsOf(desk, 'M1')).toMatchObject([
      { severity: 'info', text: expect.stringMatching(/taken/) },
    ]);
    expect(await desk.store.stationCertificates('M1')).toMatchObject([{ state: 'installed', attempts: 1 }]);
    await station.close();

    await desk.addStation('M1', { securityProfile: 3 });
    const tls = { ca: serverCa.cert, cert: given.chain, key };
    const secure = await FakeStation.connect(desk.tlsUrl, 'M1', { tls });
    await expect(secure.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
    expect(desk.server.stations.connection('M1')).toMatchObject({ securityProfile: 3 });
    await secure.close();
    const bare = FakeStation.connect(desk.tlsUrl, 'M1', { tls: { ca: serverCa.cert } });
    await expect(bare).rejects.toMatchObject({ status: 403 });
    await desk.addStation('M2', { securityProfile: 3 });
    await expect(FakeStation.connect(desk.tlsUrl, 'M2', { tls })).rejects.toMatchObject({ status: 403 });
  });

  test.each([
    ['SERIAL-11', 'M11'],
    ['M12', 'M12'],
  ])('TC_074, TC_A_11: asked for as %s, it has the CN that lets the station in', async (cn, id) => {
    const given = { chain: '' };
    await desk.addStation(id, { clientCertificate: { commonName: 'SERIAL-11' } });
    const station = await desk.connect(id, {
      answers: {
        CertificateSigned: ({ certificateChain }: { certificateChain: string }) => {
          given.chain = certificateChain;
          return { status: 'Accepted' };
        },
      },
    });
    await station.call(...boot);
    const other = (await csrFor([{ CN: ['SERIAL-12'] }])).csr;
    await expect(station.call('SignCertificate', { csr: other })).resolves.toEqual({ status: 'Rejected' });
    const { csr, key } = await csrFor([{ CN: [cn] }]);
    await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Accepted' });
    await until(
      'it is taken',
      async () => (await desk.store.stationCertificates(id))[0]?.state === 'installed',
    );
    await station.close();
    await desk.addStation(id, { securityProfile: 3, clientCertificate: { commonName: 'SERIAL-11' } });
    const tls = { ca: serverCa.cert, cert: given.chain, key };
    const secure = await FakeStation.connect(desk.tlsUrl, id, { tls });
    await expect(secure.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
    await secure.close();
  });

  test('what cannot be signed is rejected, and said', async () => {
    const station = await desk.station('M3');
    const { csr } = await csrFor([{ CN: ['M1'] }]);
    await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Rejected' });
    expect(await eventsOf(desk, 'M3')).toMatchObject([
      { severity: 'warning', text: expect.stringMatching(/CN is M1, and the station is M3/) },
    ]);
    await expect(station.call('SignCertificate', {})).rejects.toMatchObject({
      code: 'OccurenceConstraintViolation',
    });
    await station.close();
  });

  test.each<[string, () => object | undefined]>([
    ['rejects', () => ({ status: 'Rejected' })],
    ['does not answer', () => undefined],
    [
      'answers with an error',
      () => {
        throw new CallErrorFrame('InternalError');
      },
    ],
  ])('a station that %s is asked once more, then it is an alarm', async (what, answer) => {
    const id = `M4 ${what}`;
    await desk.addStation(id);
    const station = await desk.connect(id, { answers: { CertificateSigned: answer } });
    await station.call(...boot);
    await station.call('SignCertificate', { csr: (await csrFor([{ CN: [id] }])).csr });
    const events = await eventsOf(desk, id, 2);
    expect(events.map(({ severity }) => severity)).toEqual(['alarm', 'warning']);
    expect(station.calls.filter(({ action }) => action === 'CertificateSigned')).toHaveLength(2);
    expect(await desk.store.stationCertificates(id)).toMatchObject([{ state: 'refused', attempts: 2 }]);
    await station.close();
  });

  test('a station that left meanwhile gets it when it is back', async () => {
    await desk.addStation('M5');
    const first: FakeStation = await desk.connect('M5', {
      answers: {
        CertificateSigned: () => {
          first.socket.terminate();
          return undefined;
        },
      },
    });
    await first.call(...boot);
    await first.call('SignCertificate', { csr: (await csrFor([{ CN: ['M5'] }])).csr });
    await eventsOf(desk, 'M5');
    await first.closed();
    expect(await desk.store.stationCertificates('M5')).toMatchObject([{ state: 'issued', attempts: 1 }]);
    const second = await desk.connect('M5', {
      answers: { CertificateSigned: () => ({ status: 'Accepted' }) },
    });
    await second.call(...boot);
    await until(
      'it is taken',
      async () => (await desk.store.stationCertificates('M5'))[0]?.state === 'installed',
    );
    await second.close();
  });

  test('more than ten an hour are too many', async () => {
    await desk.addStation('M6');
    const answers = { CertificateSigned: () => ({ status: 'Accepted' }) };
    const station = await desk.connect('M6', { answers });
    await station.call(...boot);
    const { csr } = await csrFor([{ CN: ['M6'] }]);
    for (let n = 1; n <= 10; n++) {
      await station.call('SignCertificate', { csr });
      await until('it is taken', async () => (await desk.store.stationCertificates('M6')).length === n);
    }
    await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Rejected' });
    await station.close();
  });

  test('one that ends within 30 days is an alarm, once; a renewed one is none', async () => {
    await desk.addStation('M7');
    const now = Date.now();
    const old = {
      serial: 'A1',
      certificateType,
      notBefore: now - yearMs,
      notAfter: now + 86_400_000,
      fingerprint256: 'a'.repeat(64),
      state: 'presented',
      at: now - yearMs,
    } as const;
    await desk.store.commit([{ type: 'station-certificate', stationId: 'M7', certificate: old }]);
    await desk.care.certificates.tellExpiring();
    await desk.care.certificates.tellExpiring();
    const events = await eventsOf(desk, 'M7');
    expect(events).toMatchObject([{ severity: 'alarm', text: expect.stringMatching(/A1 .* ends on/) }]);
    await desk.addStation('M8');
    const renewed = { ...old, serial: 'A2', notAfter: now + yearMs, state: 'installed', at: now } as const;
    for (const certificate of [old, renewed]) {
      await desk.store.commit([{ type: 'station-certificate', stationId: 'M8', certificate }]);
    }
    await desk.care.certificates.tellExpiring();
    expect(await desk.store.stationEvents('M8', { limit: 10 })).toEqual([]);
  });

  test('one of another trusted authority is kept when it is shown, one that nobody vouches for is not', async () => {
    await desk.addStation('M9');
    const show = async (signer: TestCa) => {
      const { cert, key } = await signer.leaf('M9', { toDays: 10 });
      const station = await FakeStation.connect(desk.tlsUrl, 'M9', { tls: { ca: serverCa.cert, cert, key } });
      await station.call('Heartbeat', {});
      await station.close();
      return new X509Certificate(cert).serialNumber;
    };
    await show(await TestCa.make('nobody'));
    const serial = await show(foreign);
    await until('it is kept', async () => (await desk.store.stationCertificates('M9')).length > 0);
    expect(await desk.store.stationCertificates('M9')).toMatchObject([{ serial, state: 'presented' }]);
    await desk.care.certificates.tellExpiring();
    expect(await eventsOf(desk, 'M9')).toMatchObject([{ severity: 'alarm' }]);
  });
});

test('with STATION_CA=off every request is rejected', async () => {
  const desk = await Desk.open();
  const station = await desk.station('O1');
  const { csr } = await csrFor([{ CN: ['O1'] }]);
  await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Rejected' });
  expect(await eventsOf(desk, 'O1')).toMatchObject([{ text: expect.stringMatching(/STATION_CA is off/) }]);
  await desk.close();
});
