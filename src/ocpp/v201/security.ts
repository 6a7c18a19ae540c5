import { BridgeError } from '../../core/errors.ts';
import type { PasswordResult } from '../../core/security/security-control.ts';
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

const profiles = [1, 2, 3] as const;

function textAt(json: unknown, name: string): string {
  const value = isObject(json) ? json[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function isPassword(item: unknown): boolean {
  if (!isObject(item) || ![undefined, 'Actual'].includes(textAt(item, 'attributeType') || undefined))
    return false;
  const component = textAt(item['component'], 'name').toLowerCase();
  return (
    component === 'securityctrlr' && textAt(item['variable'], 'name').toLowerCase() === 'basicauthpassword'
  );
}

/** A station that does not say what it answers to answers in the order that it was asked in. */
function passwordResult(answer: unknown, index: number): PasswordResult {
  const results = (isObject(answer) ? listOf(answer['setVariableResult']) : undefined) ?? [];
  return passwordResults[textAt(results.find(isPassword) ?? results[index], 'attributeStatus')] ?? 'rejected';
}

/** [OCPP 2.0.1 A01, A02, A05] */
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
    return passwordResult(await call('SetVariables', payload), 0);
  },

  passwordIn({ action, payload }) {
    if (action !== 'SetVariables' || !isObject(payload)) return undefined;
    const items = listOf(payload['setVariableData']) ?? [];
    const index = items.findIndex(isPassword);
    const password = textAt(items[index], 'attributeValue');
    return password === '' ? undefined : { password, resultIn: (answer) => passwordResult(answer, index) };
  },

  profileIn({ action, payload }) {
    if (action !== 'SetNetworkProfile' || !isObject(payload)) return undefined;
    const data = payload['connectionData'];
    const profile = isObject(data) ? profiles.find((one) => one === data['securityProfile']) : undefined;
    return profile && { profile, takenIn: (answer) => textAt(answer, 'status') === 'Accepted' };
  },

  async installCertificate(call, { chain, certificateType }) {
    const payload: Wire['CertificateSignedRequest'] = { certificateChain: chain, certificateType };
    return textAt(await call('CertificateSigned', payload), 'status') === 'Accepted';
  },
};
