import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakeStation, OcppVersion, Responder } from '../../kit/station.ts';
import { until } from '../../kit/until.ts';
import { Desk } from '../desk.ts';

let desk: Desk;
let count = 0;
beforeAll(async () => {
  desk = await Desk.open();
  await desk.addLocation();
  await desk.addToken('TAG1');
});
afterAll(() => desk.close());

async function connected(
  answers: Record<string, Responder> = {},
  version: OcppVersion = '2.1',
): Promise<{ id: string; station: FakeStation }> {
  const id = `F${++count}`;
  const station = await desk.station(id, { version, answers });
  await station.call('Heartbeat', {});
  return { id, station };
}

const call = (id: string, action: string, payload: object) =>
  desk.server.stations.call(id, action, payload, 5000);
const data = { id: 3, pending: 0, basetime: '2026-03-01T10:00:00Z', data: [{ t: 0, v: '230.4' }] };
const violations = (id: string) => desk.server.stations.connected(id).violationCount;
const logged = (id: string, message: string) =>
  desk.log.filter(({ fields, message: text }) => fields['station'] === id && text === message);
const recorded = async (id: string, action: string) =>
  (await desk.store.frames(id, { limit: 20, action })).map(({ direction, frame }) => ({ direction, frame }));

/** What came in answer to these texts: the answer to what is sent after them is the last that comes. */
async function repliesTo(station: FakeStation, ...texts: string[]): Promise<unknown[]> {
  const before = station.received.length;
  for (const text of texts) station.send(text);
  await station.call('Heartbeat', {});
  return station.received.slice(before, -1).map((text) => JSON.parse(text) as unknown);
}

describe('SEND', () => {
  test('is taken, never answered, and kept like every message', async () => {
    const { id, station } = await connected();
    const text = JSON.stringify([6, 's1', 'NotifyPeriodicEventStream', data]);
    expect(await repliesTo(station, text)).toEqual([]);
    expect(violations(id)).toBe(0);
    expect(logged(id, 'values of an event stream that nobody reads')).toMatchObject([
      { level: 'debug', fields: { stream: 3, values: 1 } },
    ]);
    await until(
      'the frame is kept',
      async () => (await recorded(id, 'NotifyPeriodicEventStream')).length > 0,
    );
    expect(await recorded(id, 'NotifyPeriodicEventStream')).toEqual([{ direction: 'in', frame: text }]);
  });

  test('comes while calls are open either way', async () => {
    const { id, station } = await connected({ Reset: () => undefined });
    const asked = call(id, 'Reset', { type: 'OnIdle' });
    await until('the call came', () => station.calls.length === 1);
    const started = station.call('Heartbeat', {});
    station.tell('NotifyPeriodicEventStream', data, 'between');
    await Promise.all([started, station.call('Heartbeat', {})]);
    expect(station.received.filter((text) => text.includes('between'))).toEqual([]);
    station.send(JSON.stringify([3, station.calls[0]!.id, { status: 'Accepted' }]));
    await expect(asked).resolves.toEqual({ status: 'Accepted' });
    expect(logged(id, 'values of an event stream that nobody reads')).toHaveLength(1);
  });

  test.each([
    ['an action that there is not', 'Foo', {}],
    ['an action that wants an answer', 'StatusNotification', { evseId: 1, connectorId: 1 }],
    ['an action of ours', 'Reset', { type: 'Immediate' }],
    ['nothing that can be read', 'NotifyPeriodicEventStream', { pending: 0 }],
    ['no object', 'NotifyPeriodicEventStream', []],
  ])('with %s is logged and nothing else', async (_what, action, payload) => {
    const { id, station } = await connected();
    expect(await repliesTo(station, JSON.stringify([6, 's1', action, payload]))).toEqual([]);
    expect(logged(id, 'a call was refused')).toMatchObject([{ fields: { action } }]);
  });

  test('that strays from the schema is counted', async () => {
    const { id, station } = await connected();
    const odd = { ...data, pending: 'none' };
    expect(await repliesTo(station, JSON.stringify([6, 's1', 'NotifyPeriodicEventStream', odd]))).toEqual([]);
    expect(violations(id)).toBe(1);
  });

  test('that is broken is not answered, not even with an error', async () => {
    const { station } = await connected();
    const broken = ['[6,"a"', '[6,"a"]', '[6,{},"NotifyPeriodicEventStream",{}]', '[6,"a",5,{}]'];
    expect(await repliesTo(station, ...broken)).toEqual([]);
  });

  test.each<OcppVersion>(['1.6', '2.0.1'])('is ignored in %s', async (version) => {
    const { id, station } = await connected({}, version);
    expect(await repliesTo(station, '[6,"s1","NotifyPeriodicEventStream",{}]', '[5,"x","A","",{}]')).toEqual(
      [],
    );
    expect(
      logged(id, 'a message of an unknown type was ignored').map(({ fields }) => fields['type']),
    ).toEqual([6, 5]);
    expect(violations(id)).toBe(0);
  });

  test('as a call gets its error', async () => {
    const { station } = await connected();
    await expect(station.call('NotifyPeriodicEventStream', data)).rejects.toMatchObject({
      code: 'NotSupported',
    });
  });

  test('is not looked at while the boot is not accepted', async () => {
    const id = `F${++count}`;
    await desk.addStation(id, { bootPolicy: 'pending' });
    const station = await desk.connect(id, { version: '2.1' });
    const chargingStation = { model: 'M', vendorName: 'V' };
    await station.call('BootNotification', { reason: 'PowerUp', chargingStation });
    station.tell('NotifyPeriodicEventStream', data);
    await expect(station.call('Heartbeat', {})).rejects.toMatchObject({ code: 'SecurityError' });
    expect(logged(id, 'values of an event stream that nobody reads')).toEqual([]);
    expect(station.received).toHaveLength(2);
  });
});

describe('CALLRESULTERROR of a station', () => {
  test('is counted, told once of each code, kept, and never answered', async () => {
    const { id, station } = await connected();
    const text = '[5,"m1","FormatViolation","currentTime is no time",{}]';
    expect(await repliesTo(station, text, text, '[5,"m1","GenericError","",{}]', '[5,"m1"]')).toEqual([]);
    expect(violations(id)).toBe(4);
    await until('events', async () => (await desk.store.stationEvents(id, { limit: 5 })).length === 3);
    const events = await desk.store.stationEvents(id, { limit: 5, kind: 'violation' });
    expect(events.at(-1)).toMatchObject({
      severity: 'warning',
      text: 'the station could not use our answer to its message m1: FormatViolation currentTime is no time',
      details: { messageId: 'm1', code: 'FormatViolation', description: 'currentTime is no time' },
    });
    await until('frames', async () => (await recorded(id, '-')).length === 4);
    expect(await recorded(id, '-')).toContainEqual({ direction: 'in', frame: text });
  });

  test('is no answer to a call of ours', async () => {
    const { id, station } = await connected({ Reset: () => undefined });
    const asked = call(id, 'Reset', { type: 'OnIdle' });
    await until('the call came', () => station.calls.length === 1);
    const messageId = station.calls[0]!.id;
    station.send(JSON.stringify([5, messageId, 'InternalError', '', {}]));
    station.send(JSON.stringify([3, messageId, { status: 'Scheduled' }]));
    await expect(asked).resolves.toEqual({ status: 'Scheduled' });
  });
});

describe('a result of no use', () => {
  test.each<[string, string, object, unknown, string, string]>([
    [
      'lacks its status',
      'Reset',
      { type: 'OnIdle' },
      {},
      'OccurrenceConstraintViolation',
      '/status is missing',
    ],
    [
      'has none that there is',
      'Reset',
      { type: 'OnIdle' },
      { status: 'Sure' },
      'PropertyConstraintViolation',
      '/status',
    ],
    [
      'lacks a number',
      'GetLocalListVersion',
      {},
      { listVersion: 1 },
      'OccurrenceConstraintViolation',
      '/versionNumber',
    ],
    ['is no object', 'Reset', { type: 'OnIdle' }, [1], 'FormatViolation', 'not a JSON object'],
  ])(
    'that %s gets a CALLRESULTERROR, and whoever asked what the station said',
    async (_what, ...exchange) => {
      const [action, payload, answer, code, description] = exchange;
      const { id, station } = await connected({ [action]: () => answer as object });
      await expect(call(id, action, payload)).resolves.toEqual(answer);
      await until('the error came', () => station.refusedAnswers.length === 1);
      expect(station.refusedAnswers).toEqual([
        { id: station.calls[0]?.id, code, description: expect.stringContaining(description) as unknown },
      ]);
      await until('it is kept', async () => (await recorded(id, action)).length === 3);
      const [sent] = (await recorded(id, action)).filter(({ frame }) => frame.startsWith('[5,'));
      expect(sent?.direction).toBe('out');
    },
  );

  test('and one that can be read around gets none', async () => {
    const odd = { status: 'Accepted', extra: 1, statusInfo: { reasonCode: 5 } };
    const { id, station } = await connected({ Reset: () => odd });
    await expect(call(id, 'Reset', { type: 'OnIdle' })).resolves.toEqual(odd);
    await station.call('Heartbeat', {});
    expect(station.refusedAnswers).toEqual([]);
    expect(violations(id)).toBe(1);
  });

  test('is only counted in 2.0.1', async () => {
    const { id, station } = await connected({ Reset: () => ({}) }, '2.0.1');
    await expect(call(id, 'Reset', { type: 'OnIdle' })).resolves.toEqual({});
    await station.call('Heartbeat', {});
    expect(station.received.filter((text) => text.startsWith('[5,'))).toEqual([]);
    expect(violations(id)).toBe(1);
  });
});

describe('what is no message of the version', () => {
  test.each<OcppVersion>(['2.0.1', '2.1'])('%s has words for it', async (version) => {
    const { station } = await connected({}, version);
    const replies = await repliesTo(station, '[9,"a","Foo",{}]', 'hello', '[2,"b"]', '[2,"c","Heartbeat",{');
    expect(replies).toEqual([
      [4, 'a', 'MessageTypeNotSupported', 'there are no messages of type 9 here', {}],
      [4, '-1', 'RpcFrameworkError', 'the message is not JSON', {}],
      [4, 'b', 'RpcFrameworkError', 'the action is not a string', {}],
      [4, 'c', 'FormatViolation', 'the message is not JSON', {}],
    ]);
  });

  test('1.6 has not', async () => {
    const { station } = await connected({}, '1.6');
    expect(await repliesTo(station, '[9,"a","Foo",{}]', '[2,"b"]')).toEqual([
      [4, 'b', 'FormationViolation', 'the action is not a string', {}],
    ]);
  });
});

test('a signed message is dealt with as the ordinary one in it', async () => {
  const { id, station } = await connected();
  const idToken = { idToken: 'TAG1', type: 'ISO14443' };
  const payload = Buffer.from(JSON.stringify({ idToken })).toString('base64url');
  const jws = { protected: 'eyJhbGciOiJFUzI1NiJ9', payload, signature: 'c2ln' };
  const text = JSON.stringify([2, 'signed', {}, 'Authorize-Signed', jws]);
  expect(await repliesTo(station, text)).toEqual([[3, 'signed', { idTokenInfo: { status: 'Accepted' } }]]);
  expect(violations(id)).toBe(0);
});
