import type { CallContext } from '../dialect.ts';
import type { Json } from './read.ts';
import { required, textOf } from './read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['FirmwareStatusNotificationResponse'];

/** [OCPP 1.6 4.5] */
export function firmwareStatusNotification(payload: Json, { log, view }: CallContext): Response {
  const status = required(textOf(payload['status']), 'status');
  log.info({ station: view.station.id, status }, 'firmware update');
  return {};
}
