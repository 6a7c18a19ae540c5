import { describe, expect, test } from '@jest/globals';
import { nextPage, pageBefore } from '../../src/ocpi/next-page.ts';
import { pageCap, pageHeaders, parsePageQuery } from '../../src/ocpi/paging.ts';

const parse = (query: string, options = {}) => parsePageQuery(new URLSearchParams(query), options);

describe('the query of a list', () => {
  test('has defaults', () => expect(parse('')).toEqual({ offset: 0, limit: pageCap }));

  test('takes dates with and without a zone, which is UTC', () => {
    const expected = Date.parse('2026-03-01T10:00:00.250Z');
    expect(parse('date_from=2026-03-01T10:00:00.250Z&date_to=2026-03-01T10:00:00.250')).toMatchObject({
      from: expected,
      to: expected,
    });
  });

  test.each(['%2B01:00', '+01:00', '%2B0100'])('takes dates with an offset, %s', (zone) => {
    expect(parse(`date_from=2026-03-01T10:00:00${zone}`)).toMatchObject({
      from: Date.parse('2026-03-01T09:00:00Z'),
    });
  });

  test('caps the limit', () => {
    expect(parse('limit=7&offset=3')).toMatchObject({ limit: 7, offset: 3 });
    expect(parse('limit=5000')).toMatchObject({ limit: pageCap });
  });

  test.each([
    ['date_from=yesterday', 'date_from'],
    ['date_to=2026-03-01', 'date_to'],
    ['date_from=2026-02-30T10:00:00Z', 'date_from'],
    ['date_from=2026-13-01T10:00:00Z', 'date_from'],
    ['date_from=', 'date_from'],
    ['offset=-1', 'offset'],
    ['offset=1.5', 'offset'],
    ['limit=0', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
  ])('%s is refused by its name', (query, name) => {
    expect(() => parse(query)).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(name) as unknown }),
    );
  });

  test('date_from can be required', () => {
    expect(() => parse('', { dateFromRequired: true })).toThrow('parameter date_from is missing');
  });
});

describe('the headers of a page', () => {
  const url = 'https://bridge.example/ocpi/2.2.1/sender/locations?date_from=2026-03-01T10:00:00Z&limit=2';

  test('lead to the next page with all filters', () => {
    const headers = pageHeaders(url, { offset: 2, limit: 2 }, { items: [1, 2], total: 5 });
    expect(headers).toMatchObject({ 'X-Total-Count': '5', 'X-Limit': String(pageCap) });
    const next = new URL(/^<(.*)>; rel="next"$/.exec(headers['Link'] ?? '')?.[1] ?? '');
    expect(next.origin + next.pathname).toBe('https://bridge.example/ocpi/2.2.1/sender/locations');
    expect(Object.fromEntries(next.searchParams)).toEqual({
      date_from: '2026-03-01T10:00:00Z',
      offset: '4',
      limit: '2',
    });
  });

  test('have no Link on the last page', () => {
    expect(pageHeaders(url, { offset: 4, limit: 2 }, { items: [5], total: 5 })).not.toHaveProperty('Link');
    expect(pageHeaders(url, { offset: 3, limit: 2 }, { items: [4, 5], total: 5 })).not.toHaveProperty('Link');
    expect(pageHeaders(url, { offset: 0, limit: 2 }, { items: [], total: 0 })).not.toHaveProperty('Link');
  });
});

describe("the link to a partner's next page", () => {
  const current = 'https://emsp.example/tokens?offset=0&limit=10';

  test.each([
    [undefined, undefined],
    ['', undefined],
    ['<https://emsp.example/tokens?offset=0>; rel="prev"', undefined],
    ['<https://emsp.example/tokens?offset=10>; rel="next"', 'https://emsp.example/tokens?offset=10'],
    ['<https://emsp.example/tokens?offset=10>; rel=next', 'https://emsp.example/tokens?offset=10'],
    ['</tokens?offset=10&x=a,b>; rel="next"', 'https://emsp.example/tokens?offset=10&x=a,b'],
    ['<?cursor=abc>; rel="next"', 'https://emsp.example/tokens?cursor=abc'],
    ['<https://emsp.example/p>; rel="prev", <https://emsp.example/n>; rel="next"', 'https://emsp.example/n'],
  ])('%p', (link, expected) => expect(nextPage(link, current)).toBe(expected));

  test('stays on the server', () => {
    for (const other of ['https://evil.example/tokens', 'http://emsp.example/tokens', '//evil.example/']) {
      expect(() => nextPage(`<${other}>; rel="next"`, current)).toThrow('another server');
    }
  });
});

test('a page is read again from earlier by what has left the list', () => {
  const at = (offset: number) => `https://emsp.example/tokens?offset=${offset}&limit=10`;
  expect(pageBefore(at(10), 2)).toBe(at(8));
  expect(pageBefore(at(1), 5)).toBe(at(0));
  expect(pageBefore(at(0), 5)).toBeUndefined();
  expect(pageBefore(at(10), 0)).toBeUndefined();
  expect(pageBefore(at(10), -3)).toBeUndefined();
  expect(pageBefore('https://emsp.example/tokens?cursor=a', 1)).toBeUndefined();
});
