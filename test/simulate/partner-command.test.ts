import { expect, test } from '@jest/globals';
import { simulatePartner } from '../../src/simulate/partner-command.ts';
import { until } from '../kit/until.ts';
import { ScriptedCpo } from './scripted-cpo.ts';

test('a partner at the command line registers, tells what comes in, and ends with the signal', async () => {
  const cpo = new ScriptedCpo();
  await cpo.start();
  const lines: string[] = [];
  const over = new AbortController();
  const register = { versionsUrl: `${cpo.url}/versions`, token: 'token-a' };
  const out = (line: string) => lines.push(line);
  const running = simulatePartner({ port: 0, party: 'nl-abc', register, out }, over.signal);
  await until('it is registered', () => lines.some((line) => line.endsWith('registered: CPO DE-RBR')));
  expect(lines[0]).toMatch(/^mock eMSP NL-ABC: versions http:\/\/127\.0\.0\.1:\d+\/ocpi\/emsp\/versions$/);
  const versions = lines[0]?.split(' ').find((word) => word.startsWith('http')) ?? '';
  expect((await fetch(versions)).status).toBe(401);
  over.abort();
  await running;
  expect(lines.at(-1)).toBe('0 session(s), 0 CDR(s), 0 repeated; noticed 2');
  await cpo.stop();
});

test('a registration that fails ends it with the reason', async () => {
  const register = { versionsUrl: 'http://127.0.0.1:1/versions', token: 'a' };
  const running = simulatePartner({ port: 0, register, out: () => undefined }, new AbortController().signal);
  await expect(running).rejects.toThrow('GET http://127.0.0.1:1/versions');
});
