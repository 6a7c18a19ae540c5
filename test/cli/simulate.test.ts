import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Bridge, freePort } from '../kit/bridge.ts';
import { location, tariff } from '../kit/scene.ts';
import { until } from '../kit/until.ts';
import { roambridge } from './terminal.ts';

describe('simulate partner', () => {
  let bridge: Bridge;
  beforeAll(async () => {
    bridge = await Bridge.start();
    await bridge.must('PUT', '/tariffs/T1', tariff);
    await bridge.must('PUT', '/locations/LOC1', location);
  });
  afterAll(() => bridge.stop());

  const cli = (...argv: string[]) =>
    roambridge(['--token', bridge.adminToken, ...argv], { url: `http://127.0.0.1:${bridge.adminPort}` });

  /** Runs a partner, says what it has printed, and stops it. */
  const partner = async (argv: string[], use: (printed: () => string) => Promise<void>) => {
    const over = new AbortController();
    let printed = '';
    const running = roambridge(['simulate', 'partner', '--port', String(await freePort()), ...argv], {
      signal: over.signal,
      onOut: (text) => (printed += text),
    });
    try {
      await use(() => printed);
    } finally {
      over.abort();
    }
    return running;
  };
  const hears = (printed: () => string, what: RegExp) => until(String(what), () => what.test(printed()));

  test('registers with what `partner invite` printed, and tells what it receives', async () => {
    const invitation = (await cli('partner', 'invite', 'invited', '--json')).json as Record<string, string>;
    const { versionsUrl = '', token = '' } = invitation;
    const argv = ['--url', versionsUrl, '--token-a', token, '--party', 'nl-inv'];
    const ran = await partner(argv, async (printed) => {
      await hears(printed, /s {2}registered: CPO DE-ABC\n/);
      await hears(printed, /s {2}PUT location LOC1 "Test site"\n/);
      await hears(printed, /s {2}PUT tariff T1\n/);
      await hears(printed, /s {2}tokens pulled: 4 of 4\n/);
    });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^mock eMSP NL-INV: /);
    expect(ran.out).toMatch(/noticed 0\n$/);
    expect(ran.out).not.toContain('partner register');
  });

  test('without an invitation, prints the command with which the bridge registers', async () => {
    const ran = await partner([], async (printed) => {
      await hears(printed, /curl -X POST/);
      const [, command = ''] = /^register: roambridge (.+)$/m.exec(printed()) ?? [];
      expect(await cli(...command.split(' '))).toMatchObject({ code: 0 });
      await hears(printed, /s {2}registered by them: CPO DE-ABC\n/);
      await hears(printed, /s {2}PUT location LOC1 /);
    });
    expect(ran.code).toBe(0);
  });

  test('a charge point that the bridge refuses: exit 1 and its reason', async () => {
    const over = new AbortController();
    const argv = ['simulate', '--url', bridge.ocppUrl, '--id', 'NOBODY'];
    const ran = await roambridge(argv, {
      signal: over.signal,
      onOut: (text) => {
        if (text.includes('station approve NOBODY')) over.abort();
      },
    });
    expect(ran).toMatchObject({
      code: 1,
      err: 'roambridge: no charge point was ever connected: refused with HTTP 404: unknown charge point\n',
    });
  });

  test('an invitation that is not good: exit 1 and what the bridge answered', async () => {
    const url = `${bridge.ocpiUrl}/versions`;
    const ran = await partner(['--url', url, '--token-a', 'wrong'], () => Promise.resolve());
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(new RegExp(`^roambridge: GET ${url}: HTTP 401, .+\n$`));
  });
});

test.each([
  [['--url', 'http://127.0.0.1:1'], /both, --url and --token-a/],
  [['--token-a', 'x'], /both, --url and --token-a/],
  [['--party', 'NLTRM'], /for example NL-TRM/],
])('simulate partner %j is wrong: exit 2 and a hint', async (argv, hint) => {
  const { code, err, out } = await roambridge(['simulate', 'partner', ...argv]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(hint);
});

test.each([['simulate'], ['simulate stations']])('%s runs charge points', async (command) => {
  const over = new AbortController();
  const port = await freePort();
  const argv = [
    ...command.split(' '),
    '--url',
    `ws://127.0.0.1:${port}/ocpp`,
    '--prefix',
    'X',
    '--count',
    '2',
  ];
  const ran = await roambridge(argv, {
    signal: over.signal,
    onOut: (text) => {
      if (text.includes('not connected')) over.abort();
    },
  });
  expect(ran).toMatchObject({
    code: 3,
    err: expect.stringMatching(/^roambridge: no charge point was ever connected: .*ECONNREFUSED.*\n$/),
  });
  expect(ran.out).toMatch(/^2 charge points X-1 to X-2 at /);
});

test('simulate stations --help tells every default', async () => {
  const { out } = await roambridge(['simulate', 'stations', '--help']);
  const flat = out.replace(/\s+/g, ' ');
  for (const [option, value] of [
    ['--prefix', '"SIM"'],
    ['--ocpp', '"1.6"'],
    ['--count', '1'],
    ['--id-tag', 'SIM-CARD-1'],
    ['--session-seconds', '60'],
    ['--idle-seconds', '30'],
    ['--meter-interval', '10'],
    ['--power', '22'],
    ['--speed', '1'],
  ]) {
    expect(flat).toMatch(new RegExp(`${option} <[^>]+> [^(]+\\((choices: .+, )?default: ${value}\\)`));
  }
  expect(flat).toContain('identities are <prefix>-<n>');
});

test.each([
  [['--url', 'foo'], /ws:\/\/127\.0\.0\.1:8080\/ocpp/],
  [['--url', 'http://127.0.0.1:1/ocpp'], /WebSocket URL/],
  [['--id', 'CP1', '--count', '2'], /cannot be used with/],
  [['--ocpp', '1.5'], /choices are 1\.6, 2\.0\.1, 2\.1/],
  [['--cert', 'a.pem'], /--cert and --key belong together/],
  [['--ca', '/nowhere/ca.pem'], /--ca \/nowhere\/ca\.pem: .*ENOENT/],
  [['--ca', 'package.json'], /--ca package\.json is no certificate in PEM/],
  [['--cert', 'package.json', '--key', 'package.json'], /--ca, --cert, --key: /],
])('simulate stations %j is wrong: exit 2 and a hint', async (argv, hint) => {
  const { code, err, out } = await roambridge(['simulate', 'stations', ...argv]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(hint);
});
