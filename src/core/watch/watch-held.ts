import type { Instant, StationId } from '../model/common.ts';

const nothing: ReadonlyMap<string, Instant> = new Map();

/** Since when something has been so at each station, as far as it was seen at every look. */
export class Held {
  private readonly seen = new Map<StationId, ReadonlyMap<string, Instant>>();

  /** What is so now, all of it; answers since when. */
  update(stationId: StationId, keys: readonly string[], now: Instant): ReadonlyMap<string, Instant> {
    const before = this.seen.get(stationId);
    if (!before && keys.length === 0) return nothing;
    const after = new Map(keys.map((key) => [key, before?.get(key) ?? now]));
    if (after.size > 0) this.seen.set(stationId, after);
    else this.seen.delete(stationId);
    return after;
  }
}
