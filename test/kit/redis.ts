import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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

/** A private redis-server, append-only, on a unix socket in a directory of its own. */
export async function startRedis(...options: string[]): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'rb-redis-'));
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
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function launch(dir: string, socket: string, options: readonly string[]): Promise<ChildProcess> {
  const where = ['--port', '0', '--unixsocket', socket, '--dir', dir, '--save', ''];
  const child = spawn('redis-server', [...where, '--appendonly', 'yes', ...options], { stdio: 'ignore' });
  child.unref();
  await until(() => answers(socket), 'redis-server answers');
  return child;
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

/** Polls until the condition holds. @throws Error naming what did not become true in time */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(5);
  }
}
