import type { CallContext } from '../dialect.ts';
import { isObject, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const statusInfo = { reasonCode: 'UnsupportedRequest' };

/** [OCPP 2.0.1 M01, M02] the bridge knows no contract certificate pool. */
export async function get15118EvCertificate(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Wire['Get15118EVCertificateResponse']> {
  const request = payload['exiRequest'];
  required(typeof request === 'string' ? request : undefined, 'exiRequest');
  await desk.noted(view.station.id, {
    kind: 'certificate',
    severity: 'info',
    text: 'a vehicle wants a contract certificate: there is none here',
  });
  return { status: 'Failed', statusInfo, exiResponse: '' };
}

/** [OCPP 2.0.1 M06] nor does it ask the responders of other people's certificates. */
export async function getCertificateStatus(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Wire['GetCertificateStatusResponse']> {
  const asked = payload['ocspRequestData'];
  required(isObject(asked) ? asked : undefined, 'ocspRequestData');
  await desk.noted(view.station.id, {
    kind: 'certificate',
    severity: 'info',
    text: "the station asks for a certificate's status: it is not asked for here",
  });
  return { status: 'Failed', statusInfo };
}
