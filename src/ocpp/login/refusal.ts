import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refused } from './handshake.ts';

/** Answers an upgrade request in plain HTTP and ends the connection. */
export function refuse(socket: Duplex, { status, text, retryAfterS }: Refused): void {
  const body = `${text}\n`;
  const retryAfter = retryAfterS ?? (status === 503 ? 30 : undefined);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 401 ? ['WWW-Authenticate: Basic realm="OCPP", charset="UTF-8"'] : []),
    ...(retryAfter !== undefined ? [`Retry-After: ${retryAfter}`] : []),
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
