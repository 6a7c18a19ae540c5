import type { Sample } from '../../core/change.ts';
import type { Quirks } from '../../core/model/quirks.ts';
import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import { instantOf, integerOf, registerOf, required, textOf } from '../payload/read.ts';
import { countedFromStart, samplesOf } from '../payload/samples.ts';
import { signedOf } from '../payload/signed.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['StopTransactionResponse'];

/** Without a reading that a meter can show the session is measured by its samples. @throws Unreadable when it is no number */
function meterStopOf(stated: unknown, samples: readonly Sample[], quirks: Quirks): number | undefined {
  const meterStop = registerOf(stated, quirks);
  if (typeof meterStop === 'number') return meterStop;
  const lastRegister = samples.findLast(({ energyWh }) => energyWh !== undefined)?.energyWh;
  required(meterStop ?? lastRegister, 'meterStop');
  return lastRegister;
}

/** [OCPP 1.6 4.10] never refused when it can be understood: the station would only send it again. */
export async function stopTransaction(payload: Json, context: CallContext): Promise<Response> {
  const { desk, view, receivedAt, quirks } = context;
  const idTag = textOf(payload['idTag']);
  const transactionId = String(required(integerOf(payload['transactionId']), 'transactionId'));
  const data = samplesOf(payload['transactionData'], context);
  const samples = countedFromStart(data, context, transactionId);
  const meterStopWh = meterStopOf(payload['meterStop'], samples, quirks.set);
  await desk.sessionEnded(view, {
    transactionId,
    ...(idTag !== undefined && { idTag }),
    ...(meterStopWh !== undefined && { meterStopWh }),
    at: instantOf(payload['timestamp'], quirks.zones) ?? receivedAt,
    reason: textOf(payload['reason']) ?? 'Local',
    samples,
    ...signedOf(payload['transactionData'], context),
  });
  return {};
}
