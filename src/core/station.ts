import type { Change } from './change.ts';
import { owe } from './change.ts';
import type { EvseStatusAt } from './evse-status.ts';
import { evseStatuses } from './evse-status.ts';
import type {
  Booted,
  Decision,
  Metered,
  SessionEnded,
  SessionStarted,
  StartAnswer,
  StatusChanged,
} from './facts.ts';
import { locationKey } from './ids.ts';
import type { Instant, StationId } from './model/common.ts';
import type { Session } from './model/session.ts';
import type { Station } from './model/station.ts';
import type { StationEvent } from './model/station-event.ts';
import { believe, turned } from './session.ts';
import { sessionChange } from './session-change.ts';
import type { StationSessionsDeps } from './station-sessions.ts';
import { StationSessions } from './station-sessions.ts';
import { StationView } from './station-view.ts';

/**
 * Turns what stations say into sessions, statuses and CDRs. Every method returns only when what it says is
 * durable, together with what must be sent to partners because of it.
 */
export class StationDesk {
  private readonly deps: StationSessionsDeps;
  private readonly sessions: StationSessions;
  private readonly views = new Map<StationId, Promise<StationView>>();
  private left: (stationId: StationId) => void = () => undefined;

  constructor(deps: StationSessionsDeps) {
    this.deps = deps;
    this.sessions = new StationSessions(deps);
  }

  /** Is told of every station that goes, or that is new and not there. */
  onLeft(listener: (stationId: StationId) => void): void {
    this.left = listener;
  }

  /** The view of a station, loaded once while it is connected. */
  open(station: Station): Promise<StationView> {
    const known = this.views.get(station.id);
    if (known) return known;
    const loading = this.load(station);
    this.views.set(station.id, loading);
    loading.catch(() => this.views.delete(station.id));
    return loading;
  }

  /** The station's last socket is gone. */
  close(stationId: StationId): void {
    this.views.delete(stationId);
    this.left(stationId);
  }

  /** The station has been away for long: what its EVSEs do is unknown. */
  async absent(station: Station, since: Instant): Promise<void> {
    const view = new StationView(station);
    await this.refresh(view);
    if (view.absentSince !== undefined) return;
    const unknown = [...evseStatuses(station, new Map()).values()];
    await this.deps.store.commit([
      { type: 'absent', stationId: station.id, since },
      ...unknown.flatMap((evse) => this.evseChange(evse)),
    ]);
    // it may have come back meanwhile, and read its memory before this stood there
    const back = await this.views.get(station.id);
    if (back) await this.inTurn(back, () => this.back(back));
  }

  /** The station is back: its EVSEs are as it last said, until it says otherwise. */
  private async back(view: StationView): Promise<void> {
    const statuses = [...evseStatuses(view.station, view.connectors).values()];
    await this.deps.store.commit([
      { type: 'absent', stationId: view.station.id, since: null },
      ...statuses.flatMap((evse) => (evse.status === 'UNKNOWN' ? [] : this.evseChange(evse))),
    ]);
    view.absentSince = undefined;
  }

  /** The operator changed a station's settings. */
  async configured(station: Station): Promise<void> {
    const view = await this.views.get(station.id);
    if (!view) {
      this.left(station.id);
      return;
    }
    await this.inTurn(view, async () => {
      view.station = station;
      await this.deps.store.commit(this.statusChange(view, new Map()));
    });
  }

  private async load(station: Station): Promise<StationView> {
    const view = new StationView(station);
    await this.refresh(view);
    if (view.absentSince !== undefined) await this.back(view);
    return view;
  }

  private async refresh(view: StationView): Promise<void> {
    const { store } = this.deps;
    const memory = await store.stationMemory(view.station.id);
    const open = [...memory.transactions.values()].filter((record) => record.endedAt === undefined);
    const sessions = await Promise.all(open.map((record) => store.session(record.sessionId)));
    view.refresh(
      memory,
      sessions.flatMap((session) => session ?? []),
    );
  }

  private inTurn<T>(view: StationView, work: () => Promise<T>): Promise<T> {
    return view.inTurn(async () => {
      if (view.stale) await this.refresh(view);
      try {
        return await work();
      } catch (error) {
        view.stale = true;
        throw error;
      }
    });
  }

  booted(view: StationView, boot: Booted): Promise<void> {
    return this.inTurn(view, async () => {
      await this.deps.store.commit([{ type: 'boot', stationId: view.station.id, boot }]);
      view.boot = boot;
    });
  }

  statusChanged(view: StationView, fact: StatusChanged): Promise<void> {
    return this.inTurn(view, async () => {
      const { evseId, state, errorCode } = fact;
      const at = Math.max(fact.at, view.connectors.get(evseId)?.at ?? 0);
      const status = { state, ...(errorCode && { errorCode }), at };
      const running = view.sessionAt(evseId);
      const session = running && this.turnedBy(running, fact);
      const connectors = new Map([[evseId, status]]);
      await this.deps.store.commit([
        { type: 'connector', stationId: view.station.id, evseId, status },
        ...this.statusChange(view, connectors),
        ...(session && session !== running ? sessionChange(session, this.deps.audience) : []),
      ]);
      view.connectors.set(evseId, status);
      if (session) view.sessions.set(session.transactionId, session);
    });
  }

  /** [OCPI 2.2.1 CdrDimensionType PARKING_TIME] the vehicle asks for no power; a pause by the EVSE is not parking. */
  private turnedBy(session: Session, fact: StatusChanged): Session {
    const now = this.deps.clock.now();
    const { at } = believe(fact.at, now);
    if (fact.state === 'SuspendedEV') return turned(session, 'parking', at, now);
    return fact.state === 'Charging' ? turned(session, 'charging', at, now) : session;
  }

  private statusChange(view: StationView, changed: StationView['connectors']): Change {
    const before = evseStatuses(view.station, changed.size > 0 ? view.connectors : new Map());
    return [...evseStatuses(view.station, new Map([...view.connectors, ...changed]))].flatMap(
      ([key, evse]) =>
        evse.status === 'UNKNOWN' || before.get(key)?.status === evse.status ? [] : this.evseChange(evse),
    );
  }

  private evseChange({ location, evseUid, status }: EvseStatusAt): Change {
    const key = locationKey(location, this.deps.party);
    return [
      { type: 'evse-status', locationKey: key, evseUid, status, at: this.deps.clock.now() },
      ...owe(this.deps.audience.receivers('locations'), { kind: 'locations', key }),
    ];
  }

  authorize(view: StationView, idTag: string): Promise<Decision> {
    return this.inTurn(view, async () => {
      const authorization = await this.deps.authorizer.authorize(view.station, idTag);
      if (authorization.decision.status === 'accepted') view.remember(idTag, authorization);
      return authorization.decision;
    });
  }

  /** Something worth knowing; it needs no turn, as nothing depends on its order. */
  noted(stationId: StationId, event: Omit<StationEvent, 'at'> & { readonly at?: Instant }): Promise<void> {
    const stamped = { ...event, at: event.at ?? this.deps.clock.now() };
    return this.deps.store.commit([{ type: 'station-event', stationId, event: stamped }]);
  }

  sessionStarted(view: StationView, fact: SessionStarted): Promise<StartAnswer> {
    return this.inTurn(view, () => this.sessions.started(view, fact));
  }

  metered(view: StationView, fact: Metered): Promise<void> {
    return this.inTurn(view, () => this.sessions.metered(view, fact));
  }

  sessionEnded(view: StationView, fact: SessionEnded): Promise<void> {
    return this.inTurn(view, () => this.sessions.ended(view, fact));
  }
}
