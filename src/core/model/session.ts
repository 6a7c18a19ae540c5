import type { Instant, PartnerId, Party, Price, StationId } from './common.ts';
import type { GeoLocation } from './location.ts';
import type { Tariff } from './tariff.ts';
import type { TokenReference } from './token.ts';

export type SessionStatus = 'ACTIVE' | 'COMPLETED' | 'INVALID' | 'PENDING' | 'RESERVATION';
export type AuthMethod = 'AUTH_REQUEST' | 'COMMAND' | 'WHITELIST';
export type PeriodKind = 'charging' | 'parking';

/** A stretch of a session in which nothing that matters for the price changes; it ends where the next starts. */
export interface ChargingPeriod {
  readonly startedAt: Instant;
  readonly kind: PeriodKind;
  readonly energyWh: number;
  readonly tariffId?: string;
}

/** What made a session's figures doubtful; its CDR is held when the energy is. */
export type SessionFlag =
  'clock-skew' | 'meter-missing' | 'meter-regression' | 'refused' | 'started-offline' | 'stop-missing';

export interface Session extends Party {
  readonly id: string;
  readonly stationId: StationId;
  /** The station's number for the connector (OCPP 1.6 connectorId). */
  readonly evseId: number;
  readonly transactionId: string;
  /** Null where the station's connector is mapped to no location. */
  readonly place: SessionPlace | null;
  /** The partner that is entitled to this session, null for the operator's own drivers. */
  readonly owner: PartnerId | null;
  readonly idTag: string;
  readonly token: TokenReference | null;
  readonly authMethod: AuthMethod;
  readonly authorizationReference?: string;
  readonly status: SessionStatus;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly meterStartWh: number;
  readonly meterWh: number;
  readonly periods: readonly ChargingPeriod[];
  readonly currency: string;
  /** The tariffs in force when the session started, as `ids.makeTariffVersion`. */
  readonly tariffVersions: readonly string[];
  readonly stopReason?: string;
  readonly flags: readonly SessionFlag[];
  readonly lastUpdated: Instant;
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
  readonly lastUpdated: Instant;
}

/** Why a session has no CDR yet, and what would release it. */
export interface Hold {
  readonly code: HoldCode;
  readonly text: string;
}

export type HoldCode =
  | 'location-unknown'
  | 'meter-missing'
  | 'meter-regression'
  | 'stop-missing'
  | 'tariff-missing'
  | 'tariff-unsupported';
