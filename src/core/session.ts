import type { Sample } from './change.ts';
import type { Instant } from './model/common.ts';
import type { ChargingPeriod, PeriodKind, Session, SessionFlag } from './model/session.ts';

const longestReplayMs = 90 * 24 * 3600_000;
const clockToleranceMs = 5 * 60_000;

/** [OCPI 2.2.1 mod_tariffs step_size] time is billed in seconds: cut finer, a partner could not reproduce the bill. */
const wholeSecond = (at: Instant): Instant => Math.floor(at / 1000) * 1000;

/**
 * The instant to believe, to the second: the station's, unless its clock is plainly wrong (a frame that waited in the
 * station's queue is old, but never in the future and not older than a season).
 */
export function believe(stated: Instant, received: Instant): { at: Instant; skewed: boolean } {
  const skewed = stated > received + clockToleranceMs || stated < received - longestReplayMs;
  return { at: wholeSecond(skewed ? received : stated), skewed };
}

export function flagged(session: Session, flag: SessionFlag): Session {
  return session.flags.includes(flag) ? session : { ...session, flags: [...session.flags, flag] };
}

function withReading(session: Session, meterWh: number): Session {
  const last = session.periods.at(-1);
  if (meterWh < session.meterWh || !last) return flagged(session, 'meter-regression');
  const grown = { ...last, energyWh: last.energyWh + (meterWh - session.meterWh) };
  return { ...session, meterWh, periods: [...session.periods.slice(0, -1), grown] };
}

/** Register readings move the session's energy forward; one that runs backwards flags it instead. */
export function metered(session: Session, samples: readonly Sample[], now: Instant): Session {
  const readings = samples.flatMap(({ energyWh }) => (energyWh === undefined ? [] : [energyWh]));
  if (readings.length === 0) return session;
  return { ...readings.reduce(withReading, session), lastUpdated: now };
}

/** From `at` on the vehicle is charging, or connected without asking for power. */
export function turned(session: Session, kind: PeriodKind, at: Instant, now: Instant): Session {
  const last = session.periods.at(-1);
  if (!last || last.kind === kind) return session;
  const startedAt = Math.max(at, last.startedAt);
  const next: ChargingPeriod = { ...last, startedAt, kind, energyWh: 0 };
  const kept = startedAt === last.startedAt && last.energyWh === 0 ? [] : [last];
  return { ...session, periods: [...session.periods.slice(0, -1), ...kept, next], lastUpdated: now };
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
  const endedAt = Math.max(at, session.periods.at(-1)?.startedAt ?? session.startedAt);
  const stopped: Session = {
    ...session,
    status: session.flags.includes('refused') ? 'INVALID' : 'COMPLETED',
    endedAt,
    ...(ending.reason !== undefined && { stopReason: ending.reason }),
    flags: session.flags.filter((flag) => flag !== 'stop-missing'),
    lastUpdated: now,
  };
  const read = ending.meterStopWh === undefined ? stopped : withReading(stopped, ending.meterStopWh);
  const timed = skewed || at < session.startedAt ? flagged(read, 'clock-skew') : read;
  return ending.byRule ? flagged(timed, 'stop-missing') : timed;
}
