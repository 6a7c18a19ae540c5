/** The address of a charge point, or what is wrong with it. */
export type Identity =
  { readonly id: string; readonly status?: never } | { readonly status: 400 | 404; readonly text: string };

const longestIdentity = 255;

/**
 * [OCPP-J 1.6 3.1.1] the identity is the last path segment, percent-decoded; segments between it and the first
 * belong to the operator, and empty ones to careless string concatenation.
 */
export function identityIn(url: string): Identity {
  const [path = ''] = url.split('?', 1);
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments[0] !== 'ocpp') return { status: 404, text: 'charge points connect to /ocpp/{identity}' };
  const last = segments.at(-1);
  if (segments.length < 2 || last === undefined) {
    return { status: 404, text: 'the path ends without the charge point identity: /ocpp/{identity}' };
  }
  try {
    const id = decodeURIComponent(last).trim();
    const usable = id !== '' && id.length <= longestIdentity && !/\p{Cc}/u.test(id);
    return usable ? { id } : { status: 400, text: 'the charge point identity is unusable' };
  } catch {
    return { status: 400, text: 'the charge point identity is not percent-encoded UTF-8' };
  }
}
