import { Router } from 'express';
import { CallFailed } from './partner-client.ts';
import type { PartnerClient } from './partner-client.ts';
import { checkObject } from './partner-checks.ts';
import type { Counterpart, PartnerState } from './partner-state.ts';
import { isRecord, newToken, notAllowed, OcpiFault, send, tokenOf } from './partner-wire.ts';
import type { Party, Wire } from './partner-wire.ts';

export interface RegistrationOptions {
  readonly state: PartnerState;
  readonly client: PartnerClient;
  readonly party: Party;
  readonly name: string;
  /** Our own address, up to and without /versions. */
  readonly base: () => string;
}

/** What an eMSP can do nothing without. */
const needed = ['locations', 'sessions', 'cdrs'];

/** Versions and credentials, both ways round [OCPI 2.2.1 6 and 7]. */
export class PartnerRegistration {
  private readonly options: RegistrationOptions;

  constructor(options: RegistrationOptions) {
    this.options = options;
  }

  routes(): Router {
    const router = Router();
    const { base } = this.options;
    router.get('/versions', (_request, response) =>
      send(response, [{ version: '2.2.1', url: `${base()}/2.2.1` }]),
    );
    router.get('/2.2.1', (_request, response) =>
      send(response, { version: '2.2.1', endpoints: this.endpoints() }),
    );
    router
      .route('/2.2.1/credentials')
      .get((request, response) => send(response, this.credentials(tokenOf(request) ?? '')))
      .post(async (request, response) => {
        const { state } = this.options;
        if (!state.invitations.has(tokenOf(request) ?? '')) throw notAllowed('already registered');
        const credentials = await this.accept(request.body);
        state.invitations.delete(tokenOf(request) ?? '');
        send(response, credentials);
      })
      .put(async (request, response) => {
        this.mustBeRegistered(tokenOf(request));
        send(response, await this.accept(request.body));
      })
      .delete((request, response) => {
        this.mustBeRegistered(tokenOf(request));
        this.options.state.counterpart = undefined;
        this.options.state.tell({ type: 'unregistered' });
        send(response, undefined);
      });
    return router;
  }

  /**
   * We register with them: the handshake of OCPI 2.2.1 7.1.1 as its sender.
   * @throws CallFailed naming the step that failed
   */
  async register(versionsUrl: string, invitation: string): Promise<void> {
    const { state, client } = this.options;
    const endpoints = await this.discover(versionsUrl, invitation);
    const url = endpoints.find(({ identifier }) => identifier === 'credentials')?.url;
    if (url === undefined) throw new CallFailed('their version details name no credentials endpoint');
    const ours = newToken();
    state.pendingToken = ours;
    try {
      const body = this.credentials(ours);
      const answer = await client.must({ method: 'POST', url, token: invitation, body });
      const theirs = credentialsIn(answer.data);
      state.counterpart = { tokenForThem: theirs.token, tokenForUs: ours, endpoints, roles: rolesOf(theirs) };
    } finally {
      state.pendingToken = undefined;
    }
    this.registered('us');
  }

  async unregister(): Promise<void> {
    const { state, client } = this.options;
    const url = state.endpoint('credentials', 'RECEIVER');
    if (!state.counterpart || url === undefined) throw new CallFailed('not registered');
    await client.must({ method: 'DELETE', url, token: state.counterpart.tokenForThem });
    state.counterpart = undefined;
    state.tell({ type: 'unregistered' });
  }

  private credentials(token: string): Wire['Credentials'] {
    const { party, name, base } = this.options;
    const { countryCode, partyId } = party;
    return {
      token,
      url: `${base()}/versions`,
      roles: [{ role: 'EMSP', country_code: countryCode, party_id: partyId, business_details: { name } }],
    };
  }

  private endpoints(): Wire['Endpoint'][] {
    const version = `${this.options.base()}/2.2.1`;
    const receiver = ['locations', 'tariffs', 'sessions', 'cdrs'] as const;
    return [
      { identifier: 'credentials', role: 'SENDER', url: `${version}/credentials` },
      { identifier: 'tokens', role: 'SENDER', url: `${version}/tokens` },
      { identifier: 'commands', role: 'SENDER', url: `${version}/commands` },
      { identifier: 'chargingprofiles', role: 'SENDER', url: `${version}/chargingprofiles` },
      ...receiver.map((identifier) => ({
        identifier,
        role: 'RECEIVER' as const,
        url: `${version}/${identifier}`,
      })),
    ];
  }

  /** Takes their credentials, looks at their endpoints with them, and gives them a new token. */
  private async accept(body: unknown): Promise<Wire['Credentials']> {
    const { state } = this.options;
    const theirs = credentialsIn(checkObject('Credentials', body));
    let endpoints: Counterpart['endpoints'];
    try {
      endpoints = await this.discover(theirs.url, theirs.token);
    } catch (error) {
      if (error instanceof OcpiFault) throw error;
      throw new OcpiFault(200, 3001, error instanceof Error ? error.message : String(error));
    }
    const absent = needed.filter((module) => !endpoints.some(({ identifier }) => identifier === module));
    if (absent.length > 0) throw new OcpiFault(200, 3003, `no endpoint for ${absent.join(', ')}`);
    const tokenForUs = newToken();
    state.counterpart = { tokenForThem: theirs.token, tokenForUs, endpoints, roles: rolesOf(theirs) };
    this.registered('them');
    return this.credentials(tokenForUs);
  }

  private async discover(versionsUrl: string, token: string): Promise<Counterpart['endpoints']> {
    const { client } = this.options;
    const versions = await client.must({ method: 'GET', url: versionsUrl, token });
    const list: unknown[] = Array.isArray(versions.data) ? versions.data : [];
    const version = list.filter(isRecord).find((one) => one['version'] === '2.2.1');
    if (typeof version?.['url'] !== 'string') throw new OcpiFault(200, 3002, 'they do not offer 2.2.1');
    const details = await client.must({ method: 'GET', url: version['url'], token });
    const endpoints: unknown = isRecord(details.data) ? details.data['endpoints'] : undefined;
    if (!Array.isArray(endpoints) || !endpoints.every(isEndpoint)) {
      throw new CallFailed(`GET ${version['url']}: no list of endpoints`);
    }
    return endpoints;
  }

  private mustBeRegistered(token: string | undefined): void {
    if (token === undefined || this.options.state.counterpart?.tokenForUs !== token) {
      throw notAllowed('not registered');
    }
  }

  private registered(by: 'them' | 'us'): void {
    const { state } = this.options;
    const roles = state.counterpart?.roles ?? [];
    const names = roles.map(({ role, countryCode, partyId }) => `${role} ${countryCode}-${partyId}`);
    state.tell({ type: 'registered', by, roles: names });
  }
}

function isEndpoint(value: unknown): value is Wire['Endpoint'] {
  return isRecord(value) && typeof value['identifier'] === 'string' && typeof value['url'] === 'string';
}

function credentialsIn(value: unknown): Wire['Credentials'] {
  const credentials = checkObject('Credentials', value);
  const { token, url, roles } = credentials;
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,64}$/.test(token)) {
    throw new OcpiFault(200, 2001, 'token is not 1 to 64 printable characters');
  }
  if (typeof url !== 'string' || !URL.canParse(url)) throw new OcpiFault(200, 2001, 'url is no address');
  if (!Array.isArray(roles) || roles.length === 0) throw new OcpiFault(200, 2001, 'roles is empty');
  return { token, url, roles: roles as Wire['CredentialsRole'][] };
}

function rolesOf({ roles }: Wire['Credentials']): Counterpart['roles'] {
  return roles.map(({ role, country_code, party_id }) => ({
    role,
    countryCode: country_code,
    partyId: party_id,
  }));
}
