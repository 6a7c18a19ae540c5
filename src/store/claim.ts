import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Held until it is released or the process ends, however it ends. */
export interface Claim {
  release(): Promise<void>;
}

/** Who has it already; his process id where he could be asked. */
export interface Holder {
  readonly pid: number | undefined;
}

const askTimeoutMs = 2000;
/** A holder that ended since he was met leaves the place free, so this often is enough. */
const tries = 5;
const betweenTriesMs = 20;

/**
 * Claims a directory for this process; of any number that try at the same time one gets it.
 * @param dir a real path, so that all who mean the directory name it alike
 */
export async function claimDirectory(dir: string, platform = process.platform): Promise<Claim | Holder> {
  for (let n = 0; n < tries; n++) {
    const claim = platform === 'linux' ? await listen(abstractName(dir)) : await lockFile(dir);
    if (claim) return claim;
    const holder = platform === 'linux' ? await ask(abstractName(dir)) : await readHolder(dir);
    if (holder) return holder;
    await pause(betweenTriesMs);
  }
  return { pid: undefined };
}

/** A name that no file stands for: the kernel gives it to one process and takes it back when that ends. */
function abstractName(dir: string): string {
  return `\0roambridge-${createHash('sha256').update(dir).digest('hex')}`;
}

async function listen(name: string): Promise<Claim | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(String(process.pid));
  });
  server.listen({ path: name, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return { release: () => closed(server) };
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise((resolve) => server.close(resolve));
}

/** @returns undefined when nobody is there any more */
async function ask(name: string): Promise<Holder | undefined> {
  const socket = connect({ path: name });
  const timer = setTimeout(() => socket.destroy(), askTimeoutMs);
  try {
    const text = await readAll(socket);
    return { pid: Number(text) || undefined };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return undefined;
    return { pid: undefined };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8');
  for await (const part of socket) text += String(part);
  return text;
}

const lockPath = (dir: string) => join(dir, 'bridge.lock');

/** Where there are no abstract sockets: a file that appears with its content or not at all. */
async function lockFile(dir: string): Promise<Claim | undefined> {
  const path = lockPath(dir);
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, String(process.pid), { mode: 0o600 });
  try {
    await link(draft, path);
    return { release: () => rm(path, { force: true }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** @returns undefined when the holder is gone, and then his file is too */
async function readHolder(dir: string): Promise<Holder | undefined> {
  const pid = await pidIn(lockPath(dir));
  if (pid === undefined) return undefined;
  if (isAlive(pid)) return { pid };
  await removeStale(dir, pid);
  return undefined;
}

/**
 * Only who holds the second file may remove the first, and only after he looked again: otherwise the second to
 * find it stale would remove the file of the first.
 */
async function removeStale(dir: string, stale: number): Promise<void> {
  const path = lockPath(dir);
  const second = `${path}.stale-${stale}`;
  try {
    await writeFile(second, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const remover = await pidIn(second);
    if (remover !== undefined && !isAlive(remover)) await rm(second, { force: true });
    return;
  }
  try {
    if ((await pidIn(path)) === stale) await rm(path, { force: true });
  } finally {
    await rm(second, { force: true });
  }
}

async function pidIn(path: string): Promise<number | undefined> {
  return Number(await readFile(path, 'utf8').catch(() => '')) || undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
