import type { CallContext } from '../dialect.ts';
import { isObject, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { personalMessageOf } from './cost.ts';
import { idTokenInfo, isNobody, shownIn } from './id-token.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['AuthorizeResponse'];

/**
 * [OCPP 2.0.1 C01] without authorization there is nobody to refuse [C12]. A contract certificate is not checked here: the
 * bridge is no V2G root, and says so [C07].
 */
export async function authorize(payload: Json, context: CallContext): Promise<Response> {
  const idToken = required(isObject(payload['idToken']) ? payload['idToken'] : undefined, 'idToken');
  const shown = shownIn(idToken);
  if (!shown) return { idTokenInfo: { status: isNobody(idToken) ? 'Accepted' : 'Invalid' } };
  const decision = await context.desk.authorize(context.view, shown);
  const accepted = decision.status === 'accepted';
  const certified =
    payload['certificate'] !== undefined || payload['iso15118CertificateHashData'] !== undefined;
  return {
    ...(certified && { certificateStatus: 'NoCertificateAvailable' as const }),
    idTokenInfo: { ...idTokenInfo(decision), ...(accepted && (await personalMessageOf(context, shown))) },
  };
}
