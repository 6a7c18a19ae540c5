import type { Redis } from 'ioredis';
import type { ModelVariable } from '../core/model/device-model.ts';

// only commit writes these, from this very type
const decode = (text: string) => JSON.parse(text) as ModelVariable;

/** All variables below a key. */
export async function readVariables(redis: Redis, key: string): Promise<readonly ModelVariable[]> {
  return (await redis.hvals(key)).map(decode);
}

/** Those of these fields that are there. */
export async function readSomeVariables(
  redis: Redis,
  key: string,
  fields: readonly string[],
): Promise<readonly ModelVariable[]> {
  if (fields.length === 0) return [];
  return (await redis.hmget(key, ...fields)).flatMap((text) => (text === null ? [] : [decode(text)]));
}
