import type { Redis } from 'ioredis';
import { listClass } from '../core/local-list/local-list.ts';
import type { PartnerId } from '../core/model/common.ts';
import type { TokenIdentity } from '../core/model/local-list.ts';
import type { KnownToken, TokenType } from '../core/model/token.ts';
import type { LogHead, LogRange, TokenLog } from '../core/local-list/token-log.ts';
import type { Connection } from './connection.ts';
import * as keys from './keys.ts';
import { decodeToken } from './token-reads.ts';

type Owner = PartnerId | null;

/** Of a list of that many a read holds up nothing. */
const atOnce = 1000;

/** The log as the commit script writes it, read over a connection of the store. */
export class RedisTokenLog implements TokenLog {
  private readonly reads: Connection;

  constructor(reads: Connection) {
    this.reads = reads;
  }

  /** The position is read first: what is read later holds all up to there. */
  head(): Promise<LogHead> {
    return this.reads.run(async (redis) => {
      const [position, fields] = await Promise.all([redis.get(keys.sequence), redis.hgetall(keys.tokenLog)]);
      const partner = 'partner/';
      return {
        position: Number(position ?? 0),
        floors: { own: Number(fields['floor-own'] ?? 0), others: Number(fields['floor'] ?? 0) },
        partners: Object.keys(fields)
          .filter((field) => field.startsWith(partner))
          .map((field) => field.slice(partner.length)),
      };
    });
  }

  count(range: LogRange): Promise<number> {
    return this.reads.run(async (redis) => {
      const [from, to] = boundsOf(range);
      const counts = await Promise.all(placesOf(range).map(({ key }) => redis.zcount(key, from, to)));
      return counts.reduce((sum, count) => sum + count, 0);
    });
  }

  async cutoff(range: Omit<LogRange, 'after' | 'upTo'>, most: number): Promise<number> {
    let [low, high] = [0, (await this.head()).position];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await this.count({ ...range, after: middle })) <= most) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  listed(range: LogRange): Promise<readonly KnownToken[]> {
    return this.reads.run(async (redis) => {
      const [from, to] = boundsOf(range);
      const found = await Promise.all(
        placesOf(range).map(async ({ key, owner }) =>
          readTokens(redis, owner, await redis.zrangebyscore(key, from, to)),
        ),
      );
      return found.flat();
    });
  }

  gone(owners: readonly Owner[], after: number): Promise<readonly TokenIdentity[]> {
    return this.reads.run(async (redis) => {
      const found = await Promise.all(
        owners.map(async (owner) => {
          const names = await redis.zrangebyscore(keys.listedTokens('gone', owner), `(${after}`, '+inf');
          return names.map((name) => identityOf(owner, name));
        }),
      );
      return found.flat();
    });
  }

  positionOf({ partnerId, type, uid }: TokenIdentity, optional: boolean): Promise<number | undefined> {
    return this.reads.run(async (redis) => {
      const field = keys.tokenField(type, uid);
      const places = placesOf({ owners: [partnerId], optional });
      const scores = await Promise.all(places.map(({ key }) => redis.zscore(key, field)));
      const [score] = scores.flatMap((found) => (found === null ? [] : Number(found)));
      return score;
    });
  }

  seenAt(place: string): Promise<readonly TokenIdentity[]> {
    return this.reads.run(async (redis) => {
      const members = await redis.zrevrange(keys.seenTokens(place), 0, -1);
      return members.map((member) => {
        const [owner = '', name = ''] = member.split('\n');
        return identityOf(owner === '' ? null : owner, name);
      });
    });
  }

  /** Tokens that were stored before there was a log get their places in it, once. */
  async complete(partners: readonly { readonly id: PartnerId; readonly state: string }[]): Promise<void> {
    if ((await this.reads.run((redis) => redis.hget(keys.tokenLog, 'whole'))) !== null) return;
    for (const owner of [null, ...partners.map(({ id }) => id)]) await this.enter(owner);
    const counting = partners.flatMap(({ id, state }) =>
      state === 'registered' ? [`partner/${id}`, '1'] : [],
    );
    await this.reads.run((redis) => redis.hset(keys.tokenLog, ...counting, 'whole', '1'));
  }

  private async enter(owner: Owner): Promise<void> {
    let cursor = '0';
    do {
      cursor = await this.reads.run(async (redis) => {
        const [next, flat] = await redis.hscan(keys.tokens(owner), cursor, 'COUNT', atOnce);
        const fields = flat.filter((_, index) => index % 2 === 0);
        const last = await redis.incrby(keys.sequence, fields.length);
        await Promise.all(
          fields.map((field, index) => {
            const kind = listClass(owner, decodeToken(flat[index * 2 + 1] ?? ''));
            const position = last - fields.length + index + 1;
            return kind
              ? redis.zadd(keys.listedTokens(kind, owner), 'NX', position, field)
              : Promise.resolve('0');
          }),
        );
        return next;
      });
    } while (cursor !== '0');
  }
}

function boundsOf({ after, upTo }: LogRange): readonly [string, string] {
  return [`(${after}`, upTo === undefined ? '+inf' : String(upTo)];
}

function placesOf({
  owners,
  optional,
}: Pick<LogRange, 'optional' | 'owners'>): readonly { key: string; owner: Owner }[] {
  const kinds = optional ? (['must', 'may'] as const) : (['must'] as const);
  return owners.flatMap((owner) => kinds.map((kind) => ({ key: keys.listedTokens(kind, owner), owner })));
}

/** The log holds only names that `writes.ts` made of a token. */
function identityOf(partnerId: Owner, name: string): TokenIdentity {
  const slash = name.indexOf('/');
  return { partnerId, type: name.slice(0, slash) as TokenType, uid: name.slice(slash + 1) };
}

async function readTokens(
  redis: Redis,
  partnerId: Owner,
  fields: readonly string[],
): Promise<readonly KnownToken[]> {
  const found: KnownToken[] = [];
  for (let i = 0; i < fields.length; i += atOnce) {
    const texts = await redis.hmget(keys.tokens(partnerId), ...fields.slice(i, i + atOnce));
    for (const text of texts) if (text !== null) found.push({ partnerId, token: decodeToken(text) });
  }
  return found;
}
