import type { Authorizer, Recognition } from './authorizer.ts';
import { billing, settle } from './cdr.ts';
import type { Change } from './change.ts';
import { owe } from './change.ts';
import { evseStatuses } from './evse-status.ts';
import type { Booted, Decision, Metered, SessionEnded, SessionStarted, StatusChanged } from './facts.ts';
import { locationKey, startKey } from './ids.ts';
import { lastHeardOf, measured } from './metering.ts';
import type { Party, StationId } from './model/common.ts';
import type { Session } from './model/session.ts';
import type { Station, TransactionRecord } from './model/station.ts';
import { termsAt } from './place.ts';
import type { Audience, Clock, Ids, Log, Store } from './ports.ts';
import { added, believe, believed, ended, flagged, turned } from './session.ts';
import type { Outcome } from './session-change.ts';
import { authorizedBy, newSession, recordOf, samplesOf } from './session-change.ts';
import { StationView } from './station-view.ts';

export interface StationDeskDeps {
  readonly store: Store;
  readonly authorizer: Authorizer;
  readonly audience: Audience;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly party: Party;
}

/** How many transactions of a station are remembered to recognise late and repeated messages. */
const rememberedTransactions = 200;

/**
 * Turns what stations say into sessions, statuses and CDRs. Every method returns only when what it says is
 * durable, together with what must be sent to partners because of it.
 */
export class StationDesk {
  private readonly deps: StationDeskDeps;
  private readonly views = new Map<StationId, Promise<StationView>>();

  constructor(deps: StationDeskDeps) {
    this.deps = deps;
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
  }

  /** The operator changed a station's settings. */
  async configured(station: Station): Promise<void> {
    const view = await this.views.get(station.id);
    if (!view) return;
    await this.inTurn(view, async () => {
      view.station = station;
      await this.deps.store.commit(this.statusChange(view, new Map()));
    });
  }

  private async load(station: Station): Promise<StationView> {
    const view = new StationView(station);
    await this.refresh(view);
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
        ...(session && session !== running ? this.sessionChange(session) : []),
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
    const now = this.deps.clock.now();
    return [...evseStatuses(view.station, new Map([...view.connectors, ...changed]))].flatMap(
      ([key, { location, evseUid, status }]): Change => {
        if (status === 'UNKNOWN' || before.get(key)?.status === status) return [];
        const at = locationKey(location, this.deps.party);
        return [
          { type: 'evse-status', locationKey: at, evseUid, status, at: now },
          ...owe(this.deps.audience.receivers('locations'), { kind: 'locations', key: at }),
        ];
      },
    );
  }

  private sessionChange(session: Session): Change {
    return [{ type: 'session', session }, ...this.toldOf(session)];
  }

  /** The session is owed to its owner. */
  private toldOf({ id, owner }: Session): Change {
    const entitled = owner !== null && this.deps.audience.receives(owner, 'sessions');
    return entitled ? owe([owner], { kind: 'sessions', key: id }) : [];
  }

  authorize(view: StationView, idTag: string): Promise<Decision> {
    return this.inTurn(view, async () => {
      const authorization = await this.deps.authorizer.authorize(view.station, idTag);
      if (authorization.decision.status === 'accepted') view.remember(idTag, authorization);
      return authorization.decision;
    });
  }

  /**
   * The session is stored before anybody is asked about its driver; a repeated start gets the transaction
   * that the first one got.
   */
  sessionStarted(
    view: StationView,
    fact: SessionStarted,
  ): Promise<{ transactionId: string; decision: Decision }> {
    return this.inTurn(view, async () => {
      const repeated = view.transactionStartedBy(startKey(fact));
      if (repeated === undefined) return this.start(view, fact);
      return { transactionId: repeated, decision: await this.repeatedDecision(view, repeated) };
    });
  }

  /** The first start may have been stored and never answered: its driver may still be unconfirmed. */
  private async repeatedDecision(view: StationView, transactionId: string): Promise<Decision> {
    const session = view.sessions.get(transactionId);
    if (session?.flags.includes('refused')) return { status: 'invalid' };
    if (!session || session.token) return { status: 'accepted' };
    return this.confirm(view, session, await this.deps.authorizer.recognise(view.station, session.idTag));
  }

  private async start(view: StationView, fact: SessionStarted) {
    const { authorizer, store, ids, clock, party } = this.deps;
    const { at, skewed } = believe(fact.at, fact.receivedAt);
    const remembered = view.remembered(fact.idTag, clock.now());
    const [recognised, terms, number] = await Promise.all([
      remembered
        ? { ...remembered, ask: [], type: 'RFID' as const }
        : authorizer.recognise(view.station, fact.idTag),
      termsAt(store, party, view.station, { evseId: fact.evseId, at }),
      ids.transaction(),
    ]);
    const transactionId = String(number);
    const pending = recognised.ask.length > 0;
    const begun = newSession(view.station.id, fact, {
      ...terms,
      id: ids.next(),
      transactionId,
      startedAt: at,
      lastUpdated: clock.now(),
    });
    const stamped = skewed ? flagged(begun, 'clock-skew') : begun;
    const session = pending ? { ...stamped, owner: null } : authorizedBy(stamped, recognised);
    const superseded = await this.supersede(view, fact);
    const record = recordOf(session, fact);
    await store.commit([
      ...superseded.change,
      ...this.sessionChange(session),
      { type: 'transaction', stationId: view.station.id, transactionId, record },
      { type: 'expected-start', stationId: view.station.id, idTag: fact.idTag, start: null },
      ...this.forgotten(view),
    ]);
    superseded.apply();
    view.transactions.set(transactionId, record);
    view.sessions.set(transactionId, session);
    const decision = pending ? await this.confirm(view, session, recognised) : recognised.decision;
    return { transactionId, decision };
  }

  private async confirm(view: StationView, session: Session, recognised: Recognition): Promise<Decision> {
    const confirmed = await this.deps.authorizer.confirm(view.station, session.idTag, recognised);
    const authorized = authorizedBy(session, confirmed);
    await this.deps.store.commit(this.sessionChange(authorized));
    view.sessions.set(session.transactionId, authorized);
    return confirmed.decision;
  }

  /** A start on a connector whose last session never ended: the stop was lost, or is still to come. */
  private async supersede(view: StationView, fact: SessionStarted): Promise<Outcome> {
    const running = view.sessionAt(fact.evseId);
    if (!running) return { change: [], apply: () => undefined };
    this.deps.log.warn(
      { station: view.station.id, session: running.id, transaction: running.transactionId },
      'closed by a later start: its stop never came',
    );
    return this.end(view, running, { samples: [] });
  }

  private forgotten(view: StationView): Change {
    const surplus = view.transactions.size - rememberedTransactions;
    if (surplus < 0) return [];
    const over = [...view.transactions].filter(([, { endedAt }]) => endedAt !== undefined);
    const oldest = over.toSorted(([, a], [, b]) => (a.endedAt ?? 0) - (b.endedAt ?? 0)).slice(0, surplus + 1);
    return oldest.map(([transactionId]) => {
      view.transactions.delete(transactionId);
      return { type: 'transaction-forgotten', stationId: view.station.id, transactionId };
    });
  }

  /** Late values of an ended transaction are kept as evidence and change nothing. */
  metered(view: StationView, fact: Metered): Promise<void> {
    return this.inTurn(view, async () => {
      const stated = fact.transactionId;
      const running = (stated && view.sessions.get(stated)) ?? view.sessionAt(fact.evseId);
      const late = stated === undefined ? undefined : view.transactions.get(stated);
      if (late?.endedAt !== undefined) {
        await this.deps.store.commit(samplesOf(late.sessionId, fact.samples));
        return;
      }
      if (!running || fact.samples.length === 0) return;
      const now = this.deps.clock.now();
      await this.deps.store.commit([
        ...samplesOf(running.id, believed(fact.samples, running, now)),
        { type: 'touched', session: running, at: now },
        ...this.toldOf(running),
      ]);
    });
  }

  /** A stop that fits no transaction is acknowledged all the same: a refusal would only make it come again. */
  sessionEnded(view: StationView, fact: SessionEnded): Promise<void> {
    return this.inTurn(view, async () => {
      const session = await this.sessionOf(view, fact);
      if (!session) {
        this.deps.log.warn(
          { station: view.station.id, transaction: fact.transactionId },
          'a stop that fits no running transaction',
        );
        return;
      }
      const outcome = await this.end(view, session, fact);
      await this.deps.store.commit(outcome.change);
      outcome.apply();
    });
  }

  /** Stations that never heard their transaction's id send 0 or -1. */
  private async sessionOf(view: StationView, fact: SessionEnded): Promise<Session | undefined> {
    const running = view.sessions.get(fact.transactionId);
    if (running) return running;
    const record = view.transactions.get(fact.transactionId);
    if (record) return record.closedByRule ? this.deps.store.session(record.sessionId) : undefined;
    if (Number(fact.transactionId) > 0) return undefined;
    const open = [...view.sessions.values()];
    const sameTag = open.filter(({ idTag }) => idTag.toUpperCase() === fact.idTag?.toUpperCase());
    return sameTag.length === 1 ? sameTag[0] : open.length === 1 ? open[0] : undefined;
  }

  /** Without an ending of the station's own the session ends when it was last heard of. */
  private async end(
    view: StationView,
    session: Session,
    { samples: late, ...said }: Pick<SessionEnded, 'samples'> & Partial<SessionEnded>,
  ): Promise<Outcome> {
    const now = this.deps.clock.now();
    const { store } = this.deps;
    const [tariffs, stored] = await Promise.all([
      store.tariffVersions(session.tariffVersions),
      store.samples(session.id),
    ]);
    const last = added(believed(late, session, now), stored);
    const samples = [...stored, ...last];
    const { at } = said;
    const byRule = at === undefined;
    const ending = { ...said, at: at ?? lastHeardOf(session, samples), byRule };
    const done = measured(ended(session, ending, now), { samples, tariffs });
    const { transactionId } = done;
    const before = view.transactions.get(transactionId);
    const record: TransactionRecord | undefined = before && {
      ...before,
      endedAt: done.endedAt ?? now,
      closedByRule: byRule,
    };
    return {
      change: [
        ...samplesOf(session.id, last),
        ...this.sessionChange(done),
        ...billing(done, settle(done, tariffs, now), this.deps.audience),
        ...(record
          ? [{ type: 'transaction' as const, stationId: view.station.id, transactionId, record }]
          : []),
      ],
      apply: () => {
        if (record) view.transactions.set(transactionId, record);
        view.sessions.delete(transactionId);
      },
    };
  }
}
