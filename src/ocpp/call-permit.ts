import type { Instant } from '../core/model/common.ts';
import type { Clock } from '../core/ports.ts';
import type { CallQueue } from './call-queue.ts';

/** Some stations loop when they are called before their boot is answered; this long they may take to send it. */
const usualWaitMs = 2000;

/** When one station may be called over one connection: it was answered once, and does not want silence. */
export class CallPermit {
  private readonly clock: Clock;
  private readonly connectedAt: Instant;
  private calls: CallQueue | undefined;
  private from: Instant;
  private wasAnswered = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock, connectedAt: Instant) {
    this.clock = clock;
    this.connectedAt = connectedAt;
    this.from = connectedAt + usualWaitMs;
  }

  /** These wait for it; a station that was not answered yet they give `waitMs` from its connection on. */
  governs(calls: CallQueue, waitMs = usualWaitMs): void {
    this.calls = calls;
    if (!this.wasAnswered) this.from = this.connectedAt + waitMs;
    this.apply();
  }

  /** A message of the station was answered, and it wants not to be called for so long. */
  answered(silenceMs = 0): void {
    if (silenceMs > 0) this.from = this.clock.now() + silenceMs;
    else if (!this.wasAnswered) this.from = this.clock.now();
    else return;
    this.wasAnswered = true;
    this.apply();
  }

  private apply(): void {
    clearTimeout(this.timer);
    const { calls } = this;
    if (!calls) return;
    const now = this.clock.now();
    if (this.from <= now) calls.release();
    else {
      calls.hold();
      this.timer = setTimeout(() => calls.release(), this.from - now).unref();
    }
  }

  close(): void {
    clearTimeout(this.timer);
  }
}
