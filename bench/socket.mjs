// The station side of a WebSocket in as few instructions as possible, so that the generator costs less
// per call than the server it measures: client frames up to 64 KiB, server text frames, pings answered.
import { randomBytes } from 'node:crypto';
import net from 'node:net';

function frame(opcode, payload) {
  const extended = payload.length > 125;
  const head = Buffer.alloc((extended ? 4 : 2) + 4);
  head[0] = 0x80 | opcode;
  if (extended) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(payload.length, 2);
  } else {
    head[1] = 0x80 | payload.length;
  }
  // A mask of zeros is a legal mask and leaves the payload as it is [RFC 6455 5.3].
  return Buffer.concat([head, payload]);
}

/**
 * Connects a charge point.
 * @returns {Promise<{send(text: string): void, onText: (text: string) => void, onClose: () => void, close(): void}>}
 */
export function connect(url, id) {
  const { hostname, port, pathname } = new URL(url);
  const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
  const station = {
    onText: () => undefined,
    onClose: () => undefined,
    send: (text) => socket.write(frame(1, Buffer.from(text))),
    close: () => socket.destroy(),
  };
  return new Promise((resolve, reject) => {
    let open = false;
    let rest = Buffer.alloc(0);
    socket.on('error', reject);
    socket.once('close', () => {
      if (!open) reject(new Error(`${id}: closed during the handshake`));
      else station.onClose();
    });
    socket.write(
      `GET ${pathname}/${id} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
        'Sec-WebSocket-Protocol: ocpp1.6\r\n\r\n',
    );
    socket.on('data', (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!open) {
        const end = rest.indexOf('\r\n\r\n');
        if (end < 0) return;
        const status = rest.toString('latin1', 0, rest.indexOf('\r\n'));
        if (!status.includes(' 101 ')) return void socket.destroy(new Error(`${id}: ${status}`));
        open = true;
        rest = rest.subarray(end + 4);
        resolve(station);
      }
      rest = drain(rest, station, socket);
    });
  });
}

function drain(buffer, station, socket) {
  let at = 0;
  while (buffer.length - at >= 2) {
    const short = buffer[at + 1] & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (buffer.length - at < head) break;
    const length =
      short < 126
        ? short
        : short === 126
          ? buffer.readUInt16BE(at + 2)
          : Number(buffer.readBigUInt64BE(at + 2));
    if (buffer.length - at < head + length) break;
    const payload = buffer.subarray(at + head, at + head + length);
    const opcode = buffer[at] & 0x0f;
    if (opcode === 1) station.onText(payload.toString('utf8'));
    else if (opcode === 9) socket.write(frame(10, payload));
    at += head + length;
  }
  return buffer.subarray(at);
}
