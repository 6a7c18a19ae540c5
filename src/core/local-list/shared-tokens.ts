import type { PartnerId } from '../model/common.ts';
import type { TokenIdentity } from '../model/local-list.ts';
import type { KnownToken, Token, TokenType } from '../model/token.ts';
import type { Store } from '../ports.ts';
import type { LogHead, LogRange, TokenLog } from './token-log.ts';

export interface SharedTokensDeps {
  readonly tokenLog: TokenLog;
  readonly store: Pick<Store, 'token' | 'tokensByUid'>;
}

/** Answers held at once; the oldest give way. A large one is the tokens of one list. */
const mostAnswers = 64;
const mostTokens = 20_000;

/** Answers that were asked for once; a failed one is asked for again. */
class Answers {
  private readonly known = new Map<string, Promise<unknown>>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  of<T>(question: readonly unknown[], ask: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(question);
    const known = this.known.get(key);
    // the question decides the type of its answer
    if (known) return known as Promise<T>;
    const asked = ask();
    this.known.set(key, asked);
    asked.catch(() => this.known.delete(key));
    const oldest = this.known.size > this.most ? this.known.keys().next().value : undefined;
    if (oldest !== undefined) this.known.delete(oldest);
    return asked;
  }

  clear(): void {
    this.known.clear();
  }
}

/**
 * The tokens and their log as they stood a moment ago, read once for all stations that ask the same: after a change
 * thousands do. Whoever sees a token change says `forget`.
 */
export class SharedTokens implements TokenLog, Pick<Store, 'token' | 'tokensByUid'> {
  private readonly deps: SharedTokensDeps;
  private readonly answers = new Answers(mostAnswers);
  private readonly tokens = new Answers(mostTokens);
  private latest: Promise<LogHead> | undefined;

  constructor(deps: SharedTokensDeps) {
    this.deps = deps;
  }

  forget(): void {
    this.latest = undefined;
    this.answers.clear();
    this.tokens.clear();
  }

  /** What was read before its head would not hold all up to there. */
  head(): Promise<LogHead> {
    if (this.latest) return this.latest;
    this.forget();
    const asked = this.deps.tokenLog.head();
    this.latest = asked;
    asked.catch(() => this.forget());
    return asked;
  }

  count(range: LogRange): Promise<number> {
    return this.answers.of(['count', range], () => this.deps.tokenLog.count(range));
  }

  cutoff(range: Omit<LogRange, 'after' | 'upTo'>, most: number): Promise<number> {
    return this.answers.of(['cutoff', range, most], () => this.deps.tokenLog.cutoff(range, most));
  }

  listed(range: LogRange): Promise<readonly KnownToken[]> {
    return this.answers.of(['listed', range], () => this.deps.tokenLog.listed(range));
  }

  gone(owners: readonly (PartnerId | null)[], after: number): Promise<readonly TokenIdentity[]> {
    return this.answers.of(['gone', owners, after], () => this.deps.tokenLog.gone(owners, after));
  }

  positionOf(token: TokenIdentity, optional: boolean): Promise<number | undefined> {
    return this.tokens.of(['at', token, optional], () => this.deps.tokenLog.positionOf(token, optional));
  }

  seenAt(place: string): Promise<readonly TokenIdentity[]> {
    return this.deps.tokenLog.seenAt(place);
  }

  token(partnerId: PartnerId | null, uid: string, type: TokenType): Promise<Token | undefined> {
    return this.tokens.of(['token', partnerId, uid, type], () => this.deps.store.token(partnerId, uid, type));
  }

  tokensByUid(uid: string): Promise<readonly KnownToken[]> {
    return this.tokens.of(['uid', uid], () => this.deps.store.tokensByUid(uid));
  }
}
