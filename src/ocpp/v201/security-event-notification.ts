import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import { securityEvent } from '../payload/security-event.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['SecurityEventNotificationResponse'];

export async function securityEventNotification(payload: Json, context: CallContext): Promise<Response> {
  await context.desk.noted(context.view.station.id, securityEvent(payload, context));
  return {};
}
