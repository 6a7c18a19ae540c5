import type { StationId } from '../model/common.ts';
import type { SecurityProfile } from '../model/station.ts';
import type { CertificateType } from '../model/station-certificate.ts';

/** What a station said to a new password; `reboot`: it takes it after a restart. */
export type PasswordResult = 'accepted' | 'not-supported' | 'reboot' | 'rejected';

/** A call as an operator words it. */
export interface OwnCall {
  readonly action: string;
  readonly payload: object;
}

/** A new password that is part of a call. */
export interface ToldPassword {
  readonly password: string;
  /** What the station's answer to the call says to it. */
  readonly resultIn: (answer: unknown) => PasswordResult;
}

/** A security profile that a call gives to a station. */
export interface ToldProfile {
  readonly profile: SecurityProfile;
  /** Whether the station took it, by its answer to the call. */
  readonly takenIn: (answer: unknown) => boolean;
}

/**
 * What a station is told of its own credentials, in no version's words. Every method may throw BridgeError
 * `not-connected`, `timeout` or `station-error` (StationRefusal).
 */
export interface SecurityControl {
  /** @throws BridgeError also `invalid`, when the station's version knows no such password */
  rotatePassword(stationId: StationId, password: string): Promise<PasswordResult>;
  /** The password that a call to a station gives it. */
  passwordIn(stationId: StationId, call: OwnCall): ToldPassword | undefined;
  profileIn(stationId: StationId, call: OwnCall): ToldProfile | undefined;
  /** Answers whether the station took it. */
  installCertificate(
    stationId: StationId,
    certificate: {
      readonly chain: string;
      readonly certificateType: CertificateType;
      /** The station's number for its request. */
      readonly requestId?: number;
    },
  ): Promise<boolean>;
}
