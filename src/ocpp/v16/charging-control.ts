import { ask, profileResultIn } from '../asking.ts';
import type { DialectControl } from '../dialect.ts';
import { instantOf, isObject } from '../payload/read.ts';
import { profileIn, scheduleOf } from '../payload/schedule.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];
type ChargingControl = Pick<
  DialectControl,
  'clearChargingProfile' | 'compositeSchedule' | 'setChargingProfile'
>;

/** Of all stations' stack levels the one that each has. */
const stackLevel = 0;

/** [OCPP 1.6 5.5, 5.7, 5.16] */
export const chargingControl: ChargingControl = {
  async setChargingProfile(call, { evseId, transactionId, id, profile }) {
    const payload: Wire['SetChargingProfileRequest'] = {
      connectorId: evseId,
      csChargingProfiles: {
        chargingProfileId: id,
        transactionId: Number(transactionId),
        stackLevel,
        chargingProfilePurpose: 'TxProfile',
        chargingProfileKind: profile.startsAt === undefined ? 'Relative' : 'Absolute',
        chargingSchedule: scheduleOf(profile),
      },
    };
    return profileResultIn(await ask(call, 'SetChargingProfile', payload));
  },

  async clearChargingProfile(call, { profileId }) {
    const payload: Wire['ClearChargingProfileRequest'] = { id: profileId };
    return profileResultIn(await ask(call, 'ClearChargingProfile', payload));
  },

  async compositeSchedule(call, { evseId, durationS, rateUnit }) {
    const payload: Wire['GetCompositeScheduleRequest'] = {
      connectorId: evseId,
      duration: durationS,
      ...(rateUnit && { chargingRateUnit: rateUnit }),
    };
    const said = await ask(call, 'GetCompositeSchedule', payload);
    const schedule = said['chargingSchedule'];
    const profile = isObject(schedule) ? profileIn(schedule) : undefined;
    if (profileResultIn(said) !== 'ACCEPTED' || !profile) return 'REJECTED';
    const startsAt = instantOf(said['scheduleStart']) ?? profile.startsAt;
    return { ...(startsAt !== undefined && { startsAt }), profile };
  },
};
