import type { Page, PageQuery } from '../../core/ports.ts';
import { pageHeaders, parsePageQuery } from '../paging.ts';
import type { Call, Reply } from '../route.ts';

export interface PagedList<T> {
  readonly read: (query: PageQuery) => Promise<Page<T>>;
  readonly encode: (item: T) => object;
  /** [OCPI 2.2.1 9.2.1] sessions are only given from a date on. */
  readonly dateFromRequired?: boolean;
  /** Only what the caller owns. */
  readonly owned?: boolean;
}

/** Answers one page of a Sender interface, with what came of it. */
export async function servePage<T>(
  call: Call,
  { read, encode, dateFromRequired = false, owned = false }: PagedList<T>,
): Promise<Reply & { readonly items: readonly T[] }> {
  const query = {
    ...parsePageQuery(call.query, { dateFromRequired }),
    ...(owned && { owner: call.partner.id }),
  };
  const page = await read(query);
  return { data: page.items.map(encode), headers: pageHeaders(call.url, query, page), items: page.items };
}
