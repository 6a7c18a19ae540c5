import type { Profile } from '../profile.ts';

/** A partner that keeps to the specification. */
export const plain: Profile = {
  name: 'plain',
  tokenEncoding: 'base64',
  sessionPatch: true,
  askUnknownTokens: true,
  pageLimit: 500,
  pricing: {},
};
