import type { CallContext } from '../dialect.ts';
import { integerOf, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['PullDynamicScheduleUpdateResponse'];

/** [OCPP 2.1 K28.FR.12] no profile of the bridge is dynamic. */
export async function pullDynamicScheduleUpdate(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Response> {
  const profile = required(integerOf(payload['chargingProfileId']), 'chargingProfileId');
  await desk.noted(view.station.id, {
    kind: 'charging-limit',
    severity: 'info',
    text: `the station asks for news of charging profile ${profile}: the bridge has no dynamic ones`,
    details: { chargingProfileId: profile },
  });
  return { status: 'Rejected', statusInfo: { reasonCode: 'InvalidProfile' } };
}
