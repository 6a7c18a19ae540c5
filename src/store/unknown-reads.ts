import type { Redis } from 'ioredis';
import type { Knock, UnknownStation } from '../core/ports.ts';
import * as keys from './keys.ts';
import { scored } from './scored.ts';

/** The latest first. */
export async function readUnknownStations(redis: Redis): Promise<readonly UnknownStation[]> {
  const flat = await redis.zrevrange(keys.unknownStations, 0, -1, 'WITHSCORES');
  const found = scored(flat);
  if (found.length === 0) return [];
  const ids = found.map(({ member }) => member);
  const attempts = await redis.hmget(keys.unknownAttempts, ...ids);
  const knocks = await redis.hmget(keys.unknownKnocks, ...ids);
  return found.map(({ member, score }, index) => {
    const [count, knock] = [attempts[index], knocks[index]];
    return {
      id: member,
      lastSeen: score,
      ...(count != null && { attempts: Number(count) }),
      // only `sawUnknownStation` writes it, from this very type
      ...(knock != null && (JSON.parse(knock) as Knock)),
    };
  });
}
