import type { CallContext } from '../dialect.ts';
import type { Json } from '../payload/read.ts';
import { required } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['SignCertificateResponse'];

/** [OCPP 1.6 security whitepaper A02.FR.04] the certificate itself follows as CertificateSigned. */
export async function signCertificate(payload: Json, { certificates, view }: CallContext): Promise<Response> {
  const given = payload['csr'];
  const csr = required(typeof given === 'string' && given.trim() !== '' ? given : undefined, 'csr');
  const certificateType = 'ChargingStationCertificate';
  return { status: await certificates.requested(view.station.id, { csr, certificateType }) };
}
