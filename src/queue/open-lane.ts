import { Queue, Worker } from 'bullmq';
import { DeliveryFailure } from '../core/delivery.ts';
import type { PartnerId } from '../core/model/common.ts';
import { backoffMs } from './backoff.ts';
import { prefix } from './connections.ts';
import { Courier } from './courier.ts';
import { Health } from './health.ts';
import type { Delivery, LaneDeps, LaneOptions } from './lane.ts';
import { Lane, noLimit } from './lane.ts';

/** How soon a worker learns that a wait was ended. */
const holdLookMs = 1000;

/** Makes the queue of one partner and all that serves it. */
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
    limiter: noLimit,
    maximumRateLimitDelay: holdLookMs,
    lockDuration: lockMs,
    stalledInterval: lockMs / 5,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    runRetryDelay: 250,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    settings: {
      backoffStrategy: (attempts, _type, error, job) => retryMs(options, { attempts, error, job }),
    },
  });
  const note = (error: Error) => log.debug({ partnerId, error: error.message }, 'a lane had trouble');
  queue.on('error', note);
  worker.on('error', note);
  worker.on('lockRenewalFailed', (jobIds) => lane.lost(jobIds));
  const lane: Lane = new Lane({ partnerId, queue, worker, courier, health }, deps);
  return lane;
}

interface FailedTry {
  readonly attempts: number;
  readonly error: Error | undefined;
  readonly job: { readonly data: Delivery } | undefined;
}

/** What is refused is tried more often at first than shortly before it is parked. */
function retryMs({ backoff, parkAfterMs }: LaneOptions, { attempts, error, job }: FailedTry): number {
  if (!(error instanceof DeliveryFailure)) return backoffMs(attempts, backoff);
  if (error.verdict !== 'park') return backoffMs(attempts, backoff, error.retryAfterMs);
  const firstMs = Math.max(backoff.firstMs, parkAfterMs / 15);
  return backoffMs(job?.data.refusals ?? 1, { firstMs, mostMs: Math.max(firstMs, backoff.mostMs) });
}
