import type { Instant, StationId } from './common.ts';
import type { LocalListScope } from './local-list.ts';
import type { Quirks } from './quirks.ts';

/** [OCPP 1.6 security whitepaper 2.1, OCPP 2.0.1 part 2 A00] what a station must show at least to be let in. */
export type SecurityProfile = 0 | 1 | 2 | 3;

/** Which client certificate is the station's. Whatever is given must fit. */
export interface ClientCertificateRule {
  /** Absent: the station's id, unless fingerprints are given. */
  readonly commonName?: string;
  /** The O of the subject. */
  readonly organization?: string;
  /** SHA-256 of the certificate as 64 lower-case hexadecimal digits; one of them must be it. */
  readonly fingerprint256?: readonly string[];
}

export const ocppVersions = ['1.6', '2.0.1', '2.1'] as const;
export type OcppVersion = (typeof ocppVersions)[number];

export const bootPolicies = ['accept', 'pending', 'reject'] as const;
export type BootPolicy = (typeof bootPolicies)[number];

/** What a station was told when it booted [OCPP 1.6 7.4, OCPP 2.0.1 RegistrationStatusEnumType]. */
export type BootDecision = 'accepted' | 'pending' | 'rejected';

/** Where a station's connector appears in OCPI. For OCPP 1.6 `evseId` is the connectorId. */
export interface ConnectorMapping {
  readonly evseId: number;
  /** Below the EVSE, for OCPP 2.x; absent: its only one. */
  readonly connectorId?: number;
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
  /** A higher one that the station took and has not come with. */
  readonly nextSecurityProfile?: SecurityProfile;
  /** Keyed hashes of the accepted Basic credentials, see `ports.Secrets.hash`. */
  readonly passwordHashes: readonly string[];
  /** The same for passwords that the station was told and has not come back with; the oldest first. */
  readonly newPasswordHashes?: readonly (readonly string[])[];
  /** Basic user name when it is not the identity. */
  readonly username?: string;
  /** Accept a client that offers no subprotocol as this version. */
  readonly assumeVersion?: OcppVersion;
  readonly clientCertificate?: ClientCertificateRule;
  /** What its boot is answered; absent: accept. */
  readonly bootPolicy?: BootPolicy;
  /** How often it is asked for a heartbeat; absent: as often as all are. */
  readonly heartbeatIntervalS?: number;
  readonly connectors: readonly ConnectorMapping[];
  /** Of its meters, as `ocmf/public-key.readPublicKey` reads them: what they signed is proven. */
  readonly meterPublicKeys?: readonly string[];
  /** Which tokens it keeps in its own list; absent: off. */
  readonly localList?: LocalListScope;
  /** How many entries its list may get, whatever it says of itself. */
  readonly localListMaxEntries?: number;
  /** Absent is `own`. */
  readonly driverCost?: DriverCostAudience;
  /** How this one differs, over what is known of its kind. */
  readonly quirks?: Quirks;
}

/** Who is shown at the charge point what charging costs: nobody, the operator's own and ad-hoc drivers, or partners' too. */
export const driverCostAudiences = ['off', 'own', 'all'] as const;
export type DriverCostAudience = (typeof driverCostAudiences)[number];

/** What a station said of itself when it booted. */
export interface BootInfo {
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber?: string;
  readonly firmware?: string;
  /** The OCPP version it spoke. */
  readonly version?: string;
  readonly bootedAt: Instant;
  /** Absent: accepted. */
  readonly decision?: BootDecision;
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
  readonly connectorId?: number;
  /** Empty while no driver has shown himself. */
  readonly idTag: string;
  /** The content of the start that made it; a retried start has the same. */
  readonly startKey: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  /** Ended by a rule, not by the station: its own stop may still come. */
  readonly closedByRule?: boolean;
  /** Absent where the station does not number what it tells. */
  readonly told?: EventCount;
  /** Absent where every register was told in Wh. */
  readonly units?: RegisterUnits;
  /** The vehicle has been offered energy: from then on it parks when it is only connected. */
  readonly charged?: boolean;
  /** The station tells of this transaction whether the vehicle charges. */
  readonly saysState?: boolean;
}

/** How the registers of a transaction were told, beside Wh. */
export interface RegisterUnits {
  readonly kWh?: true;
  /** The highest number that came without a unit. */
  readonly unnamed?: number;
}

/** Which of a transaction's numbered events came. */
export interface EventCount {
  readonly first: number;
  /** The highest number so far, and the time of the newest event. */
  readonly seqNo: number;
  readonly at: Instant;
  /** Numbers between those that did not come, in their order; of many the first ones. */
  readonly missing: readonly number[];
}
