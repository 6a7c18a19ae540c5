import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { KeyObject, webcrypto } from 'node:crypto';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export interface SigningRequest {
  /** PEM. */
  readonly csr: string;
  readonly key: string;
}

/** A new key, and the request to have it certified: the identity as common name [OCPP 2.0.1 A00.FR.511]. */
export async function makeSigningRequest(subject: {
  readonly commonName: string;
  readonly organization: string;
}): Promise<SigningRequest> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ O: [subject.organization] }, { CN: [subject.commonName] }],
    keys,
    signingAlgorithm: algorithm,
  });
  return {
    csr: request.toString('pem'),
    key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
