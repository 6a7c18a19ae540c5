import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FakeStation } from '../kit/station.ts';
import { until } from '../kit/until.ts';
import { Desk } from './desk.ts';

const heartbeat = (id: string) => `[2,"${id}","Heartbeat",{}]`;
const boot = { chargePointVendor: 'V', chargePointModel: 'M' };

async function reply(station: FakeStation, text: string): Promise<unknown> {
  const next = station.next();
  station.send(text);
  return JSON.parse(await next);
}

describe('connection', () => {
  let desk: Desk;
  let station: FakeStation;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.addLocation();
    await desk.addToken('TAG1');
    station = await desk.station('CP1');
  });
  afterAll(() => desk.close());

  test.each([
    ['not JSON', 'hello', [4, '-1', 'FormationViolation', 'the message is not JSON', {}]],
    ['an object', '{}', [4, '-1', 'FormationViolation', 'the message is not a JSON array', {}]],
    ['no payload', '[2,"a","Heartbeat"]', [4, 'a', 'FormationViolation', 'the message has no payload', {}]],
    [
      'a payload that is no object',
      '[2,"b","Heartbeat",[]]',
      [4, 'b', 'FormationViolation', 'the payload is not a JSON object', {}],
    ],
    ['an unknown action', '[2,"c","Foo",{}]', [4, 'c', 'NotImplemented', 'OCPP 1.6 has no action Foo', {}]],
    [
      'an action of the prototype',
      '[2,"d","constructor",{}]',
      [4, 'd', 'NotImplemented', 'OCPP 1.6 has no action constructor', {}],
    ],
    [
      'an action that only goes the other way',
      '[2,"f","Reset",{"type":"Soft"}]',
      [4, 'f', 'NotSupported', 'Reset is not supported here', {}],
    ],
    [
      'something missing',
      '[2,"g","Authorize",{}]',
      [
        4,
        'g',
        'OccurenceConstraintViolation',
        '/idTag is missing',
        { faults: [{ pointer: '/idTag', reason: 'is missing' }] },
      ],
    ],
  ])('%s is answered by a CALLERROR', async (_what, text, expected) => {
    expect(await reply(station, text)).toEqual(expected);
  });

  test('ids of any kind come back as they were', async () => {
    for (const id of ['12345678901234567890', '1.50E+3', '"a\\u0041"', '""', `"${'y'.repeat(200)}"`]) {
      const next = station.next();
      station.send(`[2,${id},"Heartbeat",{}]`);
      expect((await next).startsWith(`[3,${id},{`)).toBe(true);
    }
  });

  test('answers, late or to nobody, and unknown types are never answered', async () => {
    const before = station.received.length;
    for (const text of ['[3,"x",{}]', '[4,"x","InternalError","",{}]', '[3]', '[4,', '[5,"x"]', '[9,1]']) {
      station.send(text);
    }
    await station.call('Heartbeat', {});
    expect(station.received.length).toBe(before + 1);
  });

  test('pipelined calls are answered in their order', async () => {
    const other = await desk.station('CP2');
    const now = new Date().toISOString();
    const start = { connectorId: 1, idTag: 'TAG1', meterStart: 0, timestamp: now };
    other.send(JSON.stringify([2, 'p1', 'BootNotification', boot]));
    other.send(JSON.stringify([2, 'p2', 'StartTransaction', start]));
    other.send('[2,"p3","Foo",{}]');
    for (let i = 4; i <= 200; i++) other.send(heartbeat(`p${i}`));
    await until('all answers', () => other.received.length === 200);
    const ids = other.received.map((text) => (JSON.parse(text) as [number, string])[1]);
    expect(ids).toEqual(Array.from({ length: 200 }, (_, i) => `p${i + 1}`));
    await other.close();
  });

  test('a repeated message gets the stored answer and is not done again', async () => {
    const other = await desk.station('CP3');
    const start = (meterStart: number) => ({
      connectorId: 1,
      idTag: 'TAG1',
      meterStart,
      timestamp: '2026-03-01T10:00:00Z',
    });
    const text = JSON.stringify([2, 'dup', 'StartTransaction', start(1)]);
    const first = await reply(other, text);
    expect(await reply(other, text)).toEqual(first);
    const second = await reply(other, JSON.stringify([2, 'dup', 'StartTransaction', start(2)]));
    expect(second).not.toEqual(first);
    const mine = (await desk.sessions()).filter(({ stationId }) => stationId === 'CP3');
    expect(mine.map(({ meterStartWh }) => meterStartWh).sort()).toEqual([1, 2]);
    const time = await reply(other, heartbeat('beat'));
    const asked = Date.now();
    await until('the clock moves on', () => Date.now() > asked + 1);
    expect(await reply(other, heartbeat('beat'))).toEqual(time);
    await other.close();
  });

  test('ten malformed messages in a row end the connection, fewer do not', async () => {
    const other = await desk.station('CP4');
    for (let i = 0; i < 9; i++) other.send('[2,');
    await other.call('Heartbeat', {});
    for (let i = 0; i < 9; i++) other.send('nonsense');
    await other.call('Heartbeat', {});
    for (let i = 0; i < 10; i++) other.send('nonsense');
    expect(await other.closed()).toMatchObject({ code: 1002 });
  });

  test('an oversized message ends its own connection only', async () => {
    const other = await desk.station('CP5');
    const calm = station.call('Heartbeat', {});
    other.send(`[2,"big","DataTransfer",{"vendorId":"V","data":"${'x'.repeat(1024 * 1024)}"}]`);
    expect(await other.closed()).toMatchObject({ code: 1009 });
    await calm;
    await station.call('Heartbeat', {});
    const large = { vendorId: 'V', data: 'x'.repeat(1024 * 1024 - 200) };
    await expect(station.call('DataTransfer', large)).resolves.toEqual({ status: 'UnknownVendorId' });
  });

  test('text that is no UTF-8 ends the connection with 1007', async () => {
    const other = await desk.station('CP6');
    other.socket.send(Buffer.from([0x5b, 0xff, 0xfe]), { binary: false });
    expect(await other.closed()).toMatchObject({ code: 1007 });
  });

  test('a message in a binary frame is read like any other', async () => {
    const next = station.next();
    station.socket.send(Buffer.from(heartbeat('bin')), { binary: true });
    expect(JSON.parse(await next)).toMatchObject([3, 'bin', {}]);
  });

  test('a station that reads no answer is given up', async () => {
    const other = await desk.station('CP12');
    other.socket.pause();
    for (let i = 0; i < 12_000; i++) other.send(heartbeat(`${i}-${'z'.repeat(1000)}`));
    await until('it is given up', () => !desk.server.stations.isConnected('CP12'));
    expect(desk.log.some(({ message }) => message === 'given up: the station reads nothing')).toBe(true);
    other.socket.terminate();
  });

  test('every message is recorded, both ways, answers with the name of what they answer', async () => {
    const other = await desk.station('CP7', { answers: { Reset: () => ({ status: 'Accepted' }) } });
    await other.call('BootNotification', boot);
    await desk.server.stations.call('CP7', 'Reset', { type: 'Soft' });
    await reply(other, 'junk');
    const frames = await until('all frames', async () => {
      const all = await desk.store.frames('CP7', { limit: 50 });
      return all.length === 6 && all;
    });
    expect(frames.map(({ direction, action }) => `${direction} ${action}`)).toEqual([
      'out -',
      'in -',
      'in Reset',
      'out Reset',
      'out BootNotification',
      'in BootNotification',
    ]);
    expect(JSON.parse(frames[5]!.frame)).toEqual([2, 'm1', 'BootNotification', boot]);
    await other.close();
  });

  test('what nests without end is the end of nobody', async () => {
    const other = await desk.station('CP14');
    other.send(`[3,"nobody asked",{"password":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`);
    await expect(reply(other, heartbeat('1'))).resolves.toMatchObject([3, '1', {}]);
    await other.close();
  });

  test('a password in a call of the station is not recorded', async () => {
    const other = await desk.station('CP15');
    await reply(other, '[2,"1","DataTransfer",{"vendorId":"V","data":"x","Password":"sesame"}]');
    const frames = await until('both frames', async () => {
      const all = await desk.store.frames('CP15', { limit: 50 });
      return all.length === 2 && all;
    });
    expect(frames[1]?.frame).toBe('[2,"1","DataTransfer",{"vendorId":"V","data":"x","Password":"***"}]');
    await other.close();
  });

  test('of a long message the beginning is recorded, and how long it was', async () => {
    const other = await desk.station('CP13');
    const text = `[2,"long","DataTransfer",{"vendorId":"V","data":"${'x'.repeat(20_000)}"}]`;
    await reply(other, text);
    const frames = await until('both frames', async () => {
      const all = await desk.store.frames('CP13', { limit: 50 });
      return all.length === 2 && all;
    });
    expect(frames[1]?.frame).toBe(`${text.slice(0, 8192)}… (${text.length} characters)`);
    await other.close();
  });

  test('a newer connection takes over; calls open on the old one fail', async () => {
    const old = await desk.station('CP8', { answers: { GetConfiguration: () => undefined } });
    await old.call('Heartbeat', {});
    const open = desk.server.stations.call('CP8', 'GetConfiguration', {});
    await until('the call arrives', () => old.calls.length === 1);
    const [renewed] = await Promise.all([
      desk.connect('CP8', { answers: { ClearCache: () => ({ status: 'Accepted' }) } }),
      expect(open).rejects.toMatchObject({ code: 'not-connected' }),
    ]);
    expect(await old.closed()).toEqual({
      code: 1000,
      reason: 'replaced by a newer connection of this station',
    });
    await renewed.call('Heartbeat', {});
    await expect(desk.server.stations.call('CP8', 'ClearCache', {})).resolves.toEqual({ status: 'Accepted' });
    await renewed.close();
    await until('the station is gone', () => !desk.server.stations.isConnected('CP8'));
  });

  test('a transaction goes on over a newer connection', async () => {
    const old = await desk.station('CP9');
    const timestamp = new Date().toISOString();
    const start = { connectorId: 1, idTag: 'TAG1', meterStart: 100, timestamp };
    old.send(JSON.stringify([2, 'lost', 'StartTransaction', start]));
    const renewed = await desk.connect('CP9');
    // the answer may have got through or not: the start is sent again, with an id of its own
    const { transactionId } = await renewed.call('StartTransaction', start);
    await renewed.call('StopTransaction', { transactionId, meterStop: 300, timestamp });
    const sessions = (await desk.sessions()).filter(({ stationId }) => stationId === 'CP9');
    expect(sessions).toMatchObject([{ status: 'COMPLETED', meterStartWh: 100, meterWh: 300, flags: [] }]);
    await renewed.close();
  });

  test('connections that keep replacing each other are an alarm', async () => {
    await desk.addStation('CP10');
    for (let i = 0; i < 4; i++) await desk.connect('CP10');
    const alarm = desk.log.find(({ level, fields }) => level === 'error' && fields['station'] === 'CP10');
    expect(alarm?.message).toMatch(/two devices with one identity/);
  });

  test('what the operator changes is felt: approval, credentials, removal', async () => {
    const one = await desk.station('CP11');
    const settings = await desk.addStation('CP11');
    await desk.server.stations.configured(settings);
    expect(desk.server.stations.isConnected('CP11')).toBe(true);
    await desk.server.stations.configured({ ...settings, securityProfile: 1, passwordHashes: ['0'] });
    expect(await one.closed()).toMatchObject({ code: 1008, reason: 'the credentials have changed' });
    const two = await desk.connect('CP11');
    await desk.server.stations.configured({ ...settings, approved: false });
    expect(await two.closed()).toMatchObject({ code: 1008 });
    const three = await desk.connect('CP11');
    await desk.server.stations.removed('CP11');
    expect(await three.closed()).toMatchObject({ code: 1008, reason: 'this charge point was removed' });
  });

  test('says who is connected', async () => {
    const before = Date.now();
    await station.call('Heartbeat', {});
    const { version, remoteAddress } = desk.server.stations.connections().get('CP1')!;
    expect([version, remoteAddress]).toEqual(['1.6', '127.0.0.1']);
    expect(desk.server.stations.connection('CP1')!.lastSeen).toBeGreaterThanOrEqual(before);
    expect(desk.server.stations.connection('nobody')).toBeUndefined();
  });
});

test('stations are pinged; one that does not answer is given up', async () => {
  const desk = await Desk.open({ pingIntervalMs: 300 });
  try {
    const live = await desk.station('LIVE');
    const dead = await desk.station('DEAD', { autoPong: false });
    expect(await dead.closed()).toMatchObject({ code: 1006 });
    await until('two more pings', () => live.pings >= 3);
    await live.call('Heartbeat', {});
    const pong = new Promise((resolve) => live.socket.once('pong', resolve));
    live.socket.ping();
    await pong;
  } finally {
    await desk.close();
  }
});

test('without a store a call gets InternalError, never a wrong answer, and works again afterwards', async () => {
  const desk = await Desk.open({ storeTimeoutMs: 300 });
  try {
    await desk.addLocation();
    await desk.addToken('TAG1');
    const station = await desk.station('CP1');
    await station.call('BootNotification', boot);
    await desk.redis.kill();
    const start = {
      connectorId: 1,
      idTag: 'TAG1',
      meterStart: 5,
      timestamp: new Date().toISOString(),
    };
    await expect(station.call('StartTransaction', start, 'retry')).rejects.toMatchObject({
      code: 'InternalError',
    });
    await expect(station.call('Heartbeat', {})).resolves.toHaveProperty('currentTime');
    await desk.redis.restart();
    const started = await until('the store is back', () =>
      station.call('StartTransaction', start, 'retry').catch(() => undefined),
    );
    expect(started).toMatchObject({ idTagInfo: { status: 'Accepted' } });
    expect(await desk.sessions()).toHaveLength(1);
  } finally {
    await desk.close();
  }
});

test('a station whose large calls wait for the store is not read on, and gets every answer', async () => {
  const desk = await Desk.open();
  try {
    const station = await desk.station('CP1');
    const other = await desk.station('CP2');
    await station.call('BootNotification', boot);
    await other.call('Heartbeat', {});
    await desk.redis.kill();
    const large = { ...boot, extra: 'x'.repeat(200_000) };
    for (let i = 0; i < 30; i++) station.send(JSON.stringify([2, `b${i}`, 'BootNotification', large]));
    for (let i = 0; i < 100; i++) await other.call('Heartbeat', {});
    await desk.redis.restart();
    await until('all answers', () => station.received.length === 31);
    const frames = await until('all frames', async () => {
      const all = await desk.store.frames('CP1', { limit: 100 });
      return all.length === 62 && all.toReversed().slice(2);
    });
    expect(frames.findIndex(({ direction }) => direction === 'out')).toBeLessThan(5);
  } finally {
    await desk.close();
  }
});

test('closing answers what has come, then says goodbye', async () => {
  const desk = await Desk.open();
  try {
    await desk.addLocation();
    const station = await desk.station('CP1');
    const idle = await desk.station('CP2');
    await station.call('BootNotification', boot);
    for (let i = 0; i < 30; i++) station.send(JSON.stringify([2, `b${i}`, 'BootNotification', boot]));
    await until('the first is dealt with', () => station.received.length > 1);
    const closing = desk.server.close();
    expect(await station.closed()).toMatchObject({ code: 1001 });
    expect(await idle.closed()).toMatchObject({ code: 1001 });
    await closing;
    const answers = station.received.map((text) => (JSON.parse(text) as [number, string])[1]);
    expect(answers).toEqual(['m1', ...answers.slice(1).map((_, i) => `b${i}`)]);
    expect(answers.length).toBeGreaterThan(2);
    // what was answered was taken, and nothing else
    await until('all is recorded', async () => {
      const frames = await desk.store.frames('CP1', { limit: 100 });
      return frames.filter(({ direction }) => direction === 'in').length === answers.length;
    });
  } finally {
    await desk.close();
  }
});
