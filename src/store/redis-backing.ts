import type { Change } from '../core/change.ts';
import type { Party } from '../core/model/common.ts';
import type { Clock, Log } from '../core/ports.ts';
import { Committer } from './commit.ts';
import { Connection } from './connection.ts';
import { RedisIds } from './ids.ts';
import type { Installation } from './installation.ts';
import { noteInstallation } from './installation.ts';
import { RedisLedger } from './ledger.ts';
import { RedisStore } from './redis-store.ts';
import { RedisTokenLog } from './token-log.ts';
import { storeUnavailable } from './unavailable.ts';

export interface RedisDeps {
  /** `redis://` or `rediss://` URL, or the path of a unix socket. */
  readonly address: string;
  /** How long a command waits for a Redis that does not answer; 10 s by default. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly party: Party;
  /** Told of every change once it is durable. */
  readonly onCommitted?: (change: Change) => void;
}

/** All that the bridge keeps in one Redis, over two connections: a long read holds up no commit. */
export class RedisBacking {
  readonly store: RedisStore;
  readonly ledger: RedisLedger;
  readonly ids: RedisIds;
  readonly tokenLog: RedisTokenLog;
  private readonly committer: Committer;
  private readonly reads: Connection;
  private readonly commits: Connection;

  constructor(deps: RedisDeps) {
    this.reads = new Connection(deps);
    this.commits = new Connection(deps);
    this.committer = new Committer(this.commits, deps.clock);
    const { committer, reads } = this;
    this.store = new RedisStore({ ...deps, reads, committer });
    this.ids = new RedisIds({ committer: this.committer, clock: deps.clock });
    this.ledger = new RedisLedger({ reads, committer });
    this.tokenLog = new RedisTokenLog(reads);
  }

  /** @throws BridgeError `store-unavailable`, and is closed then */
  async start(): Promise<void> {
    await Promise.all([this.reads.start(), this.commits.start()]);
  }

  /** Whether Redis answers now. @throws BridgeError `store-unavailable` */
  async check(): Promise<void> {
    try {
      // Once: who asks has no use for an answer that waits until Redis is back.
      await this.reads.redis.ping();
    } catch (error) {
      throw storeUnavailable(error);
    }
  }

  /** As noted at the first start; noted now where it was not. */
  installation(now: Installation): Promise<Installation> {
    return this.reads.run((redis) => noteInstallation(redis, now));
  }

  async close(): Promise<void> {
    await this.committer.close();
    this.reads.close();
    this.commits.close();
  }
}
