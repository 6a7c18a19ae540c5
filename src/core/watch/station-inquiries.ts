import type { StationId } from '../model/common.ts';

/** What a station says of a transaction [OCPP 2.0.1 E14]. */
export interface TransactionState {
  /** Absent where it does not say. */
  readonly ongoing?: boolean;
  /** It still has messages of this transaction to send. */
  readonly queued: boolean;
}

/** Which connector; absent `connectorId`: the station knows none below the EVSE. */
export interface ConnectorNumbers {
  readonly evseId: number;
  readonly connectorId?: number;
}

/**
 * What a station may be asked on our own account, in no version's words; harmless where it does not know the question.
 * Every method may throw BridgeError `not-connected`, `timeout` or `station-error`.
 */
export interface StationInquiries {
  /** It is to boot again. Answers whether it will, as do the next two. */
  askBoot(stationId: StationId): Promise<boolean>;
  askHeartbeat(stationId: StationId): Promise<boolean>;
  /** Each is to say its status; of all that it has, where none is named. The first that is refused ends the asking. */
  askStatuses(stationId: StationId, connectors: readonly ConnectorNumbers[]): Promise<boolean>;
  /** Absent where the version has no such question, or the station no answer. */
  transaction(stationId: StationId, transactionId: string): Promise<TransactionState | undefined>;
  /** How long it waits for a vehicle once a driver is let charge, in seconds; absent where it does not say. */
  connectionTimeoutS(stationId: StationId): Promise<number | undefined>;
}
