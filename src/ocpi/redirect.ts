/** Where an answer leads, and why it is not followed (any more). */
export interface Redirect {
  readonly to: string;
  readonly why: string;
  /** The URL to which the same request may be sent. */
  readonly follow?: string;
}

const keepsMethod: ReadonlySet<number> = new Set([307, 308]);
const redirects: ReadonlySet<number> = new Set([301, 302, 303, ...keepsMethod]);

/**
 * A redirect, if the answer is one. Servers that want a slash more or less at the end of a path send 307 or 308,
 * which keep method and body [RFC 9110 15.4]; the others may turn a PUT into a GET. Only the server that was called
 * may see our token.
 */
export function redirectOf(status: number, location: string | undefined, from: string): Redirect | undefined {
  if (location === undefined || !redirects.has(status)) return undefined;
  if (!URL.canParse(location, from)) return { to: location, why: 'which is no URL' };
  const target = new URL(location, from);
  const to = target.href;
  if (target.origin !== new URL(from).origin) {
    return { to, why: 'another server, which must not see our token: not followed' };
  }
  if (!keepsMethod.has(status)) return { to, why: `which is followed only after a 307 or 308` };
  return { to, why: 'after others: not followed any more', follow: to };
}
