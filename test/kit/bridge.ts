import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { socketPath } from '../../src/store/socket-path.ts';
import { tempDir } from './temp-dir.ts';
import type { TempDir } from './temp-dir.ts';
import { until } from './until.ts';

const main = new URL('../../dist/main.js', import.meta.url).pathname;

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export interface AdminAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The whole bridge, built and in a process of its own, with an embedded Redis in a folder that goes with it. */
export class Bridge {
  readonly port: number;
  readonly adminPort: number;
  readonly dataDir: string;
  readonly adminToken = 'test-admin-token-0123456789';
  private readonly data: TempDir;
  private readonly settings: Readonly<Record<string, string>>;
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    at: { port: number; adminPort: number; data: TempDir },
    settings: Record<string, string>,
  ) {
    this.port = at.port;
    this.adminPort = at.adminPort;
    this.data = at.data;
    this.dataDir = at.data.path;
    this.settings = settings;
  }

  static async start(settings: Record<string, string> = {}): Promise<Bridge> {
    const data = await tempDir('roambridge-test-');
    const bridge = new Bridge({ port: await freePort(), adminPort: await freePort(), data }, settings);
    try {
      await bridge.run();
    } catch (error) {
      await bridge.stop();
      throw error;
    }
    return bridge;
  }

  get ocppUrl(): string {
    return `ws://127.0.0.1:${this.port}/ocpp`;
  }

  get ocpiUrl(): string {
    return `http://127.0.0.1:${this.port}/ocpi`;
  }

  /** Starts the process again on the same data. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        PORT: String(this.port),
        HOST: '127.0.0.1',
        ADMIN_PORT: String(this.adminPort),
        ADMIN_TOKEN: this.adminToken,
        DATA_DIR: this.dataDir,
        PUBLIC_URL: `http://127.0.0.1:${this.port}`,
        PARTY: 'DE-ABC',
        ALLOW_INSECURE_PARTNERS: 'true',
        LOG_LEVEL: 'info',
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-20_000);
      });
    }
    this.child = child;
    await until('the bridge is ready', async () => {
      if (child.exitCode !== null) throw new Error(`the bridge ended at once:\n${this.output}`);
      return fetch(`http://127.0.0.1:${this.adminPort}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
    });
  }

  get log(): string {
    return this.output;
  }

  /** Kills the process without warning; its Redis goes on. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks the process to end, as before an upgrade, and waits until it has; its data stays. */
  async shutDown(): Promise<number | null> {
    await this.end('SIGTERM');
    return this.child?.exitCode ?? null;
  }

  /** Kills the embedded Redis without warning, whether the bridge runs or not. */
  async killStore(): Promise<void> {
    process.kill(await this.storePid(), 'SIGKILL');
  }

  async storePid(): Promise<number> {
    const redis = new Redis({ path: socketPath(this.dataDir), disconnectTimeout: 50 });
    try {
      return Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]);
    } finally {
      redis.disconnect();
    }
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await this.data.remove();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  async admin(method: string, path: string, body?: unknown): Promise<AdminAnswer> {
    const response = await fetch(`http://127.0.0.1:${this.adminPort}/admin/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.adminToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** As `admin`, for what must succeed. */
  async must(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.admin(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
