import { Redis } from 'ioredis';
import type { Change } from '../../src/core/change.ts';
import { DeliveryFailure } from '../../src/core/delivery.ts';
import type { Teller } from '../../src/core/delivery.ts';
import type { Acknowledged, Clock, Log, Owed } from '../../src/core/ports.ts';
import type { LaneOptions } from '../../src/queue/lane.ts';
import { Lanes } from '../../src/queue/lanes.ts';
import { Outbox } from '../../src/queue/outbox.ts';
import { QueueConnections } from '../../src/queue/connections.ts';
import { redisOptions } from '../../src/store/connection.ts';
import { RedisBacking } from '../../src/store/redis-backing.ts';
import type { TestRedis } from '../kit/redis.ts';
import { until } from '../kit/until.ts';

export const clock = { now: () => Date.now() };

/** A log that keeps what was said. */
export function makeLog(): Log & { readonly lines: { level: string; fields: object; message: string }[] } {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Short waits, so that tests wait for what happens and not for time to pass. */
export const quick: Partial<LaneOptions> = {
  backoff: { firstMs: 20, mostMs: 200 },
  parkAfterMs: 0,
  lockMs: 600,
};

/** A sweep would hide what was lost. */
const never = 3_600_000;

/** The queue on a real store, as a process has it. */
export async function openProcess(
  redis: TestRedis,
  teller: Teller,
  options: Partial<LaneOptions> = quick,
  { sweepEveryMs = never, time = clock }: { sweepEveryMs?: number; time?: Clock } = {},
) {
  const log = makeLog();
  const party = { countryCode: 'DE', partyId: 'ABC' };
  const backing = new RedisBacking({ address: redis.address, clock: time, log, party });
  await backing.start();
  const connections = await openConnections(redis, log);
  const { ledger, store } = backing;
  const lanes = new Lanes({ connections, ledger, teller, clock: time, log, options });
  const outbox = new Outbox({ connections, lanes, ledger, clock: time, log, sweepEveryMs });
  return {
    log,
    ledger,
    store,
    connections,
    lanes,
    outbox,
    /** Commits that the partner is owed these objects, and has the queue hear of it. */
    async owe(partnerId: string, ...refs: readonly string[]): Promise<void> {
      const change = owed(partnerId, ...refs);
      await store.commit(change);
      outbox.notify(change);
    },
    async isSettled(partnerId: string): Promise<boolean> {
      const { counts } = await ledger.summary(partnerId);
      return Object.values(counts).every((count) => count === 0);
    },
    async close(drainMs = 2000): Promise<void> {
      await outbox.close();
      await lanes.closeAll(drainMs);
      connections.close();
      await backing.close();
    },
  };
}

export type Process = Awaited<ReturnType<typeof openProcess>>;

export async function openConnections(redis: TestRedis, log: Log): Promise<QueueConnections> {
  const connections = new QueueConnections({
    connect: (options) => new Redis({ ...options, ...redisOptions(redis.address), replyMapping: 'legacy' }),
    log,
  });
  connections.start();
  await until('jobs can be added', () => connections.producer.status === 'ready');
  return connections;
}

export function owed(partnerId: string, ...refs: readonly string[]): Change {
  return refs.map((ref) => ({ type: 'owed', partnerId, ref }));
}

/** Objects with a version each, as the state that is read when it is sent. */
export class World {
  private readonly versions = new Map<string, number>();

  change(ref: string): void {
    this.versions.set(ref, this.version(ref) + 1);
  }

  version(ref: string): number {
    return this.versions.get(ref) ?? 0;
  }
}

export interface Told {
  readonly partnerId: string;
  readonly ref: string;
  readonly version: number;
}

type Behaviour = (owed: Owed, signal: AbortSignal) => Promise<void> | void;

/** Tells by keeping what it was to tell; notices when an object is told twice at the same time. */
export class RecordingTeller implements Teller {
  readonly tries: Told[] = [];
  readonly told: Told[] = [];
  behaviour: Behaviour;
  mostAtOnce = 0;
  parallel: string[] = [];
  private readonly running = new Set<string>();
  private readonly world: World;

  constructor(world: World, behaviour: Behaviour = () => undefined) {
    this.world = world;
    this.behaviour = behaviour;
  }

  of(partnerId: string): readonly Told[] {
    return this.told.filter((told) => told.partnerId === partnerId);
  }

  triesOf(ref: string): number {
    return this.tries.filter((told) => told.ref === ref).length;
  }

  async tell(owed: Owed, signal: AbortSignal): Promise<Acknowledged> {
    const { partnerId, ref } = owed;
    const id = `${partnerId} ${ref}`;
    if (this.running.has(id)) this.parallel.push(id);
    this.running.add(id);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running.size);
    const told = { partnerId, ref, version: this.world.version(ref) };
    this.tries.push(told);
    try {
      await this.behaviour(owed, signal);
      this.told.push(told);
      return { version: told.version };
    } finally {
      this.running.delete(id);
    }
  }
}

/** What a partner's own trouble looks like. */
export const down = (): never => {
  throw new DeliveryFailure('pause', 'connection refused');
};

export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A promise and what resolves it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const resolvers: (() => void)[] = [];
  const opened = new Promise<void>((resolve) => resolvers.push(resolve));
  return { opened, open: () => resolvers.forEach((resolve) => resolve()) };
}
