import { expect, test } from '@jest/globals';
import { urlBelow } from '../../src/ocpi/partner-client.ts';

test.each([
  ['https://a.example/ocpi/tokens', {}, 'https://a.example/ocpi/tokens'],
  ['https://a.example/ocpi/tokens/', {}, 'https://a.example/ocpi/tokens/'],
  [
    'https://a.example/tokens/',
    { query: { offset: '0', limit: '5' } },
    'https://a.example/tokens/?offset=0&limit=5',
  ],
  ['https://a.example/tokens?key=1', { query: { offset: '0' } }, 'https://a.example/tokens?key=1&offset=0'],
  ['https://a.example/tokens', { path: ['a b', 'c/d'] }, 'https://a.example/tokens/a%20b/c%2Fd'],
  ['https://a.example/tokens/', { path: ['1', 'authorize'] }, 'https://a.example/tokens/1/authorize'],
  ['https://a.example/tokens//', { path: ['1'] }, 'https://a.example/tokens/1'],
  ['https://a.example', { path: ['1'] }, 'https://a.example/1'],
])('below %s, %j is %s', (endpoint, below, url) => {
  expect(urlBelow(endpoint, below)).toBe(url);
});
