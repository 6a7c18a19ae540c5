import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from './operator.ts';
import { at, Operator } from './operator.ts';

let operator: Operator;
beforeAll(async () => {
  operator = await Operator.start();
});
afterAll(() => operator.close());

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ type: 'about:blank', status, code });
  expect(answer.status).toBe(status);
  expect(at(answer.body, 'title')).toMatch(/\w/);
  expect(at(answer.body, 'detail')).toMatch(/\w/);
  expect(at(answer.body, 'faults')).toBeInstanceOf(Array);
}

/** As it stands in the request line, without a client that tidies it. */
function raw(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer operator-token-0123456789' };
    request(operator.url, { path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('who may call', () => {
  test.each(['/healthz', '/readyz'])('%s asks for no token', async (path) => {
    const answer = await operator.call('GET', path, undefined, { authorization: '' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'ok' });
  });

  test.each([
    ['none', ''],
    ['another', 'Bearer operator-token-0123456780'],
    ['a longer one', 'Bearer operator-token-01234567890'],
    ['another scheme', 'Token operator-token-0123456789'],
    ['an empty one', 'Bearer '],
  ])('with %s: 401', async (_what, authorization) => {
    const answer = await operator.call('GET', '/admin/v1/locations', undefined, { authorization });
    expectProblem(answer, 401, 'unauthorized');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('an unknown path tells a stranger nothing', async () => {
    expectProblem(
      await operator.call('GET', '/admin/v1/nothing', undefined, { authorization: '' }),
      401,
      'unauthorized',
    );
  });

  test('the scheme is read in any case', async () => {
    const authorization = 'bearer operator-token-0123456789';
    expect((await operator.call('GET', '/admin/v1/locations', undefined, { authorization })).status).toBe(
      200,
    );
  });
});

describe('what is asked', () => {
  test('an unknown path: 404', async () => {
    expectProblem(await operator.call('GET', '/admin/v1/nothing'), 404, 'unknown-path');
  });

  test.each([
    ['POST', '/admin/v1/locations/L1', 'GET, PUT, DELETE, HEAD'],
    ['PATCH', '/admin/v1/stations/S1', 'GET, PUT, DELETE, HEAD'],
    ['GET', '/admin/v1/price', 'POST'],
    ['DELETE', '/admin/v1/sessions', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('%s %s: 405', async (method, path, allow) => {
    const answer = await operator.call(method, path);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe(allow);
  });

  test('a path that is not percent-encoded correctly: 400', async () => {
    expect(await raw('/admin/v1/locations/%E0%A4%A')).toBe(400);
  });

  test.each([
    ['limit=0', '?limit'],
    ['limit=1001', '?limit'],
    ['limit=ten', '?limit'],
    ['offset=-1', '?offset'],
    ['from=yesterday', '?from'],
    ['to=2026-13-01', '?to'],
    ['from=2026-02-01&to=2026-01-01', '?to'],
    ['limit=1&limit=2', '?limit'],
  ])('the query ?%s: 400', async (query, pointer) => {
    const answer = await operator.call('GET', `/admin/v1/locations?${query}`);
    expectProblem(answer, 400, 'invalid');
    expect(at(answer.body, 'faults')).toHaveLength(1);
    expect(at(answer.body, 'faults.0.pointer')).toBe(pointer);
  });
});

describe('what is sent', () => {
  const put = (body: unknown, headers?: Record<string, string>) =>
    operator.call('PUT', '/admin/v1/stations/S1', body, headers);

  test('broken JSON: 400, and where it breaks', async () => {
    const answer = await put('{"mode": terminate}');
    expectProblem(answer, 400, 'invalid-json');
    expect(at(answer.body, 'detail')).toMatch(/position 9|token/);
  });

  test.each([
    ['nothing', undefined],
    ['an array', '[]'],
    ['null', 'null'],
    ['a text', '"text"'],
  ])('%s: 400', async (_what, body) => {
    const answer = await put(body);
    expectProblem(answer, 400, 'invalid');
    expect(at(answer.body, 'faults')).toMatchObject([{ pointer: '' }]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'as %s: 415',
    async (type) => {
      expectProblem(await put('{}', { 'content-type': type }), 415, 'unsupported-media-type');
    },
  );

  test('in an unknown encoding: 415', async () => {
    expectProblem(await put('{}', { 'content-encoding': 'zstd9' }), 415, 'unsupported-media-type');
  });

  test('JSON with a charset or as a +json type is JSON', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/vnd.ocpi+json']) {
      const answer = await put('{"mode":"proxy"}', { 'content-type': type });
      expectProblem(answer, 400, 'invalid');
    }
  });

  test('more than 16 MiB: 413', async () => {
    const body = JSON.stringify({ mode: 'x'.repeat(16 * 1024 * 1024) });
    expectProblem(await put(body), 413, 'body-too-large');
  });

  test('nothing of the above was stored', async () => {
    expect((await operator.call('GET', '/admin/v1/stations')).body).toEqual([]);
  });
});

describe('when something is wrong inside', () => {
  test('not ready: 503 and why', async () => {
    const { ready } = operator;
    operator.ready = () => Promise.reject(new Error('shutting down'));
    const answer = await operator.call('GET', '/readyz');
    operator.ready = ready;
    expectProblem(answer, 503, 'store-unavailable');
    expect(at(answer.body, 'detail')).toBe('shutting down');
    expect((await operator.call('GET', '/healthz')).status).toBe(200);
  });

  test('what should never happen is logged, not told', async () => {
    operator.stations.connect('ODD', () => {
      throw new Error('a secret detail');
    });
    await operator.call('PUT', '/admin/v1/stations/ODD', { securityProfile: 0 });
    const answer = await operator.call('POST', '/admin/v1/stations/ODD/calls', { action: 'Reset' });
    expectProblem(answer, 500, 'internal');
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(operator.logged).toMatchObject([
      { path: '/admin/v1/stations/ODD/calls', error: 'a secret detail' },
    ]);
  });

  test('the store is gone: 503, and the process is still alive', async () => {
    const other = await Operator.start();
    try {
      await other.killStore();
      expectProblem(await other.call('GET', '/readyz'), 503, 'store-unavailable');
      expectProblem(await other.call('GET', '/admin/v1/locations'), 503, 'store-unavailable');
      expectProblem(
        await other.call('PUT', '/admin/v1/stations/S1', { securityProfile: 0 }),
        503,
        'store-unavailable',
      );
      expect((await other.call('GET', '/healthz')).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});
