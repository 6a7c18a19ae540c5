import { BridgeError } from '../../core/errors.ts';
import type { OwnCall, PasswordResult } from '../../core/security/security-control.ts';
import type { DialectSecurity } from '../dialect-security.ts';
import { isObject } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const keyResults: Readonly<Record<string, PasswordResult>> = {
  Accepted: 'accepted',
  NotSupported: 'not-supported',
  RebootRequired: 'reboot',
};

const profiles = [1, 2, 3] as const;
const taken: ReadonlySet<PasswordResult> = new Set(['accepted', 'reboot']);

function statusOf(result: unknown): unknown {
  return isObject(result) ? result['status'] : undefined;
}

function keyResult(answer: unknown): PasswordResult {
  const status = statusOf(answer);
  return (typeof status === 'string' ? keyResults[status] : undefined) ?? 'rejected';
}

/** What a call sets a key to. [OCPP 1.6 9.1] names of keys are case-insensitive. */
function valueIn({ action, payload }: OwnCall, name: string): string | undefined {
  if (action !== 'ChangeConfiguration' || !isObject(payload)) return undefined;
  const { key, value } = payload;
  const isIt = typeof key === 'string' && key.toLowerCase() === name.toLowerCase();
  return isIt && typeof value === 'string' ? value : undefined;
}

/** [OCPP 1.6 security whitepaper A01, A02, A05] */
export const security: DialectSecurity = {
  async rotatePassword(call, password) {
    // [OCPP 1.6 security whitepaper 7.2] 16 to 20 bytes, as hexadecimal digits
    if (!/^([0-9a-fA-F]{2}){16,20}$/.test(password)) {
      const reason = 'a station of OCPP 1.6 takes 32 to 40 hexadecimal digits, an even number of them';
      throw new BridgeError('invalid', reason, { faults: [{ pointer: '/password', reason }] });
    }
    const payload: Wire['ChangeConfigurationRequest'] = { key: 'AuthorizationKey', value: password };
    return keyResult(await call('ChangeConfiguration', payload));
  },

  passwordIn(call) {
    const password = valueIn(call, 'AuthorizationKey');
    return password === undefined ? undefined : { password, resultIn: keyResult };
  },

  profileIn(call) {
    const value = valueIn(call, 'SecurityProfile')?.trim();
    const profile = profiles.find((one) => String(one) === value);
    return profile && { profile, takenIn: (answer) => taken.has(keyResult(answer)) };
  },

  async installCertificate(call, { chain }) {
    const payload: Wire['CertificateSignedRequest'] = { certificateChain: chain };
    return statusOf(await call('CertificateSigned', payload)) === 'Accepted';
  },
};
