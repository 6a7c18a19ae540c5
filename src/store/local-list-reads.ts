import type { Redis } from 'ioredis';
import type { StationId } from '../core/model/common.ts';
import type { LocalListState } from '../core/model/local-list.ts';
import * as keys from './keys.ts';

export async function readLocalList(redis: Redis, stationId: StationId): Promise<LocalListState | undefined> {
  const text = await redis.hget(keys.localLists, stationId);
  // only commit writes it, from this very type
  return text === null ? undefined : (JSON.parse(text) as LocalListState);
}
