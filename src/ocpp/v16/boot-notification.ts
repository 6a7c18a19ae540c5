import type { CallContext } from '../dialect.ts';
import type { Json } from './read.ts';
import { required, textOf } from './read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['BootNotificationResponse'];

/** [OCPP 1.6 4.2] whoever is not approved was already turned away at the handshake. */
export async function bootNotification(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, clock, receivedAt, heartbeatIntervalS } = context;
  const serialNumber = textOf(payload['chargePointSerialNumber']) ?? textOf(payload['chargeBoxSerialNumber']);
  const firmware = textOf(payload['firmwareVersion']);
  await desk.booted(view, {
    vendor: required(textOf(payload['chargePointVendor']), 'chargePointVendor'),
    model: required(textOf(payload['chargePointModel']), 'chargePointModel'),
    ...(serialNumber !== undefined && { serialNumber }),
    ...(firmware !== undefined && { firmware }),
    bootedAt: receivedAt,
  });
  return {
    status: 'Accepted',
    currentTime: new Date(clock.now()).toISOString(),
    interval: heartbeatIntervalS,
  };
}
