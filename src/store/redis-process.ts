import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface RedisProcessOptions {
  readonly dataDir: string;
  readonly socket: string;
  readonly fsync: 'always' | 'everysec';
  /** In the order of preference, looked for on PATH. */
  readonly binaries: readonly string[];
}

const maxLogBytes = 1_000_000;

/** @throws Error that names the remedy when there is no server to be found */
export async function launchRedis(options: RedisProcessOptions): Promise<ChildProcess> {
  for (const binary of options.binaries) {
    const child = await spawnIfFound(binary, options);
    if (child) return child;
  }
  throw new Error(
    `no Redis found: there is no ${options.binaries.join(' or ')} on PATH. Install one (` +
      '`apt-get install redis-server`, `brew install valkey`) or set REDIS_URL to a server that runs elsewhere.',
  );
}

/** The last of what the server said, for whoever must find out why it went. */
export async function lastWords(dataDir: string): Promise<string> {
  const text = await readFile(logFile(dataDir), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-3).join(' / ');
}

/**
 * A server of this socket that runs although nobody answers there: its bridge was killed before it listened, or
 * it is about to end. Only Linux tells; elsewhere there is none.
 */
export async function serverProcess(socket: string): Promise<number | undefined> {
  const entries = await readdir('/proc').catch(() => []);
  for (const entry of entries) {
    if (!/^\d+$/.test(entry)) continue;
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    const [program = '', ...words] = command.split(/[\0 ]/);
    // It rewrites its command line once it listens.
    if (/(redis|valkey)-server$/.test(program) && words.some((word) => isSocket(word, socket))) {
      return Number(entry);
    }
  }
  return undefined;
}

const isSocket = (word: string, socket: string) => word === socket || word === `unixsocket:${socket}`;

const logFile = (dataDir: string) => join(dataDir, 'redis.log');

async function spawnIfFound(binary: string, options: RedisProcessOptions): Promise<ChildProcess | undefined> {
  const path = logFile(options.dataDir);
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  const log = await open(path, size > maxLogBytes ? 'w' : 'a', 0o600);
  try {
    // Detached: a Ctrl-C is for the bridge, which needs its store until it has drained.
    const child = spawn(binary, argumentsOf(options), { detached: true, stdio: ['ignore', log.fd, log.fd] });
    child.unref();
    return await new Promise((resolve, reject) => {
      child.once('spawn', () => resolve(child));
      child.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ENOENT' ? resolve(undefined) : reject(error),
      );
    });
  } finally {
    await log.close();
  }
}

function argumentsOf({ dataDir, socket, fsync }: RedisProcessOptions): string[] {
  return Object.entries({
    port: '0',
    unixsocket: socket,
    unixsocketperm: '600',
    dir: dataDir,
    appendonly: 'yes',
    appendfsync: fsync,
    save: '',
    'maxmemory-policy': 'noeviction',
  }).flatMap(([name, value]) => [`--${name}`, value]);
}
