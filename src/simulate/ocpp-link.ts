import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { deferred } from './deferred.ts';
import { CallError, makeCall, makeError, makeResult, parseFrame } from './ocpp-frame.ts';
import type { Frame } from './ocpp-frame.ts';
import { bodyOf, nameOf, openSocket, rawText } from './ocpp-socket.ts';
import type { SocketOptions, TlsMaterial } from './ocpp-socket.ts';

/** No answer could come: the socket is gone, or the time is up. */
export class LinkError extends Error {
  readonly reason: 'offline' | 'timeout';

  constructor(reason: 'offline' | 'timeout', message: string) {
    super(message);
    this.name = 'LinkError';
    this.reason = reason;
  }
}

export interface LinkOptions extends SocketOptions {
  /** How the version spells error codes, where it spells them otherwise than 2.x. */
  readonly errorCodes: Readonly<Record<string, string>>;
  readonly callTimeoutMs: number;
  /** First and longest wait before another attempt to connect; each one doubles, with jitter. */
  readonly reconnectMs: { readonly first: number; readonly longest: number };
  readonly onOpen: () => void;
  /** With the HTTP status where the handshake was refused. */
  readonly onClose: (reason: string, httpStatus?: number) => void;
  /** @throws CallError to answer with that CALLERROR */
  readonly onCall: (action: string, payload: unknown) => object | Promise<object>;
  /** An answer of ours was refused [OCPP 2.1 part 4 4.2.4]. */
  readonly onAnswerRefused: (reason: string) => void;
}

interface Outstanding {
  readonly id: string;
  readonly resolve: (payload: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A charge point's WebSocket: connects, comes back after a loss, and keeps one call outstanding at most. */
export class OcppLink {
  private readonly options: LinkOptions;
  private readonly stopping = new AbortController();
  private socket: WebSocket | undefined;
  private running: Promise<void> | undefined;
  private outstanding: Outstanding | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private wanted = deferred<undefined>();
  /** Why it closes the socket that it has. */
  private leaving: string | undefined;
  private pingMs = 0;
  private password: Buffer | string | undefined;
  private tls: TlsMaterial;

  constructor(options: LinkOptions) {
    this.options = options;
    this.password = options.password;
    this.tls = options.tls ?? {};
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Connects and stays connected until `close`. */
  start(): void {
    this.wanted.resolve(undefined);
    this.running ??= this.run();
  }

  /** Cuts the line without a closing handshake and stays away until `restore`. */
  cut(): void {
    this.wanted = deferred<undefined>();
    this.socket?.terminate();
  }

  restore(): void {
    this.wanted.resolve(undefined);
  }

  /** From the next connection on. */
  identify({ password, tls }: { readonly password?: Buffer | string; readonly tls?: TlsMaterial }): void {
    this.password = password ?? this.password;
    this.tls = { ...this.tls, ...tls };
  }

  /** Closes the socket in good order; the link connects anew by itself. */
  reconnect(why: string): void {
    this.leaving = why;
    this.socket?.close(1000);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.wanted.resolve(undefined);
    const { socket } = this;
    socket?.close(1000);
    const patience = setTimeout(() => socket?.terminate(), 2_000);
    await this.running;
    clearTimeout(patience);
  }

  /** Zero sends no pings [OCPP-J 1.6 7 WebSocketPingInterval]. */
  setPingInterval(seconds: number): void {
    this.pingMs = seconds * 1000;
  }

  /**
   * Sends a call when those before it are answered [OCPP-J 1.6 4.1.1].
   * @throws LinkError, or CallError when the central system answered with one
   */
  call(action: string, payload: object): Promise<unknown> {
    const answer = this.turn.then(() => this.exchange(action, payload));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private exchange(action: string, payload: object): Promise<unknown> {
    const { socket } = this;
    if (socket?.readyState !== WebSocket.OPEN) {
      throw new LinkError('offline', `${action} was not sent: not connected`);
    }
    const { promise, resolve, reject } = deferred<unknown>();
    const id = randomUUID();
    const timer = setTimeout(() => {
      reject(new LinkError('timeout', `${action} got no answer in ${this.options.callTimeoutMs} ms`));
    }, this.options.callTimeoutMs);
    this.outstanding = { id, resolve, reject };
    socket.send(makeCall(id, action, payload));
    return promise.finally(() => {
      clearTimeout(timer);
      this.outstanding = undefined;
    });
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    const { first, longest } = this.options.reconnectMs;
    let pause = first;
    while (!this.isStopped()) {
      await this.wanted.promise;
      if (this.isStopped()) return;
      if (await this.connection()) pause = first;
      await wait(pause * (0.75 + Math.random() / 2), undefined, { signal: this.stopping.signal }).catch(
        () => undefined,
      );
      pause = Math.min(pause * 2, longest);
    }
  }

  /** One connection from handshake to end; answers whether it was ever open. */
  private connection(): Promise<boolean> {
    const { onOpen, onClose } = this.options;
    const { password, tls } = this;
    const socket = openSocket({ ...this.options, password, tls });
    this.socket = socket;
    this.leaving = undefined;
    let opened = false;
    let reason = 'connection lost';
    let httpStatus: number | undefined;
    const ended = deferred<boolean>();
    socket.on('open', () => {
      opened = true;
      this.keepAlive(socket);
      onOpen();
    });
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.received(socket, rawText(data));
    });
    socket.on('unexpected-response', (_request, response) => {
      httpStatus = response.statusCode ?? 0;
      void bodyOf(response).then((text) => {
        reason = `refused with HTTP ${httpStatus}${text === '' ? '' : `: ${text}`}`;
        socket.terminate();
      });
    });
    socket.on('error', (error) => {
      if (httpStatus === undefined) reason = error.message === '' ? nameOf(error) : error.message;
    });
    socket.on('close', (code, text) => {
      if (this.leaving !== undefined) reason = `closed by itself ${this.leaving}`;
      else if (code !== 1006) reason = `closed by the other side with ${code} ${text.toString()}`.trimEnd();
      this.outstanding?.reject(new LinkError('offline', reason));
      if (!this.stopping.signal.aborted) onClose(reason, httpStatus);
      ended.resolve(opened);
    });
    return ended.promise;
  }

  /** A line that brings no pong is dead, whatever TCP thinks. */
  private keepAlive(socket: WebSocket): void {
    let pinged = 0;
    let answered = true;
    socket.on('pong', () => {
      answered = true;
    });
    const timer = setInterval(() => {
      if (this.pingMs === 0 || Date.now() - pinged < this.pingMs) return;
      if (!answered) {
        socket.terminate();
        return;
      }
      pinged = Date.now();
      answered = false;
      socket.ping();
    }, 1000);
    socket.on('close', () => clearInterval(timer));
  }

  private received(socket: WebSocket, text: string): void {
    const frame = parseFrame(text);
    if (!frame) return;
    if (frame.kind === 'call') void this.answer(frame).then((answer) => socket.send(answer));
    else if (frame.kind === 'resultError') {
      this.options.onAnswerRefused(`${frame.code} ${frame.description}`.trimEnd());
    } else if (frame.id === this.outstanding?.id) {
      if (frame.kind === 'result') this.outstanding.resolve(frame.payload);
      else this.outstanding.reject(new CallError(frame.code, frame.description));
    }
  }

  private async answer({ id, action, payload }: Extract<Frame, { kind: 'call' }>): Promise<string> {
    try {
      return makeResult(id, await this.options.onCall(action, payload));
    } catch (error) {
      const code = error instanceof CallError ? error.code : 'InternalError';
      const description = error instanceof CallError ? error.message : String(error);
      return makeError(id, { code: this.options.errorCodes[code] ?? code, description });
    }
  }
}
