import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommandResult } from '../../src/core/partner/remote-control.ts';
import { CallErrorFrame } from '../kit/station.ts';
import type { FakeStation, Responder } from '../kit/station.ts';
import { until } from '../kit/until.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let count = 0;
beforeAll(async () => {
  desk = await Desk.open();
  await desk.addLocation();
});
afterAll(() => desk.close());

/** A station that has said something, so that it may be called. */
async function ready(answers: Record<string, Responder> = {}): Promise<{ id: string; station: FakeStation }> {
  const id = `CP${++count}`;
  const station = await desk.station(id, { answers });
  await station.call('Heartbeat', {});
  return { id, station };
}

const call = (id: string, action: string, payload: object, timeoutMs?: number) =>
  desk.server.stations.call(id, action, payload, timeoutMs);

describe('calls to a station', () => {
  test('the result is what the station said, whatever that is', async () => {
    const odd = { status: 'Accepted', extra: [1, null] };
    const { id } = await ready({ Reset: () => odd });
    await expect(call(id, 'Reset', { type: 'Hard' })).resolves.toEqual(odd);
  });

  test("a station's error keeps its code and description", async () => {
    const { id } = await ready({
      Reset: () => {
        throw new CallErrorFrame('GenericError', 'not today');
      },
    });
    await expect(call(id, 'Reset', { type: 'Hard' })).rejects.toMatchObject({
      code: 'station-error',
      callCode: 'GenericError',
      description: 'not today',
    });
  });

  test('what the schema does not allow is not sent', async () => {
    const { id, station } = await ready();
    await expect(call(id, 'Reset', { type: 'Gentle' })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ pointer: '/payload/type', reason: 'must be one of Hard, Soft' }],
    });
    await expect(call(id, 'Explode', {})).rejects.toMatchObject({ code: 'invalid' });
    expect(station.calls).toEqual([]);
  });

  test('nobody is there', async () => {
    await expect(call('nobody', 'Reset', { type: 'Hard' })).rejects.toMatchObject({ code: 'not-connected' });
  });

  test('no answer in time; a late one is dropped and the next call goes out', async () => {
    const { id, station } = await ready({
      Reset: () => undefined,
      ClearCache: () => ({ status: 'Accepted' }),
    });
    await expect(call(id, 'Reset', { type: 'Hard' }, 50)).rejects.toMatchObject({
      code: 'timeout',
      message: 'Reset was not answered within 50 ms',
    });
    station.send(JSON.stringify([3, station.calls[0]!.id, { status: 'Accepted' }]));
    await expect(call(id, 'ClearCache', {})).resolves.toEqual({ status: 'Accepted' });
  });

  test('one at a time, in order, the urgent ones first; each may wait only so long', async () => {
    const { id, station } = await ready();
    const silent: Responder = () => undefined;
    for (const action of [
      'GetConfiguration',
      'ClearCache',
      'RemoteStopTransaction',
      'RemoteStartTransaction',
    ]) {
      station.answers[action] = silent;
    }
    const calls = [
      call(id, 'GetConfiguration', {}),
      call(id, 'ClearCache', {}),
      call(id, 'GetConfiguration', {}, 30),
      call(id, 'RemoteStopTransaction', { transactionId: 1 }),
      call(id, 'RemoteStartTransaction', { connectorId: 1, idTag: 'T' }),
    ];
    await expect(calls[2]).rejects.toMatchObject({
      code: 'timeout',
      message: 'GetConfiguration could not be sent within 30 ms',
    });
    const rest = Promise.all(calls.filter((_, i) => i !== 2));
    for (let i = 0; i < 4; i++) {
      await until('the next call', () => station.calls.length === i + 1);
      await station.call('Heartbeat', {});
      expect(station.calls).toHaveLength(i + 1);
      station.send(JSON.stringify([3, station.calls[i]!.id, { status: 'Accepted' }]));
    }
    await rest;
    expect(station.calls.map(({ action }) => action)).toEqual([
      'GetConfiguration',
      'RemoteStopTransaction',
      'RemoteStartTransaction',
      'ClearCache',
    ]);
    expect(new Set(station.calls.map(({ id: messageId }) => messageId)).size).toBe(4);
    for (const { id: messageId } of station.calls) expect(messageId.length).toBeLessThanOrEqual(36);
  });

  test('too many that wait are refused; a closed connection fails them all', async () => {
    const { id, station } = await ready({ ClearCache: () => undefined });
    const calls = Array.from({ length: 66 }, () => call(id, 'ClearCache', {}));
    const outcomes = Promise.allSettled(calls);
    await expect(calls[65]).rejects.toMatchObject({
      code: 'timeout',
      message: '64 calls to this station are waiting already',
    });
    await station.cut();
    const codes = (await outcomes).map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'resolved',
    );
    expect(codes).toEqual([...Array.from({ length: 65 }, () => 'not-connected'), 'timeout']);
  });

  test('nothing is sent before the first call of a station is answered', async () => {
    const station = await desk.station('BOOT', { answers: { ClearCache: () => ({ status: 'Accepted' }) } });
    const cleared = call('BOOT', 'ClearCache', {});
    await station.call('BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
    await cleared;
    const kinds = station.received.map((text) => (JSON.parse(text) as [number])[0]);
    expect(kinds).toEqual([3, 2]);
  });

  test('a station that came back and has nothing to say can be called all the same', async () => {
    await desk.station('SILENT', { answers: { ClearCache: () => ({ status: 'Accepted' }) } });
    await expect(call('SILENT', 'ClearCache', {})).resolves.toEqual({ status: 'Accepted' });
  });

  test('a new password goes out and is not recorded', async () => {
    const { id, station } = await ready({ ChangeConfiguration: () => ({ status: 'Accepted' }) });
    const secret = { key: 'AuthorizationKey', value: '0123456789ABCDEF' };
    await call(id, 'ChangeConfiguration', secret);
    expect(station.calls[0]?.payload).toEqual(secret);
    const frame = await until('the frame', async () =>
      (await desk.store.frames(id, { limit: 20 })).find(
        ({ action, direction }) => action === 'ChangeConfiguration' && direction === 'out',
      ),
    );
    expect(frame.frame).toContain('"value":"***"');
    expect(frame.frame).not.toContain('0123456789ABCDEF');
  });

  test('a password that a station tells or repeats is not recorded', async () => {
    const secret = { key: 'AuthorizationKey', readonly: false, value: '0123456789ABCDEF' };
    const { id } = await ready({
      GetConfiguration: () => ({ configurationKey: [{ key: 'A', readonly: true, value: '1' }, secret] }),
      ChangeConfiguration: ({ value }: { value: string }) => {
        throw new CallErrorFrame('PropertyConstraintViolation', `${value} is too short`, { value });
      },
    });
    await expect(call(id, 'GetConfiguration', {})).resolves.toMatchObject({
      configurationKey: [{ key: 'A' }, secret],
    });
    const { key, value } = secret;
    await expect(call(id, 'ChangeConfiguration', { key, value })).rejects.toMatchObject({
      description: `${value} is too short`,
    });
    const frames = await until('the frames', async () => {
      const all = await desk.store.frames(id, { limit: 20 });
      return all.length === 6 && all.map(({ frame }) => frame);
    });
    expect(frames.filter((frame) => frame.includes(value))).toEqual([]);
    expect(frames.filter((frame) => frame.includes('***'))).toHaveLength(3);
    expect(frames.join()).toContain('{"key":"A","readonly":true,"value":"1"}');
  });

  test('a result that breaks the schema is passed on and noted', async () => {
    const { id } = await ready({ Reset: () => ({ status: 'Perhaps' }) });
    await expect(call(id, 'Reset', { type: 'Soft' })).resolves.toEqual({ status: 'Perhaps' });
    expect(desk.log).toContainEqual({
      level: 'info',
      message: 'accepted though not as the schema wants it',
      fields: {
        station: id,
        message: 'Reset.conf',
        place: '/status',
        reason: 'must be one of Accepted, Rejected',
      },
    });
  });
});

describe('remote control', () => {
  test('reserves at a station that is connected, in the words of its version', async () => {
    const { id, station } = await ready({ ReserveNow: () => ({ status: 'Occupied' }) });
    const { control } = desk.server;
    const expiresAt = Date.parse('2026-03-01T11:00:00Z');
    const at = {
      stationId: id,
      evseId: 2,
      idTag: 'T',
      tokenType: 'RFID',
      reservationId: 7,
      expiresAt,
    } as const;
    await expect(control.reserve(at)).resolves.toBe('EVSE_OCCUPIED');
    const expiryDate = '2026-03-01T11:00:00.000Z';
    expect(station.calls).toMatchObject([
      { action: 'ReserveNow', payload: { connectorId: 2, idTag: 'T', reservationId: 7, expiryDate } },
    ]);
    const gone = { ...at, stationId: 'nobody' };
    await expect(control.reserve(gone)).rejects.toMatchObject({ code: 'not-connected' });
  });

  test('knows what a station will be shown for a token only while it is connected', async () => {
    const { id } = await ready();
    const { control } = desk.server;
    const token = { uid: 'a-uid-of-more-than-twenty', type: 'APP_USER' } as never;
    expect(control.idTagOf(id, { partnerId: 'p', token })).toMatch(/^[0-9A-F]{14}$/);
    expect(() => control.idTagOf('nobody', { partnerId: 'p', token })).toThrow(
      expect.objectContaining({ code: 'not-connected' }),
    );
  });

  const status = (value: string) => () => ({ status: value });

  test.each<[string, CommandResult]>([
    ['Accepted', 'ACCEPTED'],
    ['Rejected', 'REJECTED'],
    ['Whatever', 'FAILED'],
  ])('RemoteStartTransaction %s is %s', async (answer, result) => {
    const { id, station } = await ready({ RemoteStartTransaction: status(answer) });
    const { control } = desk.server;
    await expect(
      control.startSession({ stationId: id, evseId: 2, idTag: 'TAG9', tokenType: 'RFID' }),
    ).resolves.toBe(result);
    expect(station.calls[0]?.payload).toEqual({ connectorId: 2, idTag: 'TAG9' });
  });

  test.each<[string, CommandResult]>([
    ['Faulted', 'EVSE_INOPERATIVE'],
    ['Unavailable', 'EVSE_INOPERATIVE'],
    ['Available', 'REJECTED'],
  ])('a start that a connector in state %s rejects is %s', async (state, result) => {
    const { id, station } = await ready({ RemoteStartTransaction: status('Rejected') });
    await station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: state });
    const { control } = desk.server;
    await expect(
      control.startSession({ stationId: id, evseId: 1, idTag: 'T', tokenType: 'RFID' }),
    ).resolves.toBe(result);
  });

  test('a start that is rejected where a session runs is EVSE_OCCUPIED', async () => {
    const { id, station } = await ready({ RemoteStartTransaction: status('Rejected') });
    const timestamp = new Date().toISOString();
    await station.call('StartTransaction', { connectorId: 1, idTag: 'T', meterStart: 0, timestamp });
    const { control } = desk.server;
    await expect(
      control.startSession({ stationId: id, evseId: 1, idTag: 'T', tokenType: 'RFID' }),
    ).resolves.toBe('EVSE_OCCUPIED');
  });

  test('RemoteStopTransaction carries the number', async () => {
    const { id, station } = await ready({ RemoteStopTransaction: status('Accepted') });
    await expect(desk.server.control.stopSession({ stationId: id, transactionId: '77' })).resolves.toBe(
      'ACCEPTED',
    );
    expect(station.calls[0]?.payload).toEqual({ transactionId: 77 });
  });

  test.each<[string, CommandResult]>([
    ['Unlocked', 'ACCEPTED'],
    ['UnlockFailed', 'FAILED'],
    ['NotSupported', 'NOT_SUPPORTED'],
  ])('UnlockConnector %s is %s', async (answer, result) => {
    const { id, station } = await ready({ UnlockConnector: status(answer) });
    await expect(desk.server.control.unlock({ stationId: id, evseId: 1 })).resolves.toBe(result);
    expect(station.calls[0]?.payload).toEqual({ connectorId: 1 });
  });

  test('a station that does not know the action does not support it; another error is an error', async () => {
    const { id, station } = await ready();
    await expect(desk.server.control.unlock({ stationId: id, evseId: 1 })).resolves.toBe('NOT_SUPPORTED');
    station.answers['UnlockConnector'] = () => {
      throw new CallErrorFrame('InternalError', 'stuck');
    };
    await expect(desk.server.control.unlock({ stationId: id, evseId: 1 })).rejects.toMatchObject({
      code: 'station-error',
    });
    await expect(desk.server.control.unlock({ stationId: 'nobody', evseId: 1 })).rejects.toMatchObject({
      code: 'not-connected',
    });
  });
});
