import type { CallContext } from '../dialect.ts';
import { integerOf, oneOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { signCertificate as base } from '../v201/sign-certificate.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['SignCertificateResponse'];

/** [OCPP 2.1 A02.FR.25] the certificate goes back under the number of its request. None is made for ISO 15118-20. */
export async function signCertificate(payload: Json, context: CallContext): Promise<Response> {
  const { certificates, desk, view } = context;
  if (oneOf(payload['certificateType'], ['V2G20Certificate'])) {
    await desk.noted(view.station.id, {
      kind: 'certificate',
      severity: 'warning',
      text: 'no certificate is made: those of ISO 15118-20 are not made here',
      details: { certificateType: 'V2G20Certificate' },
    });
    return { status: 'Rejected', statusInfo: { reasonCode: 'UnsupportedRequest' } };
  }
  const requestId = integerOf(payload['requestId']);
  if (requestId === undefined) return base(payload, context);
  const numbered: CallContext['certificates'] = {
    requested: (stationId, request) => certificates.requested(stationId, { ...request, requestId }),
  };
  return base(payload, { ...context, certificates: numbered });
}
