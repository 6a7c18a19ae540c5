import type { ChargingProfile } from '../charging-profile.ts';
import { CallError } from '../ocpp-frame.ts';
import { integer, parts } from '../payload.ts';
import type { Payload } from '../payload.ts';
import { readProfileOf } from '../read-profile.ts';
import type { Purposes } from '../read-profile.ts';

export const purposes: Purposes = {
  ChargingStationExternalConstraints: 'External',
  ChargingStationMaxProfile: 'Station',
  TxDefaultProfile: 'TxDefault',
  TxProfile: 'Tx',
};

/** Of up to three schedules, among which a vehicle may choose, the first [OCPP 2.0.1 K]. @throws CallError */
export function readProfile(profile: Payload, connectorId: number): ChargingProfile {
  const [schedule] = parts(profile, 'chargingSchedule');
  if (!schedule) throw new CallError('OccurrenceConstraintViolation', 'chargingSchedule is empty');
  return readProfileOf(profile, { connectorId, id: integer(profile, 'id'), purposes, schedule });
}
