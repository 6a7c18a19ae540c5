import type { Sample } from '../change.ts';
import type { Instant } from '../model/common.ts';
import type { ChargingPeriod, Session } from '../model/session.ts';
import type { Tariff } from '../model/tariff.ts';
import type { TokenReference } from '../model/token.ts';
import { PricingError } from '../pricing/error.ts';
import type { PricingPolicy } from '../pricing/policy.ts';
import type { Segmentation, StateChange } from '../pricing/segment/facts.ts';
import { segment } from '../pricing/segment/segment.ts';

/**
 * The tariff that counts: the first of the connector's that is meant for everybody; for those who pay at the charge point
 * the one that is meant for them, if there is one [OCPI 2.2.1 11.4.8 TariffType AD_HOC_PAYMENT].
 */
export function applicable(
  tariffs: readonly Tariff[],
  token: Pick<TokenReference, 'type'> | null,
): readonly Tariff[] {
  const pays = token?.type === 'AD_HOC_USER';
  const adHoc = pays ? tariffs.find(({ type }) => type === 'AD_HOC_PAYMENT') : undefined;
  const regular = tariffs.find(({ type }) => type === undefined || type === 'REGULAR');
  const chosen = adHoc ?? regular ?? tariffs[0];
  return chosen ? [chosen] : [];
}

/** What a session was told of itself: the samples of its meter, and the tariffs it started under. */
export interface Evidence {
  readonly samples: readonly Sample[];
  readonly tariffs: readonly Tariff[];
}

/**
 * The session with what its meter says: its register, its periods as its tariffs cut them, and what is doubtful. A running
 * session ends for this purpose when it was last heard of.
 */
export function measured(
  session: Session,
  { samples, tariffs }: Evidence,
  policy: Partial<PricingPolicy> = {},
): Session {
  const { meterStartWh, turns } = session;
  const { periods, findings } = segmented(session, { samples, tariffs }, policy);
  const energyWh = periods.reduce((sum, period) => sum + period.energyWh, 0);
  const told = { ...session, meterWh: meterStartWh + energyWh };
  if (session.endedAt !== undefined) return { ...told, periods, findings };
  // what runs has no last reading yet
  return {
    ...told,
    periods: [...periods, ...begun(turns, periods)],
    findings: findings.filter(({ code }) => code !== 'meter-missing'),
  };
}

function segmented(
  session: Session,
  { samples, tariffs }: Evidence,
  policy: Partial<PricingPolicy>,
): Segmentation {
  const { startedAt, meterStartWh, meterStopWh, turns, place } = session;
  const facts = {
    startedAt,
    endedAt: session.endedAt ?? lastHeardOf(session, samples),
    // where the session is at no known place, it has no tariff that could depend on the time of day
    timeZone: place?.timeZone ?? 'UTC',
    meterStartWh,
    ...(meterStopWh !== undefined && { meterStopWh }),
    samples,
    states: turns,
  };
  try {
    return segment(facts, applicable(tariffs, session.token), { policy });
  } catch (error) {
    // tariffs that cannot be read for cutting cannot be priced either: that is where it is said
    if (error instanceof PricingError) return segment(facts, []);
    throw error;
  }
}

/** The period that the last turn has just begun, in which nothing happened yet. */
function begun(turns: readonly StateChange[], periods: readonly ChargingPeriod[]): readonly ChargingPeriod[] {
  const turn = turns.at(-1);
  if (!turn || turn.kind === periods.at(-1)?.kind) return [];
  return [{ startedAt: turn.at, kind: turn.kind, energyWh: 0 }];
}

/** The latest moment that a session is known to have lasted to. */
export function lastHeardOf(session: Session, samples: readonly Sample[]): Instant {
  const told = [session.startedAt, ...session.turns.map(({ at }) => at), ...samples.map(({ at }) => at)];
  return told.reduce((latest, at) => Math.max(latest, at));
}
