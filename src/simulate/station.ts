import { CardCheck } from './card-check.ts';
import { ChargingProfiles } from './charging-profiles.ts';
import { DefaultTariffs } from './default-tariffs.ts';
import type { BootReason, Dialect } from './dialect.ts';
import { dialects } from './dialects.ts';
import { DriverDisplay } from './driver-display.ts';
import { EnergyMeter } from './energy-meter.ts';
import { LocalList } from './local-list.ts';
import { CallError } from './ocpp-frame.ts';
import { payloadOf } from './payload.ts';
import { Reservations } from './reservations.ts';
import { StationConfiguration } from './station-configuration.ts';
import { StationConnector } from './station-connector.ts';
import type { ConnectorState, StopReason, Transaction } from './station-connector.ts';
import { StationControl } from './station-control.ts';
import { stationDefaults } from './station-events.ts';
import type { FullStationOptions, StationOptions } from './station-events.ts';
import { StationLine } from './station-line.ts';
import { StationSessions } from './station-sessions.ts';
import { StationUpkeep } from './station-upkeep.ts';

const tickMs = 1_000;
/** [OCPP 2.0.1 part 2 appendix 1] of the critical ones those that happen here. */
const securityEvents: Readonly<Partial<Record<BootReason, string>>> = {
  FirmwareUpdate: 'FirmwareUpdated',
  PowerUp: 'StartupOfTheDevice',
  RemoteReset: 'ResetOrReboot',
};

/** A charge point that speaks OCPP truthfully: what it reports is what its meters and connectors do. */
export class Station {
  readonly id: string;
  private readonly options: FullStationOptions;
  private readonly dialect: Dialect;
  private readonly connectors: readonly StationConnector[];
  private readonly profiles: ChargingProfiles;
  private readonly stopping = new AbortController();
  private readonly line: StationLine;
  private readonly cards: CardCheck;
  private readonly sessions: StationSessions;
  private readonly control: StationControl;
  private ticking: NodeJS.Timeout | undefined;

  constructor(options: StationOptions) {
    this.id = options.id;
    const station = { ...stationDefaults, ...options };
    const dialect = dialects[station.version];
    this.options = station;
    this.dialect = dialect;
    const connectors = this.makeConnectors();
    this.connectors = connectors;
    const configuration = new StationConfiguration(
      dialect.settings(connectors.length),
      options.configuration,
    );
    const profiles = new ChargingProfiles(connectors);
    this.profiles = profiles;
    const line = new StationLine({
      station,
      dialect,
      configuration,
      firmware: () => this.control.firmware,
      onCall: (action, payload) => this.commanded(action, payload),
      onReady: (booted) => this.reportAll(booted),
    });
    this.line = line;
    const { signal } = this.stopping;
    const memory = {
      localList: new LocalList(),
      reservations: new Reservations(),
      tariffs: new DefaultTariffs(),
      display: new DriverDisplay((text) => station.onEvent({ type: 'shown', text })),
      profiles,
    };
    const base = { station, dialect, configuration, connectors, line, signal, ...memory };
    const cards = new CardCheck(base);
    this.cards = cards;
    const sessions = new StationSessions({ ...base, cards });
    this.sessions = sessions;
    const upkeep = new StationUpkeep(station.firmware, {
      dialect,
      stepMs: station.upkeepStepMs,
      tell: (saying) => line.tell(saying),
      isIdle: () => connectors.every(({ transaction }) => !transaction),
      isReady: () => line.isReady(),
      reboot: () => line.reboot('FirmwareUpdate'),
      signal,
    });
    this.control = new StationControl({ ...base, cards, sessions, upkeep });
  }

  /** Connects and stays connected, with growing waits between attempts, until `close`. */
  connect(): void {
    this.ticking ??= setInterval(() => this.control.tick(Date.now()), tickMs).unref();
    this.line.connect();
  }

  /** Connected, and the boot was accepted. */
  get isReady(): boolean {
    return this.line.isReady();
  }

  /** Transaction messages that the central system has not acknowledged. */
  get unsent(): number {
    return this.line.unsent;
  }

  /** Cuts the line; what happens meanwhile is queued and reported after `restore`. */
  cut(): void {
    this.line.cut();
  }

  restore(): void {
    this.line.restore();
  }

  async close(): Promise<void> {
    clearInterval(this.ticking);
    this.stopping.abort();
    await this.line.close();
  }

  stateOf(connectorId: number): ConnectorState | undefined {
    return this.control.connector(connectorId)?.state;
  }

  transactionOf(connectorId: number): Readonly<Transaction> | undefined {
    return this.control.connector(connectorId)?.transaction;
  }

  plugIn(connectorId: number): void {
    const connector = this.control.connector(connectorId);
    if (connector && !connector.plugged) this.sessions.plugIn(connector);
  }

  unplug(connectorId: number): void {
    const connector = this.control.connector(connectorId);
    if (connector?.plugged) this.sessions.unplug(connector);
  }

  /**
   * A driver plugs in and holds a card to the reader: starts a session, or ends the one this card started.
   * Answers Accepted or why not: a status of Authorize, Occupied, Reserved or Unavailable; Stopped after an
   * end.
   */
  async swipe(connectorId: number, idTag: string): Promise<string> {
    const connector = this.control.connector(connectorId);
    const token = { id: idTag, type: 'ISO14443' };
    if (!connector?.operative) return 'Unavailable';
    if (connector.transaction) {
      if (connector.transaction.token.id.toUpperCase() !== idTag.toUpperCase()) return 'Occupied';
      this.sessions.end(connector, 'Local', token);
      return 'Stopped';
    }
    this.plugIn(connectorId);
    const authorization = await this.cards.authorize(token);
    if (this.transactionOf(connectorId)) return 'Occupied';
    const admitted = this.cards.admits(connector, token, authorization.groupId);
    const status = authorization.status === 'Accepted' && !admitted ? 'Reserved' : authorization.status;
    if (status === 'Accepted') this.sessions.begin(connector, { token, authorization });
    else this.unplug(connectorId);
    return status;
  }

  /** The vehicle stays connected and takes no more energy. */
  suspend(connectorId: number): void {
    const connector = this.control.connector(connectorId);
    if (!connector?.transaction || connector.state !== 'Charging') return;
    connector.meter.end(Date.now());
    this.sessions.turn(connector, 'SuspendedEV');
  }

  stop(connectorId: number, reason: StopReason): void {
    const connector = this.control.connector(connectorId);
    if (connector) this.sessions.end(connector, reason);
  }

  private makeConnectors(): readonly StationConnector[] {
    const { connectors, speed } = this.options;
    return connectors.map((connector, i) => {
      const registerWh = 100_000 + Math.floor(Math.random() * 9_000_000);
      const { current, maxPowerKw } = connector;
      const limitW = (at: number): number => {
        const own = this.connectors[i];
        return own ? this.profiles.limitW(own, at) : Infinity;
      };
      const meter = new EnergyMeter({ maxPowerW: maxPowerKw * 1000, current, speed, registerWh, limitW });
      return new StationConnector(i + 1, connector, meter);
    });
  }

  /** @throws CallError with the code that OCPP-J gives */
  private async commanded(action: string, payload: unknown): Promise<object> {
    const { commands } = this.dialect;
    const command = Object.hasOwn(commands, action) ? commands[action] : undefined;
    if (!command) throw new CallError('NotImplemented', `${action} is not implemented here`);
    const answer = await command(this.control, payloadOf(payload));
    this.options.onEvent({ type: 'commanded', action, answer });
    return answer;
  }

  private reportAll(booted: BootReason | undefined): void {
    const { say } = this.dialect;
    const now = Date.now();
    const event = booted && securityEvents[booted];
    for (const saying of [
      event === undefined ? undefined : say.securityEvent(event, now),
      booted && say.stationStatus(now),
    ]) {
      if (saying) void this.line.tell(saying);
    }
    for (const connector of this.connectors) {
      const isChanged = connector.reported !== this.dialect.statusOf(connector.state);
      if (booted || isChanged) void this.sessions.report(connector);
    }
  }
}
