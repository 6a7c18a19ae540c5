import type { ProfileFilter } from '../charging-profiles.ts';
import { compositeSchedule } from '../composite-schedule.ts';
import type { Command } from '../dialect.ts';
import { integer, integers, optional, part, text, texts } from '../payload.ts';
import type { Payload } from '../payload.ts';
import { readPurpose } from '../read-profile.ts';
import { purposes, readProfile } from './profile.ts';

/** [OCPP 2.0.1 K01] of a transaction only the one that runs, of the whole station only for EVSE 0. */
const setChargingProfile: Command = (target, payload) => {
  const evseId = integer(payload, 'evseId');
  const received = part(payload, 'chargingProfile');
  const profile = readProfile(received, evseId);
  const connector = target.connector(evseId);
  const wanted = optional(received, 'transactionId', text);
  const fits = {
    // [OCPP 2.0.1 K01.FR.22] only the station itself knows of those.
    External: false,
    Station: evseId === 0,
    Tx: wanted !== undefined && connector?.transaction?.id === wanted,
    TxDefault: evseId === 0 || connector !== undefined,
  }[profile.purpose];
  if (!fits) return { status: 'Rejected' };
  target.profiles.set(profile);
  target.limitsChanged();
  return { status: 'Accepted' };
};

function filterOf(criteria: Payload): ProfileFilter {
  const purpose = optional(criteria, 'chargingProfilePurpose', (from) => readPurpose(from, purposes));
  return {
    connectorId: optional(criteria, 'evseId', integer),
    purpose,
    stackLevel: optional(criteria, 'stackLevel', integer),
  };
}

const clearChargingProfile: Command = (target, payload) => {
  const id = optional(payload, 'chargingProfileId', integer);
  const criteria = filterOf(optional(payload, 'chargingProfileCriteria', part) ?? {});
  const cleared = target.profiles.clear(id === undefined ? criteria : { id });
  if (cleared > 0) target.limitsChanged();
  return { status: cleared > 0 ? 'Accepted' : 'Unknown' };
};

const getCompositeSchedule: Command = (target, payload) => {
  const evseId = integer(payload, 'evseId');
  const composite = compositeSchedule(target, payload, evseId);
  if (!composite) return { status: 'Rejected' };
  const { duration, start, unit, periods } = composite;
  return {
    status: 'Accepted',
    schedule: {
      chargingSchedulePeriod: periods,
      evseId,
      duration,
      scheduleStart: start,
      chargingRateUnit: unit,
    },
  };
};

/** [OCPP 2.0.1 K09] a report for each EVSE that has some. */
const getChargingProfiles: Command = (target, payload) => {
  const requestId = integer(payload, 'requestId');
  const criteria = part(payload, 'chargingProfile');
  const ids = optional(criteria, 'chargingProfileId', integers);
  const sources = optional(criteria, 'chargingLimitSource', texts) ?? ['CSO'];
  const evseId = optional(payload, 'evseId', integer);
  const found = target.profiles
    .find({ ...filterOf(criteria), connectorId: evseId })
    .filter(({ id }) => (!ids || ids.includes(id)) && sources.includes('CSO'));
  if (found.length === 0) return { status: 'NoProfiles' };
  const evseIds = [...new Set(found.map(({ connectorId }) => connectorId))];
  target.sayLater(
    ...evseIds.map((id, i) => ({
      action: 'ReportChargingProfiles',
      payload: {
        requestId,
        chargingLimitSource: 'CSO',
        chargingProfile: found.filter((one) => one.connectorId === id).map(({ received }) => received),
        tbc: i < evseIds.length - 1,
        evseId: id,
      },
    })),
  );
  return { status: 'Accepted' };
};

export const smartCharging: Readonly<Record<string, Command>> = {
  ClearChargingProfile: clearChargingProfile,
  GetChargingProfiles: getChargingProfiles,
  GetCompositeSchedule: getCompositeSchedule,
  SetChargingProfile: setChargingProfile,
};
