import type { ProfileResponse } from '../../core/partner/charging-profiles.ts';
import { BridgeError } from '../../core/errors.ts';
import type { ActiveProfile, ChargingProfile } from '../../core/model/charging-profile.ts';
import type { ProfileResult } from '../../core/partner/remote-control.ts';
import type { Commanded } from '../dialect.ts';
import { decodeOptionalDateTime, encodeDateTime, encodeOptionalDateTime } from './date-time.ts';
import { encodeDecimal } from './number.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 14.5.5 SetChargingProfile] */
export function decodeSetChargingProfile(wire: Wire<'SetChargingProfile'>): Commanded<ChargingProfile> {
  checkPeriods(wire.charging_profile.charging_profile_period);
  return { responseUrl: wire.response_url, ask: decodeProfile(wire.charging_profile) };
}

/** [OCPP 2.0.1 ChargingSchedulePeriodType] what no charge point could be told: the first begins at 0, each after the last. */
function checkPeriods(periods: readonly Wire<'ChargingProfilePeriod'>[]): void {
  const faults = periods.flatMap(({ start_period: start }, index) => {
    const before = periods[index - 1];
    const pointer = `/charging_profile/charging_profile_period/${index}/start_period`;
    if (!before) return start === 0 ? [] : [{ pointer, reason: 'must be 0 for the first period' }];
    return start > before.start_period ? [] : [{ pointer, reason: 'must be after the period before' }];
  });
  if (faults.length > 0) throw new BridgeError('invalid', 'not a valid SetChargingProfile', { faults });
}

/** [OCPI 2.2.1 14.6.3 ChargingProfile] */
function decodeProfile(wire: Wire<'ChargingProfile'>): ChargingProfile {
  return present<ChargingProfile>({
    startsAt: decodeOptionalDateTime(wire.start_date_time),
    durationS: wire.duration,
    unit: wire.charging_rate_unit,
    minRate: wire.min_charging_rate,
    periods: wire.charging_profile_period.map((period) => ({
      startS: period.start_period,
      limit: period.limit,
    })),
  });
}

const tenth = (value: number) => encodeDecimal(Math.floor(value * 10 + 1e-9) / 10);

function encodeProfile(profile: ChargingProfile): Wire<'ChargingProfile'> {
  return present<Wire<'ChargingProfile'>>({
    start_date_time: encodeOptionalDateTime(profile.startsAt),
    duration: profile.durationS,
    charging_rate_unit: profile.unit,
    min_charging_rate: profile.minRate === undefined ? undefined : tenth(profile.minRate),
    charging_profile_period: profile.periods.map(({ startS, limit }) => ({
      start_period: startS,
      limit: tenth(limit),
    })),
  });
}

/** [OCPI 2.2.1 14.6.1 ActiveChargingProfile] */
export function encodeActiveProfile({ startsAt, profile }: ActiveProfile): Wire<'ActiveChargingProfile'> {
  return { start_date_time: encodeDateTime(startsAt), charging_profile: encodeProfile(profile) };
}

/** [OCPI 2.2.1 14.5.1 ChargingProfileResponse] */
export function encodeProfileResponse(answer: {
  readonly response: ProfileResponse;
  readonly timeoutS: number;
}): Wire<'ChargingProfileResponse'> {
  return { result: answer.response, timeout: Math.max(0, Math.round(answer.timeoutS)) };
}

/** [OCPI 2.2.1 14.5.2 ActiveChargingProfileResult, 14.5.3 ChargingProfileResult, 14.5.4 ClearProfileResult] */
export function encodeProfileResult(outcome: {
  readonly result: ProfileResult;
  readonly active?: ActiveProfile;
}): Wire<'ActiveChargingProfileResult'> {
  return present<Wire<'ActiveChargingProfileResult'>>({
    result: outcome.result,
    profile: outcome.active && encodeActiveProfile(outcome.active),
  });
}
