import type { ChargingProfile } from './charging-profile.ts';
import { choice, decimal, integer, optional, parts, time } from './payload.ts';
import type { Payload } from './payload.ts';

const dayS = 86_400;

export type Purposes = Readonly<Record<string, ChargingProfile['purpose']>>;

/** @throws CallError where it is none of the names */
export function readPurpose(payload: Payload, purposes: Purposes): ChargingProfile['purpose'] | undefined {
  return purposes[choice(payload, 'chargingProfilePurpose', Object.keys(purposes))];
}

/** What the versions say alike of a charging profile. @throws CallError */
export function readProfileOf(
  profile: Payload,
  place: {
    readonly connectorId: number;
    readonly id: number;
    readonly purposes: Purposes;
    readonly schedule: Payload;
  },
): ChargingProfile {
  const { schedule, connectorId, id, purposes } = place;
  const recurrency = optional(profile, 'recurrencyKind', (from, name) =>
    choice(from, name, ['Daily', 'Weekly']),
  );
  return {
    id,
    connectorId,
    stackLevel: integer(profile, 'stackLevel'),
    purpose: readPurpose(profile, purposes) ?? 'TxDefault',
    kind: choice(profile, 'chargingProfileKind', ['Absolute', 'Recurring', 'Relative']),
    everyS: recurrency === undefined ? undefined : recurrency === 'Daily' ? dayS : 7 * dayS,
    validFrom: optional(profile, 'validFrom', time),
    validTo: optional(profile, 'validTo', time),
    schedule: {
      startAt: optional(schedule, 'startSchedule', time),
      durationS: optional(schedule, 'duration', integer),
      unit: choice(schedule, 'chargingRateUnit', ['A', 'W']),
      periods: parts(schedule, 'chargingSchedulePeriod').map((period) => ({
        startS: integer(period, 'startPeriod'),
        limit: decimal(period, 'limit'),
        phases: optional(period, 'numberPhases', integer),
      })),
    },
    received: profile,
  };
}
