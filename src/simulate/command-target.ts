import type { ChargingProfiles } from './charging-profiles.ts';
import type { DriverDisplay } from './driver-display.ts';
import type { InstalledCertificates } from './installed-certificates.ts';
import type { LocalList } from './local-list.ts';
import type { Reservation } from './reservations.ts';
import type { StationConfiguration } from './station-configuration.ts';
import type { IdToken, StationConnector } from './station-connector.ts';
import type { FullStationOptions } from './station-events.ts';
import type { DefaultTariffs } from './default-tariffs.ts';

export type Trigger =
  | 'BootNotification'
  | 'DiagnosticsStatusNotification'
  | 'FirmwareStatusNotification'
  | 'Heartbeat'
  | 'LogStatusNotification'
  | 'MeterValues'
  | 'SignCertificate'
  | 'SignedFirmwareStatusNotification'
  | 'StatusNotification'
  | 'TransactionEvent';

export type ReserveAnswer = 'Accepted' | 'Faulted' | 'Occupied' | 'Rejected' | 'Unavailable';

export interface FirmwareJob {
  readonly requestId?: number | undefined;
  readonly location: string;
  readonly retrieveAt: number;
  readonly installAt?: number | undefined;
  /** Whether there is a signature to say something about. */
  readonly signed: boolean;
}

export interface LogJob {
  readonly requestId?: number | undefined;
}

/** What a central system can look at and have done; every method answers at once and acts afterwards. */
export interface CommandTarget {
  readonly station: FullStationOptions;
  /** What the charge point runs at present, which an update changes. */
  readonly firmware: string;
  readonly configuration: StationConfiguration;
  readonly connectors: readonly StationConnector[];
  readonly localList: LocalList;
  readonly profiles: ChargingProfiles;
  readonly display: DriverDisplay;
  readonly tariffs: DefaultTariffs;
  readonly certificates: InstalledCertificates;
  /** Transaction messages that nobody has acknowledged. */
  readonly unsent: number;

  connector(id: number): StationConnector | undefined;
  /** In which a transaction's costs are told, where that is known. */
  currencyOf(transactionId: string): string | undefined;
  configurationChanged(): void;
  /** Connects anew with it. */
  usePassword(password: Buffer | string): void;
  remoteStart(start: {
    readonly token: IdToken;
    readonly connectorId?: number | undefined;
    readonly remoteStartId?: number | undefined;
    /** Called with the connector, where there is one; false refuses the start. */
    readonly accept?: ((connector: StationConnector) => boolean) | undefined;
  }): 'Accepted' | 'Rejected';
  remoteStop(transactionId: number | string): 'Accepted' | 'Rejected';
  unlock(connector: StationConnector): void;
  /** 0 is all. */
  changeAvailability(connectorId: number, operative: boolean): 'Accepted' | 'Rejected' | 'Scheduled';
  /** When idle: as soon as no transaction runs. */
  reset(when: 'idle' | 'now', reason: 'HardReset' | 'SoftReset'): 'Accepted' | 'Scheduled';
  trigger(message: Trigger, connectorId: number | undefined): 'Accepted' | 'Rejected';
  reserve(reservation: Reservation): ReserveAnswer;
  cancelReservation(id: number): 'Accepted' | 'Rejected';
  /** Whether there is one that was given up for it. */
  updateFirmware(job: FirmwareJob): 'Accepted' | 'AcceptedCanceled';
  uploadLog(job: LogJob): { readonly status: 'Accepted' | 'AcceptedCanceled'; readonly filename: string };
  /** The answer to a signing request. */
  useCertificate(chain: string): 'Accepted' | 'Rejected';
  /** Other authorities are trusted from the next connection on. */
  trustChanged(): void;
  /** Charging profiles have changed: power follows, and what it means for the state is told. */
  limitsChanged(): void;
  /** Says calls, one after another, once this one is answered. */
  sayLater(...calls: readonly { readonly action: string; readonly payload: object }[]): void;
}
