import type { CommandResult } from '../core/commands.ts';
import type { Instant } from '../core/model/common.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { StationDesk } from '../core/station.ts';
import type { StationView } from '../core/station-view.ts';
import type { CallFault } from './call-error.ts';

/** What every action's handler is given beside the payload. */
export interface CallContext {
  readonly desk: StationDesk;
  readonly view: StationView;
  readonly clock: Clock;
  readonly log: Log;
  readonly receivedAt: Instant;
  readonly heartbeatIntervalS: number;
}

/** Something in an accepted message that the schema does not allow. */
export interface Violation {
  readonly pointer: string;
  readonly reason: string;
  readonly fault: CallFault;
}

export interface Answer {
  readonly payload: object;
  readonly violations: readonly Violation[];
}

/** What a station sent in answer, or may have. */
export interface StationAnswer {
  readonly text: string;
  /** Of a result. */
  readonly payload?: unknown;
  /** The payload of the call that it answers, where that is known. */
  readonly sent?: object;
}

/** Sends a call to one station. @throws BridgeError `not-connected`, `timeout` or `station-error` */
export type Call = (action: string, payload: object) => Promise<unknown>;

/** One OCPP version as a value. Framing, order, queues and the handshake are shared. */
export interface Dialect {
  /** As operators write it, `1.6`. */
  readonly version: string;
  /** As it is negotiated, `ocpp1.6`. */
  readonly subprotocol: string;
  readonly faultCodes: Readonly<Record<CallFault, string>>;

  /** Answers a station's call. @throws CallError, and whatever core throws */
  answer(action: string, payload: unknown, context: CallContext): Promise<Answer>;

  /** @throws BridgeError `invalid` when this is no call that a station of this version may be sent */
  checkOutbound(action: string, payload: object): void;
  /** What the schema does not allow in a station's result. */
  checkResult(action: string, payload: unknown): readonly Violation[];
  /** The payload of a call to a station as it may be kept: secrets are masked. */
  masked(action: string, payload: object): object;
  /** The same for the text of a station's answer. */
  maskedAnswer(answer: StationAnswer): string;

  startSession(call: Call, at: { view?: StationView; evseId: number; idTag: string }): Promise<CommandResult>;
  stopSession(call: Call, at: { transactionId: string }): Promise<CommandResult>;
  unlock(call: Call, at: { evseId: number }): Promise<CommandResult>;
}
