import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import axios, { AxiosError } from 'axios';
import { Agent } from 'undici';
import { OcpiClient } from '../../src/ocpi/client.ts';
import type { OcpiRequest } from '../../src/ocpi/client.ts';
import { PartnerFailure } from '../../src/ocpi/partner-failure.ts';
import { plain } from '../../src/ocpi/profiles/plain.ts';
import { TargetGuard } from '../../src/ocpi/target-guard.ts';
import { undiciAdapter } from '../../src/ocpi/undici-adapter.ts';

type Serve = (request: IncomingMessage, response: ServerResponse) => void;
let serve: Serve;
let server: Server;
let url: string;
let connections = 0;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Serve =>
  (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const ok = json(200, { status_code: 1000, data: 1, timestamp: '2026-03-01T00:00:00Z' });

beforeAll(async () => {
  server = createServer((request, response) => serve(request, response)).listen(0, '127.0.0.1');
  server.on('connection', () => connections++);
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ocpi`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  serve = ok;
  connections = 0;
});

describe('the undici adapter', () => {
  const agent = new Agent();
  const http = axios.create({ adapter: undiciAdapter(agent), transformRequest: [], transformResponse: [] });
  afterAll(() => agent.destroy());
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => error as AxiosError,
    );

  test('sends method, path, query, headers and body, and keeps the connection', async () => {
    serve = (request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        response.setHeader(
          'x-seen',
          `${request.method ?? ''} ${request.url ?? ''} ${String(request.headers['x-a'])}`,
        );
        response.end(body);
      });
    };
    for (let i = 0; i < 10; i++) {
      const data = JSON.stringify({ text: 'Köln €' });
      const answer = await http.request<string>({
        method: 'PUT',
        url: `${url}/a%20b?c=d`,
        headers: { 'X-A': 'yes' },
        data,
      });
      expect(answer).toMatchObject({ status: 200, data });
      expect(answer.headers['x-seen']).toBe('PUT /ocpi/a%20b?c=d yes');
    }
    expect(connections).toBeLessThanOrEqual(2);
  });

  test('does not follow redirects, and lets axios judge the status', async () => {
    serve = json(307, '', { location: 'http://127.0.0.1:9/' });
    expect(await failure(http.get(url))).toMatchObject({
      code: 'ERR_BAD_REQUEST',
      response: { status: 307 },
    });
    expect((await http.get(url, { validateStatus: null })).status).toBe(307);
  });

  test('gives up after the timeout, before the answer and in the middle of it', async () => {
    serve = () => undefined;
    expect(await failure(http.get(url, { timeout: 30 }))).toMatchObject({ code: 'ETIMEDOUT' });
    serve = (_, response) => response.write('{');
    expect(await failure(http.get(url, { timeout: 30 }))).toMatchObject({ code: 'ETIMEDOUT' });
  });

  test('is aborted by the signal of the caller, before and during the request', async () => {
    const arrived = new Promise<void>((resolve) => (serve = () => resolve()));
    const controller = new AbortController();
    const pending = failure(http.get(url, { signal: controller.signal, timeout: 60_000 }));
    await arrived;
    controller.abort();
    expect(await pending).toMatchObject({ code: 'ERR_CANCELED' });
    expect(await failure(http.get(url, { signal: controller.signal }))).toMatchObject({
      code: 'ERR_CANCELED',
    });
  });

  test('takes large answers, and refuses those above the limit', async () => {
    const large = 'x'.repeat(3_000_000);
    serve = json(200, large);
    expect((await http.get<string>(url)).data).toHaveLength(large.length);
    const refused = await failure(http.get(url, { maxContentLength: 1_000_000 }));
    expect(refused).toMatchObject({
      code: 'ERR_BAD_RESPONSE',
      message: 'maxContentLength size of 1000000 exceeded',
    });
    serve = ok;
    expect((await http.get(url)).status).toBe(200);
  });

  test('tells what broke', async () => {
    const refused = await failure(http.get('http://127.0.0.1:9/'));
    expect(refused).toMatchObject({ code: 'ERR_NETWORK', cause: { code: 'ECONNREFUSED' } });
    serve = (_, response) =>
      response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
    expect(await failure(http.get(url))).toMatchObject({ code: 'ERR_NETWORK' });
  });
});

describe('the OCPI client', () => {
  let next = 0;
  const clock = { now: () => Date.parse('2026-03-01T12:00:00Z') };
  const client = new OcpiClient({
    guard: new TargetGuard({ allowInsecure: true }),
    ids: { next: () => `id-${++next}` },
    clock,
    timeoutMs: 500,
  });
  afterAll(() => client.close());
  const request = (more: Partial<OcpiRequest> = {}) =>
    client.request({ method: 'GET', url, token: 'my token', profile: plain, ...more });
  const failure = (more: Partial<OcpiRequest> = {}): Promise<PartnerFailure> =>
    request(more).then(
      () => Promise.reject(new Error('it succeeded')),
      (error: unknown) => error as PartnerFailure,
    );

  test('sends token, ids and routing', async () => {
    const seen: IncomingMessage[] = [];
    serve = (incoming, response) => {
      seen.push(incoming);
      ok(incoming, response);
    };
    const routing = {
      to: { countryCode: 'NL', partyId: 'EMS' },
      from: { countryCode: 'DE', partyId: 'ABC' },
    };
    await request({ routing, correlationId: 'mine', method: 'PUT', body: { a: 1 } });
    await request({ profile: { ...plain, tokenEncoding: 'raw' }, token: 'raw-token' });
    const [first, second] = seen.map(({ headers }) => headers);
    expect(first).toMatchObject({
      authorization: `Token ${Buffer.from('my token').toString('base64')}`,
      'content-type': 'application/json',
      'x-correlation-id': 'mine',
      'ocpi-to-country-code': 'NL',
      'ocpi-to-party-id': 'EMS',
      'ocpi-from-country-code': 'DE',
      'ocpi-from-party-id': 'ABC',
    });
    expect(second).toMatchObject({ authorization: 'Token raw-token' });
    expect(second?.['ocpi-to-party-id']).toBeUndefined();
    expect(second?.['content-type']).toBeUndefined();
    expect(first?.['x-request-id']).not.toBe(second?.['x-request-id']);
    expect(second?.['x-correlation-id']).toMatch(/^id-/);
  });

  test.each<[string, Serve, unknown]>([
    ['an envelope', json(200, { status_code: 1000, data: { a: 1 } }), { a: 1 }],
    ['a custom success', json(201, { status_code: 1900, data: 'x' }), 'x'],
    ['no envelope', json(200, { a: 1 }), { a: 1 }],
    ['a bare list', json(200, [1]), [1]],
    ['no body', json(204, ''), undefined],
    ['an envelope without data', json(200, { status_code: 1000 }), undefined],
  ])('takes %s', async (_, answer, data) => {
    serve = answer;
    expect((await request()).data).toEqual(data);
  });

  test.each<[string, Serve, Partial<PartnerFailure>]>([
    ['HTTP 400', json(400, { status_code: 2001 }), { verdict: 'park', httpStatus: 400, statusCode: 2001 }],
    ['HTTP 404', json(404, 'nothing'), { verdict: 'park', httpStatus: 404 }],
    ['HTTP 405', json(405, ''), { verdict: 'park' }],
    ['a redirect', json(307, '', { location: '/ocpi/' }), { verdict: 'park', httpStatus: 307 }],
    ['HTTP 401', json(401, ''), { verdict: 'pause' }],
    ['HTTP 403', json(403, ''), { verdict: 'pause' }],
    ['HTTP 408', json(408, ''), { verdict: 'retry' }],
    ['HTTP 429', json(429, '', { 'retry-after': '7' }), { verdict: 'pause', retryAfterMs: 7_000 }],
    ['HTTP 429 without a time', json(429, ''), { verdict: 'pause' }],
    ['HTTP 500', json(500, '<html>'), { verdict: 'retry', httpStatus: 500 }],
    ['HTTP 502', json(502, ''), { verdict: 'pause' }],
    [
      'HTTP 503 with a date',
      json(503, '', { 'retry-after': 'Sun, 01 Mar 2026 12:01:00 GMT' }),
      { verdict: 'pause', retryAfterMs: 60_000 },
    ],
    ['HTTP 504', json(504, ''), { verdict: 'pause' }],
    ['OCPI 2001', json(200, { status_code: 2001 }), { verdict: 'park', httpStatus: 200, statusCode: 2001 }],
    ['OCPI 3000', json(200, { status_code: 3000 }), { verdict: 'retry', statusCode: 3000 }],
    ['OCPI 4001', json(200, { status_code: 4001 }), { verdict: 'park' }],
    ['OCPI 4003', json(200, { status_code: 4003 }), { verdict: 'retry' }],
    ['deep nesting', json(200, `{"data":${'['.repeat(100)}${']'.repeat(100)}}`), { verdict: 'retry' }],
    ['very deep nesting', json(200, '['.repeat(200_000) + ']'.repeat(200_000)), { verdict: 'retry' }],
    ['half an object', json(200, '{"status_code":1000,"da'), { verdict: 'retry', httpStatus: 200 }],
    ['a cut connection', (incoming) => incoming.socket.destroy(), { verdict: 'retry' }],
    ['silence', () => undefined, { verdict: 'pause' }],
  ])('says what to do after %s', async (_, answer, expected) => {
    serve = answer;
    const failed = await failure();
    expect(failed).toBeInstanceOf(PartnerFailure);
    expect(failed).toMatchObject(expected);
    expect(failed.message).toContain(`GET ${url}`);
  });

  describe('redirects', () => {
    const seen: string[] = [];
    const ids = new Set<unknown>();
    beforeEach(() => {
      seen.length = 0;
      ids.clear();
    });
    /** Answers 200 to a path that the redirects do not know. */
    const redirecting =
      (status: number, targets: Readonly<Record<string, string>>): Serve =>
      (incoming, response) => {
        let body = '';
        incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
        incoming.on('end', () => {
          const { method = '', url: path = '', headers } = incoming;
          seen.push(`${method} ${path} ${body}`.trim());
          ids.add(headers['x-correlation-id']);
          const location = targets[path];
          json(
            location === undefined ? 200 : status,
            { status_code: 1000, data: path },
            {
              ...(location !== undefined && { location }),
            },
          )(incoming, response);
        });
      };

    test.each([307, 308])(
      '%d on the same server is followed, with method, body and token',
      async (status) => {
        serve = redirecting(status, { '/ocpi': '/ocpi/', '/ocpi/': new URL('/ocpi/there?a=b', url).href });
        const { data } = await request({ method: 'PUT', body: { a: 1 } });
        expect(data).toBe('/ocpi/there?a=b');
        expect(seen).toEqual(['PUT /ocpi {"a":1}', 'PUT /ocpi/ {"a":1}', 'PUT /ocpi/there?a=b {"a":1}']);
        expect(ids.size).toBe(1);
      },
    );

    test('after the second one none is followed', async () => {
      serve = redirecting(307, { '/ocpi': '/1', '/1': '/2', '/2': '/3' });
      const failed = await failure();
      expect(failed).toMatchObject({ verdict: 'park', httpStatus: 307 });
      expect(failed.message).toMatch(/HTTP 307 redirects to .*\/3, after others: not followed any more$/);
      expect(seen).toHaveLength(3);
    });

    test.each(['http://127.0.0.1:9/ocpi', 'https://127.0.0.1/ocpi', '//localhost/ocpi'])(
      '%s is another server, which gets no token',
      async (target) => {
        serve = redirecting(307, { '/ocpi': target });
        const failed = await failure();
        expect(failed).toMatchObject({ verdict: 'park', httpStatus: 307 });
        expect(failed.message).toContain('another server, which must not see our token: not followed');
      },
    );

    test.each([301, 302, 303])('%d may turn a PUT into a GET: not followed', async (status) => {
      serve = redirecting(status, { '/ocpi': '/ocpi/' });
      expect((await failure({ method: 'PUT', body: {} })).message).toBe(
        `PUT ${url}: HTTP ${status} redirects to ${url}/, which is followed only after a 307 or 308`,
      );
      expect(seen).toHaveLength(1);
    });

    test('a target that may not be called is refused by the guard', async () => {
      serve = redirecting(307, { '/ocpi': url.replace('http://', 'http://me:secret@') });
      expect(await failure()).toMatchObject({ cause: { code: 'invalid' } });
      expect(seen).toHaveLength(1);
    });
  });

  test('tells the message of a refusal', async () => {
    serve = json(200, { status_code: 2001, status_message: '/kwh is missing' });
    expect((await failure()).message).toBe(`GET ${url}: OCPI 2001 /kwh is missing`);
  });

  test.each([
    ['nobody listens', 'http://127.0.0.1:9/', /ECONNREFUSED/],
    ['the name is unknown', 'http://no-such-host.invalid/', /no-such-host\.invalid/],
  ])('pauses when %s', async (_, target, message) => {
    const failed = await failure({ url: target });
    expect(failed.verdict).toBe('pause');
    expect(failed.message).toMatch(message);
  });

  test('an aborted request is only retried', async () => {
    serve = () => undefined;
    expect((await failure({ signal: AbortSignal.timeout(20) })).verdict).toBe('retry');
  });

  test('does not call what it must not', async () => {
    const guarded = new OcpiClient({
      guard: new TargetGuard({ allowInsecure: false }),
      ids: { next: () => 'id' },
      clock,
      timeoutMs: 2_000,
    });
    const inner = createServer(ok).listen(0, 'localhost');
    const reached: unknown[] = [];
    inner.on('connection', (socket) => reached.push(socket));
    await once(inner, 'listening');
    const call = (target: string) =>
      guarded
        .request({ method: 'GET', url: target, token: 't', profile: plain })
        .catch((error: unknown) => error);
    expect(await call(url)).toMatchObject({ verdict: 'pause', cause: { code: 'forbidden' } });
    // Only the connector finds out what the name leads to.
    const port = String((inner.address() as AddressInfo).port);
    const named = await call(`https://localhost:${port}/`);
    expect(named).toMatchObject({ verdict: 'pause', cause: { code: 'forbidden' } });
    expect((named as Error).message).toMatch(
      /localhost is .*, not a public address; set ALLOW_INSECURE_PARTNERS=true/,
    );
    await guarded.close();
    await new Promise((resolve) => inner.close(resolve));
    expect(reached).toEqual([]);
  });
});
