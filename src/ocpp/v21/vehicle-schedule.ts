import type { CallContext } from '../dialect.ts';
import { isObject } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { notifyEvChargingNeeds as base } from '../v201/vehicle-schedule.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['NotifyEVChargingNeedsResponse'];

/** [OCPP 2.1 ChargingNeedsType] what only a vehicle of ISO 15118-20 says. */
const newer = [
  'availableEnergyTransfer',
  'controlMode',
  'derChargingParameters',
  'evEnergyOffer',
  'mobilityNeedsMode',
  'v2xChargingParameters',
];

/** [OCPP 2.1 K18.FR.04, K19.FR.04] to such a vehicle Rejected would say that it cannot charge as it wants to at all. */
export async function notifyEvChargingNeeds(payload: Json, context: CallContext): Promise<Response> {
  const answer = await base(payload, context);
  const needs = payload['chargingNeeds'];
  const isNewer = isObject(needs) && newer.some((name) => needs[name] !== undefined);
  return isNewer ? { ...answer, status: 'NoChargingProfile' } : answer;
}
