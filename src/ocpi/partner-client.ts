import { BridgeError } from '../core/errors.ts';
import type { Party } from '../core/model/common.ts';
import type { InterfaceRole, Partner } from '../core/model/partner.ts';
import type { OcpiAnswer, OcpiClient, OcpiRequest } from './client.ts';
import { PartnerFailure } from './partner-failure.ts';
import type { Partners } from './partners.ts';
import { endpointOf, mainParty } from './partners.ts';
import { profileNamed } from './profiles.ts';

export interface PartnerClientDeps {
  readonly client: Pick<OcpiClient, 'request'>;
  readonly partners: Pick<Partners, 'outboundToken'>;
  readonly party: Party;
}

export interface PartnerRequest {
  readonly method: OcpiRequest['method'];
  readonly module: string;
  readonly role: InterfaceRole;
  /** Below the module's endpoint, not yet encoded. */
  readonly path?: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Whose object it is, when not the bridge's own party's. */
  readonly from?: Party;
  /** The party it concerns, when known; else the partner's main one. */
  readonly to?: Party;
  readonly correlationId?: string;
  readonly signal?: AbortSignal;
}

/** A URL cannot hold these, however they are encoded [WHATWG URL 4.1]: they would lead to another resource. */
const dotSegment = /^\.{0,2}$/;

/** Calls a registered partner: finds the endpoint, adds token and routing. */
export class PartnerClient {
  private readonly deps: PartnerClientDeps;

  constructor(deps: PartnerClientDeps) {
    this.deps = deps;
  }

  /** @throws PartnerFailure; `park` when the partner does not offer the module */
  send(partner: Partner, request: PartnerRequest): Promise<OcpiAnswer> {
    const endpoint = endpointOf(partner, request.module, request.role);
    if (!endpoint) {
      const side = request.role.toLowerCase();
      return Promise.reject(
        new PartnerFailure('park', `${partner.name} offers no ${request.module} ${side}`),
      );
    }
    if (request.path?.some((segment) => dotSegment.test(segment))) {
      return Promise.reject(
        new PartnerFailure('park', `an id that no URL can hold: ${request.path.join('/')}`),
      );
    }
    return this.sendTo(partner, urlBelow(endpoint.url, request), request);
  }

  /**
   * To a URL that the partner gave: the next page, or a response_url.
   * @throws PartnerFailure
   */
  async sendTo(
    partner: Partner,
    url: string,
    {
      method,
      body,
      correlationId,
      signal,
      to,
      from,
    }: Omit<PartnerRequest, 'module' | 'path' | 'query' | 'role'>,
  ): Promise<OcpiAnswer> {
    return this.deps.client.request({
      method,
      url,
      token: this.tokenOf(partner),
      profile: profileNamed(partner.profile),
      routing: { to: to ?? mainParty(partner), from: from ?? this.deps.party },
      ...(body && { body }),
      ...(correlationId !== undefined && { correlationId }),
      ...(signal && { signal }),
    });
  }

  private tokenOf(partner: Partner): string {
    try {
      return this.deps.partners.outboundToken(partner);
    } catch (error) {
      if (error instanceof BridgeError) throw new PartnerFailure('pause', error.message, { cause: error });
      throw error;
    }
  }
}

/** The endpoint as the partner spells it, a slash at its end included; what is below it follows after one slash. */
export function urlBelow(
  endpoint: string,
  { path = [], query = {} }: Pick<PartnerRequest, 'path' | 'query'>,
): string {
  const url = new URL(endpoint);
  if (path.length > 0) {
    const base = url.pathname.replace(/\/+$/, '');
    url.pathname = [base, ...path.map(encodeURIComponent)].join('/');
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
