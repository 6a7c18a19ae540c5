import { randomUUID } from 'node:crypto';
import type { Dialect } from '../dialect.ts';
import { measurandList } from '../station-configuration.ts';
import { certificates } from './certificates.ts';
import { displayMessages } from './display-messages.ts';
import { readAuthorization, wireToken } from './id-token.ts';
import { meterValue } from './meter-value.ts';
import { remoteControl } from './remote-control.ts';
import { smartCharging } from './smart-charging.ts';
import { connectorStatus } from './status.ts';
import { readTransaction, sayTransaction } from './transaction.ts';
import { upkeep } from './upkeep.ts';
import { variables } from './variables.ts';

export const v201: Dialect = {
  subprotocol: 'ocpp2.0.1',
  errorCodes: {},
  settings: () => ({
    // None until it is set.
    Currency: { value: '', valid: (value) => /^[A-Z]{3}$/.test(value) },
    TxStartedMeasurands: { value: 'Energy.Active.Import.Register', valid: measurandList },
  }),
  newTransactionId: () => randomUUID(),
  statusOf: connectorStatus,
  say: {
    boot: ({ id, vendor, model, firmware }, reason) => ({
      action: 'BootNotification',
      payload: {
        chargingStation: {
          serialNumber: id.slice(0, 25),
          model: model.slice(0, 20),
          vendorName: vendor.slice(0, 50),
          firmwareVersion: firmware.slice(0, 50),
        },
        reason,
      },
    }),
    stationStatus: () => undefined,
    status: ({ id, state }, at) => ({
      action: 'StatusNotification',
      payload: {
        timestamp: new Date(at).toISOString(),
        connectorStatus: connectorStatus(state),
        evseId: id,
        connectorId: 1,
      },
    }),
    authorize: (token) => ({ action: 'Authorize', payload: { idToken: wireToken(token) } }),
    transaction: sayTransaction,
    meterValues: (connector, { at, reading }, configuration) => {
      const samples = connector.samples(reading, configuration.sampled('MeterValuesSampledData'));
      if (samples.length === 0) return undefined;
      const payload = { evseId: connector.id, meterValue: [meterValue(at, 'Trigger', samples)] };
      return { action: 'MeterValues', payload };
    },
    reservationOver: (reservationId, reservationUpdateStatus) => ({
      action: 'ReservationStatusUpdate',
      payload: { reservationId, reservationUpdateStatus },
    }),
    firmware: (status, { requestId }) => ({
      action: 'FirmwareStatusNotification',
      payload: { status, ...(requestId !== undefined && { requestId }) },
    }),
    log: (status, { requestId }) => ({
      action: 'LogStatusNotification',
      payload: { status, ...(requestId !== undefined && { requestId }) },
    }),
    securityEvent: (type, at) => ({
      action: 'SecurityEventNotification',
      payload: { type, timestamp: new Date(at).toISOString() },
    }),
    signCertificate: (csr) => ({
      action: 'SignCertificate',
      payload: { csr, certificateType: 'ChargingStationCertificate' },
    }),
  },
  read: { authorization: readAuthorization, transaction: readTransaction },
  commands: {
    ...certificates,
    ...displayMessages,
    ...remoteControl,
    ...smartCharging,
    ...upkeep,
    ...variables,
  },
};
