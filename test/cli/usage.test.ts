import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { adminToken, Operator } from '../admin/operator.ts';
import { freePort } from '../kit/bridge.ts';
import { roambridge } from './terminal.ts';

async function serving<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('how it is used', () => {
  test.each([
    [['fly'], /unknown command 'fly'/],
    [['station'], /Usage: roambridge station/],
    [['station', 'show'], /missing required argument 'id'/],
    [['station', 'put', 'CP1', '--connector', '1'], /1=LOC1\/E1\/1/],
    [['station', 'put', 'CP1', '--profile', '4'], /Allowed choices are 0, 1/],
    [['cdr', 'list', '--offset', '-1'], /whole number/],
    [['token', 'put', '', '--token', 'x'], /an empty name or id/],
    [['help', 'station', 'fly'], /unknown command 'fly'/],
    [['partner', 'register', 'X'], /--url/],
    [['cdr', 'list', '--limit', '0'], /whole number/],
    [['price'], /--cdr/],
    [['location', 'import'], /missing required argument/],
    [['simulate', '--power', '-1'], /number above 0/],
  ])('%j is wrong: exit 2 and a hint', async (argv, hint) => {
    const { code, err, out } = await roambridge(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(hint);
  });

  test('--help is no failure and names every command', async () => {
    const { code, out } = await roambridge(['--help']);
    expect(code).toBe(0);
    const commands =
      'serve demo simulate station location tariff partner token session cdr deliveries|queue price help';
    for (const command of commands.split(' ')) expect(out).toContain(`\n  ${command} `);
  });

  test.each([
    ['help station put', '--connector'],
    ['help queue retry', 'Usage: roambridge deliveries retry'],
    ['station help put', '--connector'],
    ['session list --help', 'ACTIVE, COMPLETED, INVALID, PENDING, RESERVATION or held'],
  ])('%s', async (words, expected) => {
    const { code, out } = await roambridge(words.split(' '));
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(expected) });
  });

  test('-V prints the version', async () => {
    expect(await roambridge(['-V'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('the bridge it talks to', () => {
  test('nobody there: exit 3 and one line', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { code, err } = await roambridge(['station', 'list'], { url });
    expect(code).toBe(3);
    expect(err).toMatch(new RegExp(`^roambridge: no bridge answers at ${url} \\(ECONNREFUSED\\): .+\n$`));
  });

  test('--admin-url and --token go before the environment, wherever they stand', async () => {
    const operator = await Operator.start();
    try {
      const wrong = { url: 'http://127.0.0.1:1', env: { ADMIN_TOKEN: 'wrong' } };
      const argv = ['--admin-url', `${operator.url}/`, 'station', 'list', '--token', adminToken];
      expect(await roambridge(argv, wrong)).toMatchObject({ code: 0, out: 'no stations\n', err: '' });
    } finally {
      await operator.close();
    }
  });

  test('the token stands in the data directory when nothing names one', async () => {
    const operator = await Operator.start();
    const dataDir = await mkdtemp(join(tmpdir(), 'rb-cli-'));
    try {
      const argv = ['station', 'list', '--admin-url', operator.url];
      const without = await roambridge(argv, { env: { DATA_DIR: dataDir } });
      expect(without.code).toBe(2);
      expect(without.err).toContain(join(dataDir, 'admin.token'));
      await writeFile(join(dataDir, 'admin.token'), `${adminToken}\n`);
      expect((await roambridge(argv, { env: { DATA_DIR: dataDir } })).code).toBe(0);
    } finally {
      await rm(dataDir, { recursive: true });
      await operator.close();
    }
  });

  test('another token: exit 1', async () => {
    const operator = await Operator.start();
    try {
      const ran = await roambridge(['station', 'list', '--token', 'wrong'], { url: operator.url });
      expect(ran).toMatchObject({ code: 1, err: 'roambridge: this is not the operator token\n' });
    } finally {
      await operator.close();
    }
  });

  test.each([
    ['a page', 200, '<html>'],
    ['an error page', 502, 'Bad Gateway'],
    ['JSON that is no problem', 500, '{"error":"x"}'],
  ])('%s from something else: exit 1', async (_what, status, body) => {
    const ran = await serving(
      (_request, response) => response.writeHead(status).end(body),
      (url) => roambridge(['location', 'list'], { url }),
    );
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('is it the operator port?');
  });

  test('a URL that is none: exit 2', async () => {
    expect(await roambridge(['station', 'list', '--admin-url', 'bridge'])).toMatchObject({
      code: 2,
      err: 'roambridge: --admin-url bridge is not a URL\n',
    });
  });

  test('Ctrl-C ends a command that waits', async () => {
    const controller = new AbortController();
    const ran = await serving(
      () => controller.abort(),
      (url) => roambridge(['location', 'list'], { url, signal: controller.signal }),
    );
    expect(ran).toMatchObject({ code: 1, err: 'roambridge: interrupted\n' });
  });
});
