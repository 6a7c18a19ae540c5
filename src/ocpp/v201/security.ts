import { BridgeError } from '../../core/errors.ts';
import type { PasswordResult } from '../../core/security-control.ts';
import type { DialectSecurity } from '../dialect-security.ts';
import { isObject, listOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const passwordResults: Readonly<Record<string, PasswordResult>> = {
  Accepted: 'accepted',
  NotSupportedAttributeType: 'not-supported',
  RebootRequired: 'reboot',
  UnknownComponent: 'not-supported',
  UnknownVariable: 'not-supported',
};

function textAt(json: unknown, name: string): string {
  const value = isObject(json) ? json[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** [OCPP 2.0.1 A01, A02] */
export const security: DialectSecurity = {
  async rotatePassword(call, password) {
    // [OCPP 2.0.1 part 2 2.1.4 BasicAuthPassword] passwordString: letters, digits and these
    if (!/^[A-Za-z0-9*\-_=:+|@.]{16,40}$/.test(password)) {
      const reason = 'a station of OCPP 2.x takes 16 to 40 letters, digits and * - _ = : + | @ .';
      throw new BridgeError('invalid', reason, { faults: [{ pointer: '/password', reason }] });
    }
    const payload: Wire['SetVariablesRequest'] = {
      setVariableData: [
        {
          attributeValue: password,
          component: { name: 'SecurityCtrlr' },
          variable: { name: 'BasicAuthPassword' },
        },
      ],
    };
    const answer = await call('SetVariables', payload);
    const [result] = (isObject(answer) ? listOf(answer['setVariableResult']) : undefined) ?? [];
    return passwordResults[textAt(result, 'attributeStatus')] ?? 'rejected';
  },

  async installCertificate(call, { chain, certificateType }) {
    const payload: Wire['CertificateSignedRequest'] = { certificateChain: chain, certificateType };
    return textAt(await call('CertificateSigned', payload), 'status') === 'Accepted';
  },
};
