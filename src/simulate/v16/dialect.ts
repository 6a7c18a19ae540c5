import type { Dialect, Saying, UpkeepJob } from '../dialect.ts';
import type { ConnectorState } from '../station-connector.ts';
import { certificates } from './certificates.ts';
import { core } from './core.ts';
import { meterValue } from './meter-value.ts';
import { otherProfiles } from './other-profiles.ts';
import { smartCharging } from './smart-charging.ts';
import { readAuthorization, readTransaction, sayTransaction } from './transaction.ts';

function status(connectorId: number, state: ConnectorState, at: number): Saying {
  const timestamp = new Date(at).toISOString();
  return {
    action: 'StatusNotification',
    payload: { connectorId, errorCode: 'NoError', status: state, timestamp },
  };
}

/** [OCPP 1.6 7.25] knows these only; what a signed update tells besides has a message of its own. */
const plainFirmware = [
  'Downloaded',
  'DownloadFailed',
  'Downloading',
  'Idle',
  'InstallationFailed',
  'Installing',
  'Installed',
];

function firmware(told: string, job: UpkeepJob): Saying | undefined {
  const { requestId, secured = requestId !== undefined } = job;
  if (secured) {
    const payload = { status: told, ...(requestId !== undefined && { requestId }) };
    return { action: 'SignedFirmwareStatusNotification', payload };
  }
  return plainFirmware.includes(told)
    ? { action: 'FirmwareStatusNotification', payload: { status: told } }
    : undefined;
}

/** OCPP 1.6J with every profile and the security extension. */
export const v16: Dialect = {
  subprotocol: 'ocpp1.6',
  // [OCPP-J 1.6 table 7]
  errorCodes: {
    FormatViolation: 'FormationViolation',
    OccurrenceConstraintViolation: 'OccurenceConstraintViolation',
  },
  settings: (connectors) => ({
    ChargeProfileMaxStackLevel: { value: '10' },
    ChargingScheduleAllowedChargingRateUnit: { value: 'Current,Power' },
    ChargingScheduleMaxPeriods: { value: '1024' },
    ConnectorPhaseRotation: { value: 'NotApplicable' },
    GetConfigurationMaxKeys: { value: '50' },
    MaxChargingProfilesInstalled: { value: '100' },
    MeterValuesAlignedData: { value: '' },
    NumberOfConnectors: { value: String(connectors) },
    ReserveConnectorZeroSupported: { value: 'true' },
    StopTxnAlignedData: { value: '' },
    SupportedFeatureProfiles: {
      value: 'Core,FirmwareManagement,LocalAuthListManagement,RemoteTrigger,Reservation,SmartCharging',
    },
  }),
  newTransactionId: () => undefined,
  statusOf: (state) => state,
  say: {
    boot: ({ id, vendor, model, firmware: version }) => ({
      action: 'BootNotification',
      payload: {
        chargePointVendor: vendor.slice(0, 20),
        chargePointModel: model.slice(0, 20),
        chargePointSerialNumber: id.slice(0, 25),
        firmwareVersion: version.slice(0, 50),
      },
    }),
    stationStatus: (at) => status(0, 'Available', at),
    status: ({ id, state }, at) => status(id, state, at),
    authorize: ({ id }) => ({ action: 'Authorize', payload: { idTag: id } }),
    transaction: sayTransaction,
    meterValues: (connector, { at, reading }, configuration) => {
      const samples = connector.samples(reading, configuration.sampled('MeterValuesSampledData'));
      if (samples.length === 0) return undefined;
      const transactionId = connector.transaction?.id;
      return {
        action: 'MeterValues',
        payload: {
          connectorId: connector.id,
          ...(transactionId !== undefined && { transactionId }),
          meterValue: [meterValue(at, 'Trigger', samples)],
        },
      };
    },
    reservationOver: () => undefined,
    firmware,
    log: (told, { requestId, secured = requestId !== undefined }) =>
      secured
        ? {
            action: 'LogStatusNotification',
            payload: { status: told, ...(requestId !== undefined && { requestId }) },
          }
        : { action: 'DiagnosticsStatusNotification', payload: { status: told } },
    securityEvent: () => undefined,
    signCertificate: (csr) => ({ action: 'SignCertificate', payload: { csr } }),
  },
  read: { authorization: readAuthorization, transaction: readTransaction },
  commands: { ...certificates, ...core, ...otherProfiles, ...smartCharging },
};
