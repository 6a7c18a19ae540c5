import type { Instant } from '../model/common.ts';
import type { Segment } from './segment/facts.ts';

/** A quantity in OCPI's unit; a string is read as a decimal number. */
export type Volume = number | string;

export type ChargingPreference = 'AD_HOC' | 'CHEAP' | 'FAST' | 'GREEN' | 'REGULAR';

/** What was used while nothing that matters for the price changed; ends where the next period starts. */
export interface ChargedPeriod {
  readonly startedAt: Instant;
  /** kWh, negative when the vehicle fed the grid. */
  readonly energyKwh?: Volume;
  /** Hours charging. */
  readonly timeHours?: Volume;
  /** Hours in which the vehicle did not ask for power. */
  readonly parkingTimeHours?: Volume;
  /** Hours reserved and not yet in use. */
  readonly reservationTimeHours?: Volume;
  /** Ampere, summed over the phases. */
  readonly minCurrent?: Volume;
  readonly maxCurrent?: Volume;
  /** Average, used where minimum or maximum are absent. */
  readonly current?: Volume;
  /** kW. */
  readonly minPower?: Volume;
  readonly maxPower?: Volume;
  readonly power?: Volume;
  readonly tariffId?: string;
}

/** A charging session or CDR as far as its price depends on it, whatever version it came in. */
export interface Charge {
  /** Start of the session, or of the reservation before it. */
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** IANA name of the location's zone. */
  readonly timeZone?: string;
  /** ISO 3166 alpha-2 or alpha-3; stands in for the zone where the country has only one. */
  readonly country?: string;
  readonly currency: string;
  readonly chargingPreference?: ChargingPreference;
  /** The connector's tariffs; they narrow the choice where periods name none. */
  readonly tariffIds?: readonly string[];
  /** Overrules what the periods suggest: the reservation was never used. */
  readonly reservationExpired?: boolean;
  /** A credit CDR: the total cost is negated, nothing else. */
  readonly credit?: boolean;
  readonly periods: readonly ChargedPeriod[];
}

/** A segment with the tariff that it was charged by. */
export interface RecordedPeriod extends Segment {
  readonly tariffId?: string;
}

/** A session as the bridge records it; absent fields are as in `Charge`. */
export interface SessionCharge {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly timeZone?: string;
  readonly country?: string;
  readonly currency: string;
  readonly chargingPreference?: ChargingPreference;
  readonly tariffIds?: readonly string[];
  readonly periods: readonly RecordedPeriod[];
}

const msPerHour = 3_600_000;

/** The charge of a session as the bridge recorded it; times are the periods' own, to the millisecond. */
export function chargeFromPeriods(session: SessionCharge): Charge {
  const periods = [...session.periods].sort((a, b) => a.startedAt - b.startedAt);
  return {
    ...session,
    periods: periods.map((period, index) =>
      charged(period, periods[index + 1]?.startedAt ?? session.endedAt),
    ),
  };
}

function charged(period: RecordedPeriod, endedAt: Instant): ChargedPeriod {
  const hours = Math.max(0, endedAt - period.startedAt) / msPerHour;
  const { minPowerW, maxPowerW, minCurrentA, maxCurrentA, tariffId } = period;
  return {
    startedAt: period.startedAt,
    energyKwh: period.energyWh / 1000,
    ...(period.kind === 'parking' ? { parkingTimeHours: hours } : { timeHours: hours }),
    ...(minPowerW !== undefined && { minPower: minPowerW / 1000 }),
    ...(maxPowerW !== undefined && { maxPower: maxPowerW / 1000 }),
    ...(minCurrentA !== undefined && { minCurrent: minCurrentA }),
    ...(maxCurrentA !== undefined && { maxCurrent: maxCurrentA }),
    ...(tariffId !== undefined && { tariffId }),
  };
}
