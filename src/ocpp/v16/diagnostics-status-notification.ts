import type { CallContext } from '../dialect.ts';
import { progressEvent } from '../payload/progress-event.ts';
import type { Json } from '../payload/read.ts';
import { required, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['DiagnosticsStatusNotificationResponse'];

/** [OCPP 1.6 4.4] */
export async function diagnosticsStatusNotification(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Response> {
  const status = required(textOf(payload['status']), 'status');
  await desk.noted(view.station.id, progressEvent('log', 'diagnostics upload', { status }));
  return {};
}
