import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { StationSocket } from '../../src/ocpp/station-socket.ts';

test('what is not foreseen in a message costs its own socket, and nothing else', async () => {
  const failures: string[] = [];
  const server = createServer();
  const sockets = new WebSocketServer({ server, WebSocket: StationSocket });
  sockets.on('connection', (socket) =>
    socket.listen({
      received: (text) => {
        if (text === 'worse') throw new Error('stack overflow');
        socket.send(text);
      },
      alive: () => undefined,
      failed: (error) => failures.push(error.message),
      closed: () => undefined,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const open = async () => {
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await new Promise((resolve) => client.once('open', resolve));
    return client;
  };
  const [bad, good] = [await open(), await open()];
  const ended = new Promise((resolve) => bad.once('close', resolve));
  bad.send('worse');
  expect(await ended).toBe(1011);
  const echoed = new Promise((resolve) => good.once('message', (data: Buffer) => resolve(data.toString())));
  good.send('still here');
  expect(await echoed).toBe('still here');
  expect(failures).toEqual(['stack overflow']);
  good.terminate();
  sockets.close();
  await new Promise((resolve) => server.close(resolve));
});
