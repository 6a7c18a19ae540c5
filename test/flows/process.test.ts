import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
  expect(code).toBe(1);
  expect(said).toMatch(
    /^The configuration has mistakes:\n {2}PORT: .+\n {2}ADMIN_TOKEN: .+\n {2}REDIS_FSYNC: .+\n$/,
  );
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
