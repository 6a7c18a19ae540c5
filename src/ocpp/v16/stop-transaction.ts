import type { Sample } from '../../core/change.ts';
import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import { instantOf, integerOf, registerOf, required, textOf } from '../payload/read.ts';
import { samplesOf } from '../payload/samples.ts';
import { signedOf } from '../payload/signed.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['StopTransactionResponse'];

/** Without a reading that a meter can show the session is measured by its samples. @throws Unreadable when it is no number */
function meterStopOf(stated: unknown, samples: readonly Sample[]): number | undefined {
  const meterStop = registerOf(stated);
  if (typeof meterStop === 'number') return meterStop;
  const lastRegister = samples.findLast(({ energyWh }) => energyWh !== undefined)?.energyWh;
  required(meterStop ?? lastRegister, 'meterStop');
  return lastRegister;
}

/** [OCPP 1.6 4.10] never refused when it can be understood: the station would only send it again. */
export async function stopTransaction(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, receivedAt } = context;
  const idTag = textOf(payload['idTag']);
  const samples = samplesOf(payload['transactionData'], context);
  const meterStopWh = meterStopOf(payload['meterStop'], samples);
  await desk.sessionEnded(view, {
    transactionId: String(required(integerOf(payload['transactionId']), 'transactionId')),
    ...(idTag !== undefined && { idTag }),
    ...(meterStopWh !== undefined && { meterStopWh }),
    at: instantOf(payload['timestamp']) ?? receivedAt,
    reason: textOf(payload['reason']) ?? 'Local',
    samples,
    ...signedOf(payload['transactionData'], context),
  });
  return {};
}
