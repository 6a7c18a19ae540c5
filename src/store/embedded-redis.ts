import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { Claim } from './claim.ts';
import { claimDirectory } from './claim.ts';
import { lastWords, launchRedis, serverProcess } from './redis-process.ts';
import { makeSocketDir, socketPath } from './socket-path.ts';

export interface EmbeddedRedisDeps {
  readonly dataDir: string;
  /** When a commit is on the disk: within a second, or before it is answered. */
  readonly fsync?: 'always' | 'everysec';
  readonly binaries?: readonly string[];
  readonly log: Log;
}

/** The one connection by which a bridge holds the server of a data directory. */
const keeperName = 'roambridge-keeper';
const startTimeoutMs = 30_000;
const stopTimeoutMs = 10_000;
const reviveMs = { first: 50, most: 5000 };

/**
 * A private Redis in the data directory. One that still runs there, because the bridge was killed, is taken
 * over; one that dies is started again.
 */
export class EmbeddedRedis {
  /** The address for `RedisBacking`: a unix socket. */
  readonly address: string;
  private readonly dataDir: string;
  private readonly fsync: 'always' | 'everysec';
  private readonly binaries: readonly string[];
  private readonly log: Log;
  private readonly closing = new AbortController();
  private claim: Claim | undefined;
  private child: ChildProcess | undefined;
  private keeper: Redis | undefined;
  private reviving: Promise<void> | undefined;

  constructor({ dataDir, fsync, binaries, log }: EmbeddedRedisDeps) {
    this.dataDir = resolve(dataDir);
    this.address = socketPath(this.dataDir);
    this.fsync = fsync ?? 'everysec';
    this.binaries = binaries ?? ['redis-server', 'valkey-server'];
    this.log = log;
  }

  /** @throws Error that says what to do */
  async start(): Promise<void> {
    await mkdir(this.dataDir, { recursive: true, mode: 0o700 });
    await makeSocketDir(this.address);
    await this.claimAlone();
    try {
      await this.hold();
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  /** Stops the server, whether it was started here or taken over; what was committed is on the disk then. */
  async close(): Promise<void> {
    this.closing.abort();
    try {
      await this.stop();
    } finally {
      await this.release();
    }
  }

  private async release(): Promise<void> {
    const { claim } = this;
    this.claim = undefined;
    await claim?.release();
  }

  private async stop(): Promise<void> {
    await this.reviving;
    const { child, keeper } = this;
    const gone = child && isRunning(child) ? once(child, 'exit') : undefined;
    // When its connection has closed, nothing else keeps this process from ending before the server has.
    child?.ref();
    if (keeper?.status === 'ready') {
      const ended = once(keeper, 'end');
      // It answers by closing the connection.
      keeper.shutdown().catch((error: unknown) => this.log.debug({ error: messageOf(error) }, 'shutdown'));
      await Promise.race([ended, pause(stopTimeoutMs, undefined, { ref: false })]);
    } else {
      child?.kill('SIGTERM');
    }
    await Promise.race([gone, pause(stopTimeoutMs, undefined, { ref: false })]);
    child?.unref();
    keeper?.disconnect();
  }

  /** Before anything is launched: two bridges would each start a server on the same files. */
  private async claimAlone(): Promise<void> {
    const claimed = await claimDirectory(await realpath(this.dataDir));
    if ('release' in claimed) this.claim = claimed;
    else throw this.heldBy(claimed.pid);
  }

  private heldBy(pid: number | undefined): Error {
    const who = pid === undefined ? '' : ` (process ${pid})`;
    return new Error(
      `another bridge is running on ${this.dataDir}${who}: stop it, or set DATA_DIR to another`,
    );
  }

  private async hold(): Promise<void> {
    const running = (await this.connect()) ?? (await this.awaitOrphan());
    if (running) this.log.info({ dir: this.dataDir }, 'took over the Redis that was still running');
    const keeper = running ?? (await this.launch());
    try {
      await this.check(keeper);
    } catch (error) {
      keeper.disconnect();
      throw error;
    }
    this.keeper = keeper;
    keeper.once('end', () => {
      if (!this.closing.signal.aborted) this.reviving = this.revive();
    });
  }

  /** A server that runs and does not listen yet, or no more, has the files open. */
  private async awaitOrphan(): Promise<Redis | undefined> {
    const deadline = performance.now() + startTimeoutMs;
    for (;;) {
      const pid = await serverProcess(this.address);
      const keeper = await this.connect();
      if (keeper || pid === undefined) return keeper;
      if (performance.now() > deadline || this.closing.signal.aborted) {
        throw new Error(`the Redis of ${this.dataDir} (process ${pid}) does not listen: stop it first`);
      }
      await pause(50);
    }
  }

  private async launch(): Promise<Redis> {
    const { dataDir, fsync, binaries, address: socket } = this;
    const child = await launchRedis({ dataDir, socket, fsync, binaries });
    this.child = child;
    const deadline = performance.now() + startTimeoutMs;
    for (;;) {
      const keeper = await this.connect();
      if (keeper) return keeper;
      if (!isRunning(child)) {
        throw new Error(`Redis did not start in ${dataDir}: ${await lastWords(dataDir)}`);
      }
      if (performance.now() > deadline) {
        child.kill('SIGKILL');
        throw new Error(`Redis did not answer in ${dataDir}: ${await lastWords(dataDir)}`);
      }
      await pause(5);
    }
  }

  /** @returns undefined when nobody listens @throws Error when somebody does and does not answer */
  private async connect(): Promise<Redis | undefined> {
    const keeper = new Redis({
      path: this.address,
      connectionName: keeperName,
      lazyConnect: true,
      retryStrategy: () => null,
      commandTimeout: stopTimeoutMs,
      disconnectTimeout: 50,
      maxLoadingRetryTime: 100,
    });
    let failure: NodeJS.ErrnoException | undefined;
    keeper.on('error', (error: NodeJS.ErrnoException) => (failure = error));
    try {
      await keeper.connect();
      return keeper;
    } catch (error) {
      keeper.disconnect();
      const code = failure?.code ?? '';
      if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)) return undefined;
      throw new Error(`the Redis at ${this.address} does not answer: ${messageOf(failure ?? error)}`, {
        cause: error,
      });
    }
  }

  private async check(keeper: Redis): Promise<void> {
    // In another container, which has the directory but not the names of this one.
    const clients = String(await keeper.client('LIST'));
    if (clients.split(` name=${keeperName} `).length > 2) throw this.heldBy(undefined);
    const [, dir] = await keeper.config('GET', 'dir');
    if (dir !== (await realpath(this.dataDir))) {
      throw new Error(`the Redis at ${this.address} keeps its data in ${dir ?? '?'}: stop it first`);
    }
    await keeper.config('SET', 'appendonly', 'yes', 'appendfsync', this.fsync);
  }

  private async revive(): Promise<void> {
    this.log.error({ last: await lastWords(this.dataDir) }, 'Redis is gone: starting it again');
    for (
      let waitMs = reviveMs.first;
      !this.closing.signal.aborted;
      waitMs = Math.min(waitMs * 2, reviveMs.most)
    ) {
      try {
        await this.hold();
        this.log.info({}, 'Redis runs again');
        return;
      } catch (error) {
        this.log.error({ error: messageOf(error), waitMs }, 'Redis does not start');
        await pause(waitMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
