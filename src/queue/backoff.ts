export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** No partner puts us off for longer than this. */
const longestRetryAfterMs = 900_000;

/**
 * How long to wait after so many failures in a row: twice as long each time, and a random part of it, so that
 * those who failed together do not come back together. A partner that names a time is given that time.
 */
export function backoffMs(
  failures: number,
  { firstMs, mostMs }: Backoff,
  retryAfterMs?: number,
  random: () => number = Math.random,
): number {
  if (retryAfterMs !== undefined) {
    const asked = Math.min(Math.max(retryAfterMs, firstMs), longestRetryAfterMs);
    return Math.round(asked * (1 + random() / 10));
  }
  const full = Math.min(mostMs, firstMs * 2 ** (failures - 1));
  return Math.round(full * (0.5 + random() / 2));
}
