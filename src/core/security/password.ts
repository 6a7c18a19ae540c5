import type { Secrets } from '../ports.ts';

/**
 * [OCPP-J 1.6 6.2.2] the AuthorizationKey is hexadecimal for the bytes of the password; many stations send
 * the digits themselves, so both are known.
 */
export function passwordHashes(password: string, secrets: Pick<Secrets, 'hash'>): readonly string[] {
  const asBytes = /^([0-9a-fA-F]{2})+$/.test(password) ? [secrets.hash(Buffer.from(password, 'hex'))] : [];
  return [secrets.hash(password), ...asBytes];
}
