import type {
  OwnCall,
  PasswordResult,
  SecurityControl,
  ToldPassword,
  ToldProfile,
} from '../core/security/security-control.ts';
import type { Call } from './call.ts';

/** SecurityControl in the words of one version: see there for what is thrown. */
export interface DialectSecurity {
  rotatePassword(call: Call, password: string): Promise<PasswordResult>;
  passwordIn(call: OwnCall): ToldPassword | undefined;
  profileIn(call: OwnCall): ToldProfile | undefined;
  installCertificate(
    call: Call,
    certificate: Parameters<SecurityControl['installCertificate']>[1],
  ): Promise<boolean>;
}
