import { expect, test } from '@jest/globals';
import { redisOptions } from '../../src/store/connection.ts';
import { openBacking } from './fixtures.ts';

test.each([
  ['/run/redis.sock', { path: '/run/redis.sock' }],
  ['redis://cache', { host: 'cache', port: 6379, db: 0 }],
  [
    'redis://bridge:p%40ss@cache:6380/2',
    { host: 'cache', port: 6380, db: 2, username: 'bridge', password: 'p@ss' },
  ],
  ['rediss://cache', { host: 'cache', port: 6379, db: 0, tls: { servername: 'cache' } }],
  ['redis://[::1]', { host: '::1', port: 6379, db: 0 }],
])('%s is an address', (address, options) => {
  expect(redisOptions(address)).toEqual(options);
});

test.each(['http://cache', 'cache:6379', 'redis://cache/one', ''])('%j is none', (address) => {
  expect(() => redisOptions(address)).toThrow(/not a Redis/);
});

test('a Redis that is not there is named within the bound', async () => {
  await expect(openBacking('redis://127.0.0.1:1', 200)).rejects.toMatchObject({
    code: 'store-unavailable',
    message: expect.stringContaining('200 ms') as unknown,
  });
});
