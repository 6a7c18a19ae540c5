import { EnergyMeter } from './energy-meter.ts';
import { answerCommand } from './station-commands.ts';
import type { CommandTarget } from './station-commands.ts';
import { StationConfiguration } from './station-configuration.ts';
import { StationConnector } from './station-connector.ts';
import type { ConnectorState, StopReason, Transaction } from './station-connector.ts';
import { stationDefaults } from './station-events.ts';
import type { FullStationOptions, StationOptions } from './station-events.ts';
import { StationLine } from './station-line.ts';
import { StationSessions } from './station-sessions.ts';

function makeConnectors({ connectors, speed }: FullStationOptions): readonly StationConnector[] {
  return connectors.map((connector, i) => {
    const registerWh = 100_000 + Math.floor(Math.random() * 9_000_000);
    const { current, maxPowerKw } = connector;
    const meter = new EnergyMeter({ maxPowerW: maxPowerKw * 1000, current, speed, registerWh });
    return new StationConnector(i + 1, connector, meter);
  });
}

/** A charge point that speaks OCPP 1.6J truthfully: what it reports is what its meters and connectors do. */
export class Station implements CommandTarget {
  readonly id: string;
  readonly configuration: StationConfiguration;
  private readonly options: FullStationOptions;
  private readonly connectors: readonly StationConnector[];
  private readonly stopping = new AbortController();
  private readonly line: StationLine;
  private readonly sessions: StationSessions;

  constructor(options: StationOptions) {
    this.id = options.id;
    const station = { ...stationDefaults, ...options };
    this.options = station;
    this.connectors = makeConnectors(station);
    const configuration = new StationConfiguration(this.connectors.length, options.configuration);
    this.configuration = configuration;
    this.line = new StationLine({
      station,
      configuration,
      onCall: (action, payload) => this.commanded(action, payload),
      onReady: (justBooted) => this.reportAll(justBooted),
    });
    const { line } = this;
    this.sessions = new StationSessions({ station, configuration, line, signal: this.stopping.signal });
  }

  /** Connects and stays connected, with growing waits between attempts, until `close`. */
  connect(): void {
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
    this.stopping.abort();
    await this.line.close();
  }

  stateOf(connectorId: number): ConnectorState | undefined {
    return this.connector(connectorId)?.state;
  }

  transactionOf(connectorId: number): Readonly<Transaction> | undefined {
    return this.connector(connectorId)?.transaction;
  }

  plugIn(connectorId: number): void {
    const connector = this.connector(connectorId);
    if (connector && !connector.plugged) this.sessions.plugIn(connector);
  }

  unplug(connectorId: number): void {
    const connector = this.connector(connectorId);
    if (connector?.plugged) this.sessions.unplug(connector);
  }

  /**
   * A driver plugs in and holds a card to the reader: starts a session, or ends the one this card started.
   * Answers Accepted or why not: a status of Authorize, Occupied or Unavailable; Stopped after an end.
   */
  async swipe(connectorId: number, idTag: string): Promise<string> {
    const connector = this.connector(connectorId);
    if (!connector?.operative) return 'Unavailable';
    if (connector.transaction) {
      if (connector.transaction.idTag.toUpperCase() !== idTag.toUpperCase()) return 'Occupied';
      this.sessions.end(connector, 'Local', idTag);
      return 'Stopped';
    }
    this.plugIn(connectorId);
    const status = await this.sessions.authorize(idTag);
    if (this.transactionOf(connectorId)) return 'Occupied';
    if (status === 'Accepted') this.sessions.begin(connector, idTag);
    else this.unplug(connectorId);
    return status;
  }

  /** The vehicle stays connected and takes no more energy. */
  suspend(connectorId: number): void {
    const connector = this.connector(connectorId);
    if (!connector?.transaction || connector.state !== 'Charging') return;
    connector.meter.end(Date.now());
    this.sessions.turn(connector, 'SuspendedEV');
  }

  stop(connectorId: number, reason: StopReason): void {
    const connector = this.connector(connectorId);
    if (connector) this.sessions.end(connector, reason);
  }

  remoteStart(idTag: string, connectorId: number | undefined): 'Accepted' | 'Rejected' {
    const free = (one: StationConnector | undefined) => one?.operative && !one.transaction;
    const chosen = connectorId === undefined ? this.connectors.find(free) : this.connector(connectorId);
    if (!this.line.isReady() || !chosen || !free(chosen)) return 'Rejected';
    this.soon(() => void this.sessions.startRemotely(chosen, idTag));
    return 'Accepted';
  }

  remoteStop(transactionId: number): 'Accepted' | 'Rejected' {
    const connector = this.connectors.find(({ transaction }) => transaction?.id === transactionId);
    if (!connector) return 'Rejected';
    this.soon(() => this.sessions.end(connector, 'Remote'));
    return 'Accepted';
  }

  /** [OCPP 1.6 5.18] a transaction on the connector is finished first. */
  unlock(connectorId: number): 'NotSupported' | 'Unlocked' {
    const connector = this.connector(connectorId);
    if (!connector) return 'NotSupported';
    this.soon(() => {
      if (connector.transaction) this.sessions.end(connector, 'UnlockCommand');
      else this.unplug(connectorId);
    });
    return 'Unlocked';
  }

  /** [OCPP 1.6 5.2] what is in use changes when its transaction has ended. */
  changeAvailability(connectorId: number, operative: boolean): 'Accepted' | 'Rejected' | 'Scheduled' {
    const chosen = this.connectors.filter(({ id }) => connectorId === 0 || id === connectorId);
    if (chosen.length === 0) return 'Rejected';
    for (const connector of chosen) {
      connector.operative = operative;
      if (connector.transaction || connector.plugged) continue;
      this.soon(() => this.sessions.turn(connector, operative ? 'Available' : 'Unavailable'));
    }
    return !operative && chosen.some(({ transaction }) => transaction) ? 'Scheduled' : 'Accepted';
  }

  reset(type: 'Hard' | 'Soft'): void {
    this.soon(() => {
      const reason = type === 'Hard' ? 'HardReset' : 'SoftReset';
      for (const connector of this.connectors) this.sessions.end(connector, reason);
      setTimeout(() => this.line.reboot(), 500).unref();
    });
  }

  trigger(message: string, connectorId: number | undefined): 'Accepted' | 'NotImplemented' | 'Rejected' {
    const chosen = this.connectors.filter(({ id }) => connectorId === undefined || id === connectorId);
    const actions: Readonly<Record<string, () => void>> = {
      BootNotification: () => void this.line.boot(),
      Heartbeat: () => void this.line.tell('Heartbeat', {}),
      MeterValues: () => chosen.forEach((connector) => this.sessions.sample(connector, 'Trigger')),
      StatusNotification: () => chosen.forEach((connector) => void this.sessions.report(connector)),
    };
    const action = Object.hasOwn(actions, message) ? actions[message] : undefined;
    if (!action) return 'NotImplemented';
    if (chosen.length === 0) return 'Rejected';
    this.soon(action);
    return 'Accepted';
  }

  configurationChanged(): void {
    this.line.configured();
  }

  private connector(id: number): StationConnector | undefined {
    return this.connectors.find((connector) => connector.id === id);
  }

  private commanded(action: string, payload: unknown): object {
    const answer = answerCommand(this, action, payload);
    this.options.onEvent({ type: 'commanded', action, answer });
    return answer;
  }

  private reportAll(justBooted: boolean): void {
    if (justBooted) {
      void this.line.tell('StatusNotification', {
        connectorId: 0,
        errorCode: 'NoError',
        status: 'Available',
        timestamp: new Date().toISOString(),
      });
    }
    for (const connector of this.connectors) {
      if (justBooted || connector.reported !== connector.state) void this.sessions.report(connector);
    }
  }

  /** What follows from a command comes after its answer. */
  private soon(work: () => void): void {
    setImmediate(() => {
      if (!this.stopping.signal.aborted) work();
    });
  }
}
