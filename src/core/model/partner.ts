import type { PlausibilityLimits } from '../plausibility.ts';
import type { BusinessDetails, Instant, PartnerId, Party } from './common.ts';

export type PartnerState = 'invited' | 'registering' | 'registered' | 'unregistered';
export type InterfaceRole = 'RECEIVER' | 'SENDER';
export type PartyRole = 'CPO' | 'EMSP' | 'HUB' | 'NAP' | 'NSP' | 'OTHER' | 'SCSP';

export interface PartnerRole extends Party {
  readonly role: PartyRole;
  readonly businessDetails: BusinessDetails;
}

export interface Endpoint {
  readonly identifier: string;
  readonly role: InterfaceRole;
  readonly url: string;
}

/** A connection to another OCPI platform. */
export interface Partner {
  readonly id: PartnerId;
  readonly name: string;
  readonly profile: string;
  readonly state: PartnerState;
  readonly paused: boolean;
  /** What differs from the bridge's own limits for CDRs. */
  readonly limits?: Partial<PlausibilityLimits>;
  readonly versionsUrl?: string;
  readonly version?: string;
  readonly endpoints: readonly Endpoint[];
  readonly roles: readonly PartnerRole[];
  /** The token we send, encrypted at rest, see `ports.Secrets.seal`. */
  readonly outboundToken?: string;
  /** Hashes of the tokens the partner may send. */
  readonly inboundTokenHashes: readonly string[];
  readonly tokensPulledAt?: Instant;
  /** What was wrong with the tokens of that pull; absent when nothing was. */
  readonly tokenFaults?: { readonly count: number; readonly first: string };
  /** When everything published became owed to this registration; absent: that is still to be done. */
  readonly introducedAt?: Instant;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Changes with every write; a writer that saw an older one is refused. */
  readonly revision: number;
}
