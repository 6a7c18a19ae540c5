import type { Sample } from '../change.ts';
import type { Instant, Price } from '../model/common.ts';
import type { ModelVariable } from '../model/device-model.ts';
import type { ReservationEnd } from '../partner/partner-promises.ts';
import type { SignedRecord } from '../model/signed.ts';
import type { BootInfo, ConnectorState, RegisterUnits } from '../model/station.ts';
import type { StationEvent } from '../model/station-event.ts';
import type { TokenType } from '../model/token.ts';

/** What a station said, in the past tense and in no version's words. Every OCPP dialect ends here. */
export type Booted = Omit<BootInfo, 'decision'>;

export interface StatusChanged {
  /** 0 is the whole station. */
  readonly evseId: number;
  /** Absent where the station knows no connectors below an EVSE, or means all of them. */
  readonly connectorId?: number;
  /** `Occupied` says only that it is not free: what is known more precisely stays. */
  readonly state: ConnectorState | 'Occupied';
  readonly errorCode?: string;
  readonly at: Instant;
}

export interface SessionStarted {
  readonly evseId: number;
  readonly connectorId?: number;
  /** The station's own name for it; absent where it wants to be given one. */
  readonly transactionId?: string;
  /** Empty while no driver has shown himself. */
  readonly idTag: string;
  /** The reservation that it uses up, where the station says. */
  readonly reservationId?: number;
  readonly tokenType?: TokenType;
  /** Absent where the station does not say. */
  readonly meterStartWh?: number;
  readonly at: Instant;
  /** The station's own words for `at`: part of what makes a retry recognisable. */
  readonly statedAt: string;
  readonly receivedAt: Instant;
}

export interface Metered {
  readonly evseId: number;
  readonly transactionId?: string;
  readonly samples: readonly Sample[];
  /** Absent where there are none. */
  readonly signed?: readonly SignedRecord[];
}

export interface SessionEnded {
  readonly transactionId: string;
  readonly idTag?: string;
  /** Absent where the station said none that can be meant. */
  readonly meterStopWh?: number;
  readonly at: Instant;
  readonly reason?: string;
  readonly samples: readonly Sample[];
  /** Absent where there are none. */
  readonly signed?: readonly SignedRecord[];
}

/** A driver as he showed himself. */
export interface Shown {
  readonly idTag: string;
  readonly type: TokenType;
  /** He has paid at the station: whoever he is, he may charge [OCPP 2.1 C18]. */
  readonly paid?: true;
  /** The station decided on him while it was away. */
  readonly offline?: boolean;
}

/**
 * What an OCPP 2.x station tells of a transaction [OCPP 2.0.1 E]: it names it, begins it with or without a driver, and
 * each message may bring anything.
 */
export interface TransactionTold {
  readonly transactionId: string;
  readonly phase: 'ended' | 'started' | 'updated';
  readonly seqNo: number;
  readonly evseId?: number;
  readonly connectorId?: number;
  readonly at: Instant;
  readonly statedAt: string;
  readonly receivedAt: Instant;
  /** It happened while the station was not connected. */
  readonly offline: boolean;
  readonly driver?: Shown;
  /** As the transaction's chargingState says it. */
  readonly state?: ConnectorState;
  readonly reason?: string;
  readonly reservationId?: number;
  /** Of the call that asked for it. */
  readonly remoteStartId?: number;
  readonly samples: readonly Sample[];
  /** Absent where there are none. */
  readonly signed?: readonly SignedRecord[];
  /** Absent where all registers among the samples were told in Wh. */
  readonly units?: RegisterUnits;
  /** What it cost so far by the station's own reckoning [OCPP 2.1 I12]. */
  readonly stationCost?: StationCost;
}

/** What a station reckoned by a tariff that it was given. */
export interface StationCost {
  readonly currency: string;
  /** Absent where the station does not say, or could not tell. */
  readonly total?: Partial<Price>;
  readonly failure?: string;
}

/** Whether a driver may charge, in no protocol's words. */
export interface Decision {
  readonly status: 'accepted' | 'blocked' | 'concurrent' | 'expired' | 'invalid' | 'no-credit';
  /** Any driver of this group may stop what he started. */
  readonly groupId?: string;
}

/** What a station is told of a start. */
export interface StartAnswer {
  readonly transactionId: string;
  readonly decision: Decision;
}

/** A reservation at the station came to its end without a session. */
export interface ReservationOver {
  /** By which the station knows it. */
  readonly number: number;
  readonly how: ReservationEnd;
}

/** A part of what a station says it is made of. */
export interface InventoryPart {
  /** Of the call that asked for it. */
  readonly requestId: number;
  /** From 0. */
  readonly seqNo: number;
  readonly last: boolean;
  readonly variables: readonly ModelVariable[];
}

/** What a station's monitors found. */
export interface Monitored {
  readonly states: readonly StatusChanged[];
  readonly notes: readonly StationEvent[];
}
