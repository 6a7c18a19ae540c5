import type { Change } from './change.ts';
import { owe } from './change.ts';
import { messageOf } from './errors.ts';
import type { Instant } from './model/common.ts';
import type { Cdr, CdrTotals, Hold, HoldCode, Session } from './model/session.ts';
import type { Tariff } from './model/tariff.ts';
import type { Audience } from './ports.ts';
import { chargeFromPeriods, price, PricingError } from './pricing/pricing.ts';
import type { Pricing } from './pricing/pricing.ts';

const doubtText: Partial<Record<HoldCode, string>> = {
  'meter-regression': 'the energy register ran backwards during the session',
  'meter-missing': 'the station reported no meter value',
  'meter-jump': 'the energy register grew faster than the connector can deliver',
};

const hold = (code: Hold['code'], text: string): Hold => ({ code, text });

/** What keeps a finished session from being billed, if anything. */
function obstacle(session: Session, tariffs: readonly Tariff[]): Hold | undefined {
  if (!session.place) {
    return hold(
      'location-unknown',
      `connector ${session.evseId} of ${session.stationId} is mapped to no location`,
    );
  }
  if (session.flags.includes('stop-missing')) {
    return hold('stop-missing', 'the station never reported the end; the last meter value stands');
  }
  const doubt = session.findings.find(({ repaired }) => !repaired);
  if (doubt) return hold(doubt.code, doubtText[doubt.code] ?? 'the meter values are doubtful');
  if (tariffs.length === 0) {
    return hold('tariff-missing', 'the connector had no tariff in force when the session started');
  }
  return undefined;
}

function priced(session: Session, endedAt: Instant, tariffs: readonly Tariff[]): Pricing {
  const { startedAt, periods, currency, place } = session;
  const zone = place && { timeZone: place.timeZone };
  return price(chargeFromPeriods({ startedAt, endedAt, periods, currency, ...zone }), tariffs);
}

function totalsOf(session: Session, endedAt: Instant, pricing: Pricing): CdrTotals {
  const { cost, fixedCost, energyCost, timeCost, parkingCost, reservationCost } = pricing.totals;
  const ends = [...session.periods.slice(1).map((period) => period.startedAt), endedAt];
  const parkingMs = session.periods.reduce(
    (sum, period, i) => (period.kind === 'parking' ? sum + (ends[i] ?? endedAt) - period.startedAt : sum),
    0,
  );
  return {
    cost,
    ...(fixedCost && { fixedCost }),
    energyWh: session.periods.reduce((sum, period) => sum + period.energyWh, 0),
    ...(energyCost && { energyCost }),
    timeMs: endedAt - session.startedAt,
    ...(timeCost && { timeCost }),
    parkingMs,
    ...(parkingCost && { parkingCost }),
    ...(reservationCost && { reservationCost }),
  };
}

/** The tariff that counts: the first of the connector's that is meant for everybody. */
export function applicable(tariffs: readonly Tariff[]): readonly Tariff[] {
  const chosen =
    tariffs.find((tariff) => tariff.type === undefined || tariff.type === 'REGULAR') ?? tariffs[0];
  return chosen ? [chosen] : [];
}

/**
 * The one CDR of a finished session, or what holds it back. The CDR has the session's id, so that a
 * second one cannot exist. A session of a refused or unknown token is nobody's to pay: null.
 */
export function settle(session: Session, tariffs: readonly Tariff[], now: Instant): Cdr | Hold | null {
  const { token, place, endedAt } = session;
  if (!token || endedAt === undefined || session.flags.includes('refused')) return null;
  const inForce = applicable(tariffs);
  const held = obstacle(session, inForce);
  if (held || !place) return held ?? null;
  let pricing: Pricing;
  try {
    pricing = priced(session, endedAt, inForce);
  } catch (error) {
    // a stop that is refused would come again for ever, so that nothing after it is ever heard
    return hold('tariff-unsupported', messageOf(error));
  }
  return {
    id: session.id,
    sessionId: session.id,
    countryCode: session.countryCode,
    partyId: session.partyId,
    stationId: session.stationId,
    owner: session.owner,
    startedAt: session.startedAt,
    endedAt,
    token,
    authMethod: session.authMethod,
    ...(session.authorizationReference && { authorizationReference: session.authorizationReference }),
    place,
    currency: session.currency,
    tariffs: inForce,
    periods: session.periods.map((period) => ({ ...period, ...(inForce[0] && { tariffId: inForce[0].id }) })),
    totals: totalsOf(session, endedAt, pricing),
    lastUpdated: now,
  };
}

/** What a session that was measured until then costs, when that can be said. */
export function costUntil(
  session: Session,
  until: Instant,
  tariffs: readonly Tariff[],
): CdrTotals['cost'] | undefined {
  const inForce = applicable(tariffs);
  if (inForce.length === 0) return undefined;
  try {
    return priced(session, until, inForce).totals.cost;
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}

/** What a settled session changes: its CDR and who is owed it, or the hold. */
export function billing(session: Session, settled: Cdr | Hold | null, audience: Audience): Change {
  if (settled === null) return [];
  if (!('sessionId' in settled)) return [{ type: 'hold', sessionId: session.id, hold: settled }];
  const { owner } = settled;
  return [
    { type: 'cdr', cdr: settled },
    { type: 'hold', sessionId: session.id, hold: null },
    ...(owner !== null && audience.knows(owner) ? owe([owner], { kind: 'cdrs', key: settled.id }) : []),
  ];
}
