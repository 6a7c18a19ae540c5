import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import { connectorOf, integerOf, listOf, required } from '../payload/read.ts';
import { countedFromStart, samplesOf } from '../payload/samples.ts';
import { signedOf } from '../payload/signed.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['MeterValuesResponse'];

/** [OCPP 1.6 4.7] a transaction's values say by their transaction where they belong, even without connector. */
export async function meterValues(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, quirks } = context;
  const transactionId = integerOf(payload['transactionId']);
  const connector = connectorOf(payload['connectorId']);
  const evseId = transactionId === undefined ? required(connector, 'connectorId') : (connector ?? 0);
  const values = required(listOf(payload['meterValue']), 'meterValue');
  if (transactionId === undefined && quirks.set.meterValuesWithoutTransaction === 'ignore') return {};
  const samples = samplesOf(values, context);
  const named = transactionId === undefined ? undefined : String(transactionId);
  await desk.metered(view, {
    evseId,
    ...(named !== undefined && { transactionId: named }),
    samples: named === undefined ? samples : countedFromStart(samples, context, named),
    ...signedOf(values, context),
  });
  return {};
}
