import type { Alert } from '../model/alert.ts';
import type { Instant, StationId } from '../model/common.ts';

/** What may become an alert if it lasts. */
export interface Condition extends Alert {
  /** Of the same condition the same: it counts from when it was first seen. */
  readonly key: string;
  readonly limitMs: number;
}

interface Seen {
  readonly alert: Alert;
  readonly raised: boolean;
}

/** Which conditions of each station have lasted too long. */
export class Alerts {
  private readonly seen = new Map<StationId, ReadonlyMap<string, Seen>>();

  /** What is so now, all of it; answers those that are too much from now on. What is no longer so is over. */
  update(stationId: StationId, conditions: readonly Condition[], now: Instant): readonly Alert[] {
    const before = this.seen.get(stationId);
    if (!before && conditions.length === 0) return [];
    const news: Alert[] = [];
    const after = new Map<string, Seen>();
    for (const { key, limitMs, ...current } of conditions) {
      const known = before?.get(key);
      const alert = { ...current, since: known?.alert.since ?? current.since };
      const raised = known?.raised === true || now - alert.since >= limitMs;
      after.set(key, { alert, raised });
      if (raised && !known?.raised) news.push(alert);
    }
    if (after.size > 0) this.seen.set(stationId, after);
    else this.seen.delete(stationId);
    return news;
  }

  /** Those that are too much now, the oldest first. */
  of(stationId: StationId): readonly Alert[] {
    const raised = [...(this.seen.get(stationId)?.values() ?? [])].filter((seen) => seen.raised);
    return raised.map(({ alert }) => alert).toSorted((a, b) => a.since - b.since);
  }

  /** Only of these stations anything is remembered. */
  keep(stations: ReadonlySet<StationId>): void {
    for (const id of this.seen.keys()) if (!stations.has(id)) this.seen.delete(id);
  }
}
