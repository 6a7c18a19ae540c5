import type { Authorizer, Recognition } from '../authorizer.ts';
import type { Bills } from '../bills.ts';
import { signedEvidence } from '../bills.ts';
import type { Change } from '../change.ts';
import type { Decision, Metered, SessionEnded, SessionStarted, Shown, StartAnswer } from './facts.ts';
import { startKey } from '../ids.ts';
import { lastHeardOf } from './metering.ts';
import type { Party } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { SignedRecord } from '../model/signed.ts';
import type { TransactionRecord } from '../model/station.ts';
import { termsAt } from '../place.ts';
import type { TokenType } from '../model/token.ts';
import type { Audience, Clock, Ids, Log, Store } from '../ports.ts';
import { usingReservation } from '../partner/reservation-session.ts';
import { added, believe, believed, clockOffset, ended, flagged } from './session.ts';
import type { Outcome } from './session-change.ts';
import {
  authorizedBy,
  newSession,
  nothing,
  recordOf,
  samplesOf,
  sessionChange,
  toldOf,
} from './session-change.ts';
import { keepAtTheEnd, keepOnTheWay } from '../signed/keep.ts';
import type { StationView } from './station-view.ts';

export interface StationSessionsDeps {
  readonly store: Store;
  readonly authorizer: Authorizer;
  readonly audience: Audience;
  readonly bills: Bills;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly party: Party;
}

/** A start that comes later than this was made while the station was away: 1.6 does not say so. */
const promptMs = 60_000;

function shownIn({ idTag, tokenType = 'RFID', at, receivedAt }: SessionStarted): Shown {
  return { idTag, type: tokenType, offline: receivedAt - at > promptMs };
}

/** A session that a rule closes, and why: it goes into a sentence, `closed: ...`. */
export interface Closing {
  readonly session: Session;
  readonly why: string;
}

/** Which of the running sessions; asked in the station's turn. */
export type ChooseClosings = (view: StationView) => Promise<readonly Closing[]>;

/** What is known of a session that begins, beside the session. */
interface Admission {
  readonly recognised: Recognition;
  readonly record: TransactionRecord;
  /** The reservation that the station says it uses up. */
  readonly reservationId?: number;
}

/** How many transactions of a station are remembered to recognise late and repeated messages. */
const rememberedTransactions = 200;
/** Of a station with few connectors; a transaction without an EVSE hides how many it has. */
const mostRunning = 100;

/** What stations say of their transactions becomes sessions and CDRs; one fact of a station at a time. */
export class StationSessions {
  private readonly deps: StationSessionsDeps;

  constructor(deps: StationSessionsDeps) {
    this.deps = deps;
  }

  /**
   * The session is stored before anybody is asked about its driver; a repeated start gets the transaction
   * that the first one got.
   */
  async started(view: StationView, fact: SessionStarted): Promise<StartAnswer> {
    const repeated = view.transactionStartedBy(startKey(fact));
    if (repeated === undefined) return this.start(view, fact);
    return { transactionId: repeated, decision: await this.repeatedDecision(view, repeated) };
  }

  /** The first start may have been stored and never answered: its driver may still be unconfirmed. */
  async repeatedDecision(
    view: StationView,
    transactionId: string,
    type: TokenType = 'RFID',
  ): Promise<Decision> {
    const session = view.sessions.get(transactionId);
    if (session?.flags.includes('refused')) return { status: 'invalid' };
    if (!session) return { status: 'accepted' };
    if (session.token) return { status: 'accepted', ...(await this.deps.authorizer.groupOf(session.token)) };
    const shown = { idTag: session.idTag, type };
    return this.confirm(view, session, await this.deps.authorizer.recognise(view.station, shown));
  }

  private async start(view: StationView, fact: SessionStarted): Promise<StartAnswer> {
    const { authorizer, clock, ids } = this.deps;
    await this.makeRoom(view);
    const [recognised, number] = await Promise.all([
      authorizer.recognise(view.station, shownIn(fact), view.remembered(fact.idTag, clock.now())),
      ids.transaction(),
    ]);
    const transactionId = String(number);
    const session = await this.begun(view, { ...fact, transactionId });
    const decision = await this.admit(view, session, {
      recognised,
      record: recordOf(session, fact),
      ...(fact.reservationId !== undefined && { reservationId: fact.reservationId }),
    });
    return { transactionId, decision };
  }

  /** A session that is not stored yet, as a fact begins it. */
  async begun(view: StationView, fact: SessionStarted & { transactionId: string }): Promise<Session> {
    const { store, ids, clock, party } = this.deps;
    const { at, skewed } = believe(fact.at, fact.receivedAt);
    const terms = await termsAt(store, party, view.station, { ...fact, at });
    const begun = newSession(view.station.id, fact, {
      ...terms,
      id: ids.next(),
      transactionId: fact.transactionId,
      startedAt: at,
      ...clockOffset(fact.at, fact.receivedAt),
      lastUpdated: clock.now(),
    });
    return skewed ? flagged(begun, 'clock-skew') : begun;
  }

  /** Stores a session with what is known of its driver, before anybody is asked about him. */
  async admit(
    view: StationView,
    begun: Session,
    { recognised, record: made, reservationId }: Admission,
  ): Promise<Decision> {
    const { store, audience } = this.deps;
    const { transactionId } = begun;
    const pending = recognised.ask.length > 0;
    const used = await usingReservation(this.deps, {
      session: { ...begun, owner: null },
      stored: view.sessions.has(transactionId),
      accepted: recognised.decision.status === 'accepted',
      owner: recognised.owner,
      ...(reservationId !== undefined && { reservationId }),
    });
    const { session } = used;
    const record = { ...made, sessionId: session.id };
    const known = pending ? session : authorizedBy(session, recognised);
    const accepted = !pending && recognised.decision.status === 'accepted';
    const superseded = accepted ? await this.supersede(view, session) : nothing;
    await store.commit([
      ...superseded.change,
      ...sessionChange(known, audience),
      { type: 'transaction', stationId: view.station.id, transactionId, record },
      { type: 'expected-start', stationId: view.station.id, idTag: session.idTag, start: null },
      ...used.change,
      ...this.forgotten(view),
    ]);
    superseded.apply();
    view.transactions.set(transactionId, record);
    view.sessions.set(transactionId, known);
    return pending ? this.confirm(view, known, recognised) : recognised.decision;
  }

  private async confirm(view: StationView, session: Session, recognised: Recognition): Promise<Decision> {
    const confirmed = await this.deps.authorizer.confirm(view.station, session.idTag, recognised);
    const authorized = authorizedBy(session, confirmed);
    const accepted = confirmed.decision.status === 'accepted';
    const superseded = accepted ? await this.supersede(view, session) : nothing;
    await this.deps.store.commit([...superseded.change, ...sessionChange(authorized, this.deps.audience)]);
    superseded.apply();
    view.sessions.set(session.transactionId, authorized);
    return confirmed.decision;
  }

  /**
   * An accepted start on a connector whose last session never ended: the stop was lost, or is still to come. One that is only
   * told late, from before the other, does not end it.
   */
  async supersede(view: StationView, { id, evseId, startedAt }: Session): Promise<Outcome> {
    const others = [...view.sessions.values()].filter(
      (other) => other.evseId === evseId && evseId !== 0 && other.id !== id && other.startedAt <= startedAt,
    );
    const outcomes = await Promise.all(others.map((running) => this.superseded(view, running)));
    return {
      change: outcomes.flatMap(({ change }) => change),
      apply: () => {
        for (const { apply } of outcomes) apply();
      },
    };
  }

  private superseded(view: StationView, running: Session): Promise<Outcome> {
    return this.closed(view, running, 'another one began at its connector');
  }

  /** Its stop is lost, or still to come: it ends when it was last heard of. */
  async close(view: StationView, session: Session, why: string): Promise<void> {
    if (view.sessions.get(session.transactionId)?.id !== session.id) return;
    const outcome = await this.closed(view, session, why);
    await this.deps.store.commit(outcome.change);
    outcome.apply();
  }

  private async closed(view: StationView, session: Session, why: string): Promise<Outcome> {
    const stationId = view.station.id;
    const { id, transactionId } = session;
    const { clock, log } = this.deps;
    log.warn({ station: stationId, session: id, transaction: transactionId, why }, 'closed by rule');
    const outcome = await this.end(view, session, { samples: [] });
    const event = {
      at: clock.now(),
      kind: 'session' as const,
      severity: 'warning' as const,
      text: `A session was closed without its stop: ${why}.`,
      details: { session: id, transaction: transactionId },
    };
    return { ...outcome, change: [...outcome.change, { type: 'station-event', stationId, event }] };
  }

  /** The oldest is closed where more run than a station can have. */
  async makeRoom(view: StationView): Promise<void> {
    if (view.sessions.size < Math.max(mostRunning, 2 * view.station.connectors.length)) return;
    const [oldest] = [...view.sessions.values()].toSorted((a, b) => a.startedAt - b.startedAt);
    if (oldest) await this.close(view, oldest, 'more run at once than this station can have');
  }

  forgotten(view: StationView): Change {
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
  async metered(view: StationView, fact: Metered): Promise<void> {
    const { store, clock, audience, log } = this.deps;
    const stated = fact.transactionId;
    const running = (stated && view.sessions.get(stated)) ?? view.sessionAt(fact.evseId);
    const late = stated === undefined ? undefined : view.transactions.get(stated);
    if (late?.endedAt !== undefined) {
      await store.commit(samplesOf(late.sessionId, fact.samples));
      if (fact.signed) await this.keepLate(late.sessionId, fact.signed);
      return;
    }
    if (!running || (fact.samples.length === 0 && !fact.signed)) return;
    const now = clock.now();
    const samples = samplesOf(running.id, believed(fact.samples, running, now));
    if (!fact.signed) {
      await store.commit([
        ...samples,
        { type: 'touched', session: running, at: now },
        ...toldOf(running, audience),
      ]);
      return;
    }
    const kept = keepOnTheWay({ ...running, lastUpdated: now }, fact.signed, log);
    await store.commit([...samples, ...kept.change, ...sessionChange(kept.session, audience)]);
    view.sessions.set(running.transactionId, kept.session);
  }

  private async keepLate(sessionId: string, records: readonly SignedRecord[]): Promise<void> {
    const { store, log } = this.deps;
    const [session, known] = await Promise.all([store.session(sessionId), store.signed(sessionId)]);
    if (!session) return;
    const counted = { ...session, signedRecords: known.length };
    await store.commit(keepAtTheEnd(counted, { records, known }, log).change);
  }

  /** A stop that fits no transaction is acknowledged all the same: a refusal would only make it come again. */
  async ended(view: StationView, fact: SessionEnded): Promise<void> {
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
    { samples: late, signed = [], ...said }: Pick<SessionEnded, 'samples'> & Partial<SessionEnded>,
  ): Promise<Outcome> {
    const { store, clock, bills, log } = this.deps;
    const now = clock.now();
    const [tariffs, stored, sealed, known] = await Promise.all([
      store.tariffVersions(session.tariffVersions),
      store.samples(session.id),
      session.endedAt === undefined ? undefined : store.cdr(session.id),
      session.signedRecords === undefined && session.endedAt === undefined ? [] : store.signed(session.id),
    ]);
    if (sealed)
      log.warn({ session: session.id }, 'a stop that comes after the CDR: credit it, if it differs');
    const kept = keepAtTheEnd(session, { records: signed, known }, log);
    const records = [...known, ...kept.records];
    const proof = records.length > 0 && { signed: await signedEvidence(store, session.stationId, records) };
    const last = added(believed(late, session, now), stored);
    const samples = [...stored, ...last].toSorted((a, b) => a.at - b.at);
    const { at } = said;
    const byRule = at === undefined;
    const ending = { ...said, at: at ?? lastHeardOf(session, samples), byRule };
    const evidence = { samples, tariffs };
    const done = ended(kept.session, ending, now);
    const { transactionId } = done;
    const begun = view.transactions.get(transactionId);
    const record = begun && { ...begun, endedAt: done.endedAt ?? now, closedByRule: byRule };
    return {
      change: [
        ...samplesOf(session.id, last),
        { type: 'charging-forgotten', sessionId: session.id },
        ...kept.change,
        ...(sealed
          ? []
          : bills.settled(done, { ...evidence, ...proof, neighbours: [...view.transactions.values()] })
              .change),
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
