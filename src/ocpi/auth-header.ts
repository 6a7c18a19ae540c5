/** [OCPI 2.2.1 4.1.2] Base64 of UTF-8; 2.1.1 and early 2.2 peers expect the token as it is. */
export function encodeCredentialsToken(token: string, encoding: 'base64' | 'raw'): string {
  return encoding === 'raw' ? token : Buffer.from(token, 'utf8').toString('base64');
}

/**
 * The credentials tokens that a header may mean, the likelier first: encoded as it should be, also with the
 * newline that the specification's own example has at its end, or raw.
 */
export function parseAuthorization(header: string | undefined): readonly string[] {
  const given = /^Token +(\S+)\s*$/i.exec(header ?? '')?.[1];
  if (given === undefined) return [];
  const decoded = /^[A-Za-z0-9+/]+={0,2}$/.test(given)
    ? Buffer.from(given, 'base64').toString('utf8').trim()
    : '';
  return /^[\x21-\x7e]+$/.test(decoded) ? [decoded, given] : [given];
}
