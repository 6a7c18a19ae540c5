import type { Sample } from './change.ts';
import type { Instant } from './model/common.ts';
import type { SignedRecord } from './model/signed.ts';
import type { BootInfo, ConnectorState } from './model/station.ts';

/** What a station said, in the past tense and in no version's words. Every OCPP dialect ends here. */
export type Booted = BootInfo;

export interface StatusChanged {
  /** 0 is the whole station. */
  readonly evseId: number;
  readonly state: ConnectorState;
  readonly errorCode?: string;
  readonly at: Instant;
}

export interface SessionStarted {
  readonly evseId: number;
  readonly idTag: string;
  readonly meterStartWh: number;
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

/** Whether a driver may charge, in no protocol's words. */
export interface Decision {
  readonly status: 'accepted' | 'blocked' | 'concurrent' | 'expired' | 'invalid';
}

/** What a station is told of a start. */
export interface StartAnswer {
  readonly transactionId: string;
  readonly decision: Decision;
}
