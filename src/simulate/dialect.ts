import type { Reading } from './energy-meter.ts';
import type { Payload } from './payload.ts';
import type { Setting, StationConfiguration } from './station-configuration.ts';
import type {
  ConnectorState,
  IdToken,
  StationConnector,
  StopReason,
  Transaction,
} from './station-connector.ts';
import type { CommandTarget } from './command-target.ts';
import type { FullStationOptions } from './station-events.ts';

/** A call to the central system. */
export interface Saying {
  readonly action: string;
  readonly payload: object;
}

export type BootReason = 'FirmwareUpdate' | 'PowerUp' | 'RemoteReset' | 'Triggered';

export type TransactionTrigger =
  'Authorized' | 'ChargingStateChanged' | 'MeterValuePeriodic' | 'RemoteStart' | 'Trigger';

/** Something that happens in a transaction, at its time: told at once, or when there is a line again. */
export interface TransactionMoment {
  readonly connector: StationConnector;
  readonly transaction: Transaction;
  readonly at: number;
  readonly reading: Reading;
  readonly seqNo: number;
  readonly offline: boolean;
  /** The connector's, then. */
  readonly state: ConnectorState;
  readonly what:
    | { readonly kind: 'begun'; readonly trigger: TransactionTrigger }
    | { readonly kind: 'updated'; readonly trigger: TransactionTrigger }
    | { readonly kind: 'ended'; readonly reason: StopReason; readonly by?: IdToken | undefined };
}

/** Its payload is made when it is sent: in 1.6 the transaction's id may not be known before. */
export interface TransactionSaying {
  readonly action: string;
  readonly payload: () => object;
}

/** What the central system says of a card. */
export interface Authorization {
  readonly status: string;
  readonly groupId?: string | undefined;
  readonly tariff?: Payload | undefined;
  /** For the driver: in 2.x the price is said so. */
  readonly message?: string | undefined;
}

export interface TransactionAnswer {
  readonly id?: number | undefined;
  readonly status?: string | undefined;
  readonly totalCost?: number | undefined;
  readonly message?: string | undefined;
}

/** A firmware update or a log upload; without a number where 1.6 gives none. */
export interface UpkeepJob {
  readonly requestId?: number | undefined;
  /** Which of the two messages that 1.6 has is meant; by default the one with a number where there is one. */
  readonly secured?: boolean;
}

/** The answer to a call; what comes of it happens afterwards. */
export type Command = (target: CommandTarget, payload: Payload) => object | Promise<object>;

/** An OCPP version: how the things that a charge point does are said and heard in it. */
export interface Dialect {
  readonly subprotocol: string;
  /** Of the error codes, which are spelt here as 2.x does, those that it spells otherwise. */
  readonly errorCodes: Readonly<Record<string, string>>;
  /** Settings that only this version has, by name. */
  settings(connectors: number): Readonly<Record<string, Setting>>;
  /** Undefined where the central system names transactions. */
  newTransactionId(): string | undefined;
  statusOf(state: ConnectorState): string;
  readonly say: {
    boot(station: FullStationOptions, reason: BootReason): Saying;
    stationStatus(at: number): Saying | undefined;
    status(connector: StationConnector, at: number): Saying;
    authorize(token: IdToken): Saying;
    /** Undefined for what this version has no message for. */
    transaction(
      moment: TransactionMoment,
      configuration: StationConfiguration,
    ): TransactionSaying | undefined;
    /** Outside the queue of transaction messages. */
    meterValues(
      connector: StationConnector,
      taken: { readonly at: number; readonly reading: Reading },
      configuration: StationConfiguration,
    ): Saying | undefined;
    reservationOver(id: number, why: 'Expired' | 'Removed'): Saying | undefined;
    firmware(status: string, job: UpkeepJob): Saying | undefined;
    log(status: string, job: UpkeepJob): Saying | undefined;
    /** Undefined where it is an extension that central systems need not have. */
    securityEvent(type: string, at: number): Saying | undefined;
    signCertificate(csr: string): Saying;
  };
  readonly read: {
    authorization(answer: unknown): Authorization;
    transaction(answer: unknown, kind: TransactionMoment['what']['kind']): TransactionAnswer;
  };
  readonly commands: Readonly<Record<string, Command>>;
}
