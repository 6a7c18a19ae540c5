import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { boot, cdrsAt, energy, lastUpdated, location, Scene, start } from '../kit/scene.ts';
import { sessionIdsAt, stationSettings, stop, tariff, token } from '../kit/scene.ts';
import type { SessionOnWire } from '../kit/scene.ts';
import type { FakePartner } from '../kit/partner.ts';
import { HandshakeRefused } from '../kit/station.ts';
import type { ConnectOptions, FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';

/** Charges while all the others send what is wrong: after each of them its next kWh must be at its partner. */
let good: { station: FakeStation; partner: FakePartner; transactionId: unknown; wh: number };
let scene: Scene;
let rude: FakePartner;

interface OperatorContent {
  readonly text?: string;
  readonly type?: string;
  readonly bearer?: string;
}

beforeAll(async () => {
  scene = await Scene.open();
  const partner = await scene.partner([token('04GOOD')], { name: 'good' });
  const foreign = { countryCode: 'FR', partyId: 'RUD' };
  rude = await scene.partner([token('04RUDE', { country_code: 'FR', party_id: 'RUD' })], {
    name: 'rude',
    ...foreign,
  });
  await scene.bridge.must('PUT', '/stations/CP2', { ...stationSettings, connectors: [] });
  await scene.bridge.must('PUT', '/stations/CP3', { ...stationSettings, connectors: [], approved: false });
  const station = await scene.station();
  await station.call('BootNotification', boot);
  const { transactionId } = await station.call('StartTransaction', start('04GOOD'));
  good = { station, partner, transactionId, wh: 0 };
}, 60_000);

afterAll(() => scene.close());

describe('while another station charges', () => {
  afterEach(async () => {
    good.wh += 1000;
    await good.station.call('MeterValues', energy(good.transactionId, good.wh));
    await good.partner.waitFor(
      ({ kind, body }) => kind === 'sessions' && (body as SessionOnWire).kwh * 1000 === good.wh,
      `${good.wh} Wh at the partner of the session that goes on`,
    );
  });

  describe('a station that sends', () => {
    let bad: FakeStation;
    beforeAll(async () => {
      bad = await scene.station({}, 'CP2');
    });

    async function answerTo(text: string): Promise<unknown> {
      const answer = bad.next();
      bad.send(text);
      return JSON.parse(await answer);
    }

    test.each([
      ['no JSON', '[2,"a1","Heartbeat",{', 'a1'],
      ['nothing', '', '-1'],
      ['no array', '{"action":"Heartbeat"}', '-1'],
      ['a type that is no number', '["2","a2","Heartbeat",{}]', 'a2'],
      ['no readable id', '[2,{},"Heartbeat",{}]', '-1'],
      ['no action', '[2,"a3"]', 'a3'],
      ['an action that is no string', '[2,"a4",7,{}]', 'a4'],
      ['no payload', '[2,"a5","Heartbeat"]', 'a5'],
      ['a payload that is no object', '[2,"a6","Heartbeat",[]]', 'a6'],
    ])('%s gets a FormationViolation', async (_, text, id) => {
      expect(await answerTo(text)).toEqual([4, id, 'FormationViolation', expect.any(String), {}]);
      expect(await bad.call('Heartbeat', {})).toHaveProperty('currentTime');
    });

    test.each([
      ['an action that OCPP does not know', 'MakeCoffee', {}, 'NotImplemented'],
      ['an action that stations are sent', 'Reset', { type: 'Soft' }, 'NotSupported'],
      ['a start without driver', 'StartTransaction', without('idTag'), 'OccurenceConstraintViolation'],
      ['a start without meter', 'StartTransaction', without('meterStart'), 'OccurenceConstraintViolation'],
      [
        'an object for a number',
        'StartTransaction',
        { ...start('04GOOD'), meterStart: {} },
        'TypeConstraintViolation',
      ],
      ['a list for a text', 'Authorize', { idTag: ['04GOOD'] }, 'TypeConstraintViolation'],
      [
        'a status that there is not',
        'StatusNotification',
        { connectorId: 1, errorCode: 'NoError', status: 'Dancing' },
        'PropertyConstraintViolation',
      ],
      [
        'a connector below zero',
        'StartTransaction',
        { ...start('04GOOD'), connectorId: -1 },
        'PropertyConstraintViolation',
      ],
    ])('%s gets the error that OCPP-J has for it', async (_, action, payload, code) => {
      await expect(bad.call(action, payload)).rejects.toMatchObject({ code });
      expect(await bad.call('Heartbeat', {})).toHaveProperty('currentTime');
    });

    test('an answer to nothing, and a message of another type, are not answered', async () => {
      const heard = bad.received.length;
      bad.send('[3,"nobody-asked",{"status":"Accepted"}]');
      bad.send('[4,"nobody-asked","GenericError","",{}]');
      bad.send('[3,7');
      bad.send('[9,"b1","Heartbeat",{}]');
      await bad.call('Heartbeat', {});
      expect(bad.received).toHaveLength(heard + 1);
    });

    test('the stop of a transaction that is another station’s is acknowledged and stops nothing', async () => {
      expect(await bad.call('StopTransaction', stop(good.transactionId, 99_000))).toEqual({});
      const [session] = (await scene.bridge.must('GET', '/sessions?station=CP1')) as SessionOnWire[];
      expect(session).toMatchObject({ status: 'ACTIVE', kwh: good.wh / 1000 });
    });

    test('more than a mebibyte is cut off, and let in again', async () => {
      bad.send(JSON.stringify([2, 'big', 'DataTransfer', { vendorId: 'x', data: 'x'.repeat(2 ** 20) }]));
      expect(await bad.closed()).toMatchObject({ code: 1009 });
      bad = await scene.station({}, 'CP2');
      expect(await bad.call('Heartbeat', {})).toHaveProperty('currentTime');
    });

    test('nothing but malformed messages is cut off', async () => {
      for (let i = 0; i < 10; i++) bad.send('garbage');
      expect(await bad.closed()).toMatchObject({ code: 1002 });
    });

    test('nothing of all that became a session', async () => {
      expect(await scene.bridge.must('GET', '/sessions?station=CP2')).toEqual([]);
    });
  });

  describe('a station that is not let in', () => {
    async function refusal(id: string, options: ConnectOptions): Promise<HandshakeRefused> {
      const error: unknown = await scene.station(options, id).then(
        (station) => station.close(),
        (reason: unknown) => reason,
      );
      if (!(error instanceof HandshakeRefused)) throw new Error('no refusal', { cause: error });
      return error;
    }

    test.each<[string, string, ConnectOptions, number]>([
      ['with a wrong password', 'CP1', { password: 'another-password-16' }, 401],
      ['with another’s name', 'CP1', { username: 'CP2' }, 401],
      ['that is unknown', 'CP9', {}, 404],
      ['that is not approved yet', 'CP3', {}, 403],
      ['with an impossible name', 'CP\u0001', {}, 400],
    ])('%s', async (_, id, options, status) => {
      const refused = await refusal(id, options);
      expect(refused.status).toBe(status);
      if (status === 401) expect(refused.headers['www-authenticate']).toMatch(/^Basic /);
    });

    test('the unknown one is shown to the operator', async () => {
      const stations = await scene.bridge.must('GET', '/stations');
      expect(stations).toContainEqual(expect.objectContaining({ stationId: 'CP9', waiting: true }));
    });

    test('that speaks no OCPP version we do: let in without a subprotocol, and closed at once', async () => {
      const credentials = Buffer.from(`CP2:${stationSettings.password}`).toString('base64');
      const socket = new WebSocket(`${scene.bridge.ocppUrl}/CP2`, ['ocpp1.5'], {
        headers: { authorization: `Basic ${credentials}` },
      });
      const answer = new Promise<{ status: number | undefined; protocol: unknown }>((resolve) => {
        socket.on('upgrade', ({ statusCode, headers }) =>
          resolve({ status: statusCode, protocol: headers['sec-websocket-protocol'] }),
        );
      });
      // The client itself gives up where its offer is not taken.
      const givenUp = new Promise<Error>((resolve) => socket.on('error', resolve));
      expect(await answer).toEqual({ status: 101, protocol: undefined });
      expect(String(await givenUp)).toContain('no subprotocol');
      const bare = await scene.station({ protocols: [] }, 'CP2');
      expect(await bare.closed()).toMatchObject({ code: 1002 });
    });
  });

  describe('a partner that sends', () => {
    const own = token('04NEW', { country_code: 'FR', party_id: 'RUD' });
    const gone = { valid: false, last_updated: lastUpdated };
    const role = { role: 'EMSP', country_code: 'FR', party_id: 'RUD', business_details: { name: 'Rude' } };
    const credentials = { token: 'token-x', url: 'http://127.0.0.1:1/', roles: [role] };
    const order = { response_url: 'http://127.0.0.1:1/', location_id: 'LOC1', evse_uid: 'E1', token: own };

    test.each<[string, string, Parameters<FakePartner['request']>[2], [http: number, ocpi: number]]>([
      ['no JSON', 'PUT tokens/FR/RUD/04NEW', { text: '{"uid":' }, [400, 2001]],
      ['a list for a token', 'PUT tokens/FR/RUD/04NEW', { body: [own] }, [200, 2001]],
      ['half a token', 'PUT tokens/FR/RUD/04NEW', { body: { uid: '04NEW' } }, [200, 2001]],
      ['a token of another uid', 'PUT tokens/FR/RUD/OTHER', { body: own }, [200, 2001]],
      ['a token of another party', 'PUT tokens/NL/EMS/04GOOD', { body: token('04GOOD') }, [404, 2001]],
      ['a PATCH of no token', 'PATCH tokens/FR/RUD/NONE', { body: gone }, [404, 2004]],
      ['a mebibyte', 'PUT tokens/FR/RUD/04NEW', { text: `"${'x'.repeat(2 ** 20)}"` }, [413, 2001]],
      ['its credentials twice', 'POST credentials', { body: credentials }, [405, 2000]],
      ['half its credentials', 'PUT credentials', { body: { token: 'token-x' } }, [200, 2001]],
      ['credentials that lead nowhere', 'PUT credentials', { body: credentials }, [200, 3001]],
      ['half a command', 'POST commands/START_SESSION', { body: { token: own } }, [200, 2001]],
      [
        'a command for another’s driver',
        'POST commands/START_SESSION',
        { body: { ...order, token: token('04GOOD') } },
        [200, 2001],
      ],
      [
        'a command for no location',
        'POST commands/START_SESSION',
        { body: { ...order, location_id: 'NOWHERE' } },
        [200, 2003],
      ],
      ['a command that there is not', 'POST commands/MAKE_COFFEE', { body: order }, [404, 2000]],
      ['a method that there is not', 'DELETE locations', {}, [405, 2000]],
      ['a list without date_from', 'GET sessions', {}, [200, 2001]],
      ['a page below zero', 'GET locations?offset=-1', {}, [200, 2001]],
      ['a location that there is not', 'GET locations/NOWHERE', {}, [404, 2003]],
      ['what is nowhere', 'GET credentials/nowhere', {}, [404, 2000]],
      ['a wrong token', 'GET locations', { token: 'guessed' }, [401, 2001]],
      ['no token', 'GET locations', { headers: { authorization: '' } }, [401, 2001]],
    ])('%s is told so', async (_, line, content, [http, ocpi]) => {
      const [method = '', path = ''] = line.split(' ');
      const answer = await rude.request(method, path, content);
      expect(answer).toMatchObject({ status: http, body: { status_code: ocpi } });
      expect(answer.body.timestamp).toMatch(/^\d{4}-/);
      expect(answer.body.status_message).toMatch(/./);
      expect((await rude.request('GET', 'locations')).body).toMatchObject({ status_code: 1000 });
    });

    test('what is wrong with an object is named', async () => {
      const wrong = { ...own, valid: 'yes', contract_id: undefined };
      const { body } = await rude.request('PUT', 'tokens/FR/RUD/04NEW', { body: wrong });
      expect(body.status_message).toContain('/valid must be boolean');
      expect(body.status_message).toContain('/contract_id is missing');
    });

    test('nothing of all that was kept, and no station was called', async () => {
      const tokens = (await scene.bridge.must('GET', '/tokens')) as { uid: string }[];
      expect(tokens.map(({ uid }) => uid).sort()).toEqual(['04GOOD', '04RUDE']);
      expect(good.station.calls).toEqual([]);
      expect(rude.received('commands')).toEqual([]);
    });
  });

  describe('an operator who sends', () => {
    async function send(line: string, { text, type = 'application/json', bearer }: OperatorContent) {
      const [method = '', path = ''] = line.split(' ');
      const { adminPort, adminToken } = scene.bridge;
      const response = await fetch(`http://127.0.0.1:${adminPort}/admin/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${bearer ?? adminToken}`, 'content-type': type },
        ...(text !== undefined && { body: text }),
      });
      const body: unknown = await response.json();
      return { status: response.status, type: response.headers.get('content-type'), body };
    }
    const json = (body: unknown) => ({ text: JSON.stringify(body) });
    const [connector] = stationSettings.connectors;
    const lost = { name: 'lost', versionsUrl: 'http://127.0.0.1:1/', token: 'a' };

    test.each<[string, string, OperatorContent, [status: number, code: string]]>([
      ['no JSON', 'PUT /tariffs/T9', { text: '{"id":' }, [400, 'invalid-json']],
      ['plain text', 'PUT /tariffs/T9', { text: 'T9', type: 'text/plain' }, [415, 'unsupported-media-type']],
      ['a list for a tariff', 'PUT /tariffs/T9', json([tariff]), [400, 'invalid']],
      ['a tariff without elements', 'PUT /tariffs/T9', json({ currency: 'EUR' }), [400, 'invalid']],
      ['a tariff that is another', 'PUT /tariffs/T9', json(tariff), [400, 'invalid']],
      [
        'a location without address',
        'PUT /locations/L9',
        json({ ...location, id: 'L9', address: null }),
        [400, 'invalid'],
      ],
      [
        'two equal connectors',
        'PUT /stations/CP8',
        json({ ...stationSettings, connectors: [connector, connector] }),
        [400, 'invalid'],
      ],
      ['a partner that is nowhere', 'POST /partners', json(lost), [502, 'partner-unreachable']],
      ['a name twice', 'POST /partners/invitations', json({ name: 'rude' }), [409, 'conflict']],
      ['a state that there is not', 'GET /sessions?state=DANCING', {}, [400, 'invalid']],
      ['a session that there is not', 'GET /sessions/none', {}, [404, 'unknown-session']],
      ['a delivery that there is not', 'POST /deliveries/none~cdrs%2F1/retry', {}, [404, 'not-found']],
      ['a path that there is not', 'GET /coffee', {}, [404, 'unknown-path']],
      ['a method that there is not', 'DELETE /sessions', {}, [405, 'method-not-allowed']],
      ['a wrong token', 'GET /sessions', { bearer: 'guessed' }, [401, 'unauthorized']],
    ])('%s is told so', async (_, line, content, [status, code]) => {
      const answer = await send(line, content);
      expect(answer).toMatchObject({ status, body: { status, code } });
      expect(answer.type).toMatch(/^application\/problem\+json/);
    });

    test('what is wrong with an object is named', async () => {
      const element = { price_components: [{ type: 'ENERGY', price: 'much', step_size: 1 }] };
      const { body } = await send('PUT /tariffs/T9', json({ currency: 'EUR', elements: [element] }));
      expect(body).toMatchObject({
        faults: [{ pointer: '/elements/0/price_components/0/price', reason: expect.any(String) }],
      });
    });

    test('nothing of all that was kept', async () => {
      const idsOf = async (path: string) =>
        ((await scene.bridge.must('GET', path)) as { id: string }[]).map(({ id }) => id);
      expect(await idsOf('/tariffs')).toEqual(['T1']);
      expect(await idsOf('/locations')).toEqual(['LOC1']);
      const partners = (await scene.bridge.must('GET', '/partners')) as { name: string }[];
      expect(partners.map(({ name }) => name).sort()).toEqual(['good', 'rude']);
      const stations = (await scene.bridge.must('GET', '/stations')) as { stationId: string }[];
      expect(stations.map(({ stationId }) => stationId)).not.toContain('CP8');
    });
  });
});

test('the session that went on ends with its energy, and its CDR is its partner’s', async () => {
  await good.station.call('StopTransaction', stop(good.transactionId, good.wh));
  await until('the CDR', () => cdrsAt(good.partner).length === 1);
  await scene.settled({ held: true });
  const [cdr] = cdrsAt(good.partner);
  expect(cdr).toMatchObject({ total_energy: good.wh / 1000 });
  expect(cdr?.total_cost.excl_vat).toBeCloseTo(0.5 + (0.45 * good.wh) / 1000, 4);
  expect(sessionIdsAt(good.partner)).toEqual([cdr?.session_id]);
  expect(rude.received('sessions')).toHaveLength(0);
  expect(rude.received('cdrs')).toHaveLength(0);
});

function without(name: string): object {
  return Object.fromEntries(Object.entries(start('04GOOD')).filter(([key]) => key !== name));
}
