import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bridge } from '../kit/bridge.ts';
import { tempDir } from '../kit/temp-dir.ts';
import type { TempDir } from '../kit/temp-dir.ts';

const main = new URL('../../dist/main.js', import.meta.url).pathname;

let folder: TempDir;
beforeEach(async () => {
  folder = await tempDir('roambridge-test-');
});
afterEach(() => folder.remove());

async function startsNot(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const settings = { PORT: '0', ADMIN_PORT: '0', DATA_DIR: folder.path, ...env };
  const child = spawn(process.execPath, [main], { env: settings, stdio: [...stdio] });
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, said };
}

test('SIGTERM ends the bridge and its store with exit code 0', async () => {
  const bridge = await Bridge.start();
  try {
    const store = await bridge.storePid();
    expect(await bridge.shutDown()).toBe(0);
    expect(() => process.kill(store, 0)).toThrow('ESRCH');
  } finally {
    await bridge.stop();
  }
});

test('without a Redis on PATH it says what to install, and nothing else', async () => {
  const { code, said } = await startsNot({ PATH: folder.path });
  expect(code).toBe(1);
  expect(said).toMatch(/^roambridge: no Redis found: .+`apt-get install redis-server`.+ REDIS_URL .+\n$/);
});

test('every mistake in the settings is named at once', async () => {
  const { code, said } = await startsNot({ PORT: 'http', REDIS_FSYNC: 'never', ADMIN_TOKEN: 'short' });
  expect(code).toBe(2);
  expect(said).toMatch(
    /^The configuration has mistakes:\n {2}PORT: give a number from 0 to 65535\n {2}ADMIN_TOKEN: .+\n {2}REDIS_FSYNC: .+\n$/,
  );
});

test('a data directory that is a file is named by its setting', async () => {
  const file = join(folder.path, 'file');
  await writeFile(file, '');
  for (const path of [file, join(file, 'below')]) {
    const { code, said } = await startsNot({ DATA_DIR: path });
    expect({ code, said }).toEqual({
      code: 2,
      said: `DATA_DIR: ${path} is a file, or below one: give a folder\n`,
    });
  }
});

test('another key than that of the store is refused', async () => {
  const bridge = await Bridge.start();
  try {
    await bridge.shutDown();
    const settings = { PATH: process.env['PATH'] ?? '', DATA_DIR: bridge.dataDir };
    const { code, said } = await startsNot({ ...settings, SECRET_KEY: '7'.repeat(64) });
    expect(code).toBe(1);
    expect(said).toMatch(/^roambridge: this store was made with another key, .+ SECRET_KEY .+\n$/);
  } finally {
    await bridge.stop();
  }
});

test('a port that is taken is named', async () => {
  const bridge = await Bridge.start();
  try {
    const { code, said } = await startsNot({
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: String(bridge.port),
    });
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^roambridge: cannot listen on 127\\.0\\.0\\.1:${bridge.port}: .+\n$`));
  } finally {
    await bridge.stop();
  }
});
