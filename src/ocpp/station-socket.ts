import type { RawData } from 'ws';
import { WebSocket } from 'ws';

/** Whoever is told of what happens on a socket. */
export interface SocketListener {
  received(text: string): void;
  /** A ping or a pong: the station is there. */
  alive(): void;
  failed(error: Error): void;
  closed(code: number, reason: string): void;
}

/** The listeners are shared by all sockets and find their connection by this field: an idle one costs little. */
export class StationSocket extends WebSocket {
  listener: SocketListener | undefined;

  listen(listener: SocketListener): void {
    this.listener = listener;
    this.on('message', onMessage);
    this.on('ping', onAlive);
    this.on('pong', onAlive);
    this.on('error', onError);
    this.on('close', onClose);
  }
}

function listenerOf(socket: WebSocket): SocketListener | undefined {
  return socket instanceof StationSocket ? socket.listener : undefined;
}

/** What one station sends is never the end of the others: what was not foreseen costs it its socket. */
function onMessage(this: WebSocket, data: RawData): void {
  const listener = listenerOf(this);
  try {
    // one Buffer, as long as `binaryType` is left as it is
    listener?.received((data as Buffer).toString());
  } catch (error) {
    listener?.failed(error instanceof Error ? error : new Error(String(error)));
    this.close(1011, 'internal error');
  }
}

function onAlive(this: WebSocket): void {
  listenerOf(this)?.alive();
}

function onError(this: WebSocket, error: Error): void {
  listenerOf(this)?.failed(error);
}

function onClose(this: WebSocket, code: number, reason: Buffer): void {
  listenerOf(this)?.closed(code, reason.toString());
}
