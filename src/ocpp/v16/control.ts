import { idTagFor, idTagMaxLength } from '../../core/ids.ts';
import { command, refusalReason } from '../asking.ts';
import type { DialectControl } from '../dialect.ts';
import { chargingControl } from './charging-control.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

/** [OCPP 1.6 5.2, 5.11, 5.12, 5.13, 5.18] */
export const control: DialectControl = {
  idTagOf: ({ partnerId, token }, { idTagFormat, idTagMaxLength: maxLength } = {}) =>
    idTagFor(partnerId, token.uid, {
      hex: idTagFormat === 'hex',
      ...(maxLength !== undefined && { maxLength }),
    }),

  async startSession(call, { view, evseId, idTag, quirks }) {
    const connector = quirks?.remoteStartConnector !== 'omit' && { connectorId: evseId };
    const payload: Wire['RemoteStartTransactionRequest'] = { ...connector, idTag };
    const result = await command(call, 'RemoteStartTransaction', payload);
    return result === 'REJECTED' ? refusalReason(view, evseId) : result;
  },

  stopSession(call, { transactionId }) {
    const payload: Wire['RemoteStopTransactionRequest'] = { transactionId: Number(transactionId) };
    return command(call, 'RemoteStopTransaction', payload);
  },

  unlock(call, { evseId }) {
    const payload: Wire['UnlockConnectorRequest'] = { connectorId: evseId };
    return command(call, 'UnlockConnector', payload);
  },

  reserve(call, { evseId, reservationId, idTag, groupIdTag, expiresAt }) {
    const group = groupIdTag !== undefined && groupIdTag.length <= idTagMaxLength;
    const payload: Wire['ReserveNowRequest'] = {
      connectorId: evseId,
      expiryDate: new Date(expiresAt).toISOString(),
      idTag,
      ...(group && { parentIdTag: groupIdTag }),
      reservationId,
    };
    return command(call, 'ReserveNow', payload);
  },

  /** [OCPP 1.6 7.3 CancelReservationStatus] Rejected: there is no active reservation of this number. */
  async cancelReservation(call, { reservationId }) {
    const payload: Wire['CancelReservationRequest'] = { reservationId };
    const result = await command(call, 'CancelReservation', payload);
    return result === 'REJECTED' ? 'UNKNOWN_RESERVATION' : result;
  },

  ...chargingControl,
};
