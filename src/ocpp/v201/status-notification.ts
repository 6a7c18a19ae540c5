import type { StatusChanged } from '../../core/facts.ts';
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
  const { desk, view, receivedAt } = context;
  const connectorId = connectorOf(payload['connectorId']);
  await desk.statusChanged(view, {
    evseId: required(connectorOf(payload['evseId']), 'evseId'),
    ...(connectorId !== undefined && connectorId > 0 && { connectorId }),
    state: required(oneOf(payload['connectorStatus'], connectorStatuses), 'connectorStatus'),
    at: Math.min(instantOf(payload['timestamp']) ?? receivedAt, receivedAt),
  });
  return {};
}
