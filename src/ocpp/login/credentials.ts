import { timingSafeEqual } from 'node:crypto';
import type { Station } from '../../core/model/station.ts';
import type { Secrets } from '../../core/ports.ts';

const colon = 58;

/** The hash of the password that lets the station in, or why there is none. */
export type Credential =
  { readonly hash: string; readonly fault?: never } | { readonly fault: string; readonly hash?: never };

/** [RFC 7617] what stands in the header, before it is divided into user and password. */
function credentialsIn(header: string | undefined): Buffer | undefined {
  const encoded = /^\s*basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(header ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
}

/** The bytes after the user name and its colon; passwords are bytes, not text, and a name may have colons too. */
function passwordAfter(given: Buffer, user: string): Buffer | undefined {
  const expected = Buffer.from(user);
  const named = given.subarray(0, expected.length).equals(expected) && given[expected.length] === colon;
  return named ? given.subarray(expected.length + 1) : undefined;
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Of all passwords that count: the ones in use, and those that the station was told. */
export function acceptedHashes({ passwordHashes, newPasswordHashes = [] }: Station): readonly string[] {
  return [...passwordHashes, ...newPasswordHashes.flat()];
}

/**
 * What a station showed, if it is one of its own. Compared in a time that does not depend on the password.
 * @param spelled the identity as it stands in the URL: where the station has no other user name, that is one too
 */
export function authenticate(
  header: string | undefined,
  station: Station,
  { secrets, spelled }: { readonly secrets: Pick<Secrets, 'hash'>; readonly spelled: string },
): Credential {
  const given = credentialsIn(header);
  const users = station.username === undefined ? [station.id, spelled] : [station.username];
  const password = given && users.map((user) => passwordAfter(given, user)).find((bytes) => bytes);
  const hash = secrets.hash(password ?? '');
  const matches = acceptedHashes(station).filter((known) => same(known, hash));
  if (header === undefined) return { fault: 'it shows no password' };
  if (!given) return { fault: 'its Authorization header is not Basic' };
  if (!password) return { fault: `the user name of its password is not ${users[0] ?? ''}` };
  return matches.length > 0 ? { hash } : { fault: 'its password is wrong' };
}
