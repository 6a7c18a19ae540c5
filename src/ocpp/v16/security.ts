import { BridgeError } from '../../core/errors.ts';
import type { PasswordResult } from '../../core/security-control.ts';
import type { DialectSecurity } from '../dialect-security.ts';
import { isObject } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const passwordResults: Readonly<Record<string, PasswordResult>> = {
  Accepted: 'accepted',
  NotSupported: 'not-supported',
  RebootRequired: 'reboot',
};

function statusOf(result: unknown): unknown {
  return isObject(result) ? result['status'] : undefined;
}

function passwordResult(answer: unknown): PasswordResult {
  const status = statusOf(answer);
  return (typeof status === 'string' ? passwordResults[status] : undefined) ?? 'rejected';
}

/** [OCPP 1.6 security whitepaper A01, A02] */
export const security: DialectSecurity = {
  async rotatePassword(call, password) {
    // [OCPP 1.6 security whitepaper 7.2] 16 to 20 bytes, as hexadecimal digits
    if (!/^([0-9a-fA-F]{2}){16,20}$/.test(password)) {
      const reason = 'a station of OCPP 1.6 takes 32 to 40 hexadecimal digits, an even number of them';
      throw new BridgeError('invalid', reason, { faults: [{ pointer: '/password', reason }] });
    }
    const payload: Wire['ChangeConfigurationRequest'] = { key: 'AuthorizationKey', value: password };
    return passwordResult(await call('ChangeConfiguration', payload));
  },

  passwordIn({ action, payload }) {
    if (action !== 'ChangeConfiguration' || !isObject(payload)) return undefined;
    const { key, value } = payload;
    // [OCPP 1.6 7.7] names of keys are case-insensitive
    const isPassword = typeof key === 'string' && key.toLowerCase() === 'authorizationkey';
    return isPassword && typeof value === 'string'
      ? { password: value, resultIn: passwordResult }
      : undefined;
  },

  async installCertificate(call, { chain }) {
    const payload: Wire['CertificateSignedRequest'] = { certificateChain: chain };
    return statusOf(await call('CertificateSigned', payload)) === 'Accepted';
  },
};
