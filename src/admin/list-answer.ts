import type { Request, Response } from 'express';

export interface Listed {
  readonly items: readonly object[];
  readonly limit: number;
  readonly offset: number;
  /** Absent where it would have to be counted out. */
  readonly total?: number;
  readonly more: boolean;
}

/** An array, with how to go on in the headers [RFC 8288]. */
export function answerList(request: Request, response: Response, listed: Listed): void {
  const { items, limit, offset, total, more } = listed;
  if (total !== undefined) response.set('X-Total-Count', String(total));
  if (more) {
    // The base only makes the path a URL; the answer is relative to wherever the operator reached us.
    const next = new URL(request.originalUrl, 'http://bridge');
    next.searchParams.set('offset', String(offset + limit));
    next.searchParams.set('limit', String(limit));
    response.set('Link', `<${next.pathname}${next.search}>; rel="next"`);
  }
  response.json(items);
}

/** A page cut out of what is all in memory. */
export function cut<T>(
  all: readonly T[],
  { limit, offset }: { limit: number; offset: number },
): { items: readonly T[]; limit: number; offset: number; total: number; more: boolean } {
  const items = all.slice(offset, offset + limit);
  return { items, limit, offset, total: all.length, more: offset + limit < all.length };
}
