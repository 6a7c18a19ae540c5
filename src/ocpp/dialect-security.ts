import type { CertificateType } from '../core/model/station-certificate.ts';
import type { PasswordResult } from '../core/security-control.ts';
import type { Call } from './dialect.ts';

/** SecurityControl in the words of one version: see there for what is thrown. */
export interface DialectSecurity {
  rotatePassword(call: Call, password: string): Promise<PasswordResult>;
  installCertificate(
    call: Call,
    certificate: { readonly chain: string; readonly certificateType: CertificateType },
  ): Promise<boolean>;
}
