import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { readConfig } from '../src/config.ts';
import { openStationCa } from '../src/station-ca.ts';
import { tempDir } from './kit/temp-dir.ts';
import type { TempDir } from './kit/temp-dir.ts';

let folder: TempDir;
beforeEach(async () => {
  folder = await tempDir('rb-station-ca-');
});
afterEach(() => folder.remove());

const clock = { now: () => Date.now() };

async function opened(env: Record<string, string>) {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const ca = await openStationCa(readConfig({ DATA_DIR: folder.path, ...env }), clock, log);
  return { ca, lines };
}

test('the built-in authority tells once where its root and its key are, and without TLS that it is of no use', async () => {
  const first = await opened({ STATION_CA: 'builtin' });
  const root = join(folder.path, 'station-ca', 'root.pem');
  expect(first.lines).toEqual([
    { level: 'warn', fields: {}, message: expect.stringMatching(/without TLS_CERT_FILE/) },
    {
      level: 'info',
      fields: { root, secret: join(folder.path, 'station-ca', 'ca.pem') },
      message: expect.stringMatching(/was made/),
    },
  ]);
  const text = await readFile(root, 'utf8');
  expect(text).not.toContain('PRIVATE KEY');
  expect(first.ca.roots.map((pem) => pem.trim())).toEqual([text.trim()]);
  const again = await opened({ STATION_CA: 'builtin' });
  expect(again.lines.map(({ level }) => level)).toEqual(['warn']);
  expect(again.ca.roots).toEqual(first.ca.roots);
});

test('where nobody signs, nothing is told', async () => {
  expect((await opened({})).lines).toEqual([]);
});
