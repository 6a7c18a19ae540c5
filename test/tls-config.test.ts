import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';
import { tempDir } from './kit/temp-dir.ts';
import type { TempDir } from './kit/temp-dir.ts';
import { TestCa } from './ocpp/security/certificates.ts';

let folder: TempDir;
const pathOf = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = await tempDir('rb-config-');
  const ca = await TestCa.make('ca');
  const [one, two] = await Promise.all([ca.leaf('one'), ca.leaf('two')]);
  const files = {
    'one.pem': one.cert + ca.cert,
    'one.key': one.key,
    'two.pem': two.cert,
    'two.key': two.key,
    'ca.pem': ca.cert,
    'empty.pem': '',
    'broken.pem': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    'locked.key': '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(pathOf(name), text);
});
afterAll(() => folder.remove());

function mistakes(settings: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(settings);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

const tls = (cert: string, key: string, more: Record<string, string> = {}) => ({
  TLS_CERT_FILE: cert
    .split(',')
    .map((name) => pathOf(name))
    .join(','),
  TLS_KEY_FILE: key
    .split(',')
    .map((name) => pathOf(name))
    .join(','),
  ...more,
});

describe('TLS', () => {
  test('is off without a certificate', () => {
    expect(readConfig({}).tls).toBeNull();
  });

  test('one pair, or several, and who signs stations', () => {
    const settings = { TLS_CLIENT_CA_FILE: pathOf('ca.pem'), TLS_PORT: '443', TLS_MIN_VERSION: '1.3' };
    expect(readConfig(tls('one.pem', 'one.key', settings)).tls).toEqual({
      port: 443,
      host: '0.0.0.0',
      certFiles: [pathOf('one.pem')],
      keyFiles: [pathOf('one.key')],
      clientCaFile: pathOf('ca.pem'),
      minVersion: 'TLSv1.3',
    });
    expect(readConfig(tls('one.pem,two.pem', 'one.key,two.key')).tls?.certFiles).toHaveLength(2);
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ['a key without certificate', () => ({ TLS_KEY_FILE: pathOf('one.key') }), /KEY_FILE: has no effect/],
    ['a CA without certificate', () => ({ TLS_CLIENT_CA_FILE: pathOf('ca.pem') }), /CA_FILE: has no effect/],
    ['a certificate without key', () => ({ TLS_CERT_FILE: pathOf('one.pem') }), /KEY_FILE: give as many/],
    ['another key', () => tls('one.pem', 'two.key'), /KEY_FILE: .*two\.key is not the key of/],
    ['the chain before the certificate', () => tls('ca.pem', 'one.key'), /own certificate before its chain/],
    ['no such file', () => tls('none.pem', 'one.key'), /CERT_FILE: cannot be read.*ENOENT/],
    ['an empty file', () => tls('empty.pem', 'one.key'), /CERT_FILE: .*holds no PEM certificate/],
    ['a broken one', () => tls('broken.pem', 'one.key'), /CERT_FILE: .*cannot be read/],
    ['a locked key', () => tls('one.pem', 'locked.key'), /KEY_FILE: .*is encrypted/],
    ['no key in it', () => tls('one.pem', 'ca.pem'), /KEY_FILE: .*no private key/],
    [
      'a CA that is none',
      () => tls('one.pem', 'one.key', { TLS_CLIENT_CA_FILE: pathOf('two.pem') }),
      /CA_FILE: .*none of a certificate authority/,
    ],
    [
      'an empty CA file',
      () => tls('one.pem', 'one.key', { TLS_CLIENT_CA_FILE: pathOf('empty.pem') }),
      /CA_FILE: .*no PEM/,
    ],
    ['old TLS', () => ({ TLS_MIN_VERSION: '1.1' }), /MIN_VERSION: give 1\.2 or 1\.3/],
  ])('%s is a mistake', (_what, settings, expected) => {
    expect(mistakes(settings())).toEqual([expect.stringMatching(expected)]);
  });

  test('all mistakes are told at once', () => {
    const found = mistakes(
      tls('one.pem', 'two.key', { PORT: 'x', STATION_CA: 'maybe', TRUSTED_PROXY: 'lan' }),
    );
    expect(found.map((line) => line.trim().split(':')[0])).toEqual([
      'PORT',
      'TRUSTED_PROXY',
      'STATION_CA',
      'TLS_KEY_FILE',
    ]);
  });
});

test.each([
  ['10.0.0.5', '10.0.0.5', true],
  ['10.0.0.5', '10.0.0.6', false],
  ['10.0.0.5, 10.1.0.0/16', '10.1.200.3', true],
  ['fd00::/8', 'fd12::1', true],
])('TRUSTED_PROXY=%s and %s', (setting, address, trusted) => {
  const { trustedProxies } = readConfig({ TRUSTED_PROXY: setting });
  expect(trustedProxies?.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(trusted);
});

test.each(['lan', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'fd00::/129'])(
  'TRUSTED_PROXY=%s is none',
  (text) => {
    expect(mistakes({ TRUSTED_PROXY: text })).toEqual([expect.stringMatching(/TRUSTED_PROXY: .* is none/)]);
  },
);

test('STATION_CA is off, built in, or an https address', () => {
  const kind = (STATION_CA: string) => readConfig({ STATION_CA }).stationCa;
  expect(readConfig({}).stationCa).toBeNull();
  expect(kind('builtin')).toEqual({ kind: 'builtin' });
  expect(kind('https://ca.example/sign')).toEqual({ kind: 'external', url: 'https://ca.example/sign' });
  expect(kind('http://127.0.0.1:9000/')).toMatchObject({ kind: 'external' });
  expect(mistakes({ STATION_CA: 'http://ca.example/' })).toEqual([expect.stringMatching(/https URL/)]);
  const { stationCaToken } = readConfig({ STATION_CA_TOKEN: 'a-token-of-the-authority' });
  expect(JSON.stringify({ stationCaToken })).toBe('{"stationCaToken":"***"}');
});

test('docs/security.md names the settings that there are', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const named = [...read('../docs/security.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  const all = [...read('../src/config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name ?? '');
  const ofSecurity = all.filter((name) => /^(TLS_|STATION_CA|TRUSTED_|OCPP_DEFLATE)/.test(name));
  expect(named.toSorted()).toEqual(ofSecurity.toSorted());
});
