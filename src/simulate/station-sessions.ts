import { setTimeout as wait } from 'node:timers/promises';
import type { StationConfiguration } from './station-configuration.ts';
import type { ConnectorState, StationConnector, StopReason, Transaction } from './station-connector.ts';
import type { FullStationOptions } from './station-events.ts';
import type { StationLine } from './station-line.ts';

export interface StationSessionsOptions {
  readonly station: FullStationOptions;
  readonly configuration: StationConfiguration;
  readonly line: StationLine;
  readonly signal: AbortSignal;
}

/** What happens at a charge point's connectors between the cable going in and coming out. */
export class StationSessions {
  private readonly options: StationSessionsOptions;

  constructor(options: StationSessionsOptions) {
    this.options = options;
  }

  plugIn(connector: StationConnector): void {
    connector.plugged = true;
    if (connector.state === 'Available') this.turn(connector, 'Preparing');
  }

  unplug(connector: StationConnector): void {
    if (connector.transaction) this.end(connector, 'EVDisconnected');
    connector.plugged = false;
    this.turn(connector, connector.operative ? 'Available' : 'Unavailable');
  }

  /** What the central system says of a card; while it cannot be asked, the configuration decides. */
  async authorize(idTag: string): Promise<string> {
    const { line, configuration, station } = this.options;
    const offline = configuration.isOn('AllowOfflineTxForUnknownId') ? 'Accepted' : 'Invalid';
    if (!line.isReady()) return offline;
    const askedAt = Date.now();
    const answer = await line.tell('Authorize', { idTag });
    const status = answer === undefined && !line.isReady() ? offline : statusIn(answer);
    station.onEvent({ type: 'authorized', idTag, status, tookMs: Date.now() - askedAt });
    return status;
  }

  begin(connector: StationConnector, idTag: string): void {
    const { station, line } = this.options;
    const at = Date.now();
    connector.meter.begin(at, station.vehicle);
    const transaction: Transaction = {
      idTag,
      startedAt: at,
      start: connector.meter.read(at),
      id: 'pending',
      ended: false,
    };
    connector.transaction = transaction;
    station.onEvent({ type: 'begun', connectorId: connector.id, idTag });
    line.push({
      action: 'StartTransaction',
      payload: () => ({
        connectorId: connector.id,
        idTag,
        meterStart: transaction.start.registerWh,
        timestamp: new Date(at).toISOString(),
      }),
      answered: (answer) => this.started(connector, transaction, answer),
      givenUp: (error) => {
        transaction.id = 'unknown';
        station.onEvent({ type: 'failed', action: 'StartTransaction', error: error.message });
      },
    });
    this.turn(connector, 'Charging');
    void this.sampling(connector, transaction);
  }

  end(connector: StationConnector, reason: StopReason, idTag?: string): void {
    const { station, line, configuration } = this.options;
    const { transaction } = connector;
    if (!transaction) return;
    const at = Date.now();
    connector.meter.end(at);
    const last = connector.meter.read(at);
    transaction.ended = true;
    connector.transaction = undefined;
    const measurands = configuration.sampled('StopTxnSampledData');
    const { start, startedAt } = transaction;
    line.push({
      action: 'StopTransaction',
      payload: () => ({
        transactionId: wireId(transaction),
        ...(idTag !== undefined && { idTag }),
        timestamp: new Date(at).toISOString(),
        meterStop: last.registerWh,
        reason,
        ...(measurands.length > 0 && {
          transactionData: [
            connector.meterValue(start, { at: startedAt, context: 'Transaction.Begin', measurands }),
            connector.meterValue(last, { at, context: 'Transaction.End', measurands }),
          ],
        }),
      }),
      givenUp: (error) =>
        station.onEvent({ type: 'failed', action: 'StopTransaction', error: error.message }),
    });
    const sessionWh = last.registerWh - start.registerWh;
    station.onEvent({ type: 'stopped', connectorId: connector.id, reason, sessionWh });
    this.turn(connector, 'Finishing');
    void this.after(station.plugDelayMs, () => {
      if (connector.state === 'Finishing') this.unplug(connector);
    });
  }

  /** [OCPP 1.6 5.11] the start is accepted before; whether there is a session depends on cable and card. */
  async startRemotely(connector: StationConnector, idTag: string): Promise<void> {
    const { station, configuration, signal } = this.options;
    const deadline = Date.now() + configuration.number('ConnectionTimeOut') * 1000;
    if (connector.state === 'Available') this.turn(connector, 'Preparing');
    if (station.vehicleWaiting) await this.after(station.plugDelayMs, () => this.plugIn(connector));
    while (!connector.plugged && Date.now() < deadline && !signal.aborted) {
      await this.after(100, () => undefined);
    }
    const checked = configuration.isOn('AuthorizeRemoteTxRequests');
    const status = connector.plugged && checked ? await this.authorize(idTag) : 'Accepted';
    if (signal.aborted || connector.transaction) return;
    if (connector.plugged && status === 'Accepted') this.begin(connector, idTag);
    else this.unplug(connector);
  }

  sample(connector: StationConnector, context: 'Sample.Periodic' | 'Trigger'): void {
    const { configuration, line, station } = this.options;
    const { transaction } = connector;
    const at = Date.now();
    const reading = connector.meter.read(at);
    const measurands = configuration.sampled('MeterValuesSampledData');
    if (measurands.length === 0) return;
    const meterValue = [connector.meterValue(reading, { at, context, measurands })];
    if (!transaction) {
      void line.tell('MeterValues', { connectorId: connector.id, meterValue });
      return;
    }
    line.push({
      action: 'MeterValues',
      payload: () => ({
        connectorId: connector.id,
        ...(typeof transaction.id === 'number' && { transactionId: transaction.id }),
        meterValue,
      }),
    });
    const sessionWh = reading.registerWh - transaction.start.registerWh;
    station.onEvent({ type: 'metered', connectorId: connector.id, sessionWh, powerW: reading.powerW });
  }

  turn(connector: StationConnector, state: ConnectorState): void {
    if (connector.state === state) return;
    connector.state = state;
    this.options.station.onEvent({ type: 'status', connectorId: connector.id, state });
    if (this.options.line.isReady()) void this.report(connector);
  }

  /** [OCPP 1.6 4.9] after a time offline only the present status is told. */
  async report(connector: StationConnector): Promise<void> {
    const { state } = connector;
    const answer = await this.options.line.tell('StatusNotification', {
      connectorId: connector.id,
      errorCode: 'NoError',
      status: state,
      timestamp: new Date().toISOString(),
    });
    if (answer !== undefined) connector.reported = state;
  }

  private started(connector: StationConnector, transaction: Transaction, answer: unknown): void {
    const { station, configuration } = this.options;
    const status = statusIn(answer);
    const id = transactionIdIn(answer);
    transaction.id = id ?? 'unknown';
    station.onEvent({
      type: 'started',
      connectorId: connector.id,
      idTag: transaction.idTag,
      transactionId: id ?? -1,
      status,
    });
    // [OCPP 1.6 9.1.29 StopTransactionOnInvalidId]
    const refused = status !== 'Accepted' && configuration.isOn('StopTransactionOnInvalidId');
    if (refused && connector.transaction === transaction) this.end(connector, 'DeAuthorized');
  }

  private async sampling(connector: StationConnector, transaction: Transaction): Promise<void> {
    while (!transaction.ended && !this.options.signal.aborted) {
      const seconds = this.options.configuration.number('MeterValueSampleInterval');
      await this.after(Math.max(seconds, 1) * 1000, () => {
        if (seconds > 0 && !transaction.ended) this.sample(connector, 'Sample.Periodic');
      });
    }
  }

  private async after(ms: number, work: () => void): Promise<void> {
    const { signal } = this.options;
    await wait(ms, undefined, { signal }).then(work, () => undefined);
  }
}

/** Stations that never learnt their transaction's id send -1. */
function wireId({ id }: Transaction): number {
  return typeof id === 'number' ? id : -1;
}

function transactionIdIn(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('transactionId' in answer)) return undefined;
  return typeof answer.transactionId === 'number' ? answer.transactionId : undefined;
}

function statusIn(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('idTagInfo' in answer)) return 'Invalid';
  const info = answer.idTagInfo;
  const known = typeof info === 'object' && info !== null && 'status' in info;
  return known && typeof info.status === 'string' ? info.status : 'Invalid';
}
