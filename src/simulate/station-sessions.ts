import { setTimeout as wait } from 'node:timers/promises';
import type { CardCheck } from './card-check.ts';
import type { ChargingProfiles } from './charging-profiles.ts';
import type { Authorization, Dialect, TransactionMoment } from './dialect.ts';
import type { DriverDisplay } from './driver-display.ts';
import type { DefaultTariffs } from './default-tariffs.ts';
import { toldText } from './payload.ts';
import type { Payload } from './payload.ts';
import type { Reservations } from './reservations.ts';
import type { StationConfiguration } from './station-configuration.ts';
import type {
  ConnectorState,
  IdToken,
  StationConnector,
  StopReason,
  Transaction,
} from './station-connector.ts';
import type { FullStationOptions } from './station-events.ts';
import type { StationLine } from './station-line.ts';

export interface StationSessionsOptions {
  readonly station: FullStationOptions;
  readonly dialect: Dialect;
  readonly configuration: StationConfiguration;
  readonly line: StationLine;
  readonly cards: CardCheck;
  readonly reservations: Reservations;
  readonly profiles: ChargingProfiles;
  readonly tariffs: DefaultTariffs;
  readonly display: DriverDisplay;
  readonly signal: AbortSignal;
}

export interface Beginning {
  readonly token: IdToken;
  readonly remoteStartId?: number | undefined;
  readonly isRemote?: boolean;
  readonly authorization?: Authorization;
}

const accepted: Authorization = { status: 'Accepted' };

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
    this.rest(connector);
  }

  /** What a connector is when nobody uses it. */
  rest(connector: StationConnector): void {
    if (!connector.operative) this.turn(connector, 'Unavailable');
    else this.turn(connector, this.options.reservations.on(connector.id) ? 'Reserved' : 'Available');
  }

  begin(connector: StationConnector, beginning: Beginning): void {
    const { station, dialect } = this.options;
    const { token } = beginning;
    const at = Date.now();
    connector.meter.begin(at, station.vehicle);
    const transaction: Transaction = {
      token,
      startedAt: at,
      start: connector.meter.read(at),
      remoteStartId: beginning.remoteStartId,
      reservationId: this.useReservation(connector, beginning),
      tariff: this.tariffOf(connector, beginning),
      message: beginning.authorization?.message,
      id: dialect.newTransactionId(),
      seqNo: 0,
      idleMs: 0,
      idleSince: undefined,
      ended: false,
    };
    connector.transaction = transaction;
    station.onEvent({ type: 'begun', connectorId: connector.id, idTag: token.id });
    const trigger = beginning.isRemote === true ? 'RemoteStart' : 'Authorized';
    this.tell(connector, transaction, { kind: 'begun', trigger });
    this.turn(connector, 'Charging');
    this.follow(connector);
    void this.sampling(connector, transaction);
  }

  end(connector: StationConnector, reason: StopReason, by?: IdToken): void {
    const { station, profiles } = this.options;
    const { transaction } = connector;
    if (!transaction) return;
    const at = Date.now();
    connector.meter.end(at);
    idle(transaction, 'Finishing', at);
    transaction.ended = true;
    this.tell(connector, transaction, { kind: 'ended', reason, by });
    connector.transaction = undefined;
    profiles.clear({ connectorId: connector.id, purpose: 'Tx' });
    const sessionWh = connector.meter.read(at).registerWh - transaction.start.registerWh;
    station.onEvent({ type: 'stopped', connectorId: connector.id, reason, sessionWh });
    this.turn(connector, 'Finishing');
    void this.after(station.plugDelayMs, () => {
      if (connector.state === 'Finishing') this.unplug(connector);
    });
  }

  /** [OCPP 1.6 5.11] the start is accepted before; whether there is a session depends on cable and card. */
  async startRemotely(connector: StationConnector, beginning: Beginning): Promise<void> {
    const { station, configuration, signal } = this.options;
    const deadline = Date.now() + configuration.number('ConnectionTimeOut') * 1000;
    if (connector.state === 'Available') this.turn(connector, 'Preparing');
    if (station.vehicleWaiting) await this.after(station.plugDelayMs, () => this.plugIn(connector));
    while (!connector.plugged && Date.now() < deadline && !signal.aborted) {
      await this.after(100, () => undefined);
    }
    const checked = connector.plugged && configuration.isOn('AuthorizeRemoteTxRequests');
    const authorization = checked ? await this.options.cards.authorize(beginning.token) : accepted;
    if (signal.aborted || connector.transaction) return;
    if (connector.plugged && authorization.status === 'Accepted') {
      this.begin(connector, { ...beginning, authorization, isRemote: true });
      return;
    }
    this.options.profiles.clear({ connectorId: connector.id, purpose: 'Tx' });
    this.unplug(connector);
  }

  sample(connector: StationConnector, trigger: 'MeterValuePeriodic' | 'Trigger'): void {
    const { transaction } = connector;
    if (!transaction) return;
    this.tell(connector, transaction, { kind: 'updated', trigger });
    const { registerWh, powerW } = connector.meter.read(Date.now());
    const sessionWh = registerWh - transaction.start.registerWh;
    this.options.station.onEvent({ type: 'metered', connectorId: connector.id, sessionWh, powerW });
  }

  turn(connector: StationConnector, state: ConnectorState): void {
    if (connector.state === state) return;
    connector.state = state;
    const { transaction } = connector;
    this.options.station.onEvent({ type: 'status', connectorId: connector.id, state });
    if (transaction) {
      idle(transaction, state, Date.now());
      this.tell(connector, transaction, { kind: 'updated', trigger: 'ChargingStateChanged' });
    }
    const { dialect, line } = this.options;
    if (line.isReady() && connector.reported !== dialect.statusOf(state)) void this.report(connector);
  }

  /** [OCPP 1.6 4.9] after a time offline only the present status is told. */
  async report(connector: StationConnector): Promise<void> {
    const { dialect, line } = this.options;
    const status = dialect.statusOf(connector.state);
    connector.reported = status;
    const answer = await line.tell(dialect.say.status(connector, Date.now()));
    if (answer === undefined && connector.reported === status) connector.reported = undefined;
  }

  /** No power is left, or there is some again: the state says so. */
  follow(connector: StationConnector): void {
    const nothing = this.options.profiles.limitW(connector, Date.now()) <= 0;
    if (connector.state === 'Charging' && nothing) this.turn(connector, 'SuspendedEVSE');
    else if (connector.state === 'SuspendedEVSE' && !nothing) this.turn(connector, 'Charging');
  }

  private tell(connector: StationConnector, transaction: Transaction, what: TransactionMoment['what']): void {
    const { dialect, line, configuration, station } = this.options;
    const at = Date.now();
    const reading = connector.meter.read(at);
    const { seqNo } = transaction;
    const offline = !line.isReady();
    const moment = { connector, transaction, at, reading, seqNo, offline, state: connector.state, what };
    const saying = dialect.say.transaction(moment, configuration);
    if (!saying) return;
    transaction.seqNo += 1;
    line.push({
      ...saying,
      answered: (answer) => this.answered(connector, transaction, { answer, what }),
      givenUp: (error) => {
        const { action } = saying;
        station.onEvent({ type: 'failed', action, error: error.message, isLost: what.kind === 'begun' });
      },
    });
  }

  private answered(
    connector: StationConnector,
    transaction: Transaction,
    { answer, what }: { readonly answer: unknown; readonly what: TransactionMoment['what'] },
  ): void {
    const { station, configuration, dialect, display } = this.options;
    const { id, status, totalCost, message } = dialect.read.transaction(answer, what.kind);
    transaction.id ??= id;
    if (what.kind === 'begun') {
      station.onEvent({
        type: 'started',
        connectorId: connector.id,
        idTag: transaction.token.id,
        transactionId: transaction.id ?? -1,
        status: status ?? 'Accepted',
      });
    }
    if (totalCost !== undefined) {
      const currency = currencyOf(transaction, configuration);
      display.cost(String(transaction.id), { total: totalCost, currency, isFinal: what.kind === 'ended' });
    }
    if (message !== undefined && message !== transaction.message) display.show(message);
    transaction.message = message ?? transaction.message;
    // [OCPP 1.6 9.1.29 StopTransactionOnInvalidId]
    const refused = status !== undefined && status !== 'Accepted';
    if (!refused || !configuration.isOn('StopTransactionOnInvalidId')) return;
    if (connector.transaction === transaction) this.end(connector, 'DeAuthorized');
  }

  private useReservation(
    connector: StationConnector,
    { token, authorization }: Beginning,
  ): number | undefined {
    const { reservations } = this.options;
    const holder = { idToken: token.id, groupId: authorization?.groupId };
    const used = reservations.heldBy(holder, connector.id);
    return used && reservations.remove(used.id)?.id;
  }

  private tariffOf({ id }: StationConnector, { authorization }: Beginning): Payload | undefined {
    const { tariffs } = this.options;
    return authorization?.tariff ?? tariffs.of(id) ?? tariffs.of(0);
  }

  private async sampling(connector: StationConnector, transaction: Transaction): Promise<void> {
    while (!transaction.ended && !this.options.signal.aborted) {
      const seconds = this.options.configuration.number('MeterValueSampleInterval');
      await this.after(Math.max(seconds, 1) * 1000, () => {
        if (seconds > 0 && !transaction.ended) this.sample(connector, 'MeterValuePeriodic');
      });
    }
  }

  private async after(ms: number, work: () => void): Promise<void> {
    const { signal } = this.options;
    await wait(ms, undefined, { signal }).then(work, () => undefined);
  }
}

/** The tariff's, or else the one that the station is set to; undefined where neither says one. */
export function currencyOf(
  transaction: Transaction | undefined,
  configuration: StationConfiguration,
): string | undefined {
  const set = configuration.value('Currency');
  return toldText(transaction?.tariff, 'currency') ?? (set === '' ? undefined : set);
}

/** Counts the time in which no energy flows. */
function idle(transaction: Transaction, state: ConnectorState, at: number): void {
  if (transaction.idleSince !== undefined) transaction.idleMs += at - transaction.idleSince;
  transaction.idleSince = state.startsWith('Suspended') ? at : undefined;
}
