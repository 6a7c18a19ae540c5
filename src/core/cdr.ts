import type { Change } from './change.ts';
import { owe } from './change.ts';
import { creditId } from './credit-id.ts';
import { messageOf } from './errors.ts';
import { applicable } from './station/metering.ts';
import type { Instant } from './model/common.ts';
import type { Cdr, CdrTotals, Hold, HoldCode, Session } from './model/session.ts';
import type { Tariff } from './model/tariff.ts';
import type { Audience } from './ports.ts';
import type { Circumstances } from './plausibility.ts';
import { belowMinimum, implausible } from './plausibility.ts';
import { chargeFromPeriods, creditTotals, price, PricingError } from './pricing/pricing.ts';
import type { Pricing, PricingPolicy } from './pricing/pricing.ts';
import type { Judgement } from './signed/judge.ts';

/** What a finished session is billed by. */
export interface Settlement extends Circumstances {
  /** The connector's when the session started. */
  readonly tariffs: readonly Tariff[];
  readonly policy: Partial<PricingPolicy>;
  /** Absent where its meter signed nothing. */
  readonly signed?: Judgement;
}

const doubtText: Partial<Record<HoldCode, string>> = {
  'meter-regression': 'the energy register ran backwards during the session',
  'meter-missing': 'the station reported no meter value',
  'load-missing': 'the tariff asks for power or current, which nobody measured',
  'meter-jump': 'the energy register grew faster than any connector can deliver',
};

/** What keeps a finished session from being billed, if an operator has not let it pass. */
function obstacle(session: Session, settlement: Settlement): Hold | undefined {
  const accepted = new Set(session.accepted);
  const signed = settlement.signed?.obstacles ?? [];
  const found = [...obstacles(session), ...implausible(session, settlement), ...signed];
  const [code, text] = found.find(([candidate]) => !accepted.has(candidate)) ?? [];
  return code && { code, text: text ?? code };
}

function obstacles(session: Session): readonly (readonly [HoldCode, string])[] {
  const doubts = session.findings.filter(({ repaired }) => !repaired);
  return [
    ...(session.flags.includes('start-missing') || session.flags.includes('meter-start-missing')
      ? [['start-missing', 'the station never reported the start, or the register at the start'] as const]
      : []),
    ...(session.flags.includes('stop-missing')
      ? [['stop-missing', 'the station never reported the end; the last meter value stands'] as const]
      : []),
    ...(session.flags.includes('unit-unclear')
      ? [
          [
            'unit-unclear',
            'the register was told in kWh and then without a unit, which may be either',
          ] as const,
        ]
      : []),
    ...doubts.map(({ code }) => [code, doubtText[code] ?? 'the meter values are doubtful'] as const),
  ];
}

/** A price that rests on what nobody measured. */
function guessed({ flags }: Session, { warnings }: Pricing, tariffs: readonly Tariff[]): Hold | undefined {
  const warning = warnings.find(({ code }) => code === 'power-unknown' || code === 'current-unknown');
  if (warning) return { code: 'measurement-missing', text: warning.text };
  if (!flags.includes('clock-changed') || !tariffs.some(pricesTime)) return undefined;
  return {
    code: 'clock-changed',
    text: "the station's clock was changed during the session, and time has a price",
  };
}

function pricesTime({ elements }: Tariff): boolean {
  return elements.some(
    ({ priceComponents, restrictions }) =>
      restrictions !== undefined ||
      priceComponents.some(({ type, price }) => type.endsWith('TIME') && price > 0),
  );
}

interface Priced {
  readonly session: Session;
  readonly until: Instant;
  readonly tariffs: readonly Tariff[];
  readonly policy: Partial<PricingPolicy>;
}

function priced({ session, until, tariffs, policy }: Priced): Pricing {
  const { startedAt, periods, currency, place } = session;
  const zone = place && { timeZone: place.timeZone };
  return price(chargeFromPeriods({ startedAt, endedAt: until, periods, currency, ...zone }), tariffs, policy);
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

/**
 * The one CDR of a finished session, or what holds it back. The CDR has the session's id, so that a
 * second one cannot exist. A session of a refused or unknown token is nobody's to pay: null.
 */
export function settle(session: Session, settlement: Settlement): Cdr | Hold | null {
  const { token, place, endedAt, evseId, stationId } = session;
  if (!token || endedAt === undefined || session.flags.includes('refused')) return null;
  if (session.droppedAt !== undefined) return null;
  if (!place) {
    return { code: 'location-unknown', text: `connector ${evseId} of ${stationId} is mapped to no location` };
  }
  const held = obstacle(session, settlement);
  if (held) return held;
  const tariffs = applicable(settlement.tariffs, token);
  if (tariffs.length === 0) {
    const text = 'the connector had no tariff in force when the session started';
    return { code: 'tariff-missing', text };
  }
  try {
    const pricing = priced({ session, until: endedAt, tariffs, policy: settlement.policy });
    const doubt = guessed(session, pricing, tariffs);
    if (doubt && !session.accepted?.includes(doubt.code)) return doubt;
    return sealed({ ...session, token, place, endedAt }, { ...settlement, tariffs }, pricing);
  } catch (error) {
    // a stop that is refused would come again for ever, so that nothing after it is ever heard
    return { code: 'tariff-unsupported', text: messageOf(error) };
  }
}

/** The session's own, of 36 characters; after a credit a new one, of 39 at most, for [OCPI 2.2.1 10.2.4] an id is never used again. */
export function cdrId({ id, credits = 0 }: Session): string {
  return credits === 0 ? id : `${id}-${(credits + 1).toString(36)}`;
}

/** [OCPI 2.2.1 10.3.1 CDR.credit] the same data under a new id, and the cost taken back. */
export function creditOf(cdr: Cdr, now: Instant): Cdr {
  return {
    ...cdr,
    id: creditId(cdr.id),
    creditOf: cdr.id,
    totals: creditTotals(cdr.totals),
    lastUpdated: now,
  };
}

type Finished = Session & Pick<Cdr, 'endedAt' | 'place' | 'token'>;

function sealed(session: Finished, { tariffs, limits, now, signed }: Settlement, pricing: Pricing): Cdr {
  const totals = totalsOf(session, session.endedAt, pricing);
  const remark = belowMinimum(session, limits);
  const [tariff] = tariffs;
  return {
    id: cdrId(session),
    sessionId: session.id,
    countryCode: session.countryCode,
    partyId: session.partyId,
    stationId: session.stationId,
    owner: session.owner,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    token: session.token,
    authMethod: session.authMethod,
    ...(session.authorizationReference && { authorizationReference: session.authorizationReference }),
    place: session.place,
    currency: session.currency,
    tariffs,
    periods: session.periods.map((period) => ({ ...period, ...(tariff && { tariffId: tariff.id }) })),
    totals: remark === undefined ? totals : { ...unbilled(totals), cost: free },
    ...(signed?.data && { signedData: signed.data }),
    ...(remark !== undefined && { remark }),
    lastUpdated: now,
  };
}

const free = { exclVat: 0, inclVat: 0 };

function unbilled({ energyWh, timeMs, parkingMs }: CdrTotals): Omit<CdrTotals, 'cost'> {
  return { energyWh, timeMs, parkingMs };
}

/** What a session that was measured until then costs, when that can be said. */
export function costUntil(
  session: Session,
  until: Instant,
  { tariffs, policy, limits }: Pick<Settlement, 'limits' | 'policy' | 'tariffs'>,
): CdrTotals['cost'] | undefined {
  const inForce = applicable(tariffs, session.token);
  if (inForce.length === 0) return undefined;
  if (session.endedAt !== undefined && belowMinimum(session, limits) !== undefined) return free;
  try {
    return priced({ session, until, tariffs: inForce, policy }).totals.cost;
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}

/** What a settled session changes: its CDR and who is owed it, or the hold. */
export function billing(session: Session, settled: Cdr | Hold | null, audience: Audience): Change {
  if (settled === null) return [];
  if (!('sessionId' in settled)) return [{ type: 'hold', sessionId: session.id, hold: settled }];
  return [...cdrChange(settled, audience), { type: 'hold', sessionId: session.id, hold: null }];
}

/** A CDR as it is sealed, and whose it is. */
export function cdrChange(cdr: Cdr, audience: Pick<Audience, 'knows'>): Change {
  const { owner } = cdr;
  const owed = owner !== null && audience.knows(owner) ? owe([owner], { kind: 'cdrs', key: cdr.id }) : [];
  return [{ type: 'cdr', cdr }, ...owed];
}
