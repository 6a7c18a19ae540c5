import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { BridgeCalls } from './bridge-calls.ts';
import type { BridgeAnswer, Content } from './bridge-calls.ts';
import { until } from './until.ts';

export type ReceivedKind =
  | 'authorize'
  | 'cdrs'
  | 'chargingprofiles'
  | 'commands'
  | 'credentials'
  | 'locations'
  | 'sessions'
  | 'tariffs'
  | 'tokens'
  | 'versions';

/** A request as it came, in order of arrival. */
export interface Received {
  readonly kind: ReceivedKind;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** The credentials token, decoded. */
  readonly token: string | undefined;
}

/**
 * What goes wrong: the request is dealt with late; an HTTP status (with OCPI's 3000, unless another is given); an
 * answer that is cut off in the middle of its JSON, or a web page; a connection reset; or the request is dealt with
 * and its answer lost. Requests are recorded all the same.
 */
export type Fault =
  | { readonly kind: 'delay'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'html' | 'reset' | 'truncated' | 'unanswered' };

interface Module {
  readonly identifier: string;
  readonly role: 'RECEIVER' | 'SENDER';
}

export interface PartnerOptions {
  readonly countryCode?: string;
  readonly partyId?: string;
  readonly role?: string;
  readonly name?: string;
  /** Most tokens on a page. */
  readonly pageSize?: number;
  /** Besides credentials. */
  readonly modules?: readonly Module[];
  readonly versions?: readonly string[];
}

const allModules: readonly Module[] = [
  ...['locations', 'tariffs', 'sessions', 'cdrs'].map((identifier) => ({
    identifier,
    role: 'RECEIVER' as const,
  })),
  ...['tokens', 'commands', 'chargingprofiles'].map((identifier) => ({
    identifier,
    role: 'SENDER' as const,
  })),
];

/** An OCPI 2.2.1 eMSP that knows nothing of the bridge but what it says over HTTP. */
export class FakePartner {
  readonly countryCode: string;
  readonly partyId: string;
  /** CREDENTIALS_TOKEN_A that the bridge may register with. */
  readonly tokenA = `token-a-${Math.random().toString(36).slice(2)}`;
  /** Served by the tokens module, in the form of the wire. */
  tokens: Record<string, unknown>[] = [];
  /** Answers to real-time authorizations by uid, an AuthorizationInfo each; others are unknown. */
  readonly authorizations = new Map<string, object>();
  /** Objects pushed to us, by path below the module; CDRs by their id. */
  readonly objects = new Map<string, unknown>();
  /** For the next registration: what is offered. */
  modules: readonly Module[];
  versions: readonly string[];
  /** The tokens list never tells where the next page is. */
  cutLinks = false;
  /** In place of the tokens list's own Link header. */
  linkOverride: string | undefined;
  /** Called before a page of the tokens list is made. */
  onTokenPage: () => void = () => undefined;
  /** What the bridge gave us; absent while not registered. */
  credentials: { readonly token: string; readonly url: string } | undefined;
  /** What the bridge must send; absent while not registered. */
  ownToken: string | undefined;
  private readonly options: PartnerOptions;
  private readonly all: Received[] = [];
  private readonly faults = new Map<ReceivedKind | 'all', { readonly fault: Fault; left: number }>();
  private readonly bridge = new BridgeCalls();
  private server: Server | undefined;
  private port = 0;
  private counter = 0;

  private constructor(options: PartnerOptions) {
    this.options = options;
    this.countryCode = options.countryCode ?? 'NL';
    this.partyId = options.partyId ?? 'EMS';
    this.modules = options.modules ?? allModules;
    this.versions = options.versions ?? ['2.1.1', '2.2.1'];
  }

  static async start(options: PartnerOptions = {}): Promise<FakePartner> {
    const partner = new FakePartner(options);
    await partner.up();
    return partner;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get versionsUrl(): string {
    return `${this.url}/ocpi/versions`;
  }

  /** Nobody listens any more, and open connections are cut. */
  async down(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Listens, again on the same port. */
  async up(): Promise<void> {
    if (this.server) return;
    this.server = createServer(this.app()).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return this.down();
  }

  /** Until it is set to null, or for so many requests; of one kind or all of them. */
  fail(fault: Fault | null, kind: ReceivedKind | 'all' = 'all', times = Infinity): void {
    if (fault) this.faults.set(kind, { fault, left: times });
    else this.faults.delete(kind);
  }

  received(kind?: ReceivedKind): readonly Received[] {
    return this.all.filter((request) => kind === undefined || request.kind === kind);
  }

  waitFor(predicate: (request: Received) => boolean, what = 'a request at the partner'): Promise<Received> {
    return until(what, () => this.all.find(predicate));
  }

  forget(): void {
    this.all.length = 0;
  }

  responseUrl(id: string): string {
    return `${this.url}/ocpi/2.2.1/sender/commands/${id}`;
  }

  /** Registers at the bridge: POST with CREDENTIALS_TOKEN_A, or PUT with what it has. */
  async register(versionsUrl: string, tokenA: string): Promise<BridgeAnswer> {
    await this.bridge.discover(versionsUrl, tokenA);
    return this.exchange('POST', tokenA);
  }

  async renew(): Promise<BridgeAnswer> {
    return this.exchange('PUT', this.needCredentials().token);
  }

  private async exchange(method: 'POST' | 'PUT', token: string): Promise<BridgeAnswer> {
    const before = this.ownToken;
    this.ownToken = `token-b-${++this.counter}-${Math.random().toString(36).slice(2)}`;
    const body = this.ownCredentials(this.ownToken);
    const answer = await this.bridge.request(method, 'credentials', token, { body });
    if (answer.body.status_code === 1000)
      this.credentials = answer.body.data as { token: string; url: string };
    else this.ownToken = before;
    return answer;
  }

  ownCredentials(token: string): object {
    const { name = 'Test eMSP', role = 'EMSP' } = this.options;
    const party = { country_code: this.countryCode, party_id: this.partyId };
    return { token, url: this.versionsUrl, roles: [{ role, business_details: { name }, ...party }] };
  }

  /** `tokens/NL/EMS/1`: below the endpoint of the bridge's module, or a whole URL. */
  request(method: string, path: string, content: Content & { token?: string } = {}): Promise<BridgeAnswer> {
    const { token, ...rest } = content;
    return this.bridge.request(method, path, token ?? this.needCredentials().token, rest);
  }

  private needCredentials() {
    if (!this.credentials) throw new Error('the fake partner is not registered');
    return this.credentials;
  }

  private app() {
    const app = express();
    app.use(express.json({ limit: '8mb', strict: false }));
    app.use((request, response, next) => this.gate(request, response, next));
    app.get('/ocpi/versions', (_, response) => this.answer(response, { data: this.versionList() }));
    app.get('/ocpi/2.2.1', (_, response) => this.answer(response, { data: this.details() }));
    app
      .route('/ocpi/2.2.1/credentials')
      .get((_, response) =>
        this.answer(response, { data: this.ownCredentials(this.ownToken ?? this.tokenA) }),
      )
      .post((request, response) => this.admit(request, response, !this.credentials))
      .put((request, response) => this.admit(request, response, this.credentials !== undefined))
      .delete((_, response) => {
        this.credentials = undefined;
        this.ownToken = undefined;
        this.answer(response, {});
      });
    app.get('/ocpi/2.2.1/sender/tokens', (request, response) => this.tokenPage(request, response));
    app.post('/ocpi/2.2.1/sender/tokens/:uid/authorize', (request, response) =>
      this.authorize(request, response),
    );
    app.post('/ocpi/2.2.1/sender/commands/:id', (_, response) => this.answer(response, {}));
    app.put('/ocpi/2.2.1/sender/chargingprofiles/:id', (_, response) => this.answer(response, {}));
    app.post('/ocpi/2.2.1/receiver/cdrs', (request, response) => this.takeCdr(request, response));
    app.all('/ocpi/2.2.1/receiver/:module/*path', (request, response) => this.takeObject(request, response));
    app.use((_: Request, response: Response) => this.answer(response, { http: 404, code: 2001 }));
    return app;
  }

  /** Records, authenticates, and lets go wrong what shall. */
  private gate(request: Request, response: Response, next: NextFunction): void {
    const kind = kindOf(request.path);
    const encoded = /^Token (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
    const token = encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString();
    const { method, path, headers } = request;
    const query = new URL(request.originalUrl, this.url).searchParams;
    this.all.push({ kind, method, path, query, headers, body: request.body as unknown, token });
    for (const name of ['x-request-id', 'x-correlation-id']) response.set(name, request.get(name) ?? '');
    const fault = this.nextFault(kind);
    const open = kind === 'versions' || kind === 'credentials';
    const known = token !== undefined && (token === this.ownToken || (open && token === this.tokenA));
    if (fault?.kind === 'status') {
      response.set(fault.headers ?? {});
      this.answer(response, { http: fault.status, code: fault.code ?? 3000 });
    } else if (fault?.kind === 'truncated') {
      response.type('application/json').send('{"status_code":1000,"data":{"token":');
    } else if (fault?.kind === 'html') {
      response.type('html').send('<!doctype html><title>Back soon</title>');
    } else if (fault?.kind === 'reset') request.socket.resetAndDestroy();
    else if (!known) this.answer(response, { http: 401, code: 2001 });
    else if (fault?.kind === 'delay') setTimeout(next, fault.ms).unref();
    else {
      if (fault?.kind === 'unanswered') response.send = () => response;
      next();
    }
  }

  private nextFault(kind: ReceivedKind): Fault | undefined {
    const set = this.faults.get(kind) ?? this.faults.get('all');
    return set && set.left-- > 0 ? set.fault : undefined;
  }

  private answer(
    response: Response,
    { http = 200, code = 1000, data }: { http?: number; code?: number; data?: unknown },
  ): void {
    const timestamp = new Date().toISOString();
    response.status(http).json({ ...(data !== undefined && { data }), status_code: code, timestamp });
  }

  private versionList(): object[] {
    return this.versions.map((version) => ({ version, url: `${this.url}/ocpi/${version}` }));
  }

  private details(): object {
    const base = `${this.url}/ocpi/2.2.1`;
    const endpoints = this.modules.map(({ identifier, role }) => ({
      identifier,
      role,
      url:
        identifier === 'credentials' ? `${base}/credentials` : `${base}/${role.toLowerCase()}/${identifier}`,
    }));
    const own = { identifier: 'credentials', role: 'SENDER', url: `${base}/credentials` };
    const without = this.modules.some(({ identifier }) => identifier === 'no-credentials');
    return { version: '2.2.1', endpoints: without ? endpoints : [own, ...endpoints] };
  }

  /** The bridge registers: its API is read before it gets its token. */
  private async admit(request: Request, response: Response, allowed: boolean): Promise<void> {
    if (!allowed) {
      this.answer(response, { http: 405, code: 2000 });
      return;
    }
    const given = request.body as { token: string; url: string };
    try {
      await this.bridge.discover(given.url, given.token);
    } catch {
      this.answer(response, { code: 3001 });
      return;
    }
    this.credentials = given;
    this.ownToken = `token-c-${++this.counter}-${Math.random().toString(36).slice(2)}`;
    this.answer(response, { data: this.ownCredentials(this.ownToken) });
  }

  private tokenPage(request: Request, response: Response): void {
    this.onTokenPage();
    const query = new URL(request.originalUrl, this.url).searchParams;
    const from = query.get('date_from');
    const chosen = this.tokens.filter((token) => from === null || String(token['last_updated']) >= from);
    const cap = this.options.pageSize ?? 100;
    const offset = Number(query.get('offset') ?? 0);
    const limit = Math.min(Number(query.get('limit') ?? cap), cap);
    response.set({ 'X-Total-Count': String(chosen.length), 'X-Limit': String(cap) });
    if (this.linkOverride !== undefined) response.set('Link', this.linkOverride);
    else if (this.cutLinks) response.set('Link', '');
    else if (offset + limit < chosen.length) {
      query.set('offset', String(offset + limit));
      query.set('limit', String(limit));
      response.set('Link', `<${this.url}${request.path}?${query.toString()}>; rel="next"`);
    }
    this.answer(response, { data: chosen.slice(offset, offset + limit) });
  }

  private authorize(request: Request, response: Response): void {
    const data = this.authorizations.get(String(request.params['uid']));
    this.answer(response, data ? { data } : { http: 404, code: 2004 });
  }

  private takeCdr(request: Request, response: Response): void {
    const { id } = request.body as { id: string };
    const key = `cdrs/${id}`;
    this.objects.set(key, request.body);
    response.set('Location', `${this.url}/ocpi/2.2.1/receiver/${key}`);
    this.answer(response, { http: 201 });
  }

  private takeObject(request: Request, response: Response): void {
    const key = decodeURIComponent(request.path.replace('/ocpi/2.2.1/receiver/', ''));
    const known = this.objects.get(key);
    if (request.method === 'GET') this.answer(response, known ? { data: known } : { http: 404, code: 2001 });
    else if (request.method === 'PUT') {
      this.objects.set(key, request.body);
      this.answer(response, { http: known ? 200 : 201 });
    } else if (request.method === 'PATCH') {
      if (known) this.objects.set(key, { ...known, ...(request.body as object) });
      this.answer(response, known ? {} : { http: 404, code: 2001 });
    } else if (request.method === 'DELETE') {
      this.answer(response, this.objects.delete(key) ? {} : { http: 404, code: 2001 });
    } else this.answer(response, { http: 405, code: 2000 });
  }
}

function kindOf(path: string): ReceivedKind {
  if (/\/authorize\/?$/.test(path)) return 'authorize';
  const named = /^\/ocpi\/2\.2\.1\/(?:(?:sender|receiver)\/)?(\w+)/.exec(path)?.[1];
  const kinds: readonly ReceivedKind[] = [
    'cdrs',
    'chargingprofiles',
    'commands',
    'credentials',
    'locations',
    'sessions',
    'tariffs',
    'tokens',
  ];
  return kinds.find((kind) => kind === named) ?? 'versions';
}
