import type { CallContext } from '../dialect.ts';
import { answerBoot } from '../payload/boot-answer.ts';
import type { Json } from '../payload/read.ts';
import { required, textOf } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['BootNotificationResponse'];

/** [OCPP 1.6 4.2] whoever is not approved was already turned away at the handshake. */
export async function bootNotification(payload: Json, context: CallContext): Promise<Response> {
  const { receivedAt, version } = context;
  const serialNumber = textOf(payload['chargePointSerialNumber']) ?? textOf(payload['chargeBoxSerialNumber']);
  const firmware = textOf(payload['firmwareVersion']);
  const booted = {
    vendor: required(textOf(payload['chargePointVendor']), 'chargePointVendor'),
    model: required(textOf(payload['chargePointModel']), 'chargePointModel'),
    ...(serialNumber !== undefined && { serialNumber }),
    ...(firmware !== undefined && { firmware }),
    version,
    bootedAt: receivedAt,
  };
  return answerBoot(booted, context);
}
