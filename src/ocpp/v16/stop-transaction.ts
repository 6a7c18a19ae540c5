import type { CallContext } from '../dialect.ts';
import type { Json } from './read.ts';
import { instantOf, integerOf, required, textOf } from './read.ts';
import { samplesOf } from './samples.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['StopTransactionResponse'];

/** [OCPP 1.6 4.10] never refused when it can be understood: the station would only send it again. */
export async function stopTransaction(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, receivedAt } = context;
  const idTag = textOf(payload['idTag']);
  const samples = samplesOf(payload['transactionData'], receivedAt);
  const lastRegister = samples.findLast(({ energyWh }) => energyWh !== undefined)?.energyWh;
  await desk.sessionEnded(view, {
    transactionId: String(required(integerOf(payload['transactionId']), '/transactionId')),
    ...(idTag !== undefined && { idTag }),
    meterStopWh: required(integerOf(payload['meterStop']) ?? lastRegister, '/meterStop'),
    at: instantOf(payload['timestamp']) ?? receivedAt,
    reason: textOf(payload['reason']) ?? 'Local',
    samples,
  });
  return {};
}
