import type { Instant, PartnerId, Party, Price, StationId } from './common.ts';
import type { GeoLocation } from './location.ts';
import type { SignedData } from './signed.ts';
import type { Tariff } from './tariff.ts';
import type { TokenReference } from './token.ts';
import type { RecordedPeriod } from '../pricing/charge.ts';
import type { FindingCode, SegmentFinding, StateChange } from '../pricing/segment/facts.ts';

export type SessionStatus = 'ACTIVE' | 'COMPLETED' | 'INVALID' | 'PENDING' | 'RESERVATION';
export type AuthMethod = 'AUTH_REQUEST' | 'COMMAND' | 'WHITELIST';

/** A stretch of a session in which nothing that matters for the price changes; it ends where the next starts. */
export type ChargingPeriod = RecordedPeriod;

/** What made a session's figures doubtful. */
export type SessionFlag =
  | 'clock-changed'
  | 'clock-skew'
  /** The station numbers what it tells of a transaction, and some of it never came. */
  | 'events-missing'
  /** The register was first read well after the start, or never. */
  | 'meter-start-missing'
  | 'refused'
  /** A signed record fits not even the key that came with it. */
  | 'signature-mismatch'
  /** The signature of a record was not checked: no key is known, or its format is not one that is read here. */
  | 'signature-unchecked'
  /** A record is signed by a key that only the station itself brought. */
  | 'signature-untrusted'
  /** Between the signed records' numbers some are missing. */
  | 'signed-gap'
  /** Signed records came, but none of the begin or none of the end. */
  | 'signed-incomplete'
  /** The meter says that its times are not to be billed. */
  | 'signed-time-unusable'
  /** A signed record is longer than a CDR may tell. */
  | 'signed-too-long'
  | 'started-offline'
  /** The message that began it never came. */
  | 'start-missing'
  | 'stop-missing'
  /** Its register was told in kWh, and then without a unit: what is Wh by the letter may be kWh. */
  | 'unit-unclear';

export interface Session extends Party {
  readonly id: string;
  readonly stationId: StationId;
  /** The station's number for the connector (OCPP 1.6 connectorId). */
  readonly evseId: number;
  /** Below the EVSE, where the station knows such. */
  readonly connectorId?: number;
  readonly transactionId: string;
  /** Null where the station's connector is mapped to no location. */
  readonly place: SessionPlace | null;
  /** The partner that is entitled to this session, null for the operator's own drivers. */
  readonly owner: PartnerId | null;
  /** Empty while no driver has shown himself. */
  readonly idTag: string;
  readonly token: TokenReference | null;
  readonly authMethod: AuthMethod;
  readonly authorizationReference?: string;
  /** The partner's own id of the reservation that it used up. */
  readonly reservationId?: string;
  readonly status: SessionStatus;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly meterStartWh: number;
  /** No register has been read yet: `meterStartWh` says nothing. */
  readonly meterUnread?: true;
  readonly meterStopWh?: number;
  readonly turns: readonly StateChange[];
  /** The register, the periods and what was doubtful about the readings: see `metering.measured`. */
  readonly meterWh: number;
  readonly periods: readonly ChargingPeriod[];
  readonly findings: readonly SegmentFinding[];
  /** By how much the station's clock was ahead at the start, where it was plainly wrong. */
  readonly clockOffsetMs?: number;
  readonly currency: string;
  /** The tariffs in force when the session started, as `ids.makeTariffVersion`. */
  readonly tariffVersions: readonly string[];
  readonly stopReason?: string;
  readonly flags: readonly SessionFlag[];
  /** How many signed meter values are kept for it; absent for none. */
  readonly signedRecords?: number;
  /** What an operator has looked at and let pass. */
  readonly accepted?: readonly HoldCode[];
  /** An operator gave up billing it. */
  readonly droppedAt?: Instant;
  /** How many of its CDRs were taken back. */
  readonly credits?: number;
  /** What an operator has put right, the last one last. */
  readonly corrections?: readonly Correction[];
  readonly lastUpdated: Instant;
}

/** Figures of a session that an operator set in place of those that the station told. */
export interface Correction {
  readonly at: Instant;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
  readonly meterStartWh?: number;
  readonly meterStopWh?: number;
  readonly reason: string;
}

/** Location, EVSE, connector and tariffs as they were when the session started. */
export interface SessionPlace {
  readonly locationId: string;
  readonly evseUid: string;
  readonly connectorId: string;
  readonly timeZone: string;
  readonly country: string;
  readonly name?: string;
  readonly address: string;
  readonly city: string;
  readonly postalCode?: string;
  readonly state?: string;
  readonly coordinates: GeoLocation;
  readonly evseIdentifier?: string;
  readonly connectorStandard: string;
  readonly connectorFormat: string;
  readonly connectorPowerType: string;
  /** What the connector delivers at most. */
  readonly maxPowerW?: number;
}

export interface CdrTotals {
  readonly cost: Price;
  readonly fixedCost?: Price;
  readonly energyWh: number;
  readonly energyCost?: Price;
  readonly timeMs: number;
  readonly timeCost?: Price;
  readonly parkingMs: number;
  readonly parkingCost?: Price;
  readonly reservationCost?: Price;
}

/** A charge detail record, sealed: it never changes once a partner may have seen it. */
export interface Cdr extends Party {
  readonly id: string;
  readonly sessionId: string;
  readonly stationId: StationId;
  readonly owner: PartnerId | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly token: TokenReference;
  readonly authMethod: AuthMethod;
  readonly authorizationReference?: string;
  readonly place: SessionPlace;
  readonly currency: string;
  readonly tariffs: readonly Tariff[];
  readonly periods: readonly ChargingPeriod[];
  readonly totals: CdrTotals;
  readonly signedData?: SignedData;
  readonly remark?: string;
  /** The id of the CDR that this one takes back. */
  readonly creditOf?: string;
  readonly lastUpdated: Instant;
}

/** Why a session has no CDR yet, and what would release it. */
export interface Hold {
  readonly code: HoldCode;
  readonly text: string;
}

export type HoldCode =
  | FindingCode
  | 'clock-changed'
  | 'credited'
  | 'energy-implausible'
  | 'in-the-future'
  | 'location-unknown'
  | 'measurement-missing'
  | 'overlapping'
  | 'power-implausible'
  | 'signature-invalid'
  | 'signed-energy-differs'
  | 'signed-energy-unusable'
  | 'start-missing'
  | 'stop-missing'
  | 'tariff-missing'
  | 'tariff-unsupported'
  | 'too-old'
  | 'unit-unclear';
