import type { CallContext } from '../dialect.ts';
import { idTagInfo } from './id-tag-info.ts';
import type { Json } from './read.ts';
import { connectorOf, instantOf, integerOf, required, textOf } from './read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['StartTransactionResponse'];

/** A station without a clock says 1970 every time: two of its starts may look the same and be two. */
const firstCredible = Date.UTC(2000, 0, 1);

/** [OCPP 1.6 4.8] a refused start gets a transaction id too. */
export async function startTransaction(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, receivedAt } = context;
  const stated = instantOf(payload['timestamp']);
  const credible = stated !== undefined && stated >= firstCredible;
  const { transactionId, decision } = await desk.sessionStarted(view, {
    evseId: required(connectorOf(payload['connectorId']), '/connectorId'),
    idTag: required(textOf(payload['idTag']), '/idTag'),
    meterStartWh: required(integerOf(payload['meterStart']), '/meterStart'),
    at: stated ?? receivedAt,
    statedAt: credible ? String(payload['timestamp']) : new Date(receivedAt).toISOString(),
    receivedAt,
  });
  return { idTagInfo: idTagInfo(decision), transactionId: Number(transactionId) };
}
