import type { ConnectorState } from '../../core/model/station.ts';
import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import { connectorOf, instantOf, oneOf, required, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['StatusNotificationResponse'];

const states: readonly ConnectorState[] = [
  'Available',
  'Preparing',
  'Charging',
  'SuspendedEVSE',
  'SuspendedEV',
  'Finishing',
  'Reserved',
  'Unavailable',
  'Faulted',
];

/** [OCPP 1.6 4.9] a clock that runs ahead must not make later statuses look old. */
export async function statusNotification(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, receivedAt, quirks } = context;
  const errorCode = textOf(payload['errorCode']);
  const evseId = required(connectorOf(payload['connectorId']), 'connectorId');
  const state = required(oneOf(payload['status'], states), 'status');
  if (evseId === 0 && quirks.set.stationStatus === 'ignore') return {};
  await desk.statusChanged(view, {
    evseId,
    state,
    ...(errorCode !== undefined && errorCode !== 'NoError' && { errorCode }),
    at: Math.min(instantOf(payload['timestamp'], quirks.zones) ?? receivedAt, receivedAt),
  });
  return {};
}
