/** From when on something is worth an operator's look; all in milliseconds, and 0 switches it off. */
export interface WatchLimits {
  /** Beyond two heartbeat intervals, without any message. */
  readonly silentMs: number;
  readonly preparingMs: number;
  readonly sessionMs: number;
  /** Charging, and the register does not grow. */
  readonly stuckMs: number;
  /** From the driver's authorization, or the accepted command, to the transaction. */
  readonly startMs: number;
  /** From an accepted stop, or an unlocked connector, to the end of the transaction. */
  readonly stopMs: number;
  /** From an accepted reset to the next connection or boot. */
  readonly resetMs: number;
  /** How long a station that came back, or booted, may take to say its statuses before it is asked. */
  readonly statusMs: number;
  /** How long a stop may take that should have come: see `watch-zombies.ts`. */
  readonly closeMs: number;
  /** The same where the station is away. */
  readonly closeAbsentMs: number;
}

/** A round must see what lasts as long as the shortest limit. */
const longestRoundMs = 15_000;

/** How often to look. */
export function watchEveryMs(limits: WatchLimits): number {
  const set = Object.values(limits).filter((ms: number) => ms > 0);
  return Math.min(longestRoundMs, ...set.map((ms: number) => ms / 4));
}
