import type { Recognition } from './authorizer.ts';
import type { Change, Sample } from './change.ts';
import { isOccupied } from './evse-status.ts';
import type { Decision, SessionStarted, Shown, TransactionTold } from './facts.ts';
import { makeConnectorKey } from './ids.ts';
import type { Instant } from './model/common.ts';
import type { Session } from './model/session.ts';
import type { ConnectorState, ConnectorStatus, EventCount, TransactionRecord } from './model/station.ts';
import { termsAt } from './place.ts';
import { believe, believed, flagged, turnedBy } from './session.ts';
import { recordOf, samplesOf, sessionChange, toldOf } from './session-change.ts';
import { keepOnTheWay } from './signed/keep.ts';
import type { StationSessions, StationSessionsDeps } from './station-sessions.ts';
import type { StationView } from './station-view.ts';

/** What connectors' states mean for EVSEs at partners. */
type StatusChange = (view: StationView, changed: ReadonlyMap<string, ConnectorStatus>) => Change;

/** A register that is first read later than this after the start says nothing of the start. */
const promptMs = 2 * 60_000;

const noConnectors: ReadonlyMap<string, ConnectorStatus> = new Map();

/** What OCPP 2.x stations tell of their transactions becomes sessions; one message of a station at a time. */
export class StationTransactions {
  private readonly deps: StationSessionsDeps;
  private readonly sessions: StationSessions;
  private readonly statusChange: StatusChange;

  constructor(deps: StationSessionsDeps, sessions: StationSessions, statusChange: StatusChange) {
    this.deps = deps;
    this.sessions = sessions;
    this.statusChange = statusChange;
  }

  /** The decision on the driver that the message shows, null where it shows none. */
  async told(view: StationView, fact: TransactionTold): Promise<Decision | null> {
    const record = view.transactions.get(fact.transactionId);
    if (record?.endedAt !== undefined) return this.afterTheEnd(view, record, fact);
    const decision = record ? await this.shown(view, fact) : await this.begin(view, fact);
    await this.updated(view, fact);
    if (fact.phase === 'ended') await this.ended(view, fact);
    return decision;
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
    const { idTag, type } = fact.driver;
    return (await this.deps.authorizer.authorize(view.station, idTag, type)).decision;
  }

  /** A transaction that is new here, be it that the message which began it was lost. */
  private async begin(view: StationView, fact: TransactionTold): Promise<Decision | null> {
    const started = this.startOf(view, fact);
    const begun = flaggedBy(fact, await this.sessions.begun(view, started));
    const record = { ...recordOf(begun, started), told: countOf(undefined, fact) };
    if (fact.driver) {
      const recognised = await this.recognise(view, fact.driver);
      return this.sessions.admit(view, begun, { recognised, record });
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
    if (session?.idTag === '') return this.identified(view, session, { ...fact, driver });
    if (session?.idTag.toUpperCase() === driver.idTag.toUpperCase()) {
      return this.sessions.repeatedDecision(view, transactionId);
    }
    return (await this.deps.authorizer.authorize(view.station, driver.idTag, driver.type)).decision;
  }

  /** [OCPI 2.2.1 9.3.1 start_date_time] a session begins when it becomes active. */
  private async identified(
    view: StationView,
    session: Session,
    fact: TransactionTold & { readonly driver: Shown },
  ): Promise<Decision> {
    const now = this.deps.clock.now();
    const startedAt = Math.max(session.startedAt, believe(fact.at, fact.receivedAt).at);
    const readings = [...(await this.deps.store.samples(session.id)), ...fact.samples];
    const active: Session = {
      ...registered(session, nearest(readings, startedAt)),
      idTag: fact.driver.idTag,
      status: 'ACTIVE',
      startedAt,
      turns: session.turns.filter(({ at }) => at >= startedAt),
      periods: [{ startedAt, kind: 'charging', energyWh: 0 }],
      lastUpdated: now,
    };
    const recognised = await this.recognise(view, fact.driver);
    const record = view.transactions.get(fact.transactionId);
    if (!record) return recognised.decision;
    return this.sessions.admit(view, active, {
      recognised,
      record: { ...record, idTag: active.idTag, startedAt },
    });
  }

  /** Whatever a message brings beside its driver, in one commit. */
  private async updated(view: StationView, fact: TransactionTold): Promise<void> {
    const { store, audience, clock, log } = this.deps;
    const { transactionId } = fact;
    const [before, known] = [view.sessions.get(transactionId), view.transactions.get(transactionId)];
    if (!before || !known) return;
    const now = clock.now();
    const newest = fact.at >= (known.told?.at ?? 0);
    const located = await this.located(view, before, fact);
    const samples = believed(fact.samples, located, now);
    const turned = newest ? this.turned(view, located, fact) : located;
    const kept = fact.signed ? keepOnTheWay(turned, fact.signed, log) : { session: turned, change: [] };
    const told = countOf(known.told, fact);
    const begun = read(kept.session, samples);
    const session = fact.phase === 'ended' ? lacking(begun, told) : begun;
    const changed = session !== before;
    const { evseId, connectorId } = session;
    const record = { ...known, evseId, ...(connectorId !== undefined && { connectorId }), told };
    const connectors = newest && !fact.offline ? this.connectors(view, session, fact) : noConnectors;
    const stationId = view.station.id;
    const current = changed ? { ...session, lastUpdated: now } : session;
    await store.commit([
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
      ...(connectors.size > 0 ? this.statusChange(view, connectors) : []),
    ]);
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

  /** [OCPP 2.0.1 ChargingStateEnumType EVConnected] after the charging the vehicle is parking; before, it is about to charge. */
  private turned(view: StationView, session: Session, { state, at }: TransactionTold): Session {
    if (state === undefined) return session;
    const { evseId, connectorId = view.connectorAt(evseId) } = session;
    const next = stateAfter(view.stateOf(evseId, connectorId), state);
    const parks = next === 'Finishing' ? 'SuspendedEV' : (next ?? state);
    return turnedBy(session, { state: parks, at }, this.deps.clock.now());
  }

  /** The connector as the transaction says it is: finer than the station's own `Occupied`. */
  private connectors(
    view: StationView,
    session: Session,
    { phase, state, at }: TransactionTold,
  ): ReadonlyMap<string, ConnectorStatus> {
    const { evseId } = session;
    if (evseId === 0) return new Map();
    const connectorId = session.connectorId ?? view.connectorAt(evseId);
    const key = makeConnectorKey({ evseId, connectorId });
    const before = view.connectors.get(key);
    const next = stateAfter(before?.state, phase === 'ended' ? 'Finishing' : state);
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

/** A cable that is still plugged after the charging is about to go; what is free or broken is not made busy by the end. */
function stateAfter(
  before: ConnectorState | undefined,
  state: ConnectorState | undefined,
): ConnectorState | undefined {
  if (state === 'Finishing') return isOccupied(before) ? state : undefined;
  if (state !== 'Preparing') return state;
  return before === undefined || before === 'Preparing' || !isOccupied(before) ? state : 'Finishing';
}

function flaggedBy({ phase, offline }: TransactionTold, session: Session): Session {
  const offlineStart = offline ? flagged(session, 'started-offline') : session;
  return phase === 'started' ? offlineStart : flagged(offlineStart, 'start-missing');
}

/** A repeated message counts once. */
function countOf(before: EventCount | undefined, { seqNo, at }: TransactionTold): EventCount {
  if (!before) return { first: seqNo, seqNo, at, count: 1 };
  if (before.seqNo === seqNo && before.at === at) return before;
  return {
    first: Math.min(before.first, seqNo),
    seqNo: Math.max(before.seqNo, seqNo),
    at: Math.max(before.at, at),
    count: before.count + 1,
  };
}

/** The register that was read closest to an instant. */
function nearest(samples: TransactionTold['samples'], at: Instant): TransactionTold['samples'] {
  const distance = (sample: Sample) => Math.abs(sample.at - at);
  const read = samples.filter(({ energyWh }) => energyWh !== undefined);
  return read.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1);
}

/** The session begins with the first register among these. */
function registered(session: Session, samples: TransactionTold['samples']): Session {
  const first = samples.find(({ energyWh }) => energyWh !== undefined)?.energyWh;
  if (first === undefined) return session;
  const { meterUnread, ...known } = session;
  return { ...known, meterStartWh: first, meterWh: first };
}

/** The first register of all is the one it begins with. */
function read(session: Session, samples: TransactionTold['samples']): Session {
  if (!session.meterUnread) return session;
  const begun = registered(session, samples);
  const first = samples.find(({ energyWh }) => energyWh !== undefined);
  const late = first !== undefined && first.at - session.startedAt > promptMs;
  return late ? flagged(begun, 'meter-start-missing') : begun;
}

/** What never came, once it is over; a station that numbers everything alike does not number. */
function lacking(session: Session, { first, seqNo, count }: EventCount): Session {
  const whole = session.meterUnread ? flagged(session, 'meter-start-missing') : session;
  return seqNo - first + 1 > count ? flagged(whole, 'events-missing') : whole;
}
