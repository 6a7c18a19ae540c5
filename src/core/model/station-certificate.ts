import type { Instant } from './common.ts';

/** [OCPP 2.0.1 CertificateSigningUseEnumType] for what a station asks a certificate; 1.6 only knows the first. */
export type CertificateType = 'ChargingStationCertificate' | 'V2GCertificate';

/**
 * `issued`: made, and not known to be in the station; `installed`: the station took it; `refused`: it did not;
 * `presented`: another authority's, with which the station came.
 */
export type CertificateState = 'installed' | 'issued' | 'presented' | 'refused';

/** A certificate of a station, as the bridge knows it. */
export interface StationCertificate {
  /** Upper-case hexadecimal digits. */
  readonly serial: string;
  readonly certificateType: CertificateType;
  /** The station's number for its request, where it gave one; of an issued one, until the station has answered. */
  readonly requestId?: number;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** SHA-256 as 64 lower-case hexadecimal digits. */
  readonly fingerprint256: string;
  readonly state: CertificateState;
  readonly at: Instant;
  /** PEM, the station's own first; of an issued one, until the station has answered. */
  readonly chain?: string;
  /** How often it was sent to the station. */
  readonly attempts?: number;
  /** The operator was told that it expires. */
  readonly expiryTold?: boolean;
}
