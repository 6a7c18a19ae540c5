import type { DeliveryFailure } from '../core/delivery.ts';
import type { Instant } from '../core/model/common.ts';
import type { Clock } from '../core/ports.ts';
import { backoffMs } from './backoff.ts';
import type { Backoff } from './backoff.ts';

export interface LaneHealth {
  /** `failing`: what was tried last failed, and the next try does not wait for the partner. */
  readonly state: 'failing' | 'ok' | 'waiting';
  /** In a row, since the last success. */
  readonly failures: number;
  readonly lastError?: string;
  readonly nextTryAt?: Instant;
  readonly lastSuccessAt?: Instant;
}

/** So many requests at the same time are no burden to anybody. */
const modest = 16;

/** When so many different objects were refused in a row, it is not for the objects. */
const refusedInRow = 20;
/** The same of objects at which the partner failed, as with HTTP 500. */
const failedInRow = 3;

/**
 * How a partner is doing, and how much it may be asked. After a failure of the partner everything waits; then
 * one delivery tries. With each success twice as many run at the same time, up to a number that nobody minds;
 * beyond it one more for every round of successes, as TCP does it.
 */
export class Health {
  /** Counts the waits: what began before the last one failed together with it. */
  wait = 0;
  private readonly clock: Clock;
  private readonly backoff: Backoff;
  private readonly most: number;
  private room: number;
  private failures = 0;
  private lastError: string | undefined;
  private nextTryAt: Instant | undefined;
  private lastSuccessAt: Instant | undefined;
  /** Refused since the last success, as many as count. */
  private readonly refusals = new Set<string>();
  /** Not taken since the last success, for whatever reason of the partner's. */
  private readonly troubled = new Set<string>();
  private notices = 0;

  constructor(deps: { readonly clock: Clock; readonly backoff: Backoff; readonly concurrency: number }) {
    this.clock = deps.clock;
    this.backoff = deps.backoff;
    this.most = deps.concurrency;
    this.room = Math.min(modest, this.most);
  }

  /** How many deliveries may run at the same time. */
  get width(): number {
    return Math.floor(this.room);
  }

  /** Answers whether the partner is back from a failure. */
  succeeded(): boolean {
    const back = this.failures > 0 || this.notices > 0;
    this.failures = 0;
    this.notices = 0;
    this.refusals.clear();
    this.troubled.clear();
    this.nextTryAt = undefined;
    this.lastSuccessAt = this.clock.now();
    const more = this.room < modest ? Math.min(2 * this.room, modest) : this.room + 1 / this.room;
    this.room = Math.min(more, this.most);
    return back;
  }

  /**
   * The partner failed in a delivery that began during the given wait.
   * @returns how long everything waits from now; undefined when it already does
   */
  failed(failure: DeliveryFailure, wait: number): number | undefined {
    this.lastError = failure.message;
    if (wait !== this.wait) return undefined;
    this.wait++;
    this.failures++;
    this.room = 1;
    const waitMs = backoffMs(this.failures, this.backoff, failure.retryAfterMs);
    this.nextTryAt = this.clock.now() + waitMs;
    return waitMs;
  }

  /**
   * An object was not taken; that says nothing about the others.
   * @returns whether the partner failed at it, for the first time since the last success
   */
  noticed(failure: DeliveryFailure): boolean {
    this.lastError = failure.message;
    return failure.verdict === 'retry' && this.notices++ === 0;
  }

  /** The partner failed at an object. */
  failedAt(ref: string): void {
    if (this.troubled.size < failedInRow) this.troubled.add(ref);
  }

  /** Whether it fails at everything, which is no fault of the objects. */
  get failsAll(): boolean {
    return this.troubled.size >= failedInRow;
  }

  refused(ref: string): void {
    if (this.refusals.size < refusedInRow) this.refusals.add(ref);
  }

  /** Whether the partner takes nothing at all, which is a fault of its own. */
  get refusesAll(): boolean {
    return this.refusals.size >= refusedInRow;
  }

  /** The wait was begun by another process, or by this one in an earlier life. */
  held(remainingMs: number): void {
    if (this.remainingMs >= remainingMs) return;
    this.failures = Math.max(this.failures, 1);
    this.room = 1;
    this.lastError ??= 'the partner failed before this process knew it';
    this.nextTryAt = this.clock.now() + remainingMs;
  }

  /** An operator ended the wait. */
  released(): void {
    this.failures = 0;
    this.notices = 0;
    this.refusals.clear();
    this.troubled.clear();
    this.nextTryAt = undefined;
  }

  get remainingMs(): number {
    return Math.max(0, (this.nextTryAt ?? 0) - this.clock.now());
  }

  snapshot(): LaneHealth {
    return {
      state: this.failures > 0 ? 'waiting' : this.notices > 0 ? 'failing' : 'ok',
      failures: this.failures + this.notices,
      ...(this.lastError !== undefined && { lastError: this.lastError }),
      ...(this.nextTryAt !== undefined && { nextTryAt: this.nextTryAt }),
      ...(this.lastSuccessAt !== undefined && { lastSuccessAt: this.lastSuccessAt }),
    };
  }
}
