import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.js', import.meta.url));
const stopMs = 10_000;
const keptLines = 60;

export interface BridgeProcessOptions {
  readonly settings: Readonly<Record<string, string>>;
  readonly adminUrl: string;
  readonly onLine?: (line: string) => void;
}

/** The bridge as a process of its own, as a user would start it. */
export class BridgeProcess {
  private readonly options: BridgeProcessOptions;
  private readonly lines: string[] = [];
  private child: ChildProcess | undefined;
  private stopping = false;

  constructor(options: BridgeProcessOptions) {
    this.options = options;
  }

  /** What it logged last. */
  get log(): readonly string[] {
    return this.lines;
  }

  /** Starts it; the promise rejects when it ends without having been told to. */
  launch(): Promise<never> {
    if (!existsSync(main)) {
      throw new Error(`${main} is not there: build the bridge first (npm run build)`);
    }
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, [main], {
      env: { PATH, HOME, TMPDIR, ...this.options.settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => this.logged(text));
    }
    return new Promise((_resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (!this.stopping) reject(new Error(`the bridge ended by itself (${signal ?? code ?? '?'})`));
      });
    });
  }

  async ready(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const request = fetch(`${this.options.adminUrl}/readyz`, { signal: AbortSignal.timeout(1_000) });
      if (
        await request.then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
      await wait(50);
    }
    throw new Error(`the bridge never answered ${this.options.adminUrl}/readyz with 200`);
  }

  /** Asks it to stop, and insists when it does not. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const insisting = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await ended;
    clearTimeout(insisting);
  }

  private logged(text: string): void {
    for (const line of text.split('\n').filter((part) => part.trim() !== '')) {
      this.lines.push(line);
      this.options.onLine?.(line);
    }
    this.lines.splice(0, this.lines.length - keptLines);
  }
}

/** The wanted port where nobody gave one and it is free, or else any free one. */
export async function freePort(wanted: number): Promise<number> {
  return (await listens(wanted)) ?? (await listens(0)) ?? wanted;
}

async function listens(port: number): Promise<number | undefined> {
  const probe = createServer();
  const bound = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!bound) return undefined;
  const found = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

/** The path of the first of these programs that is on PATH. */
export function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
