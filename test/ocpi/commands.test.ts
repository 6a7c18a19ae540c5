import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BridgeError } from '../../src/core/errors.ts';
import type { Station } from '../../src/core/model/station.ts';
import { FakePartner } from '../kit/partner.ts';
import { until } from '../kit/until.ts';
import { locationOf, sessionOf, wireToken } from './samples.ts';
import { faults } from './v221/schema.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let partner: FakePartner;
let id: string;
let count = 0;
let responseUrl: string;

const evseUid = 'hafen-7-1';
const station: Station = {
  id: 'S1',
  approved: true,
  securityProfile: 1,
  passwordHashes: [],
  connectors: [{ evseId: 1, connectorId: 1, location: 'HAFEN-7', evseUid, ocpiConnectorId: '1' }],
};

beforeAll(async () => {
  world = await openWorld({ commandTimeoutMs: 12_300 });
  partner = await FakePartner.start();
  id = await world.admit(partner);
  await world.store.commit([
    { type: 'location', location: locationOf('HAFEN-7', 1) },
    { type: 'station', station },
    {
      type: 'session',
      session: { ...sessionOf('mine', id, 1), stationId: 'S1', transactionId: '77', status: 'ACTIVE' },
    },
    { type: 'session', session: { ...sessionOf('other', 'somebody', 1), stationId: 'S1', status: 'ACTIVE' } },
  ]);
});
afterAll(async () => {
  await partner.close();
  await world.close();
});
beforeEach(() => {
  world.control.result = 'ACCEPTED';
  world.control.calls.length = 0;
  world.control.connected.add('S1');
  responseUrl = partner.responseUrl(`c${++count}`);
});

const post = (command: string, body: object, headers = {}) =>
  partner.request('POST', `commands/${command}`, { body: { response_url: responseUrl, ...body }, headers });
const start = (more: object = {}) =>
  post('START_SESSION', {
    token: wireToken('APP-1', { type: 'APP_USER' }),
    location_id: 'HAFEN-7',
    evse_uid: evseUid,
    ...more,
  });
const result = () => partner.waitFor(({ path }) => responseUrl.endsWith(path), 'a command result');

describe('START_SESSION', () => {
  test('is answered at once and its result reported, with the same correlation id', async () => {
    const headers = { 'x-correlation-id': 'corr-start' };
    const body = {
      token: wireToken('APP-1', { type: 'APP_USER' }),
      location_id: 'HAFEN-7',
      evse_uid: evseUid,
    };
    const answer = await post('START_SESSION', body, headers);
    expect(answer).toMatchObject({ status: 200, body: { status_code: 1000 } });
    expect(answer.body.data).toEqual({ result: 'ACCEPTED', timeout: 13 });
    const told = await result();
    expect(told).toMatchObject({ method: 'POST', kind: 'commands', token: partner.ownToken });
    expect(told.body).toEqual({ result: 'ACCEPTED' });
    expect(faults('CommandResult', told.body)).toEqual([]);
    expect(told.headers).toMatchObject({
      'x-correlation-id': 'corr-start',
      'ocpi-from-party-id': 'ABC',
      'ocpi-to-party-id': 'EMS',
    });
    const at = { stationId: 'S1', evseId: 1, idTag: 'APP-1', tokenType: 'APP_USER' };
    expect(world.control.calls).toMatchObject([{ startSession: at }]);
    expect(await world.store.expectedStart('S1', 'APP-1')).toMatchObject({ partnerId: id });
    const [{ startSession }] = world.control.calls as [{ startSession: { remoteStartId: number } }];
    const starter = await world.store.remoteStart('S1', startSession.remoteStartId);
    expect(starter).toEqual({ idTag: 'APP-1', type: 'APP_USER' });
  });

  test('tells what the station said', async () => {
    world.control.result = 'REJECTED';
    await start();
    expect((await result()).body).toEqual({ result: 'REJECTED' });
  });

  test('a station that stays silent is a TIMEOUT', async () => {
    world.control.result = new BridgeError('timeout', 'no answer');
    await start();
    expect((await result()).body).toEqual({ result: 'TIMEOUT' });
  });

  test('at an unknown location is 2003', async () => {
    const answer = await start({ location_id: 'nowhere' });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2003 } });
  });

  test('at a charge point that is away is REJECTED, with a reason', async () => {
    world.control.connected.delete('S1');
    const answer = await start();
    expect(answer.body.data).toMatchObject({
      result: 'REJECTED',
      timeout: 13,
      message: [{ language: 'en', text: 'the charge point is not connected' }],
    });
    expect(world.control.calls).toEqual([]);
  });

  test("with another party's token is 2001", async () => {
    const answer = await start({ token: wireToken('X', { party_id: 'OTH' }) });
    expect(answer).toMatchObject({ status: 200, body: { status_code: 2001 } });
    expect(world.control.calls).toEqual([]);
  });

  test('that is none gets every fault', async () => {
    const answer = await partner.request('POST', 'commands/START_SESSION', { body: { token: {} } });
    expect(answer.body.status_code).toBe(2001);
    for (const pointer of ['/response_url is missing', '/location_id is missing', '/token/uid is missing']) {
      expect(answer.body.status_message).toContain(pointer);
    }
  });
});

describe('STOP_SESSION', () => {
  test('stops a session of the caller', async () => {
    const answer = await post('STOP_SESSION', { session_id: 'mine' });
    expect(answer.body.data).toMatchObject({ result: 'ACCEPTED' });
    expect((await result()).body).toEqual({ result: 'ACCEPTED' });
    expect(world.control.calls).toEqual([{ stopSession: { stationId: 'S1', transactionId: '77' } }]);
  });

  test.each(['other', 'nothing'])('session %s is UNKNOWN_SESSION', async (session) => {
    const answer = await post('STOP_SESSION', { session_id: session });
    expect(answer).toMatchObject({
      status: 200,
      body: { status_code: 1000, data: { result: 'UNKNOWN_SESSION' } },
    });
    expect(world.control.calls).toEqual([]);
  });
});

test('UNLOCK_CONNECTOR', async () => {
  const at = { location_id: 'HAFEN-7', evse_uid: evseUid, connector_id: '1' };
  expect((await post('UNLOCK_CONNECTOR', at)).body.data).toMatchObject({ result: 'ACCEPTED' });
  await result();
  expect(world.control.calls).toEqual([{ unlock: { stationId: 'S1', evseId: 1, connectorId: 1 } }]);
  expect((await post('UNLOCK_CONNECTOR', { ...at, location_id: 'x' })).body.status_code).toBe(2003);
});

describe('the result', () => {
  const attempts = () => partner.received('commands').filter(({ path }) => responseUrl.endsWith(path)).length;
  const nothingOwed = () =>
    until('the command is done', async () => (await world.store.commandsDue(Infinity)).length === 0);

  test('is told again when the partner stumbles', async () => {
    partner.fail({ kind: 'status', status: 500 }, 'commands', 2);
    await start();
    await until('the third attempt', () => attempts() === 3);
    await nothingOwed();
    expect(attempts()).toBe(3);
  });

  test('is given up after three attempts, or at once when it is refused', async () => {
    for (const [status, expected] of [
      [503, 3],
      [404, 1],
    ] as const) {
      responseUrl = partner.responseUrl(`c${++count}`);
      partner.fail({ kind: 'status', status }, 'commands');
      await start();
      await until('all attempts', () => attempts() === expected);
      await nothingOwed();
      expect(attempts()).toBe(expected);
      partner.fail(null, 'commands');
    }
  });

  test('of a partner that is gone meanwhile is dropped', async () => {
    const command = {
      id: 'c',
      command: 'STOP_SESSION',
      partnerId: 'gone',
      responseUrl,
      correlationId: 'x',
      deadline: 0,
    };
    await world.results.report(command, { kind: 'command', result: 'ACCEPTED' });
    expect(attempts()).toBe(0);
  });
});
