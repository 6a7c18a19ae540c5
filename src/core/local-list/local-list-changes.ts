import { entriesOf, isInScope } from './local-list.ts';
import type { ListChoice, ChoiceDeps } from './local-list-choice.ts';
import { identityKey, rangesOf } from './local-list-choice.ts';
import type { ListChange, ListWords } from './local-list-control.ts';
import { entryOf } from './local-list-control.ts';
import type { LocalListState, TokenIdentity } from '../model/local-list.ts';
import type { KnownToken } from '../model/token.ts';
import type { Store } from '../ports.ts';
import type { LogRange } from './token-log.ts';

export interface ChangesDeps extends ChoiceDeps {
  readonly store: Pick<Store, 'token' | 'tokensByUid'>;
  readonly words: ListWords;
}

/** What the list was when it was last brought up to date. */
export type ListBefore = Pick<LocalListState, 'cutoffs' | 'position' | 'seen'>;

const identified = ({ partnerId, token: { type, uid } }: KnownToken): TokenIdentity => ({
  partnerId,
  type,
  uid,
});

/** All entries of a list. */
export async function wholeList(deps: ChangesDeps, choice: ListChoice): Promise<readonly ListChange[]> {
  const put = await inTiers(choice, (range, kind) =>
    deps.log.listed({ ...range, after: choice.cutoffs[kind] }),
  );
  const seen = await stored(deps, choice.seen);
  const keyOf = (known: KnownToken) => deps.words.keyOf(identified(known));
  return [...entriesOf({ keyOf, put: [...put, ...seen] }).values()];
}

/**
 * What has to change in a list that was complete as `before` says: everything that changed since, and what the cutoffs
 * and the cards seen here let in or out. Changes that were sent already may come again, which does no harm.
 */
export async function listDifference(
  deps: ChangesDeps,
  before: ListBefore,
  choice: ListChoice,
): Promise<readonly ListChange[]> {
  const { log, words } = deps;
  const keyOf = (known: KnownToken) => words.keyOf(identified(known));
  const certain = await inTiers(choice, async (range, kind) => {
    const [was, is] = [before.cutoffs[kind], choice.cutoffs[kind]];
    const changed = await log.listed({ ...range, after: Math.max(before.position, is) });
    return is < was ? [...changed, ...(await log.listed({ ...range, after: is, upTo: was }))] : changed;
  });
  const put = entriesOf({ keyOf, put: certain });
  const outside = await inTiers(choice, async (range, kind) => {
    const [was, is] = [Math.min(before.position, before.cutoffs[kind]), choice.cutoffs[kind]];
    return is > was ? log.listed({ ...range, after: was, upTo: is }) : [];
  });
  const { own, others } = rangesOf(choice.scope, choice.partners);
  const gone = await log.gone([...own.owners, ...others.owners], before.position);
  const doubtful = [...outside.map(identified), ...gone, ...swapped(before.seen, choice.seen)];
  const byKey = new Map(doubtful.map((token) => [words.keyOf(token), token]));
  const seen = new Set(choice.seen.map(identityKey));
  const decided = await Promise.all(
    [...byKey].map(async ([key, token]): Promise<readonly ListChange[]> => {
      if (put.has(key)) return [];
      const known = await kept(deps, { key, token, choice, seen });
      return [known ? entryOf(known.partnerId, known.token) : { ...token, removed: true }];
    }),
  );
  return [...decided.flat(), ...put.values()];
}

/** Of both tiers, the operator's own first. */
async function inTiers(
  { scope, partners }: ListChoice,
  read: (range: Omit<LogRange, 'after' | 'upTo'>, kind: 'others' | 'own') => Promise<readonly KnownToken[]>,
): Promise<readonly KnownToken[]> {
  const { own, others } = rangesOf(scope, partners);
  return [...(await read(own, 'own')), ...(await read(others, 'others'))];
}

function swapped(was: readonly TokenIdentity[], is: readonly TokenIdentity[]): readonly TokenIdentity[] {
  const keys = (list: readonly TokenIdentity[]) => new Set(list.map(identityKey));
  const [before, after] = [keys(was), keys(is)];
  return [
    ...was.filter((token) => !after.has(identityKey(token))),
    ...is.filter((token) => !before.has(identityKey(token))),
  ];
}

/** The token for which a key belongs in the list, if there is one. */
async function kept(
  { log, store, words }: ChangesDeps,
  at: {
    readonly key: string;
    readonly token: TokenIdentity;
    readonly choice: ListChoice;
    readonly seen: ReadonlySet<string>;
  },
): Promise<KnownToken | undefined> {
  const { key, choice, seen } = at;
  const partners = new Set(choice.partners);
  for (const known of await store.tokensByUid(words.shownFor(at.token))) {
    const { partnerId } = known;
    const token = identified(known);
    if (words.keyOf(token) !== key || !isInScope(choice.scope, known)) continue;
    if (partnerId !== null && !partners.has(partnerId)) continue;
    const cutoff = choice.cutoffs[partnerId === null ? 'own' : 'others'];
    if (cutoff === 0 || seen.has(identityKey(token))) return known;
    const position = await log.positionOf(token, choice.scope === 'all');
    if (position !== undefined && position > cutoff) return known;
  }
  return undefined;
}

async function stored(
  { store }: ChangesDeps,
  tokens: readonly TokenIdentity[],
): Promise<readonly KnownToken[]> {
  const found = await Promise.all(
    tokens.map(async ({ partnerId, type, uid }): Promise<readonly KnownToken[]> => {
      const token = await store.token(partnerId, uid, type);
      return token ? [{ partnerId, token }] : [];
    }),
  );
  return found.flat();
}
