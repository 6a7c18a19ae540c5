import type { Instant, PartnerId } from './common.ts';
import type { TokenType } from './token.ts';

/**
 * What a station's own list of tokens holds: nothing that the bridge sends; the operator's tokens; also those of
 * partners that have to be let charge while their owner cannot be asked; also those that may be.
 */
export const localListScopes = ['off', 'own', 'required', 'all'] as const;
export type LocalListScope = (typeof localListScopes)[number];

/** What a station says of its list; absent is what it does not say. */
export interface ListLimits {
  /** Entries in all. */
  readonly entries?: number;
  readonly itemsPerMessage?: number;
  readonly bytesPerMessage?: number;
  /** Whether it looks at its list. */
  readonly enabled?: boolean;
}

/** Tokens that have not changed since a position are left out; 0 leaves out none. */
export interface Cutoffs {
  readonly own: number;
  readonly others: number;
}

/** Whose token, and which. */
export interface TokenIdentity {
  readonly partnerId: PartnerId | null;
  readonly type: TokenType;
  readonly uid: string;
}

/**
 * What the bridge knows of the list that a station holds. The entries themselves are not kept: they are the tokens of
 * `scope` as they stood at `position` of the token log, but for those that `cutoffs` leave out, and with `seen`.
 */
export interface LocalListState {
  /** As the station must report it. */
  readonly version: number;
  /** In whose words it was written: the OCPP version, `1.6`. */
  readonly words: string;
  readonly scope: LocalListScope;
  readonly position: number;
  readonly cutoffs: Cutoffs;
  /** Kept although they have not changed since the cutoffs, as they were used here. */
  readonly seen: readonly TokenIdentity[];
  readonly limits: ListLimits;
  /** How many entries it may get. */
  readonly capacity: number;
  readonly entries: number;
  readonly leftOut: number;
  /** An update of several messages of which not all came through. */
  readonly unfinished?: 'differential' | 'full';
  /** The station has no such list. */
  readonly unsupported?: boolean;
  readonly syncedAt?: Instant;
  readonly lastError?: { readonly at: Instant; readonly text: string };
}

export interface ListStatus {
  /** Absent where nothing was sent. */
  readonly list: LocalListState | undefined;
  /** Nothing is known that the station has not got. */
  readonly synced: boolean;
}
