import type { CallContext } from '../dialect.ts';
import { answerBoot } from '../payload/boot-answer.ts';
import { isObject, required, textOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['BootNotificationResponse'];

/** Some boot in the words of OCPP 1.6, and do all else in those of 2.x; refused, they would boot for ever. */
function as16(payload: Json): Json | undefined {
  const { chargePointVendor, chargePointModel, chargePointSerialNumber, firmwareVersion } = payload;
  if (chargePointVendor === undefined) return undefined;
  return {
    vendorName: chargePointVendor,
    model: chargePointModel,
    serialNumber: chargePointSerialNumber,
    firmwareVersion,
  };
}

/** [OCPP 2.0.1 B01] whoever is not approved was already turned away at the handshake. */
export async function bootNotification(payload: Json, context: CallContext): Promise<Response> {
  const { receivedAt, version } = context;
  const said = payload['chargingStation'];
  const station = required(isObject(said) ? said : as16(payload), 'chargingStation');
  const serialNumber = textOf(station['serialNumber']);
  const firmware = textOf(station['firmwareVersion']);
  const booted = {
    vendor: required(textOf(station['vendorName']), 'chargingStation'),
    model: required(textOf(station['model']), 'chargingStation'),
    ...(serialNumber !== undefined && { serialNumber }),
    ...(firmware !== undefined && { firmware }),
    version,
    bootedAt: receivedAt,
  };
  const { currentTime, interval, status } = await answerBoot(booted, context);
  return { currentTime, interval, status };
}
