import type { RedisOptions } from 'ioredis';
import { Redis } from 'ioredis';
import { BridgeError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { isPassing, storeUnavailable } from './unavailable.ts';

export interface ConnectionDeps {
  /** `redis://` or `rediss://` URL, or the path of a unix socket. */
  readonly address: string;
  /** How long a command waits for a Redis that does not answer. */
  readonly timeoutMs?: number;
  readonly log: Log;
}

const defaultTimeoutMs = 10_000;
const reconnectMs = { first: 25, most: 1000 };
/** Between two tries when Redis is there but not ready. */
const pauseMs = 50;

export type RedisAddress = Pick<
  RedisOptions,
  'path' | 'host' | 'port' | 'db' | 'username' | 'password' | 'tls'
>;

/** ioredis options of an address. @throws Error that names what is wrong with it */
export function redisOptions(address: string): RedisAddress {
  if (address.startsWith('/')) return { path: address };
  const url = URL.parse(address);
  if (!url || !['redis:', 'rediss:'].includes(url.protocol)) {
    throw new Error(`not a Redis address: ${address} (want redis://, rediss:// or the path of a socket)`);
  }
  const db = Number(url.pathname.slice(1) || '0');
  if (!Number.isInteger(db)) throw new Error(`not a Redis database number: ${url.pathname.slice(1)}`);
  return {
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(url.port || '6379'),
    db,
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(url.protocol === 'rediss:' && { tls: { servername: url.hostname } }),
  };
}

/**
 * A connection that heals itself. Nothing is queued inside ioredis: who wants the server waits here for it, and
 * not for ever.
 */
export class Connection {
  readonly redis: Redis;
  readonly timeoutMs: number;
  private readonly log: Log;
  private readonly waiting = new Set<() => void>();
  private down = false;

  constructor({ address, timeoutMs = defaultTimeoutMs, log }: ConnectionDeps) {
    this.timeoutMs = timeoutMs;
    this.log = log;
    this.redis = new Redis({
      ...redisOptions(address),
      lazyConnect: true,
      enableOfflineQueue: false,
      enableAutoPipelining: true,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      commandTimeout: timeoutMs,
      disconnectTimeout: 50,
      maxLoadingRetryTime: 200,
      retryStrategy: (times) => Math.min(reconnectMs.first * 2 ** Math.min(times, 10), reconnectMs.most),
      // After a failover the old primary is a replica: connect again to find the new one.
      reconnectOnError: (error) => error.message.startsWith('READONLY'),
    });
  }

  /** @throws BridgeError `store-unavailable`, and is closed then */
  async start(): Promise<void> {
    this.redis.on('error', (error: Error) => {
      if (!this.down) this.log.warn({ error: error.message }, 'the store does not answer');
      this.down = true;
    });
    this.redis.on('close', () => {
      if (!this.down && this.redis.status !== 'end') this.log.warn({}, 'the connection to the store is lost');
      this.down = true;
    });
    this.redis.on('ready', () => {
      if (this.down) this.log.info({}, 'the store answers again');
      this.down = false;
      this.wake();
    });
    // Its errors are events as well, and it goes on trying.
    this.redis.connect().catch(() => undefined);
    try {
      await this.ready(performance.now() + this.timeoutMs);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.redis.disconnect();
    this.wake();
  }

  /** Runs commands that may be repeated. @throws BridgeError `store-unavailable` */
  async run<T>(commands: (redis: Redis) => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.timeoutMs;
    for (;;) {
      if (this.redis.status !== 'ready') await this.ready(deadline);
      try {
        return await commands(this.redis);
      } catch (error) {
        if (!isPassing(error) || performance.now() >= deadline) throw storeUnavailable(error);
        await this.pause(error);
      }
    }
  }

  /** After a command failed: gives a server that is there, but not ready, a moment. */
  async pause(error: unknown): Promise<void> {
    this.log.debug({ error: messageOf(error) }, 'the store failed: trying again');
    if (this.redis.status === 'ready') await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }

  /** @param deadline in the time of `performance.now()` @throws BridgeError `store-unavailable` */
  async ready(deadline: number): Promise<void> {
    while (this.redis.status !== 'ready') {
      const left = deadline - performance.now();
      if (this.redis.status === 'end') throw new BridgeError('store-unavailable', 'the store is closed');
      if (left <= 0) {
        throw new BridgeError('store-unavailable', `the store did not answer within ${this.timeoutMs} ms`);
      }
      await this.wakened(left);
    }
  }

  private wakened(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.waiting.add(done);
    });
  }

  private wake(): void {
    for (const done of this.waiting) done();
  }
}
