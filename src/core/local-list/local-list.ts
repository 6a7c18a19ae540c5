import type { ListChange, ListEntry } from './local-list-control.ts';
import { entryOf } from './local-list-control.ts';
import type { PartnerId } from '../model/common.ts';
import type { ListLimits, LocalListScope } from '../model/local-list.ts';
import type { KnownToken, Token } from '../model/token.ts';

/** Whether a token has to be let charge where nobody can be asked about it, or may be. */
export type ListClass = 'may' | 'must';

/**
 * [OCPI 2.2.1 12.4.5 WhitelistType] of tokens that a reader can read: an app's driver shows nothing to a station that is
 * offline. ALWAYS: any use shall be allowed; ALLOWED_OFFLINE: it shall be when its owner cannot be asked; ALLOWED: as the
 * operator chooses; NEVER, or not valid: no.
 */
export function listClass(
  partnerId: PartnerId | null,
  { type, valid, whitelist }: Pick<Token, 'type' | 'valid' | 'whitelist'>,
): ListClass | undefined {
  if (!valid || whitelist === 'NEVER' || (type !== 'RFID' && type !== 'OTHER')) return undefined;
  return partnerId === null || whitelist !== 'ALLOWED' ? 'must' : 'may';
}

export function isInScope(scope: LocalListScope, { partnerId, token }: KnownToken): boolean {
  const found = listClass(partnerId, token);
  if (!found || scope === 'off' || (scope === 'own' && partnerId !== null)) return false;
  return found === 'must' || scope === 'all';
}

export interface Difference {
  readonly keyOf: (token: KnownToken) => string;
  readonly put: readonly KnownToken[];
}

/** One entry for each key; of tokens with the same key the first counts, so the operator's own come first. */
export function entriesOf({ keyOf, put }: Difference): Map<string, ListEntry> {
  const entries = new Map<string, ListEntry>();
  for (const known of put) {
    const key = keyOf(known);
    if (!entries.has(key)) entries.set(key, entryOf(known.partnerId, known.token));
  }
  return entries;
}

/** How long a station may be busy with one message while a driver waits. */
const mostItems = 500;
const mostBytes = 64 * 1024;
/** The message around its entries. */
const frameBytes = 200;

/**
 * Splits an update into messages that the station takes; there is always one. What is removed goes first, so that
 * the list never has to hold more than it shall in the end.
 */
export function chunksOf(
  changes: readonly ListChange[],
  limits: Pick<ListLimits, 'bytesPerMessage' | 'itemsPerMessage'>,
  bytesOf: (change: ListChange) => number,
): readonly (readonly ListChange[])[] {
  const items = Math.max(1, Math.min(limits.itemsPerMessage ?? mostItems, mostItems));
  const bytes = Math.min(limits.bytesPerMessage ?? mostBytes, mostBytes) - frameBytes;
  const ordered = [...changes.filter(({ removed }) => removed), ...changes.filter(({ removed }) => !removed)];
  const chunks: ListChange[][] = [[]];
  let used = 0;
  for (const change of ordered) {
    const size = bytesOf(change) + 1;
    const last = chunks.at(-1) ?? [];
    if (last.length > 0 && (last.length >= items || used + size > bytes)) {
      chunks.push([change]);
      used = size;
    } else {
      last.push(change);
      used += size;
    }
  }
  return chunks;
}

/** [OCPP 1.6 6.41] a difference's version must be greater than that of the list; 2^31 is as far as it goes. */
export function nextVersion(...before: readonly number[]): number {
  const highest = Math.max(0, ...before);
  return highest >= 0x7ffffffe ? 1 : highest + 1;
}
