import { BridgeError, messageOf } from '../core/errors.ts';

/** What Redis says when it would not write, and what that means to the operator. */
const refusals: readonly (readonly [start: string, meaning: string])[] = [
  ['OOM', 'Redis is out of memory: raise maxmemory'],
  ['READONLY', 'this Redis is a read-only replica: point REDIS_URL at the primary'],
  ['MISCONF', 'Redis cannot write to its disk'],
  ['NOAUTH', 'Redis wants a password: put it into REDIS_URL'],
  ['WRONGPASS', 'Redis refuses the user or password in REDIS_URL'],
  ['NOPERM', 'the Redis user in REDIS_URL may not do this'],
];

/** Replies of a server that will soon be itself again. */
const passing = ['LOADING', 'BUSY', 'MASTERDOWN', 'CLUSTERDOWN', 'TRYAGAIN'];

export function storeUnavailable(cause: unknown): BridgeError {
  if (cause instanceof BridgeError) return cause;
  const text = messageOf(cause);
  const meaning = refusals.find(([start]) => text.startsWith(start))?.[1];
  return new BridgeError('store-unavailable', meaning ? `${meaning} (${text})` : `Redis: ${text}`, { cause });
}

/** Whether to try again: the connection broke, or the server is not ready. An answer of any other kind is final. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name !== 'ReplyError' || passing.some((start) => error.message.startsWith(start));
}
