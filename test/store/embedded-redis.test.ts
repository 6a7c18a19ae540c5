import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { EmbeddedRedis } from '../../src/store/embedded-redis.ts';
import { launchRedis } from '../../src/store/redis-process.ts';
import { socketPath } from '../../src/store/socket-path.ts';
import { startRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { makeSession, noLog, openBacking } from './fixtures.ts';

const cleaning: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'rb-data-'));
  cleaning.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function startEmbedded(dataDir: string): Promise<EmbeddedRedis> {
  const embedded = new EmbeddedRedis({ dataDir, log: noLog });
  await embedded.start();
  cleaning.push(() => embedded.close());
  return embedded;
}

async function processId(address: string): Promise<number> {
  const client = new Redis({ path: address, disconnectTimeout: 50 });
  const info = await client.info('server');
  client.disconnect();
  return Number(/process_id:(\d+)/.exec(info)?.[1]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

interface Started {
  readonly pid: number | undefined;
  readonly isUp: () => boolean;
  readonly code: () => number | null;
  readonly said: () => string;
  readonly kill: () => Promise<void>;
}

const built = new URL('../../dist/store/embedded-redis.js', import.meta.url).href;
const script = `
  import { EmbeddedRedis } from '${built}';
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  await new EmbeddedRedis({ dataDir: process.argv[1], log }).start();
  console.log('it is up');
`;

/** The store of a bridge in a process of its own. */
function startProcess(dataDir: string): Started {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, dataDir]);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += String(part)));
  // After its last words were read.
  const closed = once(child, 'close');
  let code: number | null = null;
  void closed.then(() => (code = child.exitCode));
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  cleaning.push(kill);
  return {
    pid: child.pid,
    isUp: () => said.includes('it is up'),
    code: () => code,
    said: () => said,
    kill,
  };
}

/** The processes whose command line names the socket of this directory. */
function serversOf(dataDir: string): number[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.includes(socketPath(dataDir)));
  return lines.map((line) => Number.parseInt(line, 10));
}

const save = (id: string) => [{ type: 'session', session: makeSession(id, 1) }] as const;

describe('the embedded Redis', () => {
  test('keeps its data in a directory that is nobody else’s, over a stop and a start', async () => {
    const dataDir = join(await tempDir(), 'data');
    const first = new EmbeddedRedis({ dataDir, fsync: 'always', log: noLog });
    await first.start();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const pid = await processId(first.address);
    const before = await openBacking(first.address);
    await before.store.commit(save('kept'));
    await before.close();
    await first.close();
    expect(isAlive(pid)).toBe(false);

    const second = await startEmbedded(dataDir);
    const after = await openBacking(second.address);
    expect(await after.store.session('kept')).toBeDefined();
    await after.close();
  });

  test('comes back when it is killed, and nothing acknowledged is lost', async () => {
    const embedded = await startEmbedded(await tempDir());
    const backing = await openBacking(embedded.address);
    cleaning.push(() => backing.close());
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const pid = await processId(embedded.address);
      const ids = Array.from({ length: 100 }, (_, n) => `${round}-${n}`);
      await Promise.all(ids.slice(0, 50).map((id) => backing.store.commit(save(id))));
      const waiting = ids.slice(50).map((id) => backing.store.commit(save(id)));
      process.kill(pid, 'SIGKILL');
      await Promise.all(waiting);
      acknowledged.push(...ids);
      expect(await processId(embedded.address)).not.toBe(pid);
    }
    const { items } = await backing.store.sessions({ offset: 0, limit: 1000 });
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(acknowledged));
  });

  test('takes over a server that still runs, and stops it', async () => {
    const running = await startRedis('--appendfsync', 'no');
    cleaning.push(() => running.close());
    const embedded = new EmbeddedRedis({ dataDir: running.dir, log: noLog });
    expect(embedded.address).toBe(running.address);
    await embedded.start();
    expect(await processId(embedded.address)).toBe(running.pid);
    const client = new Redis({ path: embedded.address, disconnectTimeout: 50 });
    expect(await client.config('GET', 'appendfsync')).toEqual(['appendfsync', 'everysec']);
    client.disconnect();
    await embedded.close();
    await until('the server is stopped', () => !isAlive(running.pid));
  });

  test('is held by one bridge only', async () => {
    const dataDir = await tempDir();
    await startEmbedded(dataDir);
    await expect(new EmbeddedRedis({ dataDir, log: noLog }).start()).rejects.toThrow(
      `another bridge is running on ${dataDir} (process ${process.pid})`,
    );
  });

  test('is free again after a start that failed, and after a stop', async () => {
    const dataDir = await tempDir();
    const failing = new EmbeddedRedis({ dataDir, binaries: ['false'], log: noLog });
    await expect(failing.start()).rejects.toThrow(/Redis did not start/);
    const first = new EmbeddedRedis({ dataDir, log: noLog });
    await first.start();
    await first.close();
    await startEmbedded(dataDir);
  });

  test('waits for a server that runs and does not listen yet, in place of starting a second', async () => {
    const dataDir = await tempDir();
    const socket = socketPath(dataDir);
    const options = {
      dataDir,
      socket,
      fsync: 'everysec',
      binaries: ['redis-server', 'valkey-server'],
    } as const;
    // As when its bridge was killed right after it had been started.
    const orphan = await launchRedis(options);
    const embedded = await startEmbedded(dataDir);
    expect(await processId(embedded.address)).toBe(orphan.pid);
  });

  test('of five bridges that start at once one comes up, and the others say who', async () => {
    const dataDir = await tempDir();
    // First with nothing there, then with the server of one that was killed.
    for (let round = 0; round < 3; round++) {
      const all = Array.from({ length: 5 }, () => startProcess(dataDir));
      const isSettled = ({ isUp, code }: Started) => isUp() || code() !== null;
      await until('each is up or has ended', () => all.every(isSettled), 60_000);
      const [winner, ...more] = all.filter(({ isUp }) => isUp());
      expect(more).toEqual([]);
      for (const other of all.filter((one) => one !== winner)) {
        expect(other.code()).toBe(1);
        expect(other.said()).toContain(`another bridge is running on ${dataDir} (process ${winner?.pid})`);
      }
      expect(serversOf(dataDir)).toHaveLength(1);
      await winner?.kill();
    }
    const [orphan] = serversOf(dataDir);
    const last = await startEmbedded(dataDir);
    expect(await processId(last.address)).toBe(orphan);
  }, 120_000);

  test('says what to install when there is no server', async () => {
    const embedded = new EmbeddedRedis({
      dataDir: await tempDir(),
      binaries: ['no-such-server'],
      log: noLog,
    });
    await expect(embedded.start()).rejects.toThrow(/no-such-server on PATH.*apt-get install redis-server/);
  });

  test('says why a server did not start', async () => {
    const embedded = new EmbeddedRedis({ dataDir: await tempDir(), binaries: ['false'], log: noLog });
    await expect(embedded.start()).rejects.toThrow(/Redis did not start/);
  });

  test('listens elsewhere when the path of its socket would be too long', async () => {
    const dataDir = join(await tempDir(), 'd'.repeat(120));
    expect(socketPath(dataDir).length).toBeLessThan(104);
    const embedded = await startEmbedded(dataDir);
    const backing = await openBacking(embedded.address);
    await backing.store.commit(save('far'));
    await backing.close();
    cleaning.push(() => rm(join(socketPath(dataDir), '..'), { recursive: true, force: true }));
  });
});
