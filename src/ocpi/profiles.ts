import { BridgeError } from '../core/errors.ts';
import type { Profile } from './profile.ts';
import { gireve } from './profiles/gireve.ts';
import { plain } from './profiles/plain.ts';

const profiles: ReadonlyMap<string, Profile> = new Map(
  [plain, gireve].map((profile) => [profile.name, profile]),
);

export const profileNames: readonly string[] = [...profiles.keys()];

export const defaultProfile = plain.name;

/** @throws BridgeError `invalid` when there is no such profile */
export function profileNamed(name: string): Profile {
  const profile = profiles.get(name);
  if (profile) return profile;
  const known = [...profiles.keys()].join(', ');
  throw new BridgeError('invalid', `unknown partner profile ${name}; there are: ${known}`);
}
