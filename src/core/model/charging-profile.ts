import type { Instant } from './common.ts';

/** What a limit counts: amperes per phase, or watts of the whole EVSE. */
export type RateUnit = 'A' | 'W';

/** From `startS` seconds after the profile's start on at most `limit`, with a tenth as the smallest step. */
export interface ProfilePeriod {
  readonly startS: number;
  readonly limit: number;
}

/** How fast a vehicle may charge, over time [OCPI 2.2.1 mod_charging_profiles ChargingProfile]. */
export interface ChargingProfile {
  /** Absent: from when it is set, or from the start of the transaction. */
  readonly startsAt?: Instant;
  /** Absent: for as long as the transaction lasts. */
  readonly durationS?: number;
  readonly unit: RateUnit;
  /** Below this the vehicle may not charge efficiently. */
  readonly minRate?: number;
  /** At least one, the first at 0, in the order of time. */
  readonly periods: readonly ProfilePeriod[];
}

/** A profile as a station is given it: one with the same id replaces it. */
export interface NumberedProfile {
  /** Positive, below 2^31. */
  readonly id: number;
  readonly profile: ChargingProfile;
}

/** What a station says it will do: its answer to all limits that it knows. */
export interface ActiveProfile {
  readonly startsAt: Instant;
  readonly profile: ChargingProfile;
}
