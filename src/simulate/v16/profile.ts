import type { ChargingProfile } from '../charging-profile.ts';
import { integer, part } from '../payload.ts';
import type { Payload } from '../payload.ts';
import { readProfileOf } from '../read-profile.ts';
import type { Purposes } from '../read-profile.ts';

export const purposes: Purposes = {
  ChargePointMaxProfile: 'Station',
  TxDefaultProfile: 'TxDefault',
  TxProfile: 'Tx',
};

/** @throws CallError */
export function readProfile(profile: Payload, connectorId: number): ChargingProfile {
  const id = integer(profile, 'chargingProfileId');
  const schedule = part(profile, 'chargingSchedule');
  return readProfileOf(profile, { connectorId, id, purposes, schedule });
}
