import type { CertificateType } from '../../core/model/station-certificate.ts';
import type { CallContext } from '../dialect.ts';
import { oneOf, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Response = components['schemas']['SignCertificateResponse'];

const types: readonly CertificateType[] = ['ChargingStationCertificate', 'V2GCertificate'];

/** [OCPP 2.0.1 A02.FR.04] the certificate itself follows as CertificateSigned. */
export async function signCertificate(payload: Json, { certificates, view }: CallContext): Promise<Response> {
  const given = payload['csr'];
  const csr = required(typeof given === 'string' && given.trim() !== '' ? given : undefined, 'csr');
  const stated = payload['certificateType'];
  const certificateType =
    stated === undefined ? 'ChargingStationCertificate' : required(oneOf(stated, types), 'certificateType');
  return { status: await certificates.requested(view.station.id, { csr, certificateType }) };
}
