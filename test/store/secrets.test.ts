import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyedSecrets, loadKey } from '../../src/store/secrets.ts';

let dir: string;

beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), 'rb-key-'))));
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('secrets', () => {
  const secrets = new KeyedSecrets(Buffer.alloc(32, 1));
  const others = new KeyedSecrets(Buffer.alloc(32, 2));

  test('are recognised by a hash that only this installation makes', () => {
    expect(secrets.hash('token')).toMatch(/^[0-9a-f]{64}$/);
    expect(secrets.hash('token')).toBe(secrets.hash(Buffer.from('token')));
    expect(secrets.hash('token')).not.toBe(secrets.hash('Token'));
    expect(secrets.hash('token')).not.toBe(others.hash('token'));
  });

  test('are opened by who sealed them, and by nobody else', () => {
    const sealed = secrets.seal('Zugang für alle');
    expect(secrets.open(sealed)).toBe('Zugang für alle');
    expect(secrets.seal('Zugang für alle')).not.toBe(sealed);
    expect(() => others.open(sealed)).toThrow(expect.objectContaining({ code: 'invalid' }));
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    expect(() => secrets.open(changed)).toThrow(/another key/);
    expect(() => secrets.open('')).toThrow(/another key/);
  });
});

describe('the key', () => {
  test('is made once, for the owner alone, also when two start at once', async () => {
    const dataDir = join(dir, 'data');
    const keys = await Promise.all([loadKey(dataDir), loadKey(dataDir), loadKey(dataDir)]);
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    expect(await loadKey(dataDir)).toEqual(keys[0]);
    expect(await readdir(dataDir)).toEqual(['secret.key']);
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
  });

  test('may be configured, in hexadecimal or base64', async () => {
    const key = Buffer.alloc(32, 7);
    expect(await loadKey(dir, key.toString('hex'))).toEqual(key);
    expect(await loadKey(dir, key.toString('base64'))).toEqual(key);
    expect(await readdir(dir)).toEqual([]);
    await expect(loadKey(dir, 'short')).rejects.toThrow(/want 32 bytes/);
  });

  test('that is damaged is never replaced', async () => {
    await writeFile(join(dir, 'secret.key'), 'damaged');
    await expect(loadKey(dir)).rejects.toThrow(/secret.key is not a key/);
  });
});
