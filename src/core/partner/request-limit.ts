import type { Instant } from '../model/common.ts';

/** How often, at most, one thing may be asked for. */
export interface Often {
  readonly times: number;
  readonly withinMs: number;
}

/** How many things are remembered before those are dropped that nobody asked for lately. */
const mostRemembered = 1000;

/** Counts requests in a sliding window; one that is refused does not count. */
export class RequestLimit {
  private readonly often: Often;
  private readonly asked = new Map<string, readonly Instant[]>();

  constructor(often: Often) {
    this.often = often;
  }

  allows(key: string, now: Instant): boolean {
    const since = now - this.often.withinMs;
    const recent = (this.asked.get(key) ?? []).filter((at) => at > since);
    if (recent.length >= this.often.times) return false;
    if (this.asked.size >= mostRemembered) this.forget(since);
    this.asked.set(key, [...recent, now]);
    return true;
  }

  private forget(since: Instant): void {
    for (const [key, instants] of this.asked) {
      if (instants.every((at) => at <= since)) this.asked.delete(key);
    }
  }
}
