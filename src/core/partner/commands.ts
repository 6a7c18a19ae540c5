import type { CommandOrigin, CommandsUnderWay, Outcome } from './commands-under-way.ts';
import type { Answer, CommandPlaces, Connected } from './commands-place.ts';
import { ifConnected, notConnected } from './commands-place.ts';
import type { Token } from '../model/token.ts';
import type { Clock, Ids, StationCalls, Store } from '../ports.ts';
import type { CommandResult, RemoteControl } from './remote-control.ts';

export interface StartSession {
  readonly token: Token;
  readonly locationId: string;
  readonly evseUid?: string;
  readonly connectorId?: string;
  readonly authorizationReference?: string;
}

export interface CommandsDeps {
  readonly store: Pick<Store, 'commit' | 'session'>;
  readonly control: Pick<RemoteControl, 'idTagOf' | 'startSession' | 'stopSession' | 'unlock'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly places: CommandPlaces;
  readonly underWay: CommandsUnderWay;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'transaction'>;
}

const accepted: Answer = { response: 'ACCEPTED' };

export async function outcomeOf(result: Promise<CommandResult>): Promise<Outcome> {
  return { kind: 'command', result: await result };
}

/** Partners start and stop sessions and unlock connectors. */
export class Commands {
  private readonly deps: CommandsDeps;

  constructor(deps: CommandsDeps) {
    this.deps = deps;
  }

  /** @throws BridgeError `unknown-location` */
  async start(origin: CommandOrigin, ask: StartSession): Promise<Answer> {
    const { places, control, underWay, store, clock, ids } = this.deps;
    const chosen = await places.choose(await places.location(ask.locationId), ask);
    if ('response' in chosen) return chosen;
    const { evse: _, ...at } = chosen;
    const { token, authorizationReference } = ask;
    const { stationId, evseId } = at;
    const { partnerId } = origin;
    const idTag = ifConnected(() => control.idTagOf(stationId, { partnerId, token }));
    if (typeof idTag !== 'string') return idTag;
    const reference = authorizationReference !== undefined && { authorizationReference };
    const start = { partnerId, token, ...reference, evseId, at: clock.now() };
    const tokenType = token.type;
    const remoteStartId = await ids.transaction();
    await underWay.accept('START_SESSION', origin, {
      change: [
        { type: 'expected-start', stationId, idTag, start },
        { type: 'remote-start', stationId, remoteStartId, starter: { idTag, type: tokenType } },
      ],
      work: async () => {
        const result = await control.startSession({ ...at, idTag, tokenType, remoteStartId });
        if (result !== 'ACCEPTED') {
          await store.commit([{ type: 'expected-start', stationId, idTag, start: null }]);
        }
        return { kind: 'command', result };
      },
    });
    return accepted;
  }

  /** A partner stops its own sessions only; another's are as good as unknown. */
  async stop(origin: CommandOrigin, sessionId: string): Promise<Answer> {
    const { store, stations, underWay, control } = this.deps;
    const session = await store.session(sessionId);
    if (session?.owner !== origin.partnerId || session.status !== 'ACTIVE') {
      return { response: 'UNKNOWN_SESSION' };
    }
    const { stationId, transactionId } = session;
    if (!stations.isConnected(stationId)) return notConnected;
    await underWay.accept('STOP_SESSION', origin, {
      work: () => outcomeOf(control.stopSession({ stationId, transactionId })),
    });
    return accepted;
  }

  /** @throws BridgeError `unknown-location` */
  async unlock(origin: CommandOrigin, at: Connected): Promise<Answer> {
    const { places, underWay, control } = this.deps;
    const place = await places.connector(at);
    if ('response' in place) return place;
    await underWay.accept('UNLOCK_CONNECTOR', origin, { work: () => outcomeOf(control.unlock(place)) });
    return accepted;
  }
}
