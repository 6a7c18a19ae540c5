import type { PlannedProfile } from '../core/model/charging-profile.ts';
import type { Instant } from '../core/model/common.ts';
import type { Quirks } from '../core/model/quirks.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { CommandResult, ProfileResult, RemoteControl } from '../core/partner/remote-control.ts';
import type { StationDesk } from '../core/station/station.ts';
import type { StationCertificates } from '../core/security/station-certificates.ts';
import type { StationView } from '../core/station/station-view.ts';
import type { Call } from './call.ts';
import type { CallFault } from './call-error.ts';
import type { DialectInventory } from './dialect-inventory.ts';
import type { DialectLifecycle } from './dialect-lifecycle.ts';
import type { DialectLocalList } from './dialect-local-list.ts';
import type { DialectCost } from './dialect-cost.ts';
import type { DialectSecurity } from './dialect-security.ts';
import type { FrameTypes } from './frame-types.ts';
import type { QuirkBook } from './quirks/quirk-book.ts';
import type { InForce } from './quirks/quirks-in-force.ts';

/** What every action's handler is given beside the payload. */
export interface CallContext {
  readonly desk: StationDesk;
  readonly certificates: Pick<StationCertificates, 'requested'>;
  readonly view: StationView;
  readonly clock: Clock;
  readonly log: Log;
  readonly receivedAt: Instant;
  readonly heartbeatIntervalS: number;
  readonly bootRetryIntervalS: number;
  /** The version that the station speaks, `1.6`. */
  readonly version: string;
  /** What is known of how the station differs. */
  readonly quirks: InForce;
  readonly quirkBook: QuirkBook;
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

/** What RemoteControl's method of this name is told, without the station: the call goes to it. */
type Asked<Name extends keyof RemoteControl> = Omit<Parameters<RemoteControl[Name]>[0] & object, 'stationId'>;

/** The station's view is absent where it has not said anything yet. */
interface Viewed {
  readonly view?: StationView;
}

/** RemoteControl in the words of one version: see there for what is thrown. */
export interface DialectControl {
  idTagOf(owner: Parameters<RemoteControl['idTagOf']>[1], quirks?: Quirks): string;
  startSession(
    call: Call,
    at: Asked<'startSession'> & Viewed & { readonly remoteStartId: number; readonly quirks?: Quirks },
  ): Promise<CommandResult>;
  stopSession(call: Call, at: Asked<'stopSession'>): Promise<CommandResult>;
  unlock(call: Call, at: Asked<'unlock'>): Promise<CommandResult>;
  reserve(call: Call, at: Asked<'reserve'> & Viewed): Promise<CommandResult>;
  cancelReservation(call: Call, at: Asked<'cancelReservation'>): Promise<CommandResult>;
  setChargingProfile(call: Call, at: Asked<'setChargingProfile'>): Promise<ProfileResult>;
  clearChargingProfile(call: Call, at: Asked<'clearChargingProfile'>): Promise<ProfileResult>;
  compositeSchedule(call: Call, at: Asked<'compositeSchedule'>): Promise<PlannedProfile | 'REJECTED'>;
}

/** One OCPP version as a value. Framing, order, queues and the handshake are shared. */
export interface Dialect {
  /** As operators write it, `1.6`. */
  readonly version: string;
  /** As it is negotiated, `ocpp1.6`. */
  readonly subprotocol: string;
  readonly faultCodes: Readonly<Record<CallFault, string>>;
  readonly frames: FrameTypes;

  /** Answers a station's call. @throws CallError, and whatever core throws */
  answer(action: string, payload: unknown, context: CallContext): Promise<Answer>;
  /** The same for a SEND, whose answer nobody gets. Absent where `frames` has none. */
  hear?(action: string, payload: unknown, context: CallContext): Promise<Answer>;

  /**
   * The payload as it is to be sent, with its properties in the order of the schema.
   * @throws BridgeError `invalid` when this is no call that a station of this version may be sent
   */
  checkOutbound(action: string, payload: object): object;
  /** What the schema does not allow in a station's result. */
  checkResult(action: string, payload: unknown): readonly Violation[];
  /** The payload of a call to a station as it may be kept: secrets are masked. */
  masked(action: string, payload: object): object;
  /** The same for the text of a station's answer. */
  maskedAnswer(answer: StationAnswer): string;

  readonly control: DialectControl;
  /** Absent where the version has nothing of it. */
  readonly cost?: DialectCost;
  /** As `cost`. */
  readonly inventory?: DialectInventory;
  readonly lifecycle: DialectLifecycle;
  readonly localList: DialectLocalList;
  readonly security: DialectSecurity;
}
