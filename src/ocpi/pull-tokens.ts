import { BridgeError, messageOf } from '../core/errors.ts';
import type { Instant, PartnerId } from '../core/model/common.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Token } from '../core/model/token.ts';
import type { Clock, Log, Store } from '../core/ports.ts';
import type { OcpiAnswer } from './client.ts';
import type { Dialect } from './dialect.ts';
import { dialectOf } from './dialects.ts';
import { nextPage, pageBefore } from './next-page.ts';
import { urlBelow } from './partner-client.ts';
import type { PartnerClient } from './partner-client.ts';
import type { Partners } from './partners.ts';
import { endpointOf, speaksFor } from './partners.ts';
import { profileNamed } from './profiles.ts';
import { decodeWith } from './validation.ts';

export interface TokenPullDeps {
  readonly store: Pick<Store, 'commit' | 'token' | 'tokens'>;
  readonly partners: Pick<Partners, 'change' | 'get'>;
  readonly client: PartnerClient;
  readonly clock: Clock;
  readonly log: Log;
}

export interface TokenFault {
  /** Which of all entries that came, from 0. */
  readonly index: number;
  readonly reason: string;
}

export interface TokenPullReport {
  readonly full: boolean;
  readonly seen: number;
  readonly stored: number;
  readonly removed: number;
  readonly faults: readonly TokenFault[];
}

/** What the partner's clock may be behind ours. */
const clockToleranceMs = 10 * 60_000;

interface Progress {
  readonly partner: Partner;
  readonly dialect: Dialect;
  /** Identities of all tokens in the list, also of those that we could not take. */
  readonly listed: Set<string>;
  readonly faults: TokenFault[];
  nameless: number;
  /** Entries in all, also those that came twice. */
  read: number;
  stored: number;
}

const seenIn = ({ listed, nameless }: Progress) => listed.size + nameless;
const identity = (uid: string, type: string) => `${type} ${uid}`.toUpperCase();

/** Reads the tokens of a partner page by page [OCPI 2.2.1 12.2.2.1]. */
export class TokenPull {
  private readonly deps: TokenPullDeps;

  constructor(deps: TokenPullDeps) {
    this.deps = deps;
  }

  /**
   * What changed since the last pull, or everything: then what is not in the list any more is removed here. A
   * token that cannot be taken is reported, and the rest is taken.
   * @throws PartnerFailure; BridgeError `partner-refused` when the pages lead astray, `not-found`
   */
  async pull(
    partnerId: PartnerId,
    { full = false, signal }: { full?: boolean; signal?: AbortSignal } = {},
  ): Promise<TokenPullReport> {
    const { partners, store, clock, log } = this.deps;
    const partner = partners.get(partnerId);
    const since = full ? undefined : partner.tokensPulledAt;
    const startedAt = clock.now();
    const before = since === undefined ? await store.tokens(partnerId) : [];
    const dialect = dialectOf(partner.version);
    const progress: Progress = {
      partner,
      dialect,
      listed: new Set(),
      faults: [],
      nameless: 0,
      read: 0,
      stored: 0,
    };
    const complete = await this.crawl(progress, since, signal);
    const removed = since === undefined && complete ? await this.removeUnlisted(progress, before) : 0;
    const { stored, faults } = progress;
    await partners.change(partnerId, (last) => pulled(last, startedAt, faults));
    const report = { full: since === undefined, seen: seenIn(progress), stored, removed, faults };
    const fields = { partner: partnerId, ...report, faults: faults.slice(0, 10), refused: faults.length };
    const [first] = faults;
    if (first) log.warn({ ...fields, first: first.reason }, 'tokens pulled, but not all that came was taken');
    else log.info(fields, 'tokens pulled');
    return report;
  }

  /** Answers whether as many were listed as the partner says it has. */
  private async crawl(
    progress: Progress,
    since: Instant | undefined,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    const { partner } = progress;
    const visited = new Set<string>();
    let total = 0;
    for (let url: string | undefined = firstPage(partner, since); url !== undefined;) {
      const answer: OcpiAnswer = await this.deps.client.sendTo(partner, url, {
        method: 'GET',
        ...(signal && { signal }),
      });
      // What comes in after the end of a registration is nobody's any more.
      if (this.deps.partners.get(partner.id).state !== 'registered') {
        throw new BridgeError('conflict', `${partner.name} was unregistered meanwhile`);
      }
      await this.take(progress, answer.data, url);
      const before = total;
      total = countIn(answer) ?? total;
      visited.add(`${total} ${url}`);
      url = pageBefore(url, before - total) ?? nextPage(answer.header('link'), url);
      if (visited.has(`${total} ${url ?? ''}`)) {
        throw new BridgeError('partner-refused', `the pages lead in a circle: ${url ?? ''}`);
      }
    }
    if (seenIn(progress) >= total) return true;
    const reason = `the list ended after ${seenIn(progress)} of ${total} tokens; nothing was removed`;
    progress.faults.push({ index: progress.read, reason });
    return false;
  }

  private async take(progress: Progress, data: unknown, url: string): Promise<void> {
    if (!Array.isArray(data)) {
      throw new BridgeError('partner-refused', `GET ${url}: the answer holds no list`);
    }
    const tokens = data.flatMap((item: unknown) => tokenIn(progress, item));
    const { store } = this.deps;
    const { id } = progress.partner;
    const news = await Promise.all(
      tokens.map(async (token) => {
        const known = await store.token(id, token.uid, token.type);
        return known && known.lastUpdated >= token.lastUpdated ? [] : [token];
      }),
    );
    const changed = news.flat();
    await store.commit(changed.map((token) => ({ type: 'token', partnerId: id, token })));
    progress.stored += changed.length;
  }

  /** [OCPI 2.2.1 12.2.2.1] what is not specified is no longer valid; what came meanwhile by push stays. */
  private async removeUnlisted({ partner, listed }: Progress, before: readonly Token[]): Promise<number> {
    const gone = before.filter(({ uid, type }) => !listed.has(identity(uid, type)));
    await this.deps.store.commit(
      gone.map((token) => ({ type: 'token-removed', partnerId: partner.id, token })),
    );
    return gone.length;
  }
}

function pulled(
  { tokenFaults: _, ...partner }: Partner,
  at: Instant,
  faults: readonly TokenFault[],
): Partner {
  const [first] = faults;
  return {
    ...partner,
    tokensPulledAt: at,
    ...(first && { tokenFaults: { count: faults.length, first: `entry ${first.index}: ${first.reason}` } }),
  };
}

function firstPage(partner: Partner, since: Instant | undefined): string {
  const endpoint = endpointOf(partner, 'tokens', 'SENDER');
  if (!endpoint) throw new BridgeError('not-found', `${partner.name} offers no tokens`);
  const query = {
    ...(since !== undefined && { date_from: new Date(since - clockToleranceMs).toISOString() }),
    offset: '0',
    limit: String(profileNamed(partner.profile).pageLimit),
  };
  return urlBelow(endpoint.url, { query });
}

function countIn(answer: OcpiAnswer): number | undefined {
  const text = answer.header('x-total-count');
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function tokenIn(progress: Progress, item: unknown): Token[] {
  const { partner, dialect, faults } = progress;
  const index = progress.read++;
  note(progress, item);
  try {
    const token = decodeWith(dialect, dialect.token, item);
    if (speaksFor(partner, token)) return [token];
    faults.push({ index, reason: `${token.countryCode}-${token.partyId} is none of the partner's parties` });
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const [fault] = error.faults;
    faults.push({ index, reason: fault ? `${fault.pointer} ${fault.reason}` : messageOf(error) });
  }
  return [];
}

function note(progress: Progress, item: unknown): void {
  const named = typeof item === 'object' && item !== null && 'uid' in item && 'type' in item;
  if (named) progress.listed.add(identity(String(item.uid), String(item.type)));
  else progress.nameless++;
}
