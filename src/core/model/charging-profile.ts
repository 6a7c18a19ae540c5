import type { Instant, PartnerId } from './common.ts';

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

/** What a station says it will do, all limits that it knows of taken together. */
export interface PlannedProfile {
  /** Absent where the station does not say: then it has just calculated it. */
  readonly startsAt?: Instant;
  readonly profile: ChargingProfile;
}

/** What a partner is told of it: times in the profile count from `startsAt`. */
export interface ActiveProfile extends PlannedProfile {
  readonly startsAt: Instant;
}

/** [OCPI 2.2.1 mod_sessions ProfileType] */
export type ProfileType = 'CHEAP' | 'FAST' | 'GREEN' | 'REGULAR';

/** What a driver wishes for a running session [OCPI 2.2.1 mod_sessions ChargingPreferences]. */
export interface ChargingPreferences {
  readonly profileType: ProfileType;
  readonly departureAt?: Instant;
  readonly energyNeedWh?: number;
  readonly dischargeAllowed?: boolean;
}

/**
 * What a partner wants of a running session, and what the station makes of it. Kept beside the session, which only
 * its station's messages change; forgotten when it ends.
 */
export interface SessionCharging {
  readonly sessionId: string;
  readonly partnerId: PartnerId;
  /** The partner's profile at the station: the next one replaces it there. */
  readonly profileId?: number;
  /** The last one that the station took; absent once it is cleared. */
  readonly profile?: ChargingProfile;
  /** The partner has set a profile before, so that it hears of what changes [OCPI 2.2.1 mod_charging_profiles]. */
  readonly informed: boolean;
  readonly active?: ActiveProfile;
  readonly preferences?: ChargingPreferences;
}
