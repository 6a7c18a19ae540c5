import type { Recognition } from '../authorizer.ts';
import { countOf, heldAt } from './event-count.ts';
import { isOccupied } from './evse-status.ts';
import type { Decision, SessionStarted, Shown, TransactionTold } from './facts.ts';
import { firstRead, nearest, registered } from './first-register.ts';
import { makeConnectorKey } from '../ids.ts';
import type { Session } from '../model/session.ts';
import type { ConnectorState, ConnectorStatus, EventCount, TransactionRecord } from '../model/station.ts';
import { termsAt } from '../place.ts';
import { believe, believed, flagged, turnedBy } from './session.ts';
import type { Outcome } from './session-change.ts';
import { unitChecked, unitsTold } from './register-units.ts';
import { nothing, recordOf, samplesOf, sessionChange, toldOf } from './session-change.ts';
import { keepOnTheWay } from '../signed/keep.ts';
import type { StationSessions, StationSessionsDeps } from './station-sessions.ts';
import type { StationStatuses } from './station-statuses.ts';
import type { StationView } from './station-view.ts';

function reservationIn({ reservationId }: TransactionTold) {
  return reservationId === undefined ? {} : { reservationId };
}

/** A station that never says whether the vehicle charges is believed to charge it once its driver may [OCPP 2.0.1 E: chargingState is optional]. */
const assumed = { state: 'Charging' } as const;

function isAdmitted({ idTag, flags }: Session): boolean {
  return idTag !== '' && !flags.includes('refused');
}

const noConnectors: ReadonlyMap<string, ConnectorStatus> = new Map();

/** What OCPP 2.x stations tell of their transactions becomes sessions; one message of a station at a time. */
export class StationTransactions {
  private readonly deps: StationSessionsDeps;
  private readonly sessions: StationSessions;
  private readonly statuses: Pick<StationStatuses, 'evseChanges'>;

  constructor(
    deps: StationSessionsDeps,
    sessions: StationSessions,
    statuses: Pick<StationStatuses, 'evseChanges'>,
  ) {
    this.deps = deps;
    this.sessions = sessions;
    this.statuses = statuses;
  }

  /** The decision on the driver that the message shows, null where it shows none. */
  async told(view: StationView, said: TransactionTold): Promise<Decision | null> {
    const fact = await this.withStarter(view, said);
    const known = view.transactions.get(fact.transactionId);
    if (known && isAnother(known, fact)) await this.forget(view, fact);
    const record = view.transactions.get(fact.transactionId);
    if (record?.endedAt !== undefined) return this.afterTheEnd(view, record, fact);
    const decision = record ? await this.shown(view, fact) : await this.begin(view, fact);
    await this.updated(view, fact);
    if (fact.phase === 'ended') await this.ended(view, fact);
    return decision;
  }

  /** [OCPP 2.0.1 TransactionType.remoteStartId] some stations name nothing else of who had them start. */
  private async withStarter(view: StationView, fact: TransactionTold): Promise<TransactionTold> {
    const { driver, remoteStartId, offline } = fact;
    if (driver || remoteStartId === undefined) return fact;
    const starter = await this.deps.store.remoteStart(view.station.id, remoteStartId);
    return starter ? { ...fact, driver: { ...starter, offline } } : fact;
  }

  /** The one before is over: its session stays, its id is that of another one now. */
  private async forget(view: StationView, { transactionId }: TransactionTold): Promise<void> {
    const text = 'the station begins a transaction under the id of one that has ended';
    this.deps.log.warn({ station: view.station.id, transaction: transactionId }, text);
    const event = {
      at: this.deps.clock.now(),
      kind: 'session' as const,
      severity: 'warning' as const,
      text,
      details: { transaction: transactionId },
    };
    await this.deps.store.commit([{ type: 'station-event', stationId: view.station.id, event }]);
    view.transactions.delete(transactionId);
  }

  /** Late values are kept as evidence; a station's own end counts more than the one that a rule set. */
  private async afterTheEnd(
    view: StationView,
    { closedByRule }: TransactionRecord,
    fact: TransactionTold,
  ): Promise<Decision | null> {
    if (closedByRule && fact.phase === 'ended') await this.ended(view, fact);
    else await this.sessions.metered(view, { ...fact, evseId: fact.evseId ?? 0 });
    if (!fact.driver) return null;
    return (await this.deps.authorizer.authorize(view.station, fact.driver)).decision;
  }

  /** A transaction that is new here, be it that the message which began it was lost. */
  private async begin(view: StationView, fact: TransactionTold): Promise<Decision | null> {
    await this.sessions.makeRoom(view);
    const started = this.startOf(view, fact);
    const begun = flaggedBy(fact, await this.sessions.begun(view, started));
    const record = { ...recordOf(begun, started), told: countOf(undefined, fact) };
    if (fact.driver) {
      const recognised = await this.recognise(view, fact.driver);
      return this.sessions.admit(view, begun, { recognised, record, ...reservationIn(fact) });
    }
    const { transactionId } = fact;
    await this.deps.store.commit([
      ...sessionChange(begun, this.deps.audience),
      { type: 'transaction', stationId: view.station.id, transactionId, record },
      ...this.sessions.forgotten(view),
    ]);
    view.transactions.set(transactionId, record);
    view.sessions.set(transactionId, begun);
    return null;
  }

  /** [OCPP 2.0.1 E01.FR.16] the EVSE may become known only later; of a station with one EVSE it is known. */
  private startOf(view: StationView, fact: TransactionTold): SessionStarted & { transactionId: string } {
    const { transactionId, driver, samples, statedAt, receivedAt } = fact;
    const evses = new Set(view.station.connectors.map((mapping) => mapping.evseId));
    const evseId = fact.evseId ?? (evses.size === 1 ? [...evses][0] : undefined) ?? 0;
    const connectorId = fact.connectorId ?? view.connectorAt(evseId);
    const meterStartWh = samples.find(({ energyWh }) => energyWh !== undefined)?.energyWh;
    const first = fact.phase === 'ended' ? samples.map(({ at }) => at) : [];
    return {
      evseId,
      ...(connectorId !== undefined && { connectorId }),
      transactionId,
      idTag: driver?.idTag ?? '',
      ...(driver && { tokenType: driver.type }),
      ...(meterStartWh !== undefined && { meterStartWh }),
      at: Math.min(fact.at, ...first),
      statedAt,
      receivedAt,
    };
  }

  private recognise(view: StationView, driver: Shown): Promise<Recognition> {
    const remembered = view.remembered(driver.idTag, this.deps.clock.now());
    return this.deps.authorizer.recognise(view.station, driver, remembered);
  }

  /** A driver in a running transaction: the one it waited for, the one who began it, or somebody who wants to end it. */
  private async shown(view: StationView, fact: TransactionTold): Promise<Decision | null> {
    const { driver, transactionId } = fact;
    if (!driver) return null;
    const session = view.sessions.get(transactionId);
    if (session && awaitsDriver(session, fact)) return this.identified(view, session, { ...fact, driver });
    if (session?.idTag.toUpperCase() === driver.idTag.toUpperCase()) {
      return this.sessions.repeatedDecision(view, transactionId, driver.type);
    }
    return (await this.deps.authorizer.authorize(view.station, driver)).decision;
  }

  /** [OCPI 2.2.1 9.3.1 start_date_time] a session begins when it becomes active. */
  private async identified(
    view: StationView,
    session: Session,
    fact: TransactionTold & { readonly driver: Shown },
  ): Promise<Decision> {
    const begun = await this.begunWith(session, fact);
    const { startedAt } = begun;
    const active: Session = {
      ...begun,
      idTag: fact.driver.idTag,
      status: 'ACTIVE',
      flags: begun.flags.filter((flag) => flag !== 'refused'),
      turns: session.turns.filter(({ at }) => at >= startedAt),
      periods: [{ startedAt, kind: 'charging', energyWh: 0 }],
      lastUpdated: this.deps.clock.now(),
    };
    const recognised = await this.recognise(view, fact.driver);
    const record = view.transactions.get(fact.transactionId);
    if (!record) return recognised.decision;
    return this.sessions.admit(view, active, {
      recognised,
      record: { ...record, idTag: active.idTag, startedAt },
      ...reservationIn(fact),
    });
  }

  /** With time and register of its driver's authorization; that he is only named at the end does not say when he came. */
  private async begunWith(session: Session, fact: TransactionTold): Promise<Session> {
    if (fact.phase === 'ended') return flagged(session, 'start-missing');
    const startedAt = Math.max(session.startedAt, believe(fact.at, fact.receivedAt).at);
    const readings = [...(await this.deps.store.samples(session.id)), ...fact.samples];
    return { ...registered(session, nearest(readings, startedAt)), startedAt };
  }

  /** Whatever a message brings beside its driver, in one commit. */
  private async updated(view: StationView, fact: TransactionTold): Promise<void> {
    const { store, audience, clock, log } = this.deps;
    const { transactionId } = fact;
    const [before, known] = [view.sessions.get(transactionId), view.transactions.get(transactionId)];
    if (!before || !known) return;
    const now = clock.now();
    const at = heldAt(fact);
    const newest = at >= (known.told?.at ?? 0);
    const charged = known.charged === true;
    const located = await this.located(view, before, fact);
    const superseded = await this.superseded(view, before, located);
    const samples = believed(fact.samples, located, now);
    const turned = newest ? this.turned(located, fact, charged) : located;
    const kept = fact.signed ? keepOnTheWay(turned, fact.signed, log) : { session: turned, change: [] };
    const told = countOf(known.told, fact);
    const units = unitsTold(known.units, fact.units);
    const begun = firstRead(kept.session, samples);
    const session = fact.phase === 'ended' ? lacking(unitChecked(begun, units, at), told) : begun;
    const changed = session !== before;
    const { evseId, connectorId } = session;
    const record = {
      ...known,
      evseId,
      ...(connectorId !== undefined && { connectorId }),
      told,
      ...(units && { units }),
      ...((charged || isOffered(fact.state)) && { charged: true }),
      ...((known.saysState === true || fact.state !== undefined) && { saysState: true }),
    };
    const live = newest && !fact.offline;
    const said = { ...fact, at, charged, ...(!record.saysState && isAdmitted(session) && assumed) };
    const connectors = live ? this.connectors(view, session, said) : noConnectors;
    const stationId = view.station.id;
    const current = changed ? { ...session, lastUpdated: now } : session;
    await store.commit([
      ...superseded.change,
      ...samplesOf(session.id, samples),
      ...kept.change,
      ...(changed ? sessionChange(current, audience) : []),
      ...(!changed && samples.length > 0
        ? [{ type: 'touched' as const, session, at: now }, ...toldOf(session, audience)]
        : []),
      { type: 'transaction', stationId, transactionId, record },
      ...[...connectors].map(([connector, status]) => ({
        type: 'connector' as const,
        stationId,
        connector,
        status,
      })),
      ...(connectors.size > 0 ? this.statuses.evseChanges(view, connectors) : []),
    ]);
    superseded.apply();
    view.transactions.set(transactionId, record);
    view.sessions.set(transactionId, current);
    for (const [connector, status] of connectors) view.connectors.set(connector, status);
  }

  /** The EVSE, and its connector, as soon as the station names them. */
  private async located(view: StationView, session: Session, fact: TransactionTold): Promise<Session> {
    const { store, party } = this.deps;
    const evseId = session.evseId === 0 ? (fact.evseId ?? 0) : session.evseId;
    const connectorId = session.connectorId ?? fact.connectorId;
    if (evseId === session.evseId && connectorId === session.connectorId) return session;
    const numbers = { evseId, ...(connectorId !== undefined && { connectorId }) };
    const terms = await termsAt(store, party, view.station, { ...numbers, at: session.startedAt });
    return { ...session, ...numbers, ...terms };
  }

  /** The driver of a session that now has its EVSE is let charge there: whoever did before is gone. */
  private async superseded(view: StationView, before: Session, session: Session): Promise<Outcome> {
    if (session.evseId === before.evseId || !isAdmitted(session)) return nothing;
    return this.sessions.supersede(view, session);
  }

  /** [OCPP 2.0.1 ChargingStateEnumType EVConnected] after the charging the vehicle is parking; before, it is about to charge. */
  private turned(session: Session, { state, at }: TransactionTold, charged: boolean): Session {
    if (state === undefined) return session;
    const now = this.deps.clock.now();
    if (!isConnectedOnly(state)) return turnedBy(session, { state, at }, now);
    return charged ? turnedBy(session, { state: 'SuspendedEV', at }, now) : session;
  }

  /** The connector as the transaction says it is: finer than the station's own `Occupied`. */
  private connectors(
    view: StationView,
    session: Session,
    { phase, state, at, charged }: TransactionTold & { readonly charged: boolean },
  ): ReadonlyMap<string, ConnectorStatus> {
    const { evseId } = session;
    if (evseId === 0) return new Map();
    const connectorId = session.connectorId ?? view.connectorAt(evseId);
    const key = makeConnectorKey({ evseId, connectorId });
    const before = view.connectors.get(key);
    const told = phase === 'ended' ? 'Finishing' : state;
    const next = stateAfter(before?.state, charged && told === 'Preparing' ? 'Finishing' : told);
    if (next === undefined || next === before?.state || at < (before?.at ?? 0)) return new Map();
    return new Map([[key, { state: next, at }]]);
  }

  private ended(view: StationView, fact: TransactionTold): Promise<void> {
    const { transactionId, at, reason, samples, signed, driver } = fact;
    return this.sessions.ended(view, {
      transactionId,
      ...(driver && { idTag: driver.idTag }),
      at,
      ...(reason !== undefined && { reason }),
      samples,
      ...(signed && { signed }),
    });
  }
}

/** Ids of transactions are unique, unless a station counts anew: what began after the end is no late message of it. */
function isAnother({ endedAt }: TransactionRecord, { phase, at, receivedAt }: TransactionTold): boolean {
  if (phase !== 'started' || endedAt === undefined) return false;
  const begun = believe(at, receivedAt);
  return !begun.skewed && begun.at > endedAt;
}

/** Nobody has begun it who may charge; after a card that was refused comes the right one. */
function awaitsDriver({ idTag, flags }: Session, { phase }: TransactionTold): boolean {
  return idTag === '' || (flags.includes('refused') && phase !== 'ended');
}

/** The vehicle may take energy, whether or not it does. */
function isOffered(state: ConnectorState | undefined): boolean {
  return state === 'Charging' || state === 'SuspendedEV' || state === 'SuspendedEVSE';
}

/** No energy is offered: there is a vehicle, or not even that. */
function isConnectedOnly(state: ConnectorState): boolean {
  return state === 'Finishing' || state === 'Preparing';
}

/** A cable that is still plugged after the charging is about to go; what is free or broken is not made busy by the end. */
function stateAfter(
  before: ConnectorState | undefined,
  state: ConnectorState | undefined,
): ConnectorState | undefined {
  return state === 'Finishing' && !isOccupied(before) ? undefined : state;
}

function flaggedBy({ phase, offline }: TransactionTold, session: Session): Session {
  const offlineStart = offline ? flagged(session, 'started-offline') : session;
  return phase === 'started' ? offlineStart : flagged(offlineStart, 'start-missing');
}

/** What never came, once it is over. */
function lacking(session: Session, { missing }: EventCount): Session {
  const whole = session.meterUnread ? flagged(session, 'meter-start-missing') : session;
  return missing.length > 0 ? flagged(whole, 'events-missing') : whole;
}
