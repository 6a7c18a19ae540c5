import { BridgeError } from '../core/errors.ts';
import type { Instant } from '../core/model/common.ts';
import type { Page, PageQuery } from '../core/ports.ts';
import { parseMoment } from './moment.ts';

/** What the server puts on a page at most. */
export const pageCap = 100;

/**
 * [OCPI 2.2.1 4.1.4 Paginated request]
 * @throws BridgeError `invalid` that names the parameter
 */
export function parsePageQuery(
  query: URLSearchParams,
  { dateFromRequired = false }: { dateFromRequired?: boolean } = {},
): PageQuery {
  const from = instantOf(query, 'date_from');
  const to = instantOf(query, 'date_to');
  // [OCPI 2.2.1 9.2.1 GET Method]
  if (dateFromRequired && from === undefined) throw invalid('date_from', 'is missing');
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    offset: countOf(query, 'offset', 0) ?? 0,
    limit: Math.min(countOf(query, 'limit', 1) ?? pageCap, pageCap),
  };
}

function invalid(name: string, reason: string): BridgeError {
  return new BridgeError('invalid', `parameter ${name} ${reason}`);
}

function single(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  if (values.length > 1) throw invalid(name, 'is given more than once');
  return values[0];
}

function instantOf(query: URLSearchParams, name: string): Instant | undefined {
  const text = single(query, name);
  if (text === undefined) return undefined;
  // A plus sign that was not encoded has become a blank.
  const instant = parseMoment(text.replace(/ (?=\d{2}:?\d{2}$)/, '+'));
  if (instant === undefined) throw invalid(name, `is not a UTC date and time: ${text}`);
  return instant;
}

function countOf(query: URLSearchParams, name: string, minimum: number): number | undefined {
  const text = single(query, name);
  if (text === undefined) return undefined;
  const count = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(count >= minimum)) throw invalid(name, `is not a whole number of at least ${minimum}: ${text}`);
  return count;
}

/** [OCPI 2.2.1 4.1.4 Paginated response] `url` is that of the list, with the query as it came. */
export function pageHeaders(url: string, query: PageQuery, page: Page<unknown>): Record<string, string> {
  const headers = { 'X-Total-Count': String(page.total), 'X-Limit': String(pageCap) };
  const end = query.offset + query.limit;
  if (end >= page.total) return headers;
  const next = new URL(url);
  next.searchParams.set('offset', String(end));
  next.searchParams.set('limit', String(query.limit));
  return { ...headers, Link: `<${next.href}>; rel="next"` };
}
