import type { PricingPolicy } from '../core/pricing/policy.ts';

/** How a partner deviates from the specification, and what it can take. Only what the bridge honours stands here. */
export interface Profile {
  readonly name: string;
  /** [OCPI 2.2.1 4.1.2] how our token stands in the Authorization header; both forms are accepted from partners. */
  readonly tokenEncoding: 'base64' | 'raw';
  /** Session changes go out as PATCH; otherwise every change is a PUT of the whole session. */
  readonly sessionPatch: boolean;
  /** Idtags that nobody has told us of are asked about at this partner. */
  readonly askUnknownTokens: boolean;
  /** How many objects are asked for at once when pulling. */
  readonly pageLimit: number;
  /** How this partner reads tariffs where OCPI leaves it open. */
  readonly pricing: Partial<PricingPolicy>;
}
