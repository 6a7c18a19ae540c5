import type { DialectSecurity } from '../dialect-security.ts';
import { isObject } from '../payload/read.ts';
import { security as base } from '../v201/security.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** [OCPP 2.1 A02.FR.25] a certificate names the request that it answers. */
export const security: DialectSecurity = {
  ...base,

  async installCertificate(call, { chain, certificateType, requestId }) {
    const payload: Wire['CertificateSignedRequest'] = {
      certificateChain: chain,
      certificateType,
      ...(requestId !== undefined && { requestId }),
    };
    const answer = await call('CertificateSigned', payload);
    return isObject(answer) && answer['status'] === 'Accepted';
  },
};
