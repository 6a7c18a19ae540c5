import { billing, cdrChange, creditOf, settle } from './cdr.ts';
import type { Change } from './change.ts';
import { BridgeError } from './errors.ts';
import type { Evidence } from './metering.ts';
import { measured } from './metering.ts';
import type { Instant, Party } from './model/common.ts';
import type { Cdr, Correction, Hold, HoldCode, Session } from './model/session.ts';
import type { TransactionRecord } from './model/station.ts';
import { termsAt } from './place.ts';
import type { Audience, Clock, Store } from './ports.ts';
import { sessionChange } from './session-change.ts';

export interface BillsDeps {
  readonly store: Store;
  readonly audience: Audience;
  readonly clock: Clock;
  readonly party: Party;
}

/** How an operator lets a held session pass. */
export interface Release {
  /** The reasons that he has looked into; `true` for whatever there is. */
  readonly accept?: readonly HoldCode[] | true;
  readonly correct?: Omit<Correction, 'at'>;
}

/** Makes CDRs of sessions that are over, or holds them until an operator has looked. */
export class Bills {
  private readonly deps: BillsDeps;

  constructor(deps: BillsDeps) {
    this.deps = deps;
  }

  /**
   * The session as it was measured, and its CDR or what holds it.
   * @param neighbours the transactions of the same station
   */
  settled(
    session: Session,
    evidence: Evidence,
    neighbours: readonly TransactionRecord[],
  ): { readonly change: Change; readonly outcome: Cdr | Hold | null } {
    const { audience, clock } = this.deps;
    const terms = audience.billing(session.owner);
    const done = measured(session, evidence, terms.policy);
    const settlement = { ...terms, tariffs: evidence.tariffs, now: clock.now(), neighbours };
    const outcome = settle(done, settlement);
    return { change: [...sessionChange(done, audience), ...billing(done, outcome, audience)], outcome };
  }

  /**
   * Looks at a held session again: under the terms it started with or, where it had none, under those that its
   * connector has now.
   * @throws BridgeError `not-found` when nothing is held for the session, `invalid`
   */
  async release(sessionId: string, { accept, correct }: Release = {}): Promise<Cdr | Hold | null> {
    const { store, clock } = this.deps;
    const [session, hold, samples] = await Promise.all([
      store.session(sessionId),
      store.hold(sessionId),
      store.samples(sessionId),
    ]);
    if (!session || !hold) throw new BridgeError('not-found', `nothing is held for session ${sessionId}`);
    const placed = session.tariffVersions.length > 0 ? session : await this.placedNow(session);
    const right = correct ? corrected(placed, { ...correct, at: clock.now() }) : placed;
    const passed = accept ? { ...right, accepted: accept === true ? [hold.code] : accept } : right;
    const tariffs = await store.tariffVersions(passed.tariffVersions);
    const { transactions } = await store.stationMemory(session.stationId);
    const evidence = { samples: correct ? [] : samples, tariffs };
    const { change, outcome } = this.settled(passed, evidence, [...transactions.values()]);
    await store.commit(change);
    return outcome;
  }

  /**
   * Takes a CDR back with another one, and holds its session until an operator has put it right or dropped it.
   * @returns the credit CDR; the same one again, where there is one
   * @throws BridgeError `not-found`, `conflict` for a credit CDR
   */
  async credit(id: string, reason: string): Promise<Cdr> {
    const { store, audience, clock } = this.deps;
    const cdr = await store.cdr(id);
    if (!cdr) throw new BridgeError('not-found', `there is no CDR ${id}`);
    if (cdr.creditOf !== undefined) throw new BridgeError('conflict', `${id} is itself a credit CDR`);
    const credit = creditOf(cdr, clock.now());
    const [known, session] = await Promise.all([store.cdr(credit.id), store.session(cdr.sessionId)]);
    if (known) return known;
    const hold: Hold = { code: 'credited', text: reason };
    await store.commit([
      ...cdrChange(credit, audience),
      ...(session ? sessionChange({ ...session, credits: (session.credits ?? 0) + 1 }, audience) : []),
      { type: 'hold', sessionId: cdr.sessionId, hold },
    ]);
    return credit;
  }

  private async placedNow(session: Session): Promise<Session> {
    const { store, party } = this.deps;
    const station = await store.station(session.stationId);
    if (!station) return session;
    const { evseId, startedAt } = session;
    const terms = await termsAt(store, party, station, { evseId, at: startedAt });
    return terms.place ? { ...session, ...terms, place: session.place ?? terms.place } : session;
  }
}

/** The operator's figures in place of the station's: what its meter said on the way no longer counts. */
function corrected(session: Session, correction: Correction): Session {
  const { at, reason: _reason, ...figures } = correction;
  const right: Session = {
    ...session,
    ...figures,
    flags: session.flags.filter((flag) => flag !== 'stop-missing' && flag !== 'clock-skew'),
    corrections: [...(session.corrections ?? []), correction],
    lastUpdated: at,
  };
  const { startedAt, endedAt, meterStartWh, meterStopWh } = right;
  if (endedAt === undefined || endedAt < startedAt) {
    throw new BridgeError('invalid', 'a session ends after it started');
  }
  if (meterStopWh !== undefined && meterStopWh < meterStartWh) {
    throw new BridgeError('invalid', 'the register at the end is below that at the start');
  }
  return { ...right, turns: session.turns.filter((turn) => within(turn.at, right)) };
}

function within(at: Instant, { startedAt, endedAt = Infinity }: Session): boolean {
  return at >= startedAt && at < endedAt;
}
