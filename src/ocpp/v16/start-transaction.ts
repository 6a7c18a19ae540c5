import type { Quirks } from '../../core/model/quirks.ts';
import type { CallContext } from '../dialect.ts';
import { idTagInfo } from './id-tag-info.ts';
import type { Json } from '../payload/read.ts';
import {
  connectorOf,
  instantOf,
  integerOf,
  registerOf,
  required,
  textOf,
  Unreadable,
} from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['StartTransactionResponse'];

/** Nothing could stand for it: any other number would be what the driver pays from. @throws Unreadable */
function meterStartOf(stated: unknown, quirks: Quirks): number {
  const meterStart = required(registerOf(stated, quirks), 'meterStart');
  if (meterStart === 'beyond') throw new Unreadable('meterStart', 'is beyond what a meter shows');
  return meterStart;
}

/**
 * [OCPP 1.6 4.8] a refused start gets a transaction id too. A station without a clock says the same time every time: two of
 * its starts may look the same and be two.
 */
export async function startTransaction(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, receivedAt, quirks } = context;
  const stated = instantOf(payload['timestamp'], quirks.zones);
  const reservationId = integerOf(payload['reservationId']);
  const { transactionId, decision } = await desk.sessionStarted(view, {
    evseId: required(connectorOf(payload['connectorId']), 'connectorId'),
    idTag: required(textOf(payload['idTag']), 'idTag'),
    ...(reservationId !== undefined && { reservationId }),
    meterStartWh: meterStartOf(payload['meterStart'], quirks.set),
    at: stated ?? receivedAt,
    statedAt: stated === undefined ? new Date(receivedAt).toISOString() : String(payload['timestamp']),
    receivedAt,
  });
  return { idTagInfo: idTagInfo(decision), transactionId: Number(transactionId) };
}
