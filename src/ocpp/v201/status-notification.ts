import type { StatusChanged } from '../../core/station/facts.ts';
import type { CallContext } from '../dialect.ts';
import { connectorOf, instantOf, oneOf, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['StatusNotificationResponse'];

/** [OCPP 2.0.1 ConnectorStatusEnumType] */
export const connectorStatuses: readonly StatusChanged['state'][] = [
  'Available',
  'Occupied',
  'Reserved',
  'Unavailable',
  'Faulted',
];

/** [OCPP 2.0.1 G01] EVSE 0 is the station itself, connector 0 a whole EVSE. A clock that runs ahead must not make later ones look old. */
export async function statusNotification(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, receivedAt, quirks } = context;
  const connectorId = connectorOf(payload['connectorId']);
  const evseId = required(connectorOf(payload['evseId']), 'evseId');
  const state = required(oneOf(payload['connectorStatus'], connectorStatuses), 'connectorStatus');
  if (evseId === 0 && quirks.set.stationStatus === 'ignore') return {};
  await desk.statusChanged(view, {
    evseId,
    ...(connectorId !== undefined && connectorId > 0 && { connectorId }),
    state,
    at: Math.min(instantOf(payload['timestamp'], quirks.zones) ?? receivedAt, receivedAt),
  });
  return {};
}
