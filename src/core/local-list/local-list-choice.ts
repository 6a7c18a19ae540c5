import { isInScope } from './local-list.ts';
import type { PartnerId } from '../model/common.ts';
import type { Cutoffs, LocalListScope, TokenIdentity } from '../model/local-list.ts';
import type { Store } from '../ports.ts';
import type { LogHead, LogRange, TokenLog } from './token-log.ts';

/** What a list shall hold, as `LocalListState` says it. */
export interface ListChoice {
  readonly scope: LocalListScope;
  readonly position: number;
  readonly cutoffs: Cutoffs;
  readonly seen: readonly TokenIdentity[];
  readonly entries: number;
  readonly leftOut: number;
  readonly partners: readonly PartnerId[];
}

export interface ChoiceDeps {
  readonly log: TokenLog;
  readonly store: Pick<Store, 'token'>;
}

export interface Wanted {
  readonly scope: LocalListScope;
  readonly capacity: number;
  /** Where it charges, the nearest first; those that charged there are preferred. */
  readonly places: readonly string[];
}

/** Greater than any position: nothing of that kind. */
const nothing = Number.MAX_SAFE_INTEGER;

/** The two kinds of tokens that a scope may list. */
export function rangesOf(
  scope: LocalListScope,
  partners: readonly PartnerId[],
): Readonly<Record<keyof Cutoffs, Omit<LogRange, 'after' | 'upTo'>>> {
  const optional = scope === 'all';
  return {
    own: { owners: scope === 'off' ? [] : [null], optional },
    others: { owners: optional || scope === 'required' ? partners : [], optional },
  };
}

/** All of them where they fit; otherwise the own first, then those seen here lately, then those that changed last. */
export async function chooseList(deps: ChoiceDeps, head: LogHead, wanted: Wanted): Promise<ListChoice> {
  const { log } = deps;
  const { scope, capacity } = wanted;
  const { own, others } = rangesOf(scope, head.partners);
  const [ownCount, otherCount] = await Promise.all([
    log.count({ ...own, after: 0 }),
    log.count({ ...others, after: 0 }),
  ]);
  const all = ownCount + otherCount;
  const base = { scope, position: head.position, partners: head.partners };
  if (all <= capacity) {
    return { ...base, cutoffs: { own: 0, others: 0 }, seen: [], entries: all, leftOut: 0 };
  }
  const crowded = ownCount >= capacity;
  const room = crowded ? capacity : capacity - ownCount;
  const part = await partOf(deps, { ...wanted, room, range: crowded ? own : others });
  const entries = part.entries + (crowded ? 0 : ownCount);
  const cutoffs = crowded ? { own: part.cutoff, others: nothing } : { own: 0, others: part.cutoff };
  return { ...base, cutoffs, seen: part.seen, entries, leftOut: all - entries };
}

/** Of one kind, as many as there is room for. */
async function partOf(
  deps: ChoiceDeps,
  wanted: Wanted & { readonly room: number; readonly range: Omit<LogRange, 'after' | 'upTo'> },
): Promise<{ readonly cutoff: number; readonly seen: readonly TokenIdentity[]; readonly entries: number }> {
  const { log } = deps;
  const { room, range } = wanted;
  const seen = (await seenOf(deps, wanted)).slice(0, room);
  const cutoff = await log.cutoff(range, room - seen.length);
  const newest = await log.count({ ...range, after: cutoff });
  const older = await Promise.all(seen.map((token) => log.positionOf(token, range.optional)));
  const entries = newest + older.filter((position = 0) => position <= cutoff).length;
  return { cutoff, seen, entries };
}

/** Those that may be listed, each once. */
async function seenOf(
  { log, store }: ChoiceDeps,
  { places, scope, range }: Wanted & { readonly range: Pick<LogRange, 'owners'> },
): Promise<readonly TokenIdentity[]> {
  const found = new Map<string, TokenIdentity>();
  for (const token of (await Promise.all(places.map((place) => log.seenAt(place)))).flat()) {
    const { partnerId, type, uid } = token;
    const key = identityKey(token);
    if (!range.owners.includes(partnerId) || found.has(key)) continue;
    const stored = await store.token(partnerId, uid, type);
    if (stored && isInScope(scope, { partnerId, token: stored })) found.set(key, token);
  }
  return [...found.values()];
}

export function identityKey({ partnerId, type, uid }: TokenIdentity): string {
  return `${partnerId ?? ''}\n${type}/${uid.toUpperCase()}`;
}
