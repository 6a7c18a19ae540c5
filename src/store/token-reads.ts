import type { Redis } from 'ioredis';
import type { PartnerId } from '../core/model/common.ts';
import type { KnownToken, Token, TokenType } from '../core/model/token.ts';
import * as keys from './keys.ts';

export async function readTokensByUid(redis: Redis, uid: string): Promise<readonly KnownToken[]> {
  const start = `${uid.toUpperCase()}\n`;
  const members = await redis.zrangebylex(keys.tokensByUid, `[${start}`, `(${uid.toUpperCase()}\v`);
  const known = await Promise.all(
    members.map(async (member): Promise<readonly KnownToken[]> => {
      const [owner, field = ''] = member.slice(start.length).split('\n');
      const partnerId = owner === '' || owner === undefined ? null : owner;
      const text = await redis.hget(keys.tokens(partnerId), field);
      return text === null ? [] : [{ partnerId, token: decodeToken(text) }];
    }),
  );
  return known.flat();
}

export async function readToken(
  redis: Redis,
  partnerId: PartnerId | null,
  { uid, type }: { readonly uid: string; readonly type: TokenType },
): Promise<Token | undefined> {
  const text = await redis.hget(keys.tokens(partnerId), keys.tokenField(type, uid));
  return text === null ? undefined : decodeToken(text);
}

export async function readTokens(redis: Redis, partnerId: PartnerId | null): Promise<readonly Token[]> {
  return (await redis.hvals(keys.tokens(partnerId))).map(decodeToken);
}

/** The alias stands in front of the JSON, for the commit script to find. */
export function decodeToken(text: string): Token {
  return JSON.parse(text.slice(text.indexOf('{'))) as Token;
}
