import { get, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Station } from '../../src/core/model/station.ts';
import { identityIn } from '../../src/ocpp/login/identity.ts';
import { FakeStation, HandshakeRefused } from '../kit/station.ts';
import type { ConnectOptions } from '../kit/station.ts';
import { until } from '../kit/until.ts';
import { Desk } from './desk.ts';

describe('identityIn', () => {
  test.each([
    ['/ocpp/CP1', 'CP1'],
    ['/ocpp/CP1/', 'CP1'],
    ['//ocpp//CP1', 'CP1'],
    ['/ocpp/tenant/region/CP1', 'CP1'],
    ['/ocpp/CP1?x=/ocpp/CP2', 'CP1'],
    ['/ocpp/RPC%2016%2F%C3%A4', 'RPC 16/ä'],
    ['/ocpp/100%2525', '100%25'],
    ['/ocpp/%20CP1%20', 'CP1'],
    ['/ocpp/a:b', 'a:b'],
  ])('%s is %s', (url, id) => {
    expect(identityIn(url)).toEqual({ id });
  });

  test.each([
    ['/ocpp/%', 400],
    ['/ocpp/%zz', 400],
    ['/ocpp/%FF', 400],
    ['/ocpp/a%00b', 400],
    ['/ocpp/%20', 400],
    [`/ocpp/${'x'.repeat(300)}`, 400],
    ['/ocpp', 404],
    ['/ocpp/', 404],
    ['/', 404],
    ['/other/CP1', 404],
    ['', 404],
  ])('%s is answered %i', (url, status) => {
    expect(identityIn(url)).toMatchObject({ status });
  });
});

describe('handshake', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const refusal = async (attempt: Promise<FakeStation>): Promise<HandshakeRefused> => {
    const error = await attempt.then(
      () => new Error('let in'),
      (reason: unknown) => reason,
    );
    if (!(error instanceof HandshakeRefused)) throw error;
    return error;
  };

  const works = async (attempt: Promise<FakeStation>): Promise<void> => {
    const station = await attempt;
    await expect(station.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
    await station.close();
  };

  const withPassword = (id: string, password: string | Buffer, settings: Partial<Station> = {}) =>
    desk.addStation(id, {
      securityProfile: 1,
      passwordHashes: [desk.secrets.hash(password)],
      ...settings,
    });

  test('an unknown station gets 404 and is shown to the operator', async () => {
    expect((await refusal(desk.connect('stranger'))).status).toBe(404);
    expect(await desk.store.unknownStations()).toMatchObject([{ id: 'stranger' }]);
  });

  test('a station that is not approved gets 403', async () => {
    await desk.addStation('waiting', { approved: false });
    expect((await refusal(desk.connect('waiting'))).status).toBe(403);
  });

  test('any other path gets 404, a malformed one 400', async () => {
    const base = desk.url.replace(/\/ocpp$/, '');
    expect((await refusal(FakeStation.connectTo(`${base}/chat/CP1`, 'CP1'))).status).toBe(404);
    expect((await refusal(FakeStation.connectTo(`${base}/ocpp/%zz`, 'CP1'))).status).toBe(400);
  });

  test('an identity with a blank, a slash and an umlaut', async () => {
    await desk.addStation('RPC 16/ä');
    await works(desk.connect('RPC 16/ä'));
    await works(FakeStation.connectTo(`${desk.url}//tenant/RPC%2016%2F%C3%A4/`, 'x'));
  });

  describe('security profile 1', () => {
    test('the right password', async () => {
      await withPassword('P1', '0123456789abcdef');
      await works(desk.connect('P1', { password: '0123456789abcdef' }));
    });

    test.each<[string, ConnectOptions]>([
      ['none', {}],
      ['a wrong one', { password: 'wrong' }],
      ['an empty one', { password: '' }],
      ['another user', { password: 'right-password-1', username: 'else' }],
      ['a longer one', { password: 'right-password-1x' }],
    ])('credentials: %s', async (_what, options) => {
      await withPassword('P2', 'right-password-1');
      const { status, headers, body } = await refusal(desk.connect('P2', options));
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toMatch(/^Basic realm=/);
      expect(body).toBe('access denied\n');
    });

    test('a station without any password is not let in', async () => {
      await desk.addStation('P3', { securityProfile: 1 });
      expect((await refusal(desk.connect('P3', { password: '' }))).status).toBe(401);
    });

    test('an empty password must be shown too', async () => {
      await withPassword('P7', '');
      expect((await refusal(desk.connect('P7'))).status).toBe(401);
      expect((await refusal(desk.connect('P7', { password: '', username: 'else' }))).status).toBe(401);
      await works(desk.connect('P7', { password: '' }));
    });

    test('a password of bytes that are no text', async () => {
      const password = Buffer.from('00ff80c328a0fe0d0a3a', 'hex');
      await withPassword('P4', password);
      await works(desk.connect('P4', { password }));
      const damaged = Buffer.from(password.toString('utf8'));
      expect((await refusal(desk.connect('P4', { password: damaged }))).status).toBe(401);
    });

    test('hexadecimal text and the bytes it means, where both are stored', async () => {
      const hex = '00112233445566778899aabbccddeeff';
      const hashes = [hex, Buffer.from(hex, 'hex')].map((password) => desk.secrets.hash(password));
      await desk.addStation('P5', { securityProfile: 1, passwordHashes: hashes });
      await works(desk.connect('P5', { password: hex }));
      await works(desk.connect('P5', { password: Buffer.from(hex, 'hex') }));
    });

    test('a user name of its own', async () => {
      await withPassword('P6', 'right-password-1', { username: 'fleet' });
      await works(desk.connect('P6', { password: 'right-password-1', username: 'fleet' }));
      expect((await refusal(desk.connect('P6', { password: 'right-password-1' }))).status).toBe(401);
    });

    test('an identity with a colon', async () => {
      await withPassword('a:b', 'right:password:1');
      await works(desk.connect('a:b', { password: 'right:password:1' }));
    });
  });

  describe('subprotocol', () => {
    test.each([
      [['ocpp1.6'], 'ocpp1.6'],
      [['ocpp1.5', 'ocpp1.6'], 'ocpp1.6'],
      [['ocpp1.6', 'ocpp2.0.1'], 'ocpp2.0.1'],
      [['OCPP1.6'], 'OCPP1.6'],
    ])('of %j, %s is chosen', async (protocols, chosen) => {
      await desk.addStation('S1');
      const station = await desk.connect('S1', { protocols });
      expect(station.socket.protocol).toBe(chosen);
      await station.close();
    });

    test('nothing in common: the handshake is completed without one and the connection closed', async () => {
      await desk.addStation('S2');
      expect(await rawHandshake(desk, 'S2', 'Sec-WebSocket-Protocol: ocpp1.5')).toEqual({
        status: 'HTTP/1.1 101 Switching Protocols',
        protocol: undefined,
        closeCode: 1002,
      });
    });

    test('none offered: closed, unless the station may', async () => {
      await desk.addStation('S3');
      const bare = await desk.connect('S3', { protocols: [] });
      expect(await bare.closed()).toMatchObject({ code: 1002, reason: 'no OCPP version in common' });
      await desk.addStation('S4', { assumeVersion: '1.6' });
      await works(desk.connect('S4', { protocols: [] }));
      await desk.addStation('S6', { assumeVersion: '2.0.1' });
      const newer = await desk.connect('S6', { protocols: [] });
      expect(desk.server.stations.connection('S6')).toMatchObject({ version: '2.0.1' });
      await newer.close();
      expect(desk.server.stations.isConnected('S3')).toBe(false);
    });

    test('a header with doubled names and commas is understood', async () => {
      await desk.addStation('S5');
      const seen = await rawHandshake(desk, 'S5', 'Sec-WebSocket-Protocol: ocpp1.6,,ocpp1.6 ,', true);
      expect(seen).toMatchObject({ protocol: 'ocpp1.6' });
    });
  });

  test('compression is not agreed to', async () => {
    await desk.addStation('D1');
    const socket = new WebSocket(`${desk.url}/D1`, ['ocpp1.6'], { perMessageDeflate: true });
    await new Promise((resolve) => socket.once('open', resolve));
    expect(socket.extensions).toBe('');
    socket.terminate();
  });

  test('a handshake that is no WebSocket handshake gets 400', async () => {
    await desk.addStation('H1');
    const response = await new Promise<number>((resolve, reject) => {
      request(desk.url.replace('ws:', 'http:') + '/H1', {
        headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      })
        .on('response', (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
        .on('error', reject)
        .end();
    });
    expect(response).toBe(400);
  });

  test.each<[string, number, string | undefined, RegExp]>([
    ['/ocpp/W1', 426, 'websocket', /WebSocket .+ proxy/],
    ['//ocpp/tenant/W1?x', 426, 'websocket', /WebSocket/],
    ['/ocpp', 404, undefined, /without the charge point identity/],
    ['/ocpp/%zz', 400, undefined, /percent-encoded/],
    ['/chat', 404, undefined, /^charge points connect to/],
  ])('GET %s without an upgrade gets %i and a reason', async (path, status, upgrade, reason) => {
    const { hostname, port } = new URL(desk.url);
    const got = await new Promise<{ answer: IncomingMessage; body: string }>((resolve, reject) => {
      get({ hostname, port, path }, (answer) => {
        text(answer).then((body) => resolve({ answer, body }), reject);
      }).on('error', reject);
    });
    expect(got.answer.statusCode).toBe(status);
    expect(got.answer.headers.upgrade).toBe(upgrade);
    expect(got.answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(got.body).toMatch(reason);
  });

  test('a station that breaks off while it is looked up harms nobody', async () => {
    await desk.addStation('B1');
    const { port, hostname } = new URL(desk.url);
    for (let i = 0; i < 20; i++) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(handshakeOf('/ocpp/B1', 'Sec-WebSocket-Protocol: ocpp1.6'), () =>
        socket.resetAndDestroy(),
      );
    }
    await works(desk.connect('B1'));
  });
});

test('over capacity gets 503', async () => {
  const desk = await Desk.open({ maxConnections: 2 });
  try {
    const first = await desk.station('C1');
    await desk.station('C2');
    await desk.addStation('C3');
    await expect(desk.connect('C3')).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
    await first.close();
    await until('the place is free', () => desk.server.stations.size === 1);
    await (await desk.connect('C3')).close();
  } finally {
    await desk.close();
  }
});

test('without a store, stations are told to come again', async () => {
  const desk = await Desk.open({ storeTimeoutMs: 300 });
  try {
    await desk.addStation('C1');
    await desk.redis.kill();
    await expect(desk.connect('C1')).rejects.toMatchObject({ status: 503 });
  } finally {
    await desk.close();
  }
});

function handshakeOf(path: string, ...headers: string[]): string {
  const fixed = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  return [`GET ${path} HTTP/1.1`, ...fixed, key, ...headers, '', ''].join('\r\n');
}

/** What a client sees that knows nothing of WebSocket: the answer's lines, and the close frame that follows. */
function rawHandshake(
  desk: Desk,
  id: string,
  header: string,
  headOnly = false,
): Promise<{ status: string | undefined; protocol: string | undefined; closeCode?: number }> {
  const { port, hostname } = new URL(desk.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let seen = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      seen = Buffer.concat([seen, chunk]);
      const end = seen.indexOf('\r\n\r\n');
      if (end < 0 || (!headOnly && seen.length < end + 8)) return;
      const [status, ...lines] = seen.subarray(0, end).toString().split('\r\n');
      const protocol = lines.find((line) => /^sec-websocket-protocol:/i.test(line))?.split(': ')[1];
      socket.destroy();
      resolve({ status, protocol, ...(!headOnly && { closeCode: seen.readUInt16BE(end + 6) }) });
    });
    socket.write(handshakeOf(`/ocpp/${id}`, header));
  });
}
