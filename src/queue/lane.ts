import type { Job, Queue, Worker } from 'bullmq';
import { DelayedError, WaitingError } from 'bullmq';
import type { Teller } from '../core/delivery.ts';
import { DeliveryFailure } from '../core/delivery.ts';
import { messageOf } from '../core/errors.ts';
import type { Instant, PartnerId } from '../core/model/common.ts';
import type { Clock, Ledger, Log } from '../core/ports.ts';
import type { Backoff } from './backoff.ts';
import { backoffMs } from './backoff.ts';
import { closeWorker } from './close-worker.ts';
import type { QueueConnections } from './connections.ts';
import { bounded } from './connections.ts';
import type { Courier } from './courier.ts';
import type { Health, LaneHealth } from './health.ts';

export interface LaneOptions {
  /** Deliveries to one partner at the same time, at most; see `Health`. */
  readonly concurrency: number;
  readonly tellTimeoutMs: number;
  readonly backoff: Backoff;
  /** How often, and for how long, a partner must have refused an object before it is parked. */
  readonly triesBeforeParking: number;
  readonly parkAfterMs: number;
  /** After a crash another process takes over what was under way within about one and a half times this time. */
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

/** What a job holds. */
export interface Delivery {
  readonly ref: string;
  /** How often the partner refused the object so far, and since when. */
  readonly refusals?: number;
  readonly refusedSince?: Instant;
  /** It is parked, and tried once. */
  readonly probe?: boolean;
}

export interface LaneParts {
  readonly partnerId: PartnerId;
  readonly queue: Queue<Delivery>;
  readonly worker: Worker<Delivery>;
  readonly courier: Courier;
  readonly health: Health;
}

/** Without a limiter Worker.RateLimitError and Queue.rateLimit have no effect. */
export const noLimit = { max: 1_000_000_000, duration: 1000 };

/** A queue of one partner's own, so that no partner delays another. */
export class Lane {
  private readonly parts: LaneParts;
  private readonly deps: LaneDeps;
  /** What is under way, by the id of its job. */
  private readonly refs = new Map<string | undefined, string>();

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
   * @param when `now` does not wait for the end of a backoff, `probe` is for one try of what is parked
   */
  async add(refs: readonly string[], when: 'now' | 'in turn' | 'probe'): Promise<void> {
    // Where the partner takes nothing, what changed is most likely to be taken: it does not queue behind the rest.
    const lifo = when === 'now' && this.parts.health.refusesAll;
    const jobs = refs.map((ref) => ({
      name: 'tell',
      data: { ref, ...(when === 'probe' && { probe: true }) },
      opts: { lifo, deduplication: { id: ref, keepLastIfActive: true, replace: when === 'now' } },
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
    await this.release();
  }

  /** Ends every wait, in all processes: the partner is asked again at once. */
  async release(): Promise<void> {
    const { queue, health } = this.parts;
    health.released();
    await queue.removeRateLimitKey();
    await queue.promoteJobs();
  }

  /** Learns of a wait that another process began, or this one before it was started anew. */
  async recall(): Promise<void> {
    const { queue, worker, health } = this.parts;
    const heldMs = await queue.getRateLimitTtl(noLimit.max);
    if (heldMs <= 0) return;
    health.held(heldMs);
    worker.concurrency = health.width;
  }

  /** Their locks ran out, so other processes may have these jobs. */
  lost(jobIds: readonly string[]): void {
    for (const id of jobIds) {
      const ref = this.refs.get(id);
      if (ref !== undefined) this.parts.courier.lost(ref);
    }
  }

  /** @throws DeliveryFailure, DelayedError, WaitingError: what BullMQ takes as "not done yet" */
  async process(job: Job<Delivery>, token: string | undefined): Promise<void> {
    const { courier, health } = this.parts;
    const { ref, probe = false } = job.data;
    const { wait } = health;
    this.refs.set(job.id, ref);
    try {
      const outcome = await courier.deliver(ref, {
        parkedToo: probe,
        told: () => this.succeeded(),
        parks: () => this.parks(job.data),
      });
      if (outcome === 'again') await this.add([ref], 'in turn');
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error;
      throw await this.postpone(job, token, { failure: error, wait });
    } finally {
      this.refs.delete(job.id);
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

  private parks({ ref, refusals = 0, refusedSince, probe }: Delivery): boolean {
    if (probe) return true;
    const { clock, options } = this.deps;
    const { health } = this.parts;
    const now = clock.now();
    health.refused(ref);
    const isLastTry = refusals + 1 >= options.triesBeforeParking;
    return !health.refusesAll && isLastTry && now - (refusedSince ?? now) >= options.parkAfterMs;
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
    if (failure.verdict === 'retry') health.failedAt(job.data.ref);
    if (isOfPartner(failure, health)) {
      await this.hold(failure, wait);
      // The longer of both: an object that fails by itself does not block the lane again and again.
      const delayMs = Math.max(health.remainingMs, backoffMs(job.attemptsStarted, backoff));
      await job.moveToDelayed(Date.now() + delayMs, token);
      return new DelayedError();
    }
    this.notice(failure, job.data.ref);
    if (failure.verdict === 'park') {
      const { ref, refusals = 0, refusedSince = this.deps.clock.now() } = job.data;
      await job.updateData({ ref, refusals: refusals + 1, refusedSince });
    }
    return failure;
  }

  private notice(failure: DeliveryFailure, ref: string): void {
    const { partnerId, health } = this.parts;
    if (!health.noticed(failure)) return;
    this.deps.log.warn({ partnerId, ref, error: failure.message }, 'the partner did not take an object');
  }

  private async hold(failure: DeliveryFailure, wait: number): Promise<void> {
    const { partnerId, health, worker, queue } = this.parts;
    const { log } = this.deps;
    const waitMs = health.failed(failure, wait);
    if (waitMs === undefined) return;
    const { failures } = health.snapshot();
    const level = failures === 1 ? 'warn' : 'debug';
    const what = failure.verdict === 'park' ? 'the partner refuses everything' : 'the partner fails';
    log[level]({ partnerId, failures, waitMs, error: failure.message }, `${what}: its lane waits`);
    worker.concurrency = health.width;
    try {
      await queue.rateLimit(waitMs);
    } catch (error) {
      log.debug({ partnerId, error: messageOf(error) }, 'the lane could not be held');
    }
  }
}

/** Whether everything has to wait. */
function isOfPartner({ verdict }: DeliveryFailure, health: Health): boolean {
  if (verdict === 'retry') return health.failsAll;
  return verdict === 'pause' || health.refusesAll;
}
