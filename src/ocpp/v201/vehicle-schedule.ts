import type { CallContext } from '../dialect.ts';
import { kept } from '../payload/kept.ts';
import { connectorOf, isObject, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** [OCPP 2.0.1 K15.FR.04] the bridge plans no charging. */
export async function notifyEvChargingNeeds(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Wire['NotifyEVChargingNeedsResponse']> {
  const evseId = required(connectorOf(payload['evseId']), 'evseId');
  const said = payload['chargingNeeds'];
  const needs = required(isObject(said) ? said : undefined, 'chargingNeeds');
  await desk.noted(view.station.id, {
    kind: 'session',
    severity: 'info',
    text: `the vehicle at EVSE ${evseId} asks for a charging schedule`,
    details: { evseId, ...kept('chargingNeeds', needs) },
  });
  return { status: 'Rejected', statusInfo: { reasonCode: 'UnsupportedRequest' } };
}

/** [OCPP 2.0.1 NotifyEVChargingScheduleResponse status] that it was taken note of, not that it is agreed to. */
export async function notifyEvChargingSchedule(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Wire['NotifyEVChargingScheduleResponse']> {
  const evseId = required(connectorOf(payload['evseId']), 'evseId');
  const said = payload['chargingSchedule'];
  const schedule = required(isObject(said) ? said : undefined, 'chargingSchedule');
  await desk.noted(view.station.id, {
    kind: 'session',
    severity: 'info',
    text: `the vehicle at EVSE ${evseId} told how it will charge`,
    details: { evseId, ...kept('timeBase', payload['timeBase']), ...kept('chargingSchedule', schedule) },
  });
  return { status: 'Accepted' };
}
