import type { Handler } from '../action-table.ts';
import type { CallContext } from '../dialect.ts';
import { integerOf, isObject, listOf, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** [OCPP 2.1 N11.FR.05, N11.FR.07] nobody reads it here: refused, the station tells the same by NotifyEvent, which is read. */
export async function openPeriodicEventStream(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Wire['OpenPeriodicEventStreamResponse']> {
  const said = payload['constantStreamData'];
  const stream = required(isObject(said) ? said : undefined, 'constantStreamData');
  const id = required(integerOf(stream['id']), 'constantStreamData');
  const monitor = integerOf(stream['variableMonitoringId']);
  await desk.noted(view.station.id, {
    kind: 'monitoring',
    severity: 'info',
    text: `event stream ${id} of monitor ${monitor ?? '?'} is not wanted: its values are to come as events`,
    details: { stream: id, ...(monitor !== undefined && { monitor }) },
  });
  return { status: 'Rejected', statusInfo: { reasonCode: 'UnsupportedRequest' } };
}

/** [OCPP 2.1 N13] */
export const closePeriodicEventStream: Handler = async (payload, { desk, view }) => {
  const id = required(integerOf(payload['id']), 'id');
  await desk.noted(view.station.id, {
    kind: 'monitoring',
    severity: 'info',
    text: `event stream ${id} was closed`,
    details: { stream: id },
  });
  return {};
};

/** [OCPP 2.1 N15] of a stream that was refused: many a second may come, so they are not kept beside their frames. */
export const notifyPeriodicEventStream: Handler = (payload, { log, view }) => {
  const stream = required(integerOf(payload['id']), 'id');
  const values = required(listOf(payload['data']), 'data').length;
  log.debug({ station: view.station.id, stream, values }, 'values of an event stream that nobody reads');
  return {};
};
