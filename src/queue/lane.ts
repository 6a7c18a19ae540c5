import type { Job } from 'bullmq';
import { DelayedError, Queue, WaitingError, Worker } from 'bullmq';
import type { Teller } from '../core/delivery.ts';
import { DeliveryFailure } from '../core/delivery.ts';
import { messageOf } from '../core/errors.ts';
import type { PartnerId } from '../core/model/common.ts';
import type { Clock, Ledger, Log } from '../core/ports.ts';
import type { Backoff } from './backoff.ts';
import { backoffMs } from './backoff.ts';
import { closeWorker } from './close-worker.ts';
import type { QueueConnections } from './connections.ts';
import { bounded, prefix } from './connections.ts';
import { Courier } from './courier.ts';
import type { LaneHealth } from './health.ts';
import { Health } from './health.ts';

export interface LaneOptions {
  /** Deliveries to one partner at the same time, at most; see `Health`. */
  readonly concurrency: number;
  readonly tellTimeoutMs: number;
  readonly backoff: Backoff;
  /** How often a partner may refuse an object before it is parked. */
  readonly triesBeforeParking: number;
  /** After a crash another process takes over what was under way within about twice this time. */
  readonly lockMs: number;
}

export interface LaneDeps {
  readonly connections: QueueConnections;
  readonly ledger: Ledger;
  readonly teller: Teller;
  readonly clock: Clock;
  readonly log: Log;
  readonly options: LaneOptions;
}

interface Delivery {
  readonly ref: string;
  /** How often the partner refused the object so far. */
  readonly refusals?: number;
}

interface LaneParts {
  readonly partnerId: PartnerId;
  readonly queue: Queue<Delivery>;
  readonly worker: Worker<Delivery>;
  readonly courier: Courier;
  readonly health: Health;
}

const noLimit = { max: 1_000_000_000, duration: 1000 };

/** Opens the lane of one partner: a queue of its own, so that no partner delays another. */
export function openLane(partnerId: PartnerId, deps: LaneDeps): Lane {
  const { connections, ledger, teller, clock, log, options } = deps;
  const { concurrency, backoff, tellTimeoutMs, lockMs } = options;
  const name = `lane-${encodeURIComponent(partnerId)}`;
  const queue = new Queue<Delivery>(name, {
    connection: connections.producer,
    prefix,
    streams: { events: { maxLen: 0 } },
    defaultJobOptions: {
      attempts: 1_000_000_000,
      backoff: { type: 'custom' },
      stackTraceLimit: 1,
    },
  });
  const courier = new Courier({ partnerId, ledger, teller, clock, log, tellTimeoutMs });
  const health = new Health({ clock, backoff, concurrency });
  const worker: Worker<Delivery> = new Worker<Delivery>(name, (job, token) => lane.process(job, token), {
    connection: connections.worker,
    prefix,
    concurrency: health.width,
    // Without a limiter Worker.RateLimitError and Queue.rateLimit have no effect.
    limiter: noLimit,
    lockDuration: lockMs,
    stalledInterval: lockMs / 3,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    runRetryDelay: 250,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    settings: {
      backoffStrategy: (attempts, _type, error) =>
        backoffMs(attempts, backoff, error instanceof DeliveryFailure ? error.retryAfterMs : undefined),
    },
  });
  const note = (error: Error) => log.debug({ partnerId, error: error.message }, 'a lane had trouble');
  queue.on('error', note);
  worker.on('error', note);
  const lane: Lane = new Lane({ partnerId, queue, worker, courier, health }, deps);
  return lane;
}

export class Lane {
  private readonly parts: LaneParts;
  private readonly deps: LaneDeps;

  constructor(parts: LaneParts, deps: LaneDeps) {
    this.parts = parts;
    this.deps = deps;
  }

  get health(): LaneHealth {
    return this.parts.health.snapshot();
  }

  /** See `Courier.takesAlong`. */
  takesAlong(ref: string): boolean {
    return this.parts.courier.takesAlong(ref);
  }

  /**
   * Has these objects delivered; one that is waiting already is not added again. The job names the object only:
   * its newest state is read when it is sent.
   * @param when `now` does not wait for the end of a backoff
   */
  async add(refs: readonly string[], when: 'now' | 'in turn'): Promise<void> {
    const jobs = refs.map((ref) => ({
      name: 'tell',
      data: { ref },
      opts: { deduplication: { id: ref, keepLastIfActive: true, replace: when === 'now' } },
    }));
    if (jobs.length > 0) await this.parts.queue.addBulk(jobs);
  }

  /** How many objects have a job. */
  async size(): Promise<number> {
    const counts = await this.parts.queue.getJobCounts('waiting', 'delayed', 'active');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async withoutJob(refs: readonly string[]): Promise<readonly string[]> {
    const ids = await Promise.all(refs.map((ref) => this.parts.queue.getDeduplicationJobId(ref)));
    return refs.filter((_, index) => !ids[index]);
  }

  async pause(): Promise<void> {
    await this.parts.queue.pause();
  }

  async resume(): Promise<void> {
    await this.parts.queue.resume();
  }

  /** @throws DeliveryFailure, DelayedError, WaitingError: what BullMQ takes as "not done yet" */
  async process(job: Job<Delivery>, token: string | undefined): Promise<void> {
    const { courier, health } = this.parts;
    const { ref, refusals = 0 } = job.data;
    const lastTry = refusals + 1 >= this.deps.options.triesBeforeParking;
    const { wait } = health;
    try {
      const outcome = await courier.deliver(ref, lastTry, () => this.succeeded());
      if (outcome === 'again') await this.add([ref], 'in turn');
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error;
      throw await this.postpone(job, token, { failure: error, wait });
    }
  }

  /** Lets what is under way finish, for so long; what is then broken off goes back to the queue. */
  async close(drainMs: number): Promise<void> {
    await this.stop(drainMs);
    await this.parts.queue.close();
  }

  /** Closes the lane for good and removes its queue; what is owed stays in the ledger. */
  async remove(drainMs: number): Promise<void> {
    await this.stop(drainMs);
    try {
      await bounded(this.parts.queue.obliterate({ force: true }));
    } finally {
      await this.parts.queue.close();
    }
  }

  private stop(drainMs: number): Promise<void> {
    const { worker, courier } = this.parts;
    return closeWorker(worker, drainMs, () => courier.stop());
  }

  private succeeded(): void {
    const { partnerId, worker, health } = this.parts;
    if (health.succeeded()) this.deps.log.info({ partnerId }, 'the partner answers again');
    worker.concurrency = health.width;
  }

  /** Sees to it that the job is tried again at the right time; answers what to throw so that BullMQ knows. */
  private async postpone(
    job: Job<Delivery>,
    token: string | undefined,
    { failure, wait }: { failure: DeliveryFailure; wait: number },
  ): Promise<Error> {
    const { courier, health } = this.parts;
    const { backoff } = this.deps.options;
    if (courier.isStopped) {
      await job.moveToWait(token);
      return new WaitingError();
    }
    if (failure.verdict === 'pause') {
      await this.hold(failure, wait);
      // The longer of both: an object that fails by itself does not block the lane again and again.
      const delayMs = Math.max(health.remainingMs, backoffMs(job.attemptsStarted, backoff));
      await job.moveToDelayed(Date.now() + delayMs, token);
      return new DelayedError();
    }
    health.noticed(failure);
    if (failure.verdict === 'park') {
      await job.updateData({ ref: job.data.ref, refusals: (job.data.refusals ?? 0) + 1 });
    }
    return failure;
  }

  private async hold(failure: DeliveryFailure, wait: number): Promise<void> {
    const { partnerId, health, worker, queue } = this.parts;
    const { log } = this.deps;
    const waitMs = health.failed(failure, wait);
    if (waitMs === undefined) return;
    const { failures } = health.snapshot();
    const level = failures === 1 ? 'warn' : 'debug';
    log[level]({ partnerId, failures, waitMs, error: failure.message }, 'the partner fails: its lane waits');
    worker.concurrency = health.width;
    try {
      await queue.rateLimit(waitMs);
    } catch (error) {
      log.debug({ partnerId, error: messageOf(error) }, 'the lane could not be held');
    }
  }
}
