import { X509Certificate, createPrivateKey } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { CardCheck } from './card-check.ts';
import type { ChargingProfiles } from './charging-profiles.ts';
import type { CommandTarget, FirmwareJob, LogJob, ReserveAnswer, Trigger } from './command-target.ts';
import type { DefaultTariffs } from './default-tariffs.ts';
import type { Dialect, Saying } from './dialect.ts';
import type { DriverDisplay } from './driver-display.ts';
import { InstalledCertificates } from './installed-certificates.ts';
import type { LocalList } from './local-list.ts';
import { ReservationDesk } from './reservation-desk.ts';
import type { Reservation, Reservations } from './reservations.ts';
import type { StationConfiguration } from './station-configuration.ts';
import type { StationConnector } from './station-connector.ts';
import type { FullStationOptions } from './station-events.ts';
import { heartbeat } from './station-line.ts';
import type { StationLine } from './station-line.ts';
import { currencyOf } from './station-sessions.ts';
import type { StationSessions } from './station-sessions.ts';
import type { StationUpkeep } from './station-upkeep.ts';
import { makeSigningRequest } from './signing-request.ts';

export interface StationControlOptions {
  readonly station: FullStationOptions;
  readonly dialect: Dialect;
  readonly configuration: StationConfiguration;
  readonly connectors: readonly StationConnector[];
  readonly line: StationLine;
  readonly cards: CardCheck;
  readonly sessions: StationSessions;
  readonly reservations: Reservations;
  readonly localList: LocalList;
  readonly profiles: ChargingProfiles;
  readonly display: DriverDisplay;
  readonly tariffs: DefaultTariffs;
  readonly upkeep: StationUpkeep;
  readonly signal: AbortSignal;
}

const restartMs = 500;
/** What 1.6 and 2.x call the authorities of central systems. */
const centralRoots = ['CentralSystemRootCertificate', 'CSMSRootCertificate'];

/** What a central system has a charge point do, whatever the version it is said in. */
export class StationControl implements CommandTarget {
  readonly station: FullStationOptions;
  readonly configuration: StationConfiguration;
  readonly connectors: readonly StationConnector[];
  readonly localList: LocalList;
  readonly profiles: ChargingProfiles;
  readonly display: DriverDisplay;
  readonly tariffs: DefaultTariffs;
  readonly certificates = new InstalledCertificates();
  private readonly options: StationControlOptions;
  private readonly desk: ReservationDesk;
  private resetting: (() => void) | undefined;
  /** Of the signing request that waits for its certificate. */
  private key: string | undefined;

  constructor(options: StationControlOptions) {
    this.options = options;
    this.station = options.station;
    this.configuration = options.configuration;
    this.connectors = options.connectors;
    this.localList = options.localList;
    this.profiles = options.profiles;
    this.display = options.display;
    this.tariffs = options.tariffs;
    this.desk = new ReservationDesk({
      ...options,
      say: (saying) => this.say(saying),
      soon: (work) => this.soon(work),
    });
  }

  get firmware(): string {
    return this.options.upkeep.firmware;
  }

  get unsent(): number {
    return this.options.line.unsent;
  }

  connector(id: number): StationConnector | undefined {
    return this.connectors.find((connector) => connector.id === id);
  }

  currencyOf(transactionId: string): string | undefined {
    const at = this.connectors.find(({ transaction }) => transaction?.id === transactionId);
    return currencyOf(at?.transaction, this.configuration);
  }

  configurationChanged(): void {
    this.options.line.configured();
  }

  usePassword(password: Buffer | string): void {
    this.soon(() => this.options.line.identify({ password }));
  }

  remoteStart(start: Parameters<CommandTarget['remoteStart']>[0]): 'Accepted' | 'Rejected' {
    const { token, connectorId, remoteStartId, accept } = start;
    const { line, cards, sessions } = this.options;
    const fits = (one: StationConnector) => one.isFree && cards.admits(one, token);
    const chosen =
      connectorId === undefined
        ? this.connectors.find(fits)
        : this.connectors.find(({ id }) => id === connectorId);
    if (!line.isReady() || !chosen || !fits(chosen) || accept?.(chosen) === false) return 'Rejected';
    this.soon(() => void sessions.startRemotely(chosen, { token, remoteStartId }));
    return 'Accepted';
  }

  remoteStop(transactionId: number | string): 'Accepted' | 'Rejected' {
    const connector = this.connectors.find(({ transaction }) => transaction?.id === transactionId);
    if (!connector) return 'Rejected';
    this.soon(() => this.options.sessions.end(connector, 'Remote'));
    return 'Accepted';
  }

  /** [OCPP 1.6 5.18] a transaction on the connector is finished first. */
  unlock(connector: StationConnector): void {
    const { sessions } = this.options;
    this.soon(() => {
      if (connector.transaction) sessions.end(connector, 'UnlockCommand');
      else sessions.unplug(connector);
    });
  }

  /** [OCPP 1.6 5.2] what is in use changes when its transaction has ended. */
  changeAvailability(connectorId: number, operative: boolean): 'Accepted' | 'Rejected' | 'Scheduled' {
    const { sessions } = this.options;
    const chosen = this.connectors.filter(({ id }) => connectorId === 0 || id === connectorId);
    if (chosen.length === 0) return 'Rejected';
    for (const connector of chosen) {
      connector.operative = operative;
      if (!operative) this.desk.giveUp(connector);
      if (!connector.transaction && !connector.plugged) this.soon(() => sessions.rest(connector));
    }
    return !operative && chosen.some(({ transaction }) => transaction) ? 'Scheduled' : 'Accepted';
  }

  reset(when: 'idle' | 'now', reason: 'HardReset' | 'SoftReset'): 'Accepted' | 'Scheduled' {
    const { sessions, line } = this.options;
    const restart = () => {
      for (const connector of this.connectors) sessions.end(connector, reason);
      setTimeout(() => line.reboot('RemoteReset'), restartMs).unref();
    };
    if (when === 'idle' && this.connectors.some(({ transaction }) => transaction)) {
      this.resetting = restart;
      return 'Scheduled';
    }
    this.soon(restart);
    return 'Accepted';
  }

  /** What is accepted is said, also by a station that otherwise waits to be let in [OCPP 1.6 4.2.1, 2.0.1 B02]. */
  trigger(message: Trigger, connectorId: number | undefined): 'Accepted' | 'Rejected' {
    const { line, sessions, upkeep } = this.options;
    const chosen = this.connectors.filter(({ id }) => connectorId === undefined || id === connectorId);
    if (!chosen.some((connector) => this.canTell(message, connector))) return 'Rejected';
    const each = (work: (connector: StationConnector) => void) => () => chosen.forEach(work);
    const actions: Readonly<Record<Trigger, () => void>> = {
      BootNotification: () => line.triggerBoot(),
      DiagnosticsStatusNotification: () => void upkeep.tellLog({ secured: false }),
      FirmwareStatusNotification: () => void upkeep.tellFirmware({ secured: false }),
      Heartbeat: () => void line.tell(heartbeat),
      LogStatusNotification: () => void upkeep.tellLog({ secured: true }),
      MeterValues: each((connector) => {
        const values = this.valuesOf(connector);
        if (values) void line.tell(values);
      }),
      SignCertificate: () => void this.requestCertificate(),
      SignedFirmwareStatusNotification: () => void upkeep.tellFirmware({ secured: true }),
      StatusNotification: each((connector) => void sessions.report(connector)),
      TransactionEvent: each((connector) => sessions.sample(connector, 'Trigger')),
    };
    this.soon(actions[message]);
    return 'Accepted';
  }

  reserve(reservation: Reservation): ReserveAnswer {
    return this.desk.reserve(reservation);
  }

  cancelReservation(id: number): 'Accepted' | 'Rejected' {
    return this.desk.cancel(id);
  }

  updateFirmware(job: FirmwareJob): 'Accepted' | 'AcceptedCanceled' {
    return this.options.upkeep.updateFirmware(job);
  }

  uploadLog(job: LogJob): { readonly status: 'Accepted' | 'AcceptedCanceled'; readonly filename: string } {
    return { status: this.options.upkeep.uploadLog(job), filename: `${this.station.id}.log`.slice(-255) };
  }

  useCertificate(chain: string): 'Accepted' | 'Rejected' {
    const { key } = this;
    if (key === undefined || !fits(chain, key)) return 'Rejected';
    this.key = undefined;
    this.soon(() => this.options.line.identify({ tls: { cert: chain, key } }));
    return 'Accepted';
  }

  trustChanged(): void {
    const given = this.station.tls?.ca ?? rootCertificates.join('\n');
    const ca = [given, ...this.certificates.of(centralRoots)].join('\n');
    this.options.line.trust(ca);
  }

  limitsChanged(): void {
    this.soon(() => this.connectors.forEach((connector) => this.options.sessions.follow(connector)));
  }

  sayLater(...calls: readonly Saying[]): void {
    this.soon(() => calls.forEach((call) => this.say(call)));
  }

  /** Once a second: what only time brings about. */
  tick(now: number): void {
    const { sessions } = this.options;
    this.desk.expire(now);
    for (const connector of this.connectors) sessions.follow(connector);
    if (this.resetting && !this.connectors.some(({ transaction }) => transaction)) {
      this.resetting();
      this.resetting = undefined;
    }
  }

  /** Events of transactions wait in their queue until the station is let in; where nothing is measured nothing can be told. */
  private canTell(message: Trigger, connector: StationConnector): boolean {
    const measures = () => this.valuesOf(connector) !== undefined;
    if (message === 'MeterValues') return measures();
    if (message !== 'TransactionEvent') return true;
    return connector.transaction !== undefined && this.options.line.isReady() && measures();
  }

  private valuesOf(connector: StationConnector): Saying | undefined {
    const at = Date.now();
    const taken = { at, reading: connector.meter.read(at) };
    return this.options.dialect.say.meterValues(connector, taken, this.configuration);
  }

  private async requestCertificate(): Promise<void> {
    const { line, dialect, station } = this.options;
    const { csr, key } = await makeSigningRequest({ commonName: station.id, organization: station.vendor });
    this.key = key;
    await line.tell(dialect.say.signCertificate(csr));
  }

  private say(saying: Saying | undefined): void {
    if (saying && this.options.line.isReady()) void this.options.line.tell(saying);
  }

  /** What follows from a command comes after its answer. */
  private soon(work: () => void): void {
    setImmediate(() => {
      if (!this.options.signal.aborted) work();
    });
  }
}

function fits(chain: string, key: string): boolean {
  try {
    return new X509Certificate(chain).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
