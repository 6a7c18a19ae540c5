import { WebSocket } from 'ws';
import { until } from './until.ts';

/** A CALLERROR, received or to be sent. */
export class CallErrorFrame extends Error {
  readonly code: string;
  readonly description: string;
  readonly details: unknown;

  constructor(code: string, description = '', details: unknown = {}) {
    super(`${code}: ${description}`);
    this.code = code;
    this.description = description;
    this.details = details;
  }
}

/** The handshake was answered in plain HTTP. */
export class HandshakeRefused extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;

  constructor(status: number, headers: HandshakeRefused['headers'], body: string) {
    super(`${status}: ${body}`);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** Answers a call; a thrown CallErrorFrame goes back as that, `undefined` is no answer at all. */
export type Responder = (payload: never) => object | undefined;

export type OcppVersion = '1.6' | '2.0.1' | '2.1';

export interface ConnectOptions {
  /** What it speaks: the one subprotocol that it offers, unless `protocols` says otherwise. */
  readonly version?: OcppVersion;
  readonly password?: string | Buffer;
  readonly username?: string;
  readonly protocols?: string[];
  /** For `wss:`: whom it trusts, and what it shows. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, Responder>>;
  /** False for a station that is dead: it answers no ping. */
  readonly autoPong?: boolean;
}

interface Waiting {
  readonly resolve: (payload: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** A charge point for tests, on a bare WebSocket: it sends what it is told and keeps what it hears. */
export class FakeStation {
  /** Every text that came, oldest first. */
  readonly received: string[] = [];
  /** Every call that came. */
  readonly calls: { id: string; action: string; payload: unknown }[] = [];
  /** Every SEND that came [OCPP 2.1 part 4 4.2.5]. */
  readonly sends: { id: string; action: string; payload: unknown }[] = [];
  /** Every CALLRESULTERROR that came: an answer of ours that was refused [OCPP 2.1 part 4 4.2.4]. */
  readonly refusedAnswers: { id: string; code: string; description: string }[] = [];
  readonly answers: Record<string, Responder>;
  readonly socket: WebSocket;
  pings = 0;
  private readonly waiting = new Map<string, Waiting>();
  private readonly ended: Promise<{ code: number; reason: string }>;
  private count = 0;

  private constructor(socket: WebSocket, answers: Readonly<Record<string, Responder>>) {
    this.socket = socket;
    this.answers = { ...answers };
    this.ended = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        for (const { reject } of this.waiting.values()) reject(new Error(`closed with ${code}`));
        this.waiting.clear();
        resolve({ code, reason: reason.toString() });
      });
    });
    socket.on('error', () => undefined);
    socket.on('ping', () => this.pings++);
    socket.on('message', (data) => this.hear((data as Buffer).toString()));
  }

  /** @throws HandshakeRefused */
  static connect(url: string, id: string, options: ConnectOptions | string = {}): Promise<FakeStation> {
    const given: ConnectOptions = typeof options === 'string' ? { password: options } : options;
    return FakeStation.connectTo(`${url}/${encodeURIComponent(id)}`, id, given);
  }

  /** As `connect`, to an address that is taken as it is. */
  static connectTo(address: string, id: string, options: ConnectOptions = {}): Promise<FakeStation> {
    const { password, username = id, version = '1.6', answers = {}, autoPong = true } = options;
    const { protocols = [`ocpp${version}`], tls = {}, headers = {} } = options;
    const credentials =
      password !== undefined && Buffer.concat([Buffer.from(`${username}:`), Buffer.from(password)]);
    const socket = new WebSocket(address, protocols, {
      perMessageDeflate: false,
      autoPong,
      ...tls,
      headers: {
        ...headers,
        ...(credentials && { authorization: `Basic ${credentials.toString('base64')}` }),
      },
    });
    const station = new FakeStation(socket, answers);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(station));
      socket.on('error', reject);
      socket.on('unexpected-response', (_request, response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () =>
          reject(new HandshakeRefused(response.statusCode ?? 0, response.headers, body)),
        );
      });
    });
  }

  /** @throws CallErrorFrame when the answer is one */
  call(action: string, payload: object, id = `m${++this.count}`): Promise<Record<string, unknown>> {
    const answer = new Promise<Record<string, unknown>>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    this.send(JSON.stringify([2, id, action, payload]));
    return answer;
  }

  /** A SEND, which nobody answers. */
  tell(action: string, payload: object, id = `s${++this.count}`): void {
    this.send(JSON.stringify([6, id, action, payload]));
  }

  /** Any text, as it is. */
  send(text: string): void {
    this.socket.send(text);
  }

  /** The next text that is not an answer to `call`. */
  async next(): Promise<string> {
    const seen = this.received.length;
    await until('a message', () => this.received.length > seen);
    return this.received[seen] ?? '';
  }

  closed(): Promise<{ code: number; reason: string }> {
    return this.ended;
  }

  async close(): Promise<void> {
    this.socket.close(1000);
    await this.ended;
  }

  /** The line is cut; nobody is told. */
  async cut(): Promise<void> {
    this.socket.terminate();
    await this.ended;
  }

  private hear(text: string): void {
    this.received.push(text);
    const [type, id, third, fourth, details] = JSON.parse(text) as [number, string, never, never, never];
    if (type === 2) {
      this.calls.push({ id, action: third, payload: fourth });
      this.respond(id, third, fourth);
      return;
    }
    if (type === 6) {
      this.sends.push({ id, action: third, payload: fourth });
      return;
    }
    if (type === 5) {
      this.refusedAnswers.push({ id, code: third, description: fourth });
      return;
    }
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (type === 3) waiting?.resolve(third);
    else waiting?.reject(new CallErrorFrame(third, fourth, details));
  }

  private respond(id: string, action: string, payload: never): void {
    const responder = this.answers[action];
    try {
      if (!responder) throw new CallErrorFrame('NotImplemented', `no answer to ${action}`);
      const result = responder(payload);
      if (result) this.send(JSON.stringify([3, id, result]));
    } catch (error) {
      if (!(error instanceof CallErrorFrame)) throw error;
      this.send(JSON.stringify([4, id, error.code, error.description, error.details]));
    }
  }
}
