import type { CallContext } from '../dialect.ts';
import { integerOf, listOf, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { variableIn } from './report-data.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['NotifyReportResponse'];

/** [OCPP 2.0.1 B07.FR.08] in parts; the last one says that no more follows. */
export async function notifyReport(
  payload: Json,
  { desk, view, receivedAt }: CallContext,
): Promise<Response> {
  await desk.models.reported(view, {
    requestId: required(integerOf(payload['requestId']), 'requestId'),
    seqNo: required(integerOf(payload['seqNo']), 'seqNo'),
    last: payload['tbc'] !== true,
    variables: (listOf(payload['reportData']) ?? []).flatMap((json) => variableIn(json, receivedAt) ?? []),
  });
  return {};
}
