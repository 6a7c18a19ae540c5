import type { Redis } from 'ioredis';
import type { Kind } from '../core/ids.ts';
import { kinds, parseRef } from '../core/ids.ts';
import type { Instant, PartnerId } from '../core/model/common.ts';
import type { Acknowledged, Ledger, Owed, Parked, ParkedRef } from '../core/ports.ts';
import type { Committer } from './commit.ts';
import type { Connection } from './connection.ts';
import * as keys from './keys.ts';
import { scored } from './scored.ts';
import { step } from './step.ts';

export interface RedisLedgerDeps {
  readonly reads: Connection;
  readonly committer: Committer;
}

export class RedisLedger implements Ledger {
  private readonly deps: RedisLedgerDeps;

  constructor(deps: RedisLedgerDeps) {
    this.deps = deps;
  }

  /** What is parked comes after all that is to be tried, so that a limit never hides work. */
  owed(partnerId: PartnerId, limit = Infinity): Promise<readonly Owed[]> {
    return this.deps.reads.run(async (redis) => {
      const due = await oldest(
        redis,
        kinds.map((kind) => keys.owedSince(kind, partnerId)),
        limit,
      );
      const room = limit - due.length;
      const parked = room > 0 ? await oldest(redis, [keys.parkedSince(partnerId)], room) : [];
      return complete(redis, partnerId, [...due, ...parked]);
    });
  }

  owedRef(partnerId: PartnerId, ref: string): Promise<Owed | undefined> {
    return this.deps.reads.run(async (redis) => {
      const [due, parked] = await Promise.all([
        redis.zscore(keys.owedSince(kindOf(ref), partnerId), ref),
        redis.zscore(keys.parkedSince(partnerId), ref),
      ]);
      const since = due ?? parked;
      if (since === null) return undefined;
      return (await complete(redis, partnerId, [{ ref, since: Number(since) }]))[0];
    });
  }

  parked(partnerId: PartnerId): Promise<readonly ParkedRef[]> {
    return this.deps.reads.run(async (redis) => {
      const [faults, due] = await Promise.all([
        redis.hgetall(keys.parked(partnerId)),
        oldest(redis, [keys.parkedSince(partnerId)], Infinity),
      ]);
      return due.flatMap(({ ref, since }): ParkedRef | [] => {
        const fault = faults[ref];
        return fault === undefined ? [] : { ref, since, parked: JSON.parse(fault) as Parked };
      });
    });
  }

  /** `counts` has all that is owed, the parked included. */
  summary(partnerId: PartnerId): Promise<{
    readonly counts: Readonly<Record<Kind, number>>;
    readonly parked: number;
    readonly oldest?: Instant;
  }> {
    return this.deps.reads.run(async (redis) => {
      const [cards, [first], parked, [parkedFirst]] = await Promise.all([
        Promise.all(kinds.map((kind) => redis.zcard(keys.owedSince(kind, partnerId)))),
        oldest(
          redis,
          kinds.map((kind) => keys.owedSince(kind, partnerId)),
          1,
        ),
        redis.hkeys(keys.parked(partnerId)),
        oldest(redis, [keys.parkedSince(partnerId)], 1),
      ]);
      const counts = { locations: 0, tariffs: 0, sessions: 0, cdrs: 0, chargingprofiles: 0 };
      kinds.forEach((kind, index) => (counts[kind] += cards[index] ?? 0));
      for (const ref of parked) counts[kindOf(ref)]++;
      const since = [first, parkedFirst].flatMap((entry) => entry?.since ?? []);
      return { counts, parked: parked.length, ...(since.length > 0 && { oldest: Math.min(...since) }) };
    });
  }

  async acknowledged(partnerId: PartnerId, ref: string): Promise<Acknowledged | undefined> {
    const text = await this.deps.reads.run((redis) => redis.hget(keys.acknowledged(partnerId), ref));
    return text === null ? undefined : (JSON.parse(text) as Acknowledged);
  }

  /** With `null` the partner has nothing of the object any more. */
  async settle({ partnerId, ref, mark }: Owed, acknowledged: Acknowledged | null): Promise<boolean> {
    const told = acknowledged ? JSON.stringify(acknowledged) : '';
    return (await this.submit('settle', partnerId, ref, mark, told)) === 'newer';
  }

  async park({ partnerId, ref, mark }: Owed, parked: Parked): Promise<void> {
    await this.submit('park', partnerId, ref, mark, JSON.stringify(parked));
  }

  async unpark(partnerId: PartnerId, ref: string): Promise<void> {
    await this.submit('unpark', partnerId, ref);
  }

  async drop(partnerId: PartnerId, ref: string): Promise<void> {
    await this.submit('drop', partnerId, ref);
  }

  private submit(
    name: string,
    partnerId: PartnerId,
    ...args: readonly string[]
  ): Promise<string | undefined> {
    const steps = [step(name, partnerId, ...args)];
    return this.deps.committer.submit({ guards: [], steps, answers: name === 'settle' });
  }
}

interface Due {
  readonly ref: string;
  readonly since: Instant;
}

function kindOf(ref: string): Kind {
  const kind = parseRef(ref)?.kind;
  if (!kind) throw new Error(`not a reference to an object: ${ref}`);
  return kind;
}

async function oldest(redis: Redis, indexes: readonly string[], limit: number): Promise<readonly Due[]> {
  const last = limit === Infinity ? '-1' : String(limit - 1);
  const lists = await Promise.all(indexes.map((key) => redis.zrange(key, 0, last, 'WITHSCORES')));
  const due = lists.flatMap(scored).map(({ member, score }) => ({ ref: member, since: score }));
  return due.toSorted((a, b) => a.since - b.since).slice(0, limit);
}

/** What was settled since its index was read is left out. */
async function complete(redis: Redis, partnerId: PartnerId, due: readonly Due[]): Promise<readonly Owed[]> {
  if (due.length === 0) return [];
  const refs = due.map(({ ref }) => ref);
  const [marks, acknowledged, parked] = await Promise.all([
    redis.hmget(keys.owed(partnerId), ...refs),
    redis.hmget(keys.acknowledged(partnerId), ...refs),
    redis.hmget(keys.parked(partnerId), ...refs),
  ]);
  return due.flatMap(({ ref, since }, index): Owed | [] => {
    const mark = marks[index];
    if (!mark) return [];
    const told = acknowledged[index];
    const fault = parked[index];
    return {
      partnerId,
      ref,
      mark,
      since,
      ...(told && { acknowledged: JSON.parse(told) as Acknowledged }),
      ...(fault && { parked: JSON.parse(fault) as Parked }),
    };
  });
}
