import type { Page, PageQuery } from '../core/ports.ts';

const chunk = 200;

export interface NewestQuery<T> extends PageQuery {
  /** Absent where all match: the page is then read at once and the total known. */
  readonly keep?: (item: T) => Promise<boolean>;
}

export interface NewestPage<T> {
  readonly items: readonly T[];
  readonly total?: number;
  readonly more: boolean;
}

/** The store pages from the oldest; an operator wants to see what happened last. */
export async function newestFirst<T>(
  read: (query: PageQuery) => Promise<Page<T>>,
  { keep, offset, limit, ...filter }: NewestQuery<T>,
): Promise<NewestPage<T>> {
  const { total } = await read({ ...filter, offset: 0, limit: 0 });
  if (keep) return sift(read, { keep, offset, limit, ...filter }, total);
  const end = Math.max(0, total - offset);
  const start = Math.max(0, end - limit);
  const { items } = await read({ ...filter, offset: start, limit: end - start });
  return { items: items.toReversed(), total, more: start > 0 };
}

/** Reads backwards until the page is full and it is known whether more follow. */
async function sift<T>(
  read: (query: PageQuery) => Promise<Page<T>>,
  { keep, offset, limit, ...filter }: Required<Pick<NewestQuery<T>, 'keep'>> & PageQuery,
  total: number,
): Promise<NewestPage<T>> {
  const kept: T[] = [];
  for (let end = total; end > 0 && kept.length <= offset + limit; end -= chunk) {
    const start = Math.max(0, end - chunk);
    const { items } = await read({ ...filter, offset: start, limit: end - start });
    const verdicts = await Promise.all(items.map((item) => keep(item)));
    kept.push(...items.filter((_, index) => verdicts[index]).toReversed());
  }
  const more = kept.length > offset + limit;
  return {
    items: kept.slice(offset, offset + limit),
    ...(!more && { total: kept.length }),
    more,
  };
}
