import type { Instant, StationId } from './common.ts';

export type SecurityProfile = 0 | 1;

/** Where a station's connector appears in OCPI. For OCPP 1.6 `evseId` is the connectorId. */
export interface ConnectorMapping {
  readonly evseId: number;
  readonly connectorId: number;
  /** `country_code*party_id*location_id`, or the location id alone for the bridge's own party. */
  readonly location: string;
  readonly evseUid: string;
  readonly ocpiConnectorId: string;
}

/** What the operator set for a station. */
export interface Station {
  readonly id: StationId;
  readonly approved: boolean;
  readonly securityProfile: SecurityProfile;
  /** Keyed hashes of the accepted Basic credentials, see `ports.Secrets.hash`. */
  readonly passwordHashes: readonly string[];
  /** Basic user name when it is not the identity. */
  readonly username?: string;
  /** Accept a client that offers no subprotocol as this version. */
  readonly assumeVersion?: '1.6';
  readonly connectors: readonly ConnectorMapping[];
  /** Of its meters, as `ocmf/public-key.readPublicKey` reads them: what they signed is proven. */
  readonly meterPublicKeys?: readonly string[];
}

/** What a station said of itself when it booted. */
export interface BootInfo {
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber?: string;
  readonly firmware?: string;
  readonly bootedAt: Instant;
}

export type ConnectorState =
  | 'Available'
  | 'Charging'
  | 'Faulted'
  | 'Finishing'
  | 'Preparing'
  | 'Reserved'
  | 'SuspendedEV'
  | 'SuspendedEVSE'
  | 'Unavailable';

export interface ConnectorStatus {
  readonly state: ConnectorState;
  readonly errorCode?: string;
  readonly at: Instant;
}

/** What the bridge remembers of a transaction so that retries and late messages are recognised. */
export interface TransactionRecord {
  readonly sessionId: string;
  readonly evseId: number;
  readonly idTag: string;
  /** The content of the start that made it; a retried start has the same. */
  readonly startKey: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  /** Ended by a rule, not by the station: its own stop may still come. */
  readonly closedByRule?: boolean;
}
