import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

export interface TestRedis {
  /** For `RedisBacking` and `redisOptions`: the path of the unix socket. */
  readonly address: string;
  readonly dir: string;
  readonly pid: number;
  /** Dies at once, as in a crash. */
  kill(): Promise<void>;
  /** Comes back on the same address with the same data. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

const binaries = ['redis-server', 'valkey-server'];

/** A private Redis, append-only, on a unix socket in a directory of its own. */
export async function startRedis(...options: string[]): Promise<TestRedis> {
  const temp = await tempDir('rb-redis-');
  const dir = temp.path;
  const address = join(dir, 'redis.sock');
  let child = await launch(dir, address, options);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    address,
    dir,
    get pid() {
      return child.pid ?? 0;
    },
    kill,
    restart: async () => {
      await kill();
      child = await launch(dir, address, options);
    },
    close: async () => {
      await kill();
      await temp.remove();
    },
  };
}

async function launch(dir: string, socket: string, options: readonly string[]): Promise<ChildProcess> {
  const where = ['--port', '0', '--unixsocket', socket, '--dir', dir, '--save', ''];
  const pid = ['--pidfile', join(dir, 'redis.pid')];
  const child = await spawnFirst(binaries, [...where, ...pid, '--appendonly', 'yes', ...options]);
  child.unref();
  await until('Redis answers', () => answers(socket));
  return child;
}

/** @throws Error when none of the programs is there, or one does not start */
async function spawnFirst(programs: readonly string[], options: readonly string[]): Promise<ChildProcess> {
  const [program, ...others] = programs;
  if (program === undefined) throw new Error(`the tests need ${binaries.join(' or ')} on PATH`);
  const child = spawn(program, options, { stdio: 'ignore' });
  try {
    await once(child, 'spawn');
    return child;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return spawnFirst(others, options);
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket, () => probe.write('PING\r\n'));
    probe.once('data', (data) => {
      probe.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    probe.once('error', () => resolve(false));
  });
}
