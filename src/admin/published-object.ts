import type { Fault } from '../core/errors.ts';
import { makeParty, objectKey, sameParty } from '../core/ids.ts';
import type { Instant, Party } from '../core/model/common.ts';
import { invalid } from './schema-check.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Keys that an id in a path may mean: an object of the own party, or `CC*PID*id`. Own ids may contain
 * asterisks too, so that both are tried.
 */
export function keysOf(id: string, own: Party): readonly string[] {
  const named = /^[A-Za-z]{2}\*[A-Za-z0-9]{3}\*./.test(id) ? [id.toUpperCase()] : [];
  return [objectKey(own, id), ...named];
}

/** The first key under which something is stored. */
export async function findByKey<T>(
  keys: readonly string[],
  read: (key: string) => Promise<T | undefined>,
): Promise<{ key: string; found: T } | undefined> {
  for (const key of keys) {
    const found = await read(key);
    if (found) return { key, found };
  }
  return undefined;
}

/** The id of the path, and the party where the path names one. */
export function withPathId(given: Json, id: string): Json {
  const other = /^([A-Za-z]{2})\*([A-Za-z0-9]{3})\*(.+)$/.exec(id);
  const named = other && given['id'] !== id && { country_code: other[1], party_id: other[2], id: other[3] };
  return { id, ...named, ...given };
}

/** @throws BridgeError `invalid` when the object is not the one that the path names */
export function checkIdentity(object: Party & { readonly id: string }, id: string, own: Party): void {
  const key = objectKey(object, object.id);
  if (keysOf(id, own).includes(key)) return;
  const [ownKey] = keysOf(id, own);
  if (ownKey !== objectKey(own, object.id)) {
    throw invalid([{ pointer: '/id', reason: `is ${object.id}, but the path says ${id}` }]);
  }
  const reason = `is an object of ${makeParty(object)}, but the bridge is ${makeParty(own)}: leave country_code and party_id out, set PARTY, or put it to ${object.countryCode}*${object.partyId}*${object.id}`;
  const pointer = object.countryCode.toUpperCase() === own.countryCode ? '/party_id' : '/country_code';
  throw invalid([{ pointer, reason }]);
}

/** What was sent and not stored; `bridge` is our own addition to what a GET or PUT answers. */
export function unknownFields(
  codec: { unknownProperties(json: unknown): readonly string[] },
  given: Json,
): Fault[] {
  return codec
    .unknownProperties(given)
    .filter((pointer) => !/^\/bridge(\/|$)/.test(pointer))
    .map((pointer) => ({ pointer, reason: 'is not a field of OCPI 2.2.1 and was not stored' }));
}

export function foreignParty(object: Party, own: Party): Fault[] {
  if (sameParty(object, own)) return [];
  const reason = `belongs to ${makeParty(object)}: partners' commands reach only what is of ${makeParty(own)}`;
  return [{ pointer: '/party_id', reason }];
}

export const iso = (instant: Instant): string => new Date(instant).toISOString();
