import { compositeSchedule } from '../composite-schedule.ts';
import type { Command } from '../dialect.ts';
import { integer, optional, part } from '../payload.ts';
import { readPurpose } from '../read-profile.ts';
import { purposes, readProfile } from './profile.ts';

/** [OCPP 1.6 5.16] of a transaction only where one runs, of the whole station only for connector 0. */
const setChargingProfile: Command = (target, payload) => {
  const connectorId = integer(payload, 'connectorId');
  const received = part(payload, 'csChargingProfiles');
  const profile = readProfile(received, connectorId);
  const { purpose } = profile;
  const connector = target.connector(connectorId);
  const wanted = optional(received, 'transactionId', integer);
  const transaction = connector?.transaction;
  const fits =
    purpose === 'Tx'
      ? transaction !== undefined && (wanted === undefined || wanted === transaction.id)
      : connectorId === 0 || (connector !== undefined && purpose === 'TxDefault');
  if (!fits) return { status: 'Rejected' };
  target.profiles.set(profile);
  target.limitsChanged();
  return { status: 'Accepted' };
};

const clearChargingProfile: Command = (target, payload) => {
  const purpose = optional(payload, 'chargingProfilePurpose', (from) => readPurpose(from, purposes));
  const cleared = target.profiles.clear({
    id: optional(payload, 'id', integer),
    connectorId: optional(payload, 'connectorId', integer),
    purpose,
    stackLevel: optional(payload, 'stackLevel', integer),
  });
  if (cleared > 0) target.limitsChanged();
  return { status: cleared > 0 ? 'Accepted' : 'Unknown' };
};

const getCompositeSchedule: Command = (target, payload) => {
  const connectorId = integer(payload, 'connectorId');
  const composite = compositeSchedule(target, payload, connectorId);
  if (!composite) return { status: 'Rejected' };
  const { duration, start, unit, periods } = composite;
  return {
    status: 'Accepted',
    connectorId,
    scheduleStart: start,
    chargingSchedule: {
      duration,
      startSchedule: start,
      chargingRateUnit: unit,
      chargingSchedulePeriod: periods,
    },
  };
};

export const smartCharging = {
  SetChargingProfile: setChargingProfile,
  ClearChargingProfile: clearChargingProfile,
  GetCompositeSchedule: getCompositeSchedule,
};
