import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ExternalCa } from '../../../src/ca/external-ca.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';
import { csrFor, TestCa } from './certificates.ts';

const clock = { now: () => Date.now() };
const certificateType = 'ChargingStationCertificate';

describe('an authority elsewhere', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  const serve = async (handler: RequestListener): Promise<string> => {
    const server = createServer(handler);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign`;
  };
  const caAt = (url: string, timeoutMs = 5000) =>
    new ExternalCa({ url, token: 'bearer-token-0123456', timeoutMs, clock });

  test('is asked by POST with the token, and its chain goes to the station', async () => {
    const signer = await TestCa.make('elsewhere');
    const { csr, publicKey } = await csrFor([{ CN: ['CP1'] }]);
    const chain = (await signer.sign(publicKey, 'CP1')) + signer.cert;
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        seen.push(request.method, request.headers.authorization, JSON.parse(Buffer.concat(parts).toString()));
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ certificateChain: chain }));
      });
    });
    const issued = await caAt(url).issue({ stationId: 'CP1', csr, certificateType });
    expect(seen).toEqual(['POST', 'Bearer bearer-token-0123456', { stationId: 'CP1', csr, certificateType }]);
    expect(issued.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(issued.fingerprint256).toMatch(/^[0-9a-f]{64}$/);
  });

  const wrong = async (handler: RequestListener, timeoutMs?: number) => {
    const { csr } = await csrFor([{ CN: ['CP1'] }]);
    return caAt(await serve(handler), timeoutMs)
      .issue({ stationId: 'CP1', csr, certificateType })
      .then(
        () => 'issued',
        (error: unknown) => error,
      );
  };
  const json =
    (body: unknown): RequestListener =>
    (_request, response) => {
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };

  test.each<[string, RequestListener, string, RegExp]>([
    ['HTTP 500', (_q, r) => r.writeHead(500).end('{}'), 'partner-refused', /HTTP 500/],
    ['a redirect', (_q, r) => r.writeHead(307, { location: '/' }).end(), 'partner-unreachable', /redirect/],
    ['no JSON', json('<html>'), 'partner-refused', /no JSON/],
    ['something else', json({ certificate: 'x' }), 'partner-refused', /certificateChain/],
    ['no PEM', json({ certificateChain: 'x' }), 'partner-refused', /no PEM/],
    ['without end', json('x'.repeat(100_000)), 'partner-refused', /more than 65536/],
    ['nothing, by hanging up', (q) => q.socket.destroy(), 'partner-unreachable', /reached/],
    [
      'a broken certificate',
      json({ certificateChain: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }),
      'partner-refused',
      /cannot be read/,
    ],
  ])('answers %s', async (_what, handler, code, reason) => {
    expect(await wrong(handler)).toMatchObject({ code, message: expect.stringMatching(reason) });
  });

  test('answers with a certificate for another key, or one that has ended', async () => {
    const signer = await TestCa.make('elsewhere');
    const { cert } = await signer.leaf('CP1');
    expect(await wrong(json({ certificateChain: cert }))).toMatchObject({
      message: expect.stringMatching(/another key/),
    });
    const { csr, publicKey } = await csrFor([{ CN: ['CP1'] }]);
    const ended = await signer.sign(publicKey, 'CP1', { fromDays: -9, toDays: -1 });
    const url = await serve(json({ certificateChain: ended }));
    await expect(caAt(url).issue({ stationId: 'CP1', csr, certificateType })).rejects.toMatchObject({
      message: expect.stringMatching(/ended on/),
    });
  });

  test('does not answer in time; the station is told nothing, the operator is', async () => {
    expect(await wrong(() => undefined, 50)).toMatchObject({ code: 'timeout' });
    const desk = await Desk.open({ authority: caAt(await serve(() => undefined), 50) });
    const station = await desk.station('S1');
    const { csr } = await csrFor([{ CN: ['S1'] }]);
    await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Accepted' });
    const events = await until('the event is kept', async () => {
      const found = await desk.store.stationEvents('S1', { limit: 10 });
      return found.length > 0 && found;
    });
    expect(events).toMatchObject([
      { severity: 'warning', text: expect.stringMatching(/did not answer within 50 ms/) },
    ]);
    expect(station.calls).toEqual([]);
    await desk.close();
  });

  test('fails every time: it is not asked more than ten times an hour for a station', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked++;
      response.writeHead(500).end();
    });
    const desk = await Desk.open({ authority: caAt(url) });
    const station = await desk.station('S2');
    const { csr } = await csrFor([{ CN: ['S2'] }]);
    for (let n = 1; n <= 10; n++) {
      await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Accepted' });
      await until('it is asked', () => asked === n);
    }
    await expect(station.call('SignCertificate', { csr })).resolves.toEqual({ status: 'Rejected' });
    expect(asked).toBe(10);
    await desk.close();
  });
});
