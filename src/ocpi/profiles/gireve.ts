import { girevePolicy } from '../../core/pricing/policy.ts';
import type { Profile } from '../profile.ts';
import { plain } from './plain.ts';

/** GIREVE IOP: takes whole sessions only, pages of a thousand tokens, and rounds each component of a price. */
export const gireve: Profile = {
  ...plain,
  name: 'gireve',
  sessionPatch: false,
  pageLimit: 1000,
  pricing: girevePolicy,
};
