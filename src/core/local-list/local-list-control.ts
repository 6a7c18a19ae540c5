import type { PartnerId, StationId } from '../model/common.ts';
import type { ListLimits, TokenIdentity } from '../model/local-list.ts';

/** A token that a station lets charge by itself. */
export interface ListEntry extends TokenIdentity {
  readonly groupId?: string;
}

/** An entry of an update; a removed one need not be in the list. */
export interface ListChange extends ListEntry {
  readonly removed?: boolean;
}

export interface ListUpdate {
  /** Positive, below 2^31. */
  readonly version: number;
  /** In place of all that the list held. */
  readonly full: boolean;
  readonly changes: readonly ListChange[];
}

export type ListResult = 'ACCEPTED' | 'FAILED' | 'VERSION_MISMATCH';

/** How one OCPP version writes entries. Two tokens with one key are one entry to the station. */
export interface ListWords {
  /** The version, `1.6`. */
  readonly name: string;
  /** What the station is shown for a token. */
  shownFor(token: TokenIdentity): string;
  keyOf(token: TokenIdentity): string;
  /** How long the entry is in a message. */
  bytesOf(change: ListChange): number;
}

/**
 * The local lists of stations, in no version's words. All but `wordsOf` may throw BridgeError `not-connected`,
 * `timeout`, `station-error` or `not-supported`.
 */
export interface LocalListControl {
  /** @throws BridgeError `not-connected`: what it speaks decides */
  wordsOf(stationId: StationId): ListWords;
  /** 0 for an empty list, negative where there is none. */
  version(stationId: StationId): Promise<number>;
  limits(stationId: StationId): Promise<ListLimits>;
  send(stationId: StationId, update: ListUpdate): Promise<ListResult>;
}

/** Of an owner and a token of his. */
export function entryOf(
  partnerId: PartnerId | null,
  { type, uid, groupId }: Omit<ListEntry, 'partnerId'>,
): ListEntry {
  return { partnerId, type, uid, ...(groupId !== undefined && { groupId }) };
}
