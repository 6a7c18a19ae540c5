import { ask, command, profileResultIn, refusalReason } from '../asking.ts';
import type { DialectControl } from '../dialect.ts';
import { instantOf, isObject } from '../payload/read.ts';
import { profileIn, scheduleOf } from '../payload/schedule.ts';
import { idTokenOf } from './id-token.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** Of all stations' stack levels the one that each has. */
const stackLevel = 0;

/** [OCPP 2.0.1 F, H, K] */
export const control: DialectControl = {
  /** An idToken holds any OCPI uid [OCPP 2.0.1 IdTokenType]. */
  idTagOf: ({ token }) => token.uid,

  async startSession(call, { view, evseId, idTag, tokenType, remoteStartId }) {
    const payload: Wire['RequestStartTransactionRequest'] = {
      evseId,
      idToken: idTokenOf(idTag, tokenType),
      remoteStartId,
    };
    const result = await command(call, 'RequestStartTransaction', payload);
    return result === 'REJECTED' ? refusalReason(view, evseId) : result;
  },

  stopSession(call, { transactionId }) {
    const payload: Wire['RequestStopTransactionRequest'] = { transactionId };
    return command(call, 'RequestStopTransaction', payload);
  },

  unlock(call, { evseId, connectorId = 1 }) {
    const payload: Wire['UnlockConnectorRequest'] = { evseId, connectorId };
    return command(call, 'UnlockConnector', payload);
  },

  reserve(call, { evseId, reservationId, idTag, tokenType, groupIdTag, expiresAt }) {
    const payload: Wire['ReserveNowRequest'] = {
      id: reservationId,
      expiryDateTime: new Date(expiresAt).toISOString(),
      idToken: idTokenOf(idTag, tokenType),
      evseId,
      ...(groupIdTag !== undefined && { groupIdToken: idTokenOf(groupIdTag, 'APP_USER') }),
    };
    return command(call, 'ReserveNow', payload);
  },

  /** [OCPP 2.0.1 H02.FR.01] Rejected: the station has no such reservation. */
  async cancelReservation(call, { reservationId }) {
    const payload: Wire['CancelReservationRequest'] = { reservationId };
    const result = await command(call, 'CancelReservation', payload);
    return result === 'REJECTED' ? 'UNKNOWN_RESERVATION' : result;
  },

  async setChargingProfile(call, { evseId, transactionId, id, profile }) {
    const payload: Wire['SetChargingProfileRequest'] = {
      evseId,
      chargingProfile: {
        id,
        stackLevel,
        chargingProfilePurpose: 'TxProfile',
        chargingProfileKind: profile.startsAt === undefined ? 'Relative' : 'Absolute',
        chargingSchedule: [{ id, ...scheduleOf(profile) }],
        transactionId,
      },
    };
    return profileResultIn(await ask(call, 'SetChargingProfile', payload));
  },

  async clearChargingProfile(call, { profileId }) {
    const payload: Wire['ClearChargingProfileRequest'] = { chargingProfileId: profileId };
    return profileResultIn(await ask(call, 'ClearChargingProfile', payload));
  },

  async compositeSchedule(call, { evseId, durationS, rateUnit }) {
    const payload: Wire['GetCompositeScheduleRequest'] = {
      duration: durationS,
      ...(rateUnit && { chargingRateUnit: rateUnit }),
      evseId,
    };
    const said = await ask(call, 'GetCompositeSchedule', payload);
    const schedule = isObject(said['schedule']) ? said['schedule'] : undefined;
    const profile = schedule && profileIn(schedule);
    if (profileResultIn(said) !== 'ACCEPTED' || !profile) return 'REJECTED';
    const startsAt = instantOf(schedule['scheduleStart']) ?? profile.startsAt;
    return { ...(startsAt !== undefined && { startsAt }), profile };
  },
};
