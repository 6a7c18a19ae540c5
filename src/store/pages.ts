import type { Redis } from 'ioredis';
import type { ObjectKind } from '../core/ids.ts';
import type { Page, PageQuery } from '../core/ports.ts';
import * as keys from './keys.ts';

/** So many members are asked about at once. */
const chunkSize = 5000;

/** The stored texts of a page, oldest object first. */
export async function readPage(redis: Redis, kind: ObjectKind, query: PageQuery): Promise<Page<string>> {
  const { ids, total } = await pageOfIds(redis, kind, query);
  if (ids.length === 0) return { items: [], total };
  const texts = await redis.hmget(keys.objects(kind), ...ids);
  return { items: texts.flatMap((text) => text ?? []), total };
}

async function pageOfIds(redis: Redis, kind: ObjectKind, query: PageQuery) {
  const { from, to, offset, limit, owner } = query;
  const created = keys.created(kind, owner);
  const updated = keys.updated(kind, owner);
  const range = [from ?? '-inf', to === undefined ? '+inf' : `(${to}`] as const;
  const [all, total] = await Promise.all([redis.zcard(created), redis.zcount(updated, ...range)]);
  if (limit <= 0 || offset >= total) return { ids: [], total };
  // Where every object matches, as in a partner's first pull, Redis can take the page by rank.
  if (total >= all) return { ids: await redis.zrange(created, offset, String(offset + limit - 1)), total };
  const matching = await redis.zrangebyscore(updated, ...range);
  const ids = await byCreation(redis, created, matching);
  return { ids: ids.slice(offset, offset + limit), total };
}

async function byCreation(redis: Redis, created: string, ids: readonly string[]): Promise<string[]> {
  const chunks = Array.from({ length: Math.ceil(ids.length / chunkSize) }, (_, index) =>
    ids.slice(index * chunkSize, (index + 1) * chunkSize),
  );
  const scores = await Promise.all(chunks.map((chunk) => redis.zmscore(created, ...chunk)));
  const order = scores.flat().map(Number);
  return ids
    .map((id, index) => ({ id, at: order[index] ?? 0 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ id }) => id);
}
