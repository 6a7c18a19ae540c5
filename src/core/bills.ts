import { billing, cdrChange, creditOf, settle } from './cdr.ts';
import type { Change, Sample } from './change.ts';
import { BridgeError } from './errors.ts';
import type { Evidence } from './station/metering.ts';
import { measured } from './station/metering.ts';
import type { Party, StationId } from './model/common.ts';
import type { Cdr, Correction, Hold, HoldCode, Session, SessionFlag } from './model/session.ts';
import type { SignedRecord } from './model/signed.ts';
import type { TransactionRecord } from './model/station.ts';
import { termsAt } from './place.ts';
import type { Audience, Clock, Store } from './ports.ts';
import { believe } from './station/session.ts';
import { sessionChange } from './station/session-change.ts';
import type { SignedEvidence } from './signed/judge.ts';
import { judge, reflagged } from './signed/judge.ts';
import { Turns } from './station/turns.ts';

export interface BillsDeps {
  readonly store: Store;
  readonly audience: Audience;
  readonly clock: Clock;
  readonly party: Party;
}

/** How an operator lets a held session pass. */
export interface Release {
  /** The reasons that he has looked into. */
  readonly accept?: readonly HoldCode[];
  readonly correct?: Omit<Correction, 'at'>;
  /** Priced with the tariffs that its connector has now, in place of those it started under. */
  readonly retariff?: boolean;
}

/** What a session is billed by, beside itself. */
export interface Proof extends Evidence {
  /** Absent where its meter signed nothing. */
  readonly signed?: SignedEvidence;
  /** The transactions of the same station. */
  readonly neighbours: readonly TransactionRecord[];
}

/** Makes CDRs of sessions that are over, or holds them until an operator has looked. */
export class Bills {
  private readonly deps: BillsDeps;
  /** Whoever comes second finds what the first one left. */
  private readonly turns = new Turns();

  constructor(deps: BillsDeps) {
    this.deps = deps;
  }

  /** The session as it was measured, and its CDR or what holds it. */
  settled(
    session: Session,
    { neighbours, signed, ...evidence }: Proof,
  ): { readonly change: Change; readonly outcome: Cdr | Hold | null } {
    const { audience, clock } = this.deps;
    const terms = audience.billing(session.owner);
    const last = measured(session, evidence, terms.policy);
    const judgement = signed && judge(last, signed);
    const done = judgement ? reflagged(last, judgement) : last;
    const settlement = {
      ...terms,
      tariffs: evidence.tariffs,
      now: clock.now(),
      neighbours,
      ...(judgement && { signed: judgement }),
    };
    const outcome = settle(done, settlement);
    return { change: [...sessionChange(done, audience), ...billing(done, outcome, audience)], outcome };
  }

  /**
   * Looks at a held session again: under the terms it started with or, where it had none, under those that its
   * connector has now.
   * @throws BridgeError `not-found` when nothing is held for the session, `invalid`
   */
  release(sessionId: string, release: Release = {}): Promise<Cdr | Hold | null> {
    return this.turns.run(() => this.released(sessionId, release));
  }

  private async released(
    sessionId: string,
    { accept = [], correct, retariff = false }: Release,
  ): Promise<Cdr | Hold | null> {
    const { store, clock } = this.deps;
    const [session, hold, samples, records] = await Promise.all([
      store.session(sessionId),
      store.hold(sessionId),
      store.samples(sessionId),
      store.signed(sessionId),
    ]);
    if (!session || !hold) throw new BridgeError('not-found', `nothing is held for session ${sessionId}`);
    const looked = correct !== undefined || retariff || accept.includes('credited');
    // the same bill again would be taken back again
    if (hold.code === 'credited' && !looked) return hold;
    const sealedTerms = session.tariffVersions.length > 0 && !retariff;
    const placed = sealedTerms ? session : await this.placedNow(session);
    const right = correct ? corrected(placed, { ...correct, at: clock.now() }) : placed;
    // what was let pass before stays so: the next reason may show only then
    const accepted = [...new Set([...(right.accepted ?? []), ...accept])];
    const passed = accepted.length > 0 ? { ...right, accepted } : right;
    const tariffs = await store.tariffVersions(passed.tariffVersions);
    const { transactions } = await store.stationMemory(session.stationId);
    const { change, outcome } = this.settled(passed, {
      samples: (passed.corrections ?? []).some(measuresAnew) ? within(samples, passed) : samples,
      tariffs,
      neighbours: [...transactions.values()],
      ...(records.length > 0 && { signed: await signedEvidence(store, session.stationId, records) }),
    });
    if (correct && outcome && 'text' in outcome) {
      throw new BridgeError('invalid', `with these figures it is still held: ${outcome.text}`);
    }
    await store.commit(change);
    return outcome;
  }

  /**
   * Gives up billing a held session.
   * @throws BridgeError `not-found` when nothing is held for it
   */
  drop(sessionId: string): Promise<void> {
    return this.turns.run(() => this.dropped(sessionId));
  }

  private async dropped(sessionId: string): Promise<void> {
    const { store, audience, clock } = this.deps;
    const [session, hold] = await Promise.all([store.session(sessionId), store.hold(sessionId)]);
    if (!hold) throw new BridgeError('not-found', `nothing is held for session ${sessionId}`);
    const now = clock.now();
    const dropped = session && { ...session, droppedAt: now, lastUpdated: now };
    await store.commit([
      { type: 'hold', sessionId, hold: null },
      ...(dropped ? sessionChange(dropped, audience) : []),
    ]);
  }

  /**
   * Takes a CDR back with another one, and holds its session until an operator has put it right or dropped it.
   * @returns the credit CDR; the same one again, where there is one
   * @throws BridgeError `not-found`, `conflict` for a credit CDR
   */
  async credit(id: string, reason: string): Promise<Cdr> {
    const cdr = await this.deps.store.cdr(id);
    if (!cdr) throw new BridgeError('not-found', `there is no CDR ${id}`);
    return this.turns.run(() => this.credited(cdr, reason));
  }

  private async credited(cdr: Cdr, reason: string): Promise<Cdr> {
    const { store, audience, clock } = this.deps;
    if (cdr.creditOf !== undefined) throw new BridgeError('conflict', `${cdr.id} is itself a credit CDR`);
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
    const { evseId, connectorId, startedAt } = session;
    const terms = await termsAt(store, party, station, { evseId, connectorId, at: startedAt });
    return terms.place ? { ...session, ...terms, place: session.place ?? terms.place } : session;
  }
}

/** Signed records with the keys that the operator has set for their station by now. */
export async function signedEvidence(
  store: Pick<Store, 'station'>,
  stationId: StationId,
  records: readonly SignedRecord[],
): Promise<SignedEvidence> {
  const station = await store.station(stationId);
  return { records, keys: station?.meterPublicKeys ?? [] };
}

/** Where the register is put right, only those samples still count that lie between its ends. */
function within(samples: readonly Sample[], { meterStartWh, meterStopWh = Infinity }: Session): Sample[] {
  return samples.filter(
    ({ energyWh }) => energyWh === undefined || (energyWh >= meterStartWh && energyWh <= meterStopWh),
  );
}

function measuresAnew({ meterStartWh, meterStopWh }: Correction): boolean {
  return meterStartWh !== undefined || meterStopWh !== undefined;
}

/** What these figures take the doubt from. */
function putRight({ startedAt, endedAt, meterStopWh }: Correction): readonly SessionFlag[] {
  const timed = startedAt !== undefined || endedAt !== undefined;
  const stopped = endedAt !== undefined || meterStopWh !== undefined;
  return [
    ...(timed ? (['clock-changed', 'clock-skew'] as const) : []),
    ...(stopped ? (['stop-missing'] as const) : []),
  ];
}

/** The operator's figures in place of the station's. */
function corrected(session: Session, correction: Correction): Session {
  const doubts = putRight(correction);
  const right: Session = {
    ...session,
    ...figuresOf(correction),
    flags: session.flags.filter((flag) => !doubts.includes(flag)),
    corrections: [...(session.corrections ?? []), correction],
    lastUpdated: correction.at,
  };
  const { startedAt, endedAt, meterStartWh, meterStopWh } = right;
  if (
    [correction.startedAt, correction.endedAt].some(
      (at) => at !== undefined && believe(at, correction.at).skewed,
    )
  ) {
    throw new BridgeError('invalid', 'a session is neither of the future nor from before 2020');
  }
  if (endedAt === undefined || !(endedAt >= startedAt)) {
    throw new BridgeError('invalid', 'a session ends after it started');
  }
  if (meterStopWh !== undefined && meterStopWh < meterStartWh) {
    throw new BridgeError('invalid', 'the register at the end is below that at the start');
  }
  return { ...right, turns: session.turns.filter(({ at }) => at >= startedAt && at < endedAt) };
}

function figuresOf({ startedAt, endedAt, meterStartWh, meterStopWh }: Correction): Partial<Session> {
  return {
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(meterStartWh !== undefined && { meterStartWh }),
    ...(meterStopWh !== undefined && { meterStopWh }),
  };
}
