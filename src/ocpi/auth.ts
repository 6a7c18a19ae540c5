import type { Partner } from '../core/model/partner.ts';
import type { Secrets, Store } from '../core/ports.ts';
import { parseAuthorization } from './auth-header.ts';
import { ocpiStatus } from './envelope.ts';
import { OcpiError } from './ocpi-error.ts';

export interface AuthDeps {
  readonly store: Pick<Store, 'partner' | 'partnerByTokenHash'>;
  readonly secrets: Pick<Secrets, 'hash'>;
}

export interface Caller {
  readonly partner: Partner;
  /** The credentials token that came with the request, and its keyed hash. */
  readonly token: string;
  readonly tokenHash: string;
}

function unauthorized(reason: string): OcpiError {
  return new OcpiError('forbidden', reason, { statusCode: ocpiStatus.invalidParameters, httpStatus: 401 });
}

/**
 * [OCPI 2.2.1 4.1.2] who sends the request, read from the store so that a token works in every process as soon
 * as it is given, and in none once it is taken away.
 * @throws OcpiError with HTTP 401
 */
export async function authenticate(deps: AuthDeps, header: string | undefined): Promise<Caller> {
  for (const token of parseAuthorization(header)) {
    const tokenHash = deps.secrets.hash(token);
    const id = await deps.store.partnerByTokenHash(tokenHash);
    const partner = id === undefined ? undefined : await deps.store.partner(id);
    if (partner?.inboundTokenHashes.includes(tokenHash)) return { partner, token, tokenHash };
  }
  throw unauthorized(
    header === undefined ? 'the Authorization header is missing' : 'unknown credentials token',
  );
}

/**
 * [OCPI 2.2.1 4.1.2] CREDENTIALS_TOKEN_A, and a token whose handshake is under way, open the versions and
 * credentials modules only.
 * @throws OcpiError with HTTP 401
 */
export function authorize({ state, name }: Partner, configuration: boolean): void {
  if (state === 'registered' || configuration) return;
  throw unauthorized(`${name} is not registered: this token is good for versions and credentials only`);
}
