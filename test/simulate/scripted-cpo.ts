import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Request, Response } from 'express';
import type { MockPartner } from '../../src/simulate/partner.ts';

export const encoded = (token: string): string => `Token ${Buffer.from(token).toString('base64')}`;

export const now = '2026-08-01T10:00:00Z';

/** A session of the partner's driver, as a CPO tells it. */
export const session = {
  country_code: 'DE',
  party_id: 'RBR',
  id: 'S1',
  start_date_time: now,
  kwh: 0,
  cdr_token: { country_code: 'NL', party_id: 'TRM', uid: 'CARD', type: 'RFID', contract_id: 'C' },
  auth_method: 'AUTH_REQUEST',
  location_id: 'LOC1',
  evse_uid: 'E1',
  connector_id: '1',
  currency: 'EUR',
  status: 'ACTIVE',
  last_updated: now,
};

interface Asked {
  readonly method: string;
  /** Below the partner's OCPI endpoint, or a URL. */
  readonly path: string;
  /** A text goes as it is. */
  readonly body?: unknown;
  readonly over?: Record<string, string>;
}

/** Just enough of a CPO to be registered with, written by hand, with what it was asked. */
export class ScriptedCpo {
  readonly requests: { method: string; path: string; headers: Record<string, unknown>; body: unknown }[] = [];
  versions = ['2.1.1', '2.2.1'];
  modules = ['credentials', 'locations', 'sessions', 'cdrs', 'tokens', 'commands', 'chargingprofiles'];
  /** What answers a command, or a request about a charging profile, and reports its result. */
  onCommand: (body: Record<string, unknown>) => object = () => ({ result: 'ACCEPTED', timeout: 5 });
  tokenForThem = 'token-c';
  private server: Server | undefined;

  /** Asks or tells a mock partner, as the CPO that it registered with. */
  async ask({ url, state }: Pick<MockPartner, 'state' | 'url'>, { method, path, body, over = {} }: Asked) {
    const response = await fetch(path.startsWith('http') ? path : `${url}/ocpi/emsp${path}`, {
      method,
      headers: { ...this.headers(state.counterpart?.tokenForUs ?? 'none'), ...over },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as {
      data?: unknown;
      status_code: number;
      status_message?: string;
    };
    return { http: response.status, headers: response.headers, ...answer };
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    const app = express();
    app.use(express.json());
    app.use((request, response, next) => {
      const { method, path, headers } = request;
      this.requests.push({ method, path, headers, body: request.body as unknown });
      for (const name of ['x-request-id', 'x-correlation-id']) response.set(name, request.get(name));
      next();
    });
    const role = 'SENDER';
    app.get('/versions', (_request, response) =>
      answer(
        response,
        this.versions.map((version) => ({ version, url: `${this.url}/${version}` })),
      ),
    );
    app.get('/2.2.1', (_request, response) =>
      answer(response, {
        version: '2.2.1',
        endpoints: this.modules.map((identifier) => ({
          identifier,
          role: ['tokens', 'commands', 'chargingprofiles'].includes(identifier) ? 'RECEIVER' : role,
          url: `${this.url}/2.2.1/${identifier}`,
        })),
      }),
    );
    app.post('/2.2.1/credentials', async (request: Request, response) => {
      const { url, token } = request.body as { url: string; token: string };
      // As the text says: the receiver looks back during the POST, with the token that it was just given.
      const seen = await fetch(url, { headers: this.headers(token) });
      if (!seen.ok) throw new Error(`their versions: ${seen.status}`);
      answer(response, this.credentials());
    });
    app.post('/2.2.1/commands/:command', (request: Request, response) =>
      answer(response, this.onCommand(request.body as Record<string, unknown>)),
    );
    app.all('/2.2.1/chargingprofiles/:session', (request: Request, response) => {
      const body = request.body as Record<string, unknown> | undefined;
      answer(response, this.onCommand({ ...request.query, ...body }));
    });
    app.put('/2.2.1/tokens/:country/:party/:uid', (_request, response) => answer(response, undefined));
    app.get('/2.2.1/locations', (request, response) => {
      const offset = Number(request.query['offset'] ?? 0);
      if (offset < 4) response.set('Link', `<${this.url}/2.2.1/locations?offset=${offset + 2}>; rel="next"`);
      answer(response, [`L${offset}`, `L${offset + 1}`]);
    });
    this.server = await new Promise<Server>((resolve) => {
      const server = app.listen(0, '127.0.0.1', () => resolve(server));
    });
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  credentials(): object {
    return {
      token: this.tokenForThem,
      url: `${this.url}/versions`,
      roles: [{ role: 'CPO', country_code: 'DE', party_id: 'RBR', business_details: { name: 'CPO' } }],
    };
  }

  headers(token: string): Record<string, string> {
    return {
      authorization: encoded(token),
      'content-type': 'application/json',
      'x-request-id': randomUUID(),
      'x-correlation-id': randomUUID(),
      'ocpi-from-country-code': 'DE',
      'ocpi-from-party-id': 'RBR',
      'ocpi-to-country-code': 'NL',
      'ocpi-to-party-id': 'TRM',
    };
  }

  of(method: string, path: string) {
    return this.requests.filter((one) => one.method === method && one.path === path);
  }
}

function answer(response: Response, data: unknown): void {
  response.json({ data, status_code: 1000, timestamp: new Date().toISOString() });
}
