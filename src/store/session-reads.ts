import type { Redis } from 'ioredis';
import type { Session } from '../core/model/session.ts';
import * as keys from './keys.ts';

/** Meter values move a session in the index by update alone. */
export async function readSessions(redis: Redis, texts: readonly string[]): Promise<Session[]> {
  if (texts.length === 0) return [];
  const sessions = texts.map((text) => JSON.parse(text) as Session);
  const scores = await redis.zmscore(keys.updated('sessions'), ...sessions.map(({ id }) => id));
  return sessions.map((session, index) => ({
    ...session,
    lastUpdated: Math.max(session.lastUpdated, Number(scores[index])),
  }));
}
