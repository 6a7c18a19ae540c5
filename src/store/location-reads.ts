import type { Redis } from 'ioredis';
import type { Location } from '../core/model/location.ts';
import * as keys from './keys.ts';
import { statusFields, withStatuses } from './location-view.ts';

/** Stored locations with what their stations last said. */
export async function readLocations(redis: Redis, texts: readonly string[]): Promise<readonly Location[]> {
  const locations = texts.map((text) => JSON.parse(text) as Location);
  const fields = locations.map(statusFields);
  const all = fields.flat();
  if (all.length === 0) return locations.map((location) => withStatuses(location, []));
  const statuses = await redis.hmget(keys.evseStatuses, ...all);
  let start = 0;
  return locations.map((location, index) => {
    const end = start + (fields[index]?.length ?? 0);
    const own = statuses.slice(start, end);
    start = end;
    return withStatuses(location, own);
  });
}
