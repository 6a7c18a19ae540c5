import type { Sample } from '../change.ts';
import type { Instant } from '../model/common.ts';
import type { Session, SessionFlag } from '../model/session.ts';
import type { ConnectorState } from '../model/station.ts';
import type { SegmentKind } from '../pricing/segment/facts.ts';
import { wholeSecond } from '../pricing/segment/readings.ts';

/** It waits for a transaction, or never had one: somebody reserved, and that was all. */
export function neverBegan({ transactionId }: Pick<Session, 'transactionId'>): boolean {
  return transactionId === '';
}

const clockToleranceMs = 5 * 60_000;
/** A clock that shows less was never set. */
const earliestClock = Date.UTC(2020, 0);

/**
 * The instant to believe, to the second: the station's, unless its clock is plainly wrong (a frame that waited in the
 * station's queue is old, but never in the future).
 */
export function believe(stated: Instant, received: Instant): { at: Instant; skewed: boolean } {
  const skewed = stated > received + clockToleranceMs || stated < earliestClock;
  return { at: wholeSecond(skewed ? received : stated), skewed };
}

/** How far a station's clock is ahead where it is plainly wrong. */
export function clockOffset(stated: Instant, received: Instant): { readonly clockOffsetMs?: number } {
  return believe(stated, received).skewed ? { clockOffsetMs: stated - received } : {};
}

/** How long before its start the reading may have been taken that a session begins with. */
const earliestReadingMs = 10 * 60_000;

/** The samples of a session at instants to believe: one from long before its start was stamped by a wrong clock. */
export function believed(
  samples: readonly Sample[],
  { startedAt }: Pick<Session, 'startedAt'>,
  received: Instant,
): readonly Sample[] {
  return samples.map((sample) => {
    const { at } = believe(sample.at, received);
    if (at >= startedAt) return { ...sample, at };
    return { ...sample, at: at >= startedAt - earliestReadingMs ? startedAt : wholeSecond(received) };
  });
}

/** Without those that are there already: a stop repeats what was said before. */
export function added(samples: readonly Sample[], known: readonly Sample[]): readonly Sample[] {
  const keyOf = ({ at, energyWh }: Sample) => `${at} ${energyWh}`;
  const there = new Set(known.map(keyOf));
  return samples.filter((sample) => !there.has(keyOf(sample)));
}

export function flagged(session: Session, flag: SessionFlag): Session {
  return session.flags.includes(flag) ? session : { ...session, flags: [...session.flags, flag] };
}

/** From `at` on the vehicle is charging, or connected without asking for power. */
export function turned(session: Session, kind: SegmentKind, at: Instant, now: Instant): Session {
  const last = session.turns.at(-1);
  if ((last?.kind ?? 'charging') === kind) return session;
  const turn = { at: Math.max(at, last?.at ?? session.startedAt), kind };
  return { ...session, turns: [...session.turns, turn], lastUpdated: now };
}

/** [OCPI 2.2.1 CdrDimensionType PARKING_TIME] the vehicle asks for no power; a pause by the EVSE is not parking. */
export function turnedBy(
  session: Session,
  { state, at: stated }: { readonly state: ConnectorState | 'Occupied'; readonly at: Instant },
  now: Instant,
): Session {
  const { at } = believe(stated, now);
  if (state === 'SuspendedEV') return turned(session, 'parking', at, now);
  return state === 'Charging' ? turned(session, 'charging', at, now) : session;
}

export interface Ending {
  readonly at: Instant;
  readonly meterStopWh?: number;
  readonly reason?: string;
  /** Closed by the bridge, not by the station. */
  readonly byRule?: boolean;
}

/** A session that was closed by a rule is ended anew when the station's own stop arrives late. */
export function ended(session: Session, ending: Ending, now: Instant): Session {
  const { at, skewed } = believe(ending.at, now);
  const stopped: Session = {
    ...session,
    // nobody's, or of a driver who was not let charge
    status: session.idTag === '' || session.flags.includes('refused') ? 'INVALID' : 'COMPLETED',
    endedAt: Math.max(at, session.startedAt),
    ...(ending.meterStopWh !== undefined && { meterStopWh: ending.meterStopWh }),
    ...(ending.reason !== undefined && { stopReason: ending.reason }),
    flags: session.flags.filter((flag) => flag !== 'stop-missing'),
    lastUpdated: now,
  };
  const skewedSession = skewed || at < session.startedAt ? flagged(stopped, 'clock-skew') : stopped;
  const timed = changed(session, ending, now) ? flagged(skewedSession, 'clock-changed') : skewedSession;
  return ending.byRule ? flagged(timed, 'stop-missing') : timed;
}

/** A clock that is wrong by the same at the start and at the end still tells how long it took. */
function changed({ clockOffsetMs = 0, startedAt }: Session, { at, byRule }: Ending, now: Instant): boolean {
  if (byRule) return false;
  if (at < startedAt - clockToleranceMs) return true;
  const { clockOffsetMs: offsetAtEnd = 0 } = clockOffset(at, now);
  return Math.abs(offsetAtEnd - clockOffsetMs) > clockToleranceMs;
}
