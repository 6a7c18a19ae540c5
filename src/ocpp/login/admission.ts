import type { Instant } from '../../core/model/common.ts';
import type { SecurityProfile, Station } from '../../core/model/station.ts';
import { certificateFault } from './client-certificate.ts';
import type { Credential } from './credentials.ts';
import { acceptedHashes } from './credentials.ts';
import type { Transport } from './transport.ts';

/** What a station showed at the door. */
export interface Proof {
  readonly transport: Transport;
  readonly credential: Credential;
}

/** Why a station does not come in. */
export interface Shortfall {
  readonly status: 401 | 403;
  /** For the operator; the station is told nothing of it. */
  readonly reason: string;
  /** A password was tried: trying on may find the right one. */
  readonly guess: boolean;
}

/** The highest profile that is fulfilled. */
export function reachedProfile(
  station: Station,
  { transport, credential }: Proof,
  now: Instant,
): SecurityProfile {
  const { secure, certificate } = transport;
  if (secure && certificateFault(certificate, station, now) === undefined) return 3;
  const known = credential.hash !== undefined && acceptedHashes(station).includes(credential.hash);
  if (!known) return 0;
  return secure ? 2 : 1;
}

/**
 * [OCPP 1.6 security whitepaper A00, OCPP 2.0.1 A00] nothing below the station's profile gets in; what is above it does. The
 * status depends on nothing that the other side could want to find out.
 */
export function shortfall(station: Station, proof: Proof, now: Instant): Shortfall | undefined {
  const needed = station.securityProfile;
  if (reachedProfile(station, proof, now) >= needed) return undefined;
  const { secure, certificate } = proof.transport;
  const reasonOf = (reason: string) => `security profile ${needed}: ${reason}`;
  if (needed === 3) {
    const fault = certificateFault(certificate, station, now) ?? 'its certificate does not do';
    const reason = secure ? fault : 'the connection is not TLS';
    return { status: 403, reason: reasonOf(reason), guess: false };
  }
  if (needed === 2 && !secure) {
    return { status: 403, reason: reasonOf('the connection is not TLS'), guess: false };
  }
  const fault = proof.credential.fault ?? 'its password no longer counts';
  return { status: 401, reason: reasonOf(fault), guess: true };
}
