import type { CallContext } from '../dialect.ts';
import { connectorOf, listOf, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { samplesOf } from '../payload/samples.ts';
import { signedOf } from '../payload/signed.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['MeterValuesResponse'];

/** [OCPP 2.0.1 J01] values outside of transactions: a transaction that runs at the EVSE all the same gets them. */
export async function meterValues(payload: Json, context: CallContext): Promise<Response> {
  const values = required(listOf(payload['meterValue']), 'meterValue');
  const evseId = required(connectorOf(payload['evseId']), 'evseId');
  if (context.quirks.set.meterValuesWithoutTransaction === 'ignore') return {};
  await context.desk.metered(context.view, {
    evseId,
    samples: samplesOf(values, context),
    ...signedOf(values, context),
  });
  return {};
}
