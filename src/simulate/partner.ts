import type { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deferred } from './deferred.ts';
import { CallFailed, PartnerClient } from './partner-client.ts';
import { PartnerCommands } from './partner-commands.ts';
import { PartnerRegistration } from './partner-registration.ts';
import { PartnerRequests } from './partner-requests.ts';
import { partnerApp } from './partner-server.ts';
import type { Interference } from './partner-server.ts';
import { PartnerState } from './partner-state.ts';
import type { ObjectModule, PartnerEvent } from './partner-state.ts';
import { newToken } from './partner-wire.ts';
import type { Party, Wire } from './partner-wire.ts';

export interface MockPartnerOptions {
  readonly port?: number;
  readonly host?: string;
  /** Under which others reach it, when that is not host and port. */
  readonly publicUrl?: string;
  readonly party?: Party;
  readonly name?: string;
  readonly tokens?: readonly Wire['Token'][];
  readonly pageSize?: number;
  readonly decide?: (token: Wire['Token'], locationId: string | undefined) => Wire['AllowedType'];
}

type Defaults = Required<Omit<MockPartnerOptions, 'publicUrl'>> & Pick<MockPartnerOptions, 'publicUrl'>;

const defaults: Defaults = {
  port: 0,
  host: '127.0.0.1',
  party: { countryCode: 'NL', partyId: 'TRM' },
  name: 'Mock eMSP',
  tokens: [],
  pageSize: 50,
  decide: (token) => (token.valid ? 'ALLOWED' : 'BLOCKED'),
};

/**
 * An e-mobility provider that speaks OCPI 2.2.1, written from the specification's text alone, so that it
 * notices when the other side reads the text differently.
 */
export class MockPartner {
  readonly state = new PartnerState();
  readonly party: Party;
  /** What its drivers can have the CPO do. */
  readonly commands: PartnerCommands;
  /** What goes wrong on purpose; asked before every request. */
  interference: Interference | undefined;
  private readonly options: Defaults;
  private readonly client: PartnerClient;
  private readonly registration: PartnerRegistration;
  private readonly requests: PartnerRequests;
  private server: Server | undefined;

  constructor(options: MockPartnerOptions = {}) {
    this.options = { ...defaults, ...options };
    const { party, name, tokens } = this.options;
    this.party = party;
    const { state } = this;
    for (const token of tokens) state.setToken(token);
    this.client = new PartnerClient((text) => state.found(text));
    const base = (): string => this.base;
    this.registration = new PartnerRegistration({ state, client: this.client, party, name, base });
    this.requests = new PartnerRequests({ state, client: this.client, party, base });
    this.commands = new PartnerCommands(this.requests);
  }

  get events(): EventEmitter<{ event: [PartnerEvent] }> {
    return this.state.events;
  }

  get url(): string {
    const { publicUrl, host } = this.options;
    const address = this.server?.address() as AddressInfo | null | undefined;
    return (publicUrl ?? `http://${host}:${address?.port ?? 0}`).replace(/\/$/, '');
  }

  get versionsUrl(): string {
    return `${this.base}/versions`;
  }

  async start(): Promise<void> {
    const { state, registration, requests, party } = this;
    const { pageSize, decide, port, host } = this.options;
    const app = partnerApp({
      state,
      party,
      tokens: { pageSize, decide },
      base: () => this.base,
      interference: () => this.interference,
      registration: registration.routes(),
      requests: requests.routes(),
      control: this,
    });
    const listening = deferred<undefined>();
    this.server = app.listen(port, host, (error?: Error) => {
      if (error) listening.reject(error);
      else listening.resolve(undefined);
    });
    await listening.promise;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** A registration token and the address for a CPO that registers with us. */
  invite(): { versionsUrl: string; token: string } {
    const token = newToken();
    this.state.invitations.add(token);
    return { versionsUrl: this.versionsUrl, token };
  }

  /** Registers with a CPO that invited us. @throws CallFailed naming the step that failed */
  register(invitation: { versionsUrl: string; token: string }): Promise<void> {
    return this.registration.register(invitation.versionsUrl, invitation.token);
  }

  unregister(): Promise<void> {
    return this.registration.unregister();
  }

  /** Adds or changes a token and pushes it, when the CPO takes tokens [OCPI 2.2.1 12.2.1]. */
  async pushToken(token: Wire['Token']): Promise<void> {
    this.state.setToken(token);
    const url = this.state.endpoint('tokens', 'RECEIVER');
    const path = [token.country_code, token.party_id, token.uid].map(encodeURIComponent).join('/');
    if (url === undefined) throw new CallFailed('the CPO takes no tokens');
    const to = `${url.replace(/\/$/, '')}/${path}?type=${token.type}`;
    await this.client.must({ method: 'PUT', url: to, body: token, ...this.towardsCpo() });
  }

  /** The CPO's own list, page by page. */
  pull(module: ObjectModule, query: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> {
    const endpoint = this.state.endpoint(module, 'SENDER');
    if (endpoint === undefined) throw new CallFailed(`the CPO offers no list of ${module}`);
    const url = new URL(endpoint);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return this.client.all({ url: url.href, ...this.towardsCpo() });
  }

  private get base(): string {
    return `${this.url}/ocpi/emsp`;
  }

  private towardsCpo() {
    const { counterpart } = this.state;
    if (!counterpart) throw new CallFailed('not registered');
    const to = counterpart.roles.find(({ role }) => role === 'CPO') ?? this.party;
    return { token: counterpart.tokenForThem, route: { from: this.party, to } };
  }
}
