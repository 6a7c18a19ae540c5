import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { Station } from '../../src/simulate/station.ts';
import type { StationEvent } from '../../src/simulate/station-events.ts';
import { until } from '../kit/until.ts';

describe.each([
  ['1.6', 'FormationViolation', 'OccurenceConstraintViolation'],
  ['2.0.1', 'FormatViolation', 'OccurrenceConstraintViolation'],
  ['2.1', 'FormatViolation', 'OccurrenceConstraintViolation'],
] as const)('OCPP %s, from a central system that makes mistakes', (version, format, occurrence) => {
  let server: WebSocketServer;
  let station: Station;
  let socket: WebSocket;
  let events: StationEvent[];
  let answers: unknown[][];

  beforeEach(async () => {
    events = [];
    answers = [];
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    station = new Station({ url, id: 'S', version, onEvent: (event) => events.push(event) });
    station.connect();
    [socket] = (await once(server, 'connection')) as [WebSocket];
    socket.on('message', (data) => answers.push(JSON.parse((data as Buffer).toString()) as unknown[]));
  });

  afterEach(async () => {
    await station.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const call = async (id: string, action: string, payload: unknown) => {
    socket.send(JSON.stringify([2, id, action, payload]));
    return until(`an answer to ${id}`, () => answers.find((answer) => answer[1] === id));
  };
  const reserve = { id: 1, reservationId: 1, connectorId: 1, evseId: 1 };

  test('every fault has its code, in the spelling of the version', async () => {
    expect(socket.protocol).toBe(`ocpp${version}`);
    expect(await call('a', 'ReserveNow', [])).toEqual([4, 'a', format, 'the payload is not an object', {}]);
    expect((await call('b', 'ReserveNow', reserve))[2]).toBe(occurrence);
    expect((await call('c', 'ChangeAvailability', { connectorId: 'x', operationalStatus: 7 }))[2]).toBe(
      'TypeConstraintViolation',
    );
    expect((await call('d', 'Reset', { type: 'Gently' }))[2]).toBe('PropertyConstraintViolation');
    expect(await call('e', 'Nothing', {})).toEqual([
      4,
      'e',
      'NotImplemented',
      'Nothing is not implemented here',
      {},
    ]);
    expect((await call('f', 'toString', {}))[2]).toBe('NotImplemented');
  });

  test('what is no message is not answered, and a refused answer is told', async () => {
    for (const text of ['not json', '{}', '[2]', '[6,"x","Heartbeat",{}]', '[9,"x",{}]']) socket.send(text);
    socket.send('[5,"x","FormatViolation","no such field",{}]');
    await until('it is told', () => events.some(({ type }) => type === 'failed'));
    expect(events).toContainEqual({
      type: 'failed',
      action: 'the answer',
      error: 'FormatViolation no such field',
    });
    expect((await call('g', 'Nothing', {}))[0]).toBe(4);
    expect(answers.filter(([type]) => type !== 2)).toHaveLength(1);
  });
});
