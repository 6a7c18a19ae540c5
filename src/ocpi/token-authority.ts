import { BridgeError } from '../core/errors.ts';
import type { PartnerId } from '../core/model/common.ts';
import type { AuthorizationAnswer, TokenAuthority } from '../core/ports.ts';
import { dialectOf } from './dialects.ts';
import { ocpiStatus, onlyElement } from './envelope.ts';
import type { PartnerClient } from './partner-client.ts';
import { PartnerFailure } from './partner-failure.ts';
import type { Partners } from './partners.ts';
import { endpointOf } from './partners.ts';
import { profileNamed } from './profiles.ts';
import { decodeWith } from './validation.ts';

export interface OcpiTokenAuthorityDeps {
  readonly partners: Pick<Partners, 'all' | 'get'>;
  readonly client: PartnerClient;
}

type Question = Parameters<TokenAuthority['ask']>[1];

/** Real-time authorization at the partner who issued a token [OCPI 2.2.1 12.2.2.2 POST Method]. */
export class OcpiTokenAuthority implements TokenAuthority {
  private readonly deps: OcpiTokenAuthorityDeps;

  constructor(deps: OcpiTokenAuthorityDeps) {
    this.deps = deps;
  }

  askAboutUnknown(): readonly PartnerId[] {
    const able = this.deps.partners
      .all()
      .filter(
        (partner) =>
          partner.state === 'registered' &&
          !partner.paused &&
          endpointOf(partner, 'tokens', 'SENDER') &&
          profileNamed(partner.profile).askUnknownTokens,
      );
    return able.map(({ id }) => id);
  }

  async ask(
    partnerId: PartnerId,
    question: Question,
    deadlineMs: number,
  ): Promise<AuthorizationAnswer | undefined> {
    const partner = this.deps.partners.get(partnerId);
    const dialect = dialectOf(partner.version);
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      const answer = await this.deps.client.send(partner, {
        method: 'POST',
        module: 'tokens',
        role: 'SENDER',
        path: [question.uid, 'authorize'],
        query: { type: question.type },
        ...(question.location && { body: dialect.encodeLocationReferences(question.location) }),
        signal,
      });
      return decodeWith(dialect, dialect.authorizationInfo, onlyElement(answer.data));
    } catch (error) {
      if (error instanceof PartnerFailure && isUnknownToken(error)) return undefined;
      throw translated(error, signal.aborted);
    }
  }
}

/** [OCPI 2.2.1 12.2.2.2] HTTP 404 and status 2004; one of them is enough. */
function isUnknownToken({ httpStatus, statusCode }: PartnerFailure): boolean {
  return httpStatus === 404 || statusCode === ocpiStatus.unknownToken;
}

function translated(error: unknown, late: boolean): unknown {
  if (error instanceof PartnerFailure) {
    if (late) return new BridgeError('timeout', 'the partner did not answer in time', { cause: error });
    const code = error.httpStatus === undefined ? 'partner-unreachable' : 'partner-refused';
    return new BridgeError(code, error.message, { cause: error });
  }
  if (!(error instanceof BridgeError) || error.code !== 'invalid') return error;
  const { faults } = error;
  return new BridgeError('partner-refused', `the answer is ${error.message}`, { faults, cause: error });
}
