import type { PartnerId } from '../model/common.ts';
import type { TokenIdentity } from '../model/local-list.ts';
import type { KnownToken } from '../model/token.ts';

/** Where the log of tokens stands. */
export interface LogHead {
  readonly position: number;
  /** Who read no further than to here must begin anew; of the operator's own tokens, and of partners'. */
  readonly floors: { readonly own: number; readonly others: number };
  /** The partners whose tokens count. */
  readonly partners: readonly PartnerId[];
}

/** Tokens that may be listed and came or changed after a position, up to another. */
export interface LogRange {
  readonly owners: readonly (PartnerId | null)[];
  /** Those too that need not be listed [OCPI 2.2.1 12.4.5 WhitelistType ALLOWED]. */
  readonly optional: boolean;
  readonly after: number;
  readonly upTo?: number;
}

/** Every token that stations may list, once, in the order in which they came or last changed. */
export interface TokenLog {
  head(): Promise<LogHead>;
  count(range: LogRange): Promise<number>;
  /** The least position after which no more than `most` of them stand. */
  cutoff(range: Omit<LogRange, 'after' | 'upTo'>, most: number): Promise<number>;
  /** Owner by owner, the oldest first. */
  listed(range: LogRange): Promise<readonly KnownToken[]>;
  /** What ceased to be listed, or is no longer required to be; some of it may be back. */
  gone(owners: readonly (PartnerId | null)[], after: number): Promise<readonly TokenIdentity[]>;
  /** Where a token stands; undefined where it is not in the log. */
  positionOf(token: TokenIdentity, optional: boolean): Promise<number | undefined>;
  /** Who charged at a place, the latest first. */
  seenAt(place: string): Promise<readonly TokenIdentity[]>;
}
