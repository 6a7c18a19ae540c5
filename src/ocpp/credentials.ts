import { timingSafeEqual } from 'node:crypto';
import type { Station } from '../core/model/station.ts';
import type { Secrets } from '../core/ports.ts';

const colon = 58;

/** [RFC 7617] the bytes after the user name and its colon; passwords are bytes, not text. */
function passwordBytes(header: string | undefined, user: string): Buffer | undefined {
  const encoded = /^\s*basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const given = Buffer.from(encoded, 'base64');
  const expected = Buffer.from(user);
  const named = given.subarray(0, expected.length).equals(expected) && given[expected.length] === colon;
  return named ? given.subarray(expected.length + 1) : undefined;
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The hash of the password that a station showed, if it is one of its own. Compared in a time that does not
 * depend on the password.
 */
export function authenticate(
  header: string | undefined,
  station: Station,
  secrets: Pick<Secrets, 'hash'>,
): string | undefined {
  const password = passwordBytes(header, station.username ?? station.id);
  const hash = secrets.hash(password ?? '');
  const matches = station.passwordHashes.filter((known) => same(known, hash));
  return password !== undefined && matches.length > 0 ? hash : undefined;
}
