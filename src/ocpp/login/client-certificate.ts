import type { TLSSocket } from 'node:tls';
import type { Instant } from '../../core/model/common.ts';
import type { Station } from '../../core/model/station.ts';

/** A client certificate as it was shown; whether it counts says `certificateFault`. */
export interface ShownCertificate {
  /** Absent where there is none, or more than one. */
  readonly commonName?: string;
  readonly organization?: string;
  readonly serial: string;
  /** SHA-256 as 64 lower-case hexadecimal digits. */
  readonly fingerprint256: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** Why no trusted authority vouches for it, `CERT_HAS_EXPIRED`; absent where one does. */
  readonly untrusted?: string;
}

/** What the other side of a socket showed. A resumed session may have none, and is still said to be authorized. */
export function certificateOf(socket: TLSSocket): ShownCertificate | undefined {
  const shown = socket.getPeerX509Certificate();
  if (!shown) return undefined;
  // the types know only one value for each name of a subject
  const subject: Readonly<Record<string, string | string[] | undefined>> = {
    ...socket.getPeerCertificate().subject,
  };
  const [commonName, organization] = [subject['CN'], subject['O']];
  return {
    ...(typeof commonName === 'string' && { commonName }),
    ...(typeof organization === 'string' && { organization }),
    serial: shown.serialNumber.toUpperCase(),
    fingerprint256: shown.fingerprint256.replaceAll(':', '').toLowerCase(),
    notBefore: Date.parse(shown.validFrom),
    notAfter: Date.parse(shown.validTo),
    ...(!socket.authorized && { untrusted: codeOf(socket.authorizationError) }),
  };
}

/** Node gives the code itself, whatever its types say. */
function codeOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.message;
  return typeof error === 'string' ? error : 'not verified';
}

/** Why a certificate is not this station's; undefined where it is. */
export function certificateFault(
  shown: ShownCertificate | undefined,
  { id, clientCertificate = {} }: Pick<Station, 'clientCertificate' | 'id'>,
  now: Instant,
): string | undefined {
  if (!shown) return 'it shows no client certificate';
  const { commonName, organization, fingerprint256, notBefore, notAfter, untrusted } = shown;
  if (untrusted !== undefined) return `no trusted authority vouches for its certificate: ${untrusted}`;
  if (now < notBefore) return `its certificate counts only from ${new Date(notBefore).toISOString()}`;
  if (now >= notAfter) return `its certificate ended on ${new Date(notAfter).toISOString()}`;
  const pinned = clientCertificate.fingerprint256;
  if (pinned && !pinned.includes(fingerprint256)) {
    return `the fingerprint of its certificate, ${fingerprint256}, is none of those set for it`;
  }
  const wanted = clientCertificate.commonName ?? (pinned ? undefined : id);
  if (wanted !== undefined && commonName !== wanted) {
    return `the CN of its certificate is ${commonName ?? 'absent or not single'}, not ${wanted}`;
  }
  const owner = clientCertificate.organization;
  if (owner !== undefined && organization !== owner) {
    return `the O of its certificate is ${organization ?? 'absent or not single'}, not ${owner}`;
  }
  return undefined;
}
