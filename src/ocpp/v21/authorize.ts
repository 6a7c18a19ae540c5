import { authorize as base } from '../v201/authorize.ts';
import { shownIn } from '../v201/id-token.ts';
import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import { driverTariffOf } from './driver-tariff.ts';
import { schemas } from './schemas.ts';

/** [OCPP 2.1 I08] the driver's own tariff beside what 2.0.1 answers. */
export async function authorize(payload: Json, context: CallContext): Promise<object> {
  const answer = await base(payload, context);
  const driver = shownIn(payload['idToken']);
  const accepted = driver && answer.idTokenInfo.status === 'Accepted';
  const tariff = accepted ? await driverTariffOf(context, driver) : {};
  // 2.1 names them in another order than 2.0.1
  return schemas.ordered('AuthorizeResponse', { ...answer, ...tariff });
}
