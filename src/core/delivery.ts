import type { Instant } from './model/common.ts';
import type { Acknowledged, Owed, ParkedRef } from './ports.ts';

/**
 * What to do about a message that did not arrive: `retry` this object later; `pause` the partner, who is
 * out of reach or asked for fewer requests; `park` the object, which the partner will not take as it is.
 */
export type Verdict = 'park' | 'pause' | 'retry';

export class DeliveryFailure extends Error {
  readonly verdict: Verdict;
  /** How long the partner asked us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(verdict: Verdict, message: string, options?: { retryAfterMs?: number; cause?: unknown }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DeliveryFailure';
    this.verdict = verdict;
    this.retryAfterMs = options?.retryAfterMs;
  }
}

const parkedAtLeastMs = 3_600_000;

/**
 * When a parked object is tried again by itself: what a partner refused for long it will soon enough not take
 * now, so the distance grows with the time the object has been owed.
 */
export function nextTryOfParked({ since, parked }: Omit<ParkedRef, 'ref'>): Instant {
  return parked.at + Math.max(parkedAtLeastMs, (parked.at - since) / 2);
}

/** Tells a partner the newest state of what it is owed. */
export interface Teller {
  /**
   * @returns what the partner has now, for the next difference; null when nothing need be remembered
   * @throws DeliveryFailure
   */
  tell(owed: Owed, signal: AbortSignal): Promise<Acknowledged | null>;
}
