import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BridgeError, messageOf } from '../core/errors.ts';
import type { Instant } from '../core/model/common.ts';
import type { IssuedCertificate } from '../core/security/station-certificates.ts';

/** [OCPP 1.6 security whitepaper CertificateSigned.req] of the whole chain. */
const longestChain = 10_000;
const pem = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * What an authority answered, as the bridge keeps it.
 * @param publicKey of the station that asked: a certificate for another key is of no use to it
 * @throws BridgeError `partner-refused`
 */
export function issuedChain(chain: string, publicKey: KeyObject, now: Instant): IssuedCertificate {
  if (chain.length > longestChain) throw unfit(`its chain is longer than ${longestChain} characters`);
  const texts = chain.match(pem) ?? [];
  const [certificate] = texts.map(read);
  if (!certificate) throw unfit('there is no PEM certificate in its answer');
  if (!certificate.publicKey.equals(publicKey)) throw unfit('the first certificate is for another key');
  const [notBefore, notAfter] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  if (notAfter <= now) throw unfit(`the certificate ended on ${certificate.validTo}`);
  return {
    chain: `${texts.join('\n')}\n`,
    serial: certificate.serialNumber.toUpperCase(),
    notBefore,
    notAfter,
    fingerprint256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

function read(text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch (error) {
    throw unfit(`a certificate in its answer cannot be read: ${messageOf(error)}`);
  }
}

function unfit(reason: string): BridgeError {
  return new BridgeError('partner-refused', `the certificate authority's answer does not do: ${reason}`);
}
