import type { Redis, RedisOptions } from 'ioredis';
import { BridgeError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';

/** Makes a connection to the store's Redis, with these options on top of its address. */
export type Connect = (options: RedisOptions) => Redis;

/** All keys of the queues are in the same slot of a cluster as the store's. */
export const prefix = '{rb}:q';

const commandTimeoutMs = 5000;

const common: RedisOptions = {
  disconnectTimeout: 50,
  maxLoadingRetryTime: 200,
  retryStrategy: (times) => Math.min(25 * 2 ** Math.min(times, 10), 1000),
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/** Who adds jobs must not hang when Redis is away: it fails at once, and the sweep makes up for it. */
const producerOptions: RedisOptions = {
  ...common,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: commandTimeoutMs,
};

/** A worker has nothing better to do than to wait for Redis; BullMQ insists on it. */
const workerOptions: RedisOptions = {
  ...common,
  maxRetriesPerRequest: null,
  enableAutoPipelining: true,
};

/** The connections that all queues and workers share; each worker adds one of its own to wait for jobs. */
export class QueueConnections {
  private readonly connect: Connect;
  private readonly log: Log;
  private opened: { readonly producer: Redis; readonly worker: Redis } | undefined;
  private readonly listeners = new Set<() => void>();
  /** Those that workers made for themselves and that are not at their end. */
  private readonly copies = new Set<Redis>();

  constructor(deps: { readonly connect: Connect; readonly log: Log }) {
    this.connect = deps.connect;
    this.log = deps.log;
  }

  start(): void {
    const producer = this.connect(producerOptions);
    const worker = this.connect(workerOptions);
    for (const redis of [producer, worker]) {
      redis.setMaxListeners(0);
      redis.on('error', (error: Error) => {
        this.log.debug({ error: error.message }, 'a connection of the queues failed');
      });
    }
    producer.on('ready', () => {
      for (const listener of this.listeners) listener();
    });
    const duplicate = worker.duplicate.bind(worker);
    worker.duplicate = (options) => this.watched(duplicate(options));
    this.opened = { producer, worker };
  }

  get producer(): Redis {
    return this.redis.producer;
  }

  get worker(): Redis {
    return this.redis.worker;
  }

  private get redis() {
    if (!this.opened) throw new Error('the connections of the queues were not started');
    return this.opened;
  }

  /** Called whenever jobs can be added, again or for the first time. */
  onReady(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** After the queues and workers are closed, or did not close because Redis is away. */
  close(): void {
    if (!this.opened) return;
    for (const redis of [this.opened.producer, this.opened.worker, ...this.copies]) cut(redis);
  }

  private watched(copy: Redis): Redis {
    this.copies.add(copy);
    copy.on('connecting', () => this.copies.add(copy));
    copy.on('end', () => this.copies.delete(copy));
    return copy;
  }
}

/** Ends a connection, so that nobody waits for it any more. */
function cut(redis: Redis): void {
  redis.disconnect();
  if (redis.status !== 'reconnecting') return;
  // Between two tries ioredis drops its timer without ever saying 'end': what fails at once does say it.
  redis.connect().catch(() => undefined);
  redis.disconnect();
}

/** Waits for Redis, but not for ever. @throws BridgeError `store-unavailable` */
export async function bounded<T>(work: Promise<T>, withinMs = commandTimeoutMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new BridgeError('store-unavailable', `the queue did not answer within ${withinMs} ms`)),
      withinMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } catch (cause) {
    if (cause instanceof BridgeError) throw cause;
    throw new BridgeError('store-unavailable', 'the queue does not answer', { cause });
  } finally {
    clearTimeout(timer);
  }
}
