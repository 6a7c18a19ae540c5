import type { CallContext } from '../dialect.ts';
import { progressEvent } from '../payload/progress-event.ts';
import type { Json } from '../payload/read.ts';
import { integerOf, required, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['LogStatusNotificationResponse'];

/** [OCPP 1.6 security whitepaper N01] */
export async function logStatusNotification(payload: Json, { desk, view }: CallContext): Promise<Response> {
  const status = required(textOf(payload['status']), 'status');
  const requestId = integerOf(payload['requestId']);
  await desk.noted(view.station.id, progressEvent('log', 'log upload', { status, requestId }));
  return {};
}
