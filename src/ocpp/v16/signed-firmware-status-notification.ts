import type { CallContext } from '../dialect.ts';
import { progressEvent } from '../payload/progress-event.ts';
import type { Json } from '../payload/read.ts';
import { integerOf, required, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['SignedFirmwareStatusNotificationResponse'];

/** [OCPP 1.6 security whitepaper L01] */
export async function signedFirmwareStatusNotification(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Response> {
  const status = required(textOf(payload['status']), 'status');
  const requestId = integerOf(payload['requestId']);
  await desk.noted(
    view.station.id,
    progressEvent('firmware', 'signed firmware update', { status, requestId }),
  );
  return {};
}
