import 'reflect-metadata';
import { Pkcs10CertificateRequest } from '@peculiar/x509';
import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SigningRequest } from '../core/security/station-certificates.ts';
import { BridgeError, messageOf } from '../core/errors.ts';

const leastRsaBits = 2048;
/** [OCPP 1.6 security whitepaper A00.FR.503] at least 224 bits; of the curves of TLS these. */
const curves: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
/** [OCPP 1.6 6.x SignCertificate.req] csr. */
const longest = 5500;

export interface CheckedRequest {
  readonly request: Pkcs10CertificateRequest;
  readonly key: KeyObject;
}

/**
 * A request that may be signed: it proves its key, and names the station that sent it.
 * @throws BridgeError `invalid`
 */
export async function checkedRequest({
  stationId,
  commonName,
  csr,
}: SigningRequest): Promise<CheckedRequest> {
  const request = read(csr);
  const names = request.subjectName.getField('CN');
  const [name] = names;
  if (names.length !== 1 || name === undefined) throw refused('its subject has no CN, or more than one');
  if (name !== stationId && name !== commonName) {
    const wanted = commonName === undefined ? '' : ` or ${commonName}`;
    throw refused(`its CN is ${name}, and the station is ${stationId}${wanted}`);
  }
  const key = keyOf(request);
  const weak = weaknessOf(key);
  if (weak !== undefined) throw refused(weak);
  if (!(await verified(request))) throw refused('its signature is not of the key that it names');
  return { request, key };
}

function read(csr: string): Pkcs10CertificateRequest {
  if (csr.length > longest) throw refused(`it is longer than ${longest} characters`);
  try {
    return new Pkcs10CertificateRequest(csr);
  } catch (error) {
    throw refused(`it is no PKCS #10 in PEM or DER: ${messageOf(error)}`);
  }
}

function keyOf({ publicKey }: Pkcs10CertificateRequest): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(publicKey.rawData), format: 'der', type: 'spki' });
  } catch (error) {
    throw refused(`its key cannot be read: ${messageOf(error)}`);
  }
}

function weaknessOf(key: KeyObject): string | undefined {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') {
    return curves.has(namedCurve) ? undefined : `its curve ${namedCurve} is not allowed`;
  }
  if (key.asymmetricKeyType !== 'rsa') return `its key is neither RSA nor on a curve`;
  return modulusLength >= leastRsaBits
    ? undefined
    : `its RSA key has ${modulusLength} bits, and ${leastRsaBits} is the least`;
}

async function verified(request: Pkcs10CertificateRequest): Promise<boolean> {
  try {
    return await request.verify();
  } catch {
    return false;
  }
}

function refused(reason: string): BridgeError {
  return new BridgeError('invalid', `the signing request cannot be signed: ${reason}`);
}
