import type { Redis } from 'ioredis';
import type { StationId } from '../core/model/common.ts';
import type { StationEvent, StationEventKind } from '../core/model/station-event.ts';
import * as keys from './keys.ts';

export interface EventQuery {
  readonly limit: number;
  /** The id of an event. */
  readonly before?: string;
  readonly kind?: StationEventKind;
}

type StoredEvent = StationEvent & { readonly id: string };

/** Of one kind there may be few among many others. */
const atOnce = 500;

/** Newest first. */
export async function readStationEvents(
  redis: Redis,
  stationId: StationId,
  { limit, before, kind }: EventQuery,
): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = [];
  let end = before === undefined ? '+' : `(${before}`;
  while (found.length < limit) {
    const entries = await redis.xrevrange(keys.stationEvents(stationId), end, '-', 'COUNT', atOnce);
    for (const [id, fields] of entries) {
      // only commit writes these, from this very type
      const event = JSON.parse(fields[1] ?? '') as StationEvent;
      if (kind === undefined || event.kind === kind) found.push({ id, ...event });
    }
    const last = entries.at(-1);
    if (!last || entries.length < atOnce) break;
    end = `(${last[0]}`;
  }
  return found.slice(0, limit);
}
