import type { PendingCommand } from './change.ts';
import { BridgeError, messageOf } from './errors.ts';
import { idTagFor, objectKey } from './ids.ts';
import type { PartnerId, Party } from './model/common.ts';
import type { Evse, Location } from './model/location.ts';
import type { Token } from './model/token.ts';
import type { Clock, Ids, Log, StationCalls, Store } from './ports.ts';

/** [OCPI 2.2.1 mod_commands CommandResponseType] */
export type CommandResponse = 'ACCEPTED' | 'NOT_SUPPORTED' | 'REJECTED' | 'UNKNOWN_SESSION';

/** [OCPI 2.2.1 mod_commands CommandResultType] */
export type CommandResult =
  'ACCEPTED' | 'EVSE_INOPERATIVE' | 'EVSE_OCCUPIED' | 'FAILED' | 'NOT_SUPPORTED' | 'REJECTED' | 'TIMEOUT';

/** Where the result goes, and for how long the station may take. */
export interface CommandOrigin {
  readonly partnerId: PartnerId;
  readonly responseUrl: string;
  readonly correlationId: string;
}

export interface StartSession {
  readonly token: Token;
  readonly locationId: string;
  readonly evseUid?: string;
  readonly connectorId?: string;
  readonly authorizationReference?: string;
}

export interface Connected {
  readonly locationId: string;
  readonly evseUid: string;
  readonly connectorId: string;
}

export interface Answer {
  readonly response: CommandResponse;
  readonly reason?: string;
}

/** What a station is asked to do on a partner's behalf, in no version's words. */
export interface RemoteControl {
  /** @throws BridgeError `not-connected`, `timeout` or `station-error` */
  startSession(at: { stationId: string; evseId: number; idTag: string }): Promise<CommandResult>;
  stopSession(at: { stationId: string; transactionId: string }): Promise<CommandResult>;
  unlock(at: { stationId: string; evseId: number }): Promise<CommandResult>;
}

export interface CommandsDeps {
  readonly store: Store;
  readonly control: RemoteControl;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  /** Tells the partner; what cannot be told within the command's time is dropped. */
  readonly report: (command: PendingCommand, result: CommandResult) => Promise<void>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly party: Party;
  /** What partners are told to wait for the result. */
  readonly commandTimeoutMs: number;
}

const rejected = (reason: string): Answer => ({ response: 'REJECTED', reason });

/** How good an EVSE is for a driver who did not choose one. */
const preference: Readonly<Partial<Record<Evse['status'], number>>> = {
  AVAILABLE: 0,
  BLOCKED: 1,
  UNKNOWN: 2,
};

/**
 * Partners' commands: answered at once, carried out afterwards, the result reported to the partner's
 * response_url. A command is stored before it is answered, so that a result is owed whatever happens to us.
 */
export class Commands {
  private readonly deps: CommandsDeps;
  private readonly underWay = new Set<Promise<void>>();

  constructor(deps: CommandsDeps) {
    this.deps = deps;
  }

  /** Waits for the commands that stations are working on. */
  async drain(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** @throws BridgeError `unknown-location` */
  async start(origin: CommandOrigin, ask: StartSession): Promise<Answer> {
    const location = await this.location(ask.locationId);
    const target = await this.chooseEvse(location, ask);
    if ('response' in target) return target;
    const { stationId, evseId } = target;
    const idTag = idTagFor(origin.partnerId, ask.token.uid);
    const { token, authorizationReference } = ask;
    const start = {
      partnerId: origin.partnerId,
      token,
      ...(authorizationReference !== undefined && { authorizationReference }),
      evseId,
      at: this.deps.clock.now(),
    };
    const command = this.pending('START_SESSION', origin);
    await this.deps.store.commit([
      { type: 'command', command },
      { type: 'expected-start', stationId, idTag, start },
    ]);
    this.carryOut(command, async () => {
      const result = await this.deps.control.startSession({ stationId, evseId, idTag });
      if (result !== 'ACCEPTED') {
        await this.deps.store.commit([{ type: 'expected-start', stationId, idTag, start: null }]);
      }
      return result;
    });
    return { response: 'ACCEPTED' };
  }

  /** A partner stops its own sessions only; another's are as good as unknown. */
  async stop(origin: CommandOrigin, sessionId: string): Promise<Answer> {
    const session = await this.deps.store.session(sessionId);
    if (session?.owner !== origin.partnerId || session.status !== 'ACTIVE') {
      return { response: 'UNKNOWN_SESSION' };
    }
    const { stationId, transactionId } = session;
    if (!this.deps.stations.isConnected(stationId)) return rejected('the charge point is not connected');
    await this.accept(this.pending('STOP_SESSION', origin), () =>
      this.deps.control.stopSession({ stationId, transactionId }),
    );
    return { response: 'ACCEPTED' };
  }

  /** @throws BridgeError `unknown-location` */
  async unlock(origin: CommandOrigin, at: Connected): Promise<Answer> {
    const location = await this.location(at.locationId);
    const evse = location.evses?.find(({ uid }) => uid.toUpperCase() === at.evseUid.toUpperCase());
    const connector = evse?.connectors.find(({ id }) => id.toUpperCase() === at.connectorId.toUpperCase());
    if (!evse || !connector) return rejected('no such EVSE or connector at this location');
    const station = await this.stationOf(location, evse, connector.id);
    if (!station) return rejected('no charge point is mapped to this connector');
    if (!this.deps.stations.isConnected(station.stationId))
      return rejected('the charge point is not connected');
    await this.accept(this.pending('UNLOCK_CONNECTOR', origin), () => this.deps.control.unlock(station));
    return { response: 'ACCEPTED' };
  }

  /** Commands whose time is up without a result: the process that carried them out is gone. */
  async expire(): Promise<void> {
    for (const command of await this.deps.store.commandsDue(this.deps.clock.now())) {
      await this.finish(command, 'TIMEOUT');
    }
  }

  private async location(id: string): Promise<Location> {
    const location = await this.deps.store.location(objectKey(this.deps.party, id));
    if (!location) throw new BridgeError('unknown-location', `unknown location ${id}`);
    return location;
  }

  private async chooseEvse(location: Location, ask: StartSession) {
    const wanted = ask.evseUid?.toUpperCase();
    const evses = (location.evses ?? []).filter(
      ({ uid }) => wanted === undefined || uid.toUpperCase() === wanted,
    );
    if (evses.length === 0) return rejected('no such EVSE at this location');
    const usable = evses
      .filter(({ status }) => wanted !== undefined || status in preference)
      .toSorted((a, b) => (preference[a.status] ?? 9) - (preference[b.status] ?? 9));
    let reason = 'no free EVSE at this location';
    for (const evse of usable) {
      const station = await this.stationOf(location, evse, ask.connectorId);
      if (!station) reason = 'no charge point is mapped to this EVSE';
      else if (!this.deps.stations.isConnected(station.stationId))
        reason = 'the charge point is not connected';
      else return station;
    }
    return rejected(reason);
  }

  private stationOf(location: Location, evse: Evse, connectorId?: string) {
    return this.deps.store.stationOfEvse(objectKey(location, location.id), evse.uid, connectorId);
  }

  private pending(command: string, origin: CommandOrigin): PendingCommand {
    const deadline = this.deps.clock.now() + this.deps.commandTimeoutMs;
    return { id: this.deps.ids.next(), command, deadline, ...origin };
  }

  private async accept(command: PendingCommand, work: () => Promise<CommandResult>): Promise<void> {
    await this.deps.store.commit([{ type: 'command', command }]);
    this.carryOut(command, work);
  }

  private carryOut(command: PendingCommand, work: () => Promise<CommandResult>): void {
    const done = work()
      .catch((error: unknown) => this.failure(command, error))
      .then((result) => this.finish(command, result))
      .catch((error: unknown) => {
        this.deps.log.error(
          { command: command.id, error: messageOf(error) },
          'a command result was not reported',
        );
      })
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  private failure(command: PendingCommand, error: unknown): CommandResult {
    this.deps.log.warn(
      { command: command.command, id: command.id, error: messageOf(error) },
      'a command failed',
    );
    return error instanceof BridgeError && error.code === 'timeout' ? 'TIMEOUT' : 'FAILED';
  }

  private async finish(command: PendingCommand, result: CommandResult): Promise<void> {
    await this.deps.report(command, result);
    await this.deps.store.commit([{ type: 'command-done', id: command.id }]);
  }
}
