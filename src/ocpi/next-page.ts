import { BridgeError } from '../core/errors.ts';

/**
 * The page after `current`, if any [OCPI 2.2.1 4.1.4.1 Paginated response]; an empty Link counts as none.
 * @throws BridgeError `partner-refused` when it is on another server, which must not see our token
 */
export function nextPage(link: string | undefined, current: string): string | undefined {
  const target = (link ?? '').split(/,(?=\s*<)/).flatMap((part) => {
    const [, url, parameters = ''] = /^\s*<([^>]*)>(.*)$/.exec(part) ?? [];
    return url && /;\s*rel="?next"?/i.test(parameters) ? [url] : [];
  })[0];
  if (target === undefined) return undefined;
  if (!URL.canParse(target, current))
    throw new BridgeError('partner-refused', `the Link is no URL: ${target}`);
  const next = new URL(target, current);
  if (next.origin !== new URL(current).origin) {
    throw new BridgeError('partner-refused', `the next page is on another server: ${next.href}`);
  }
  return next.href;
}

/**
 * [OCPI 2.2.1 4.1.4.1] when objects have left the list, what follows them has moved up: the page is read again from
 * that much earlier. Undefined where its URL does not say where it starts, or it is the first.
 */
export function pageBefore(current: string, by: number): string | undefined {
  const url = new URL(current);
  const offset = Number(url.searchParams.get('offset'));
  if (!(by > 0 && offset > 0)) return undefined;
  url.searchParams.set('offset', String(Math.max(0, offset - by)));
  return url.href;
}
