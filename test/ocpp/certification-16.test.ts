import { describe, expect } from '@jest/globals';
import { calls, cases } from './certification.ts';
import type { Step } from './certification.ts';
import { peer } from './v16/peer.ts';

// The cases for a central system of the OCPP 1.6 compliancy testing tool, by their numbers.

const at = peer();
const now = () => new Date().toISOString();
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const accepted = { idTagInfo: { status: 'Accepted' } };
const connectorId = 1;
const idTag = 'TAG1';

const boot: Step = [
  'BootNotification',
  { chargePointVendor: 'V', chargePointModel: 'M' },
  { currentTime: time, interval: 300, status: 'Accepted' },
];
const status = (state: string, connector = connectorId, errorCode = 'NoError'): Step => [
  'StatusNotification',
  { connectorId: connector, errorCode, status: state },
  {},
];
const available = [status('Available', 0), status('Available', 1)];
const authorize: Step = ['Authorize', { idTag }, accepted];
const begin = (tag = idTag, answer: object = accepted): Step => [
  'StartTransaction',
  { connectorId, idTag: tag, meterStart: 0, timestamp: now() },
  { transactionId: expect.any(Number), ...answer },
];
const end = (reason: string): Step => [
  'StopTransaction',
  ({ transactionId }) => ({ transactionId, meterStop: 10, timestamp: now(), reason }),
  {},
];
const charging = [authorize, status('Preparing'), begin(), status('Charging')];
const unplugged = [status('Finishing'), status('Available')];
const told = (action: string, ...states: string[]): Step[] =>
  states.map((state) => [action, { status: state }, {}]);
const security = (type: string): Step => ['SecurityEventNotification', { type, timestamp: now() }, {}];

describe('what a charge point says', () => {
  cases(at, [
    ['TC_001 cold boot', [boot, ...available, ['Heartbeat', {}, { currentTime: time }]]],
    ['TC_003 plug-in first', [status('Preparing'), authorize, begin(), status('Charging'), end('Local')]],
    ['TC_004_1 identification first', [...charging, end('Local'), ...unplugged]],
    ['TC_004_2 connection timeout', [authorize, status('Preparing'), status('Available')]],
    [
      'TC_005_1 unplugged at the vehicle',
      [...charging, status('SuspendedEV'), end('EVDisconnected'), ...unplugged],
    ],
    ['TC_007 cached id', [status('Preparing'), begin(), status('Charging'), end('Local')]],
    ['TC_012 remote stop', [...charging, end('Remote'), ...unplugged]],
    [
      'TC_018_1 unlocked while charging',
      [...charging, status('Finishing'), end('UnlockCommand'), status('Available')],
    ],
    ['TC_023_1 invalid', [['Authorize', { idTag: 'STRANGER' }, { idTagInfo: { status: 'Invalid' } }]]],
    ['TC_024 lock failure', [authorize, status('Preparing'), status('Faulted', 1, 'ConnectorLockFailure')]],
    [
      'TC_032_1 power failure',
      [...charging, boot, status('Finishing'), end('PowerLoss'), status('Available')],
    ],
    ['TC_037_1 started offline', [begin(), status('Charging'), end('Local')]],
    [
      'TC_037_3 started offline, invalid',
      [
        begin('STRANGER', { idTagInfo: { status: 'Invalid' } }),
        status('Charging'),
        end('DeAuthorized'),
        status('Finishing'),
      ],
    ],
    ['TC_039 offline transaction', [begin(), end('Local')]],
    [
      'TC_044_1 firmware update',
      [
        ...told('FirmwareStatusNotification', 'Downloading', 'Downloaded'),
        status('Unavailable'),
        ...told('FirmwareStatusNotification', 'Installing'),
        boot,
        ...available,
        ...told('FirmwareStatusNotification', 'Installed'),
      ],
    ],
    ['TC_044_2 download failed', told('FirmwareStatusNotification', 'Downloading', 'DownloadFailed')],
    ['TC_044_3 installation failed', told('FirmwareStatusNotification', 'Installing', 'InstallationFailed')],
    ['TC_045_1 diagnostics', told('DiagnosticsStatusNotification', 'Uploading', 'Uploaded')],
    ['TC_064 data transfer', [['DataTransfer', { vendorId: 'com.example' }, { status: 'UnknownVendorId' }]]],
    ['TC_077 invalid charge point certificate', [security('InvalidChargePointCertificate')]],
    ['TC_078 invalid central system certificate', [security('InvalidCentralSystemCertificate')]],
    ['TC_079 security log', told('LogStatusNotification', 'Uploading', 'Uploaded')],
    [
      'TC_080 signed firmware',
      [
        ...told(
          'SignedFirmwareStatusNotification',
          'Downloading',
          'Downloaded',
          'SignatureVerified',
          'Installing',
        ),
        ...told('SignedFirmwareStatusNotification', 'InstallRebooting'),
        boot,
        security('FirmwareUpdated'),
        ...told('SignedFirmwareStatusNotification', 'Installed'),
      ],
    ],
    ['TC_081 invalid signature', told('SignedFirmwareStatusNotification', 'Downloaded', 'InvalidSignature')],
  ]);
});

describe('what a central system sends', () => {
  const ok = { status: 'Accepted' };
  const date = '2030-01-01T00:00:00Z';
  const schedule = { duration: 300, startSchedule: date, chargingRateUnit: 'A' };
  const profile = (purpose: string, transaction: object = {}) => ({
    chargingProfileId: 1,
    ...transaction,
    stackLevel: 0,
    chargingProfilePurpose: purpose,
    chargingProfileKind: 'Absolute',
    validFrom: date,
    validTo: date,
    chargingSchedule: {
      ...schedule,
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 6, numberPhases: 3 }],
    },
  });
  const reserve = { connectorId, expiryDate: date, idTag, reservationId: 1 };
  const hash = { hashAlgorithm: 'SHA256', issuerNameHash: 'a1', issuerKeyHash: 'b2', serialNumber: 'c3' };
  const list = [{ idTag, idTagInfo: { status: 'Accepted' } }];
  const change = { key: 'MeterValueSampleInterval', value: '60' };
  const location = 'https://files.example/f';

  calls(
    {
      get station() {
        return at.station;
      },
      call: (action, payload) => at.desk.server.stations.call('CP1', action, payload),
    },
    [
      ['TC_010 remote start', 'RemoteStartTransaction', { connectorId, idTag }, ok],
      ['TC_012 remote stop', 'RemoteStopTransaction', { transactionId: 7 }, ok],
      ['TC_013 hard reset', 'Reset', { type: 'Hard' }, ok],
      ['TC_014 soft reset', 'Reset', { type: 'Soft' }, ok],
      ['TC_017_1 unlock', 'UnlockConnector', { connectorId }, { status: 'Unlocked' }],
      ['TC_017_2 unlock, fixed cable', 'UnlockConnector', { connectorId }, { status: 'NotSupported' }],
      ['TC_019_1 all keys', 'GetConfiguration', {}, { configurationKey: [], unknownKey: [] }],
      ['TC_019_2 one key', 'GetConfiguration', { key: ['SupportedFeatureProfiles'] }, { unknownKey: [] }],
      ['TC_021 change a key', 'ChangeConfiguration', change, ok],
      ['TC_026 remote start rejected', 'RemoteStartTransaction', { idTag }, { status: 'Rejected' }],
      ['TC_028 remote stop rejected', 'RemoteStopTransaction', { transactionId: -1 }, { status: 'Rejected' }],
      ['TC_030 unlock failed', 'UnlockConnector', { connectorId }, { status: 'UnlockFailed' }],
      [
        'TC_040_1 key not supported',
        'ChangeConfiguration',
        { key: 'Testing', value: 'true' },
        { status: 'NotSupported' },
      ],
      ['TC_040_2 value rejected', 'ChangeConfiguration', { ...change, value: '-1' }, { status: 'Rejected' }],
      ['TC_042_1 no local list', 'GetLocalListVersion', {}, { listVersion: -1 }],
      [
        'TC_043_4 full list',
        'SendLocalList',
        { listVersion: 1, localAuthorizationList: list, updateType: 'Full' },
        ok,
      ],
      [
        'TC_043_5 differential list',
        'SendLocalList',
        { listVersion: 2, localAuthorizationList: list, updateType: 'Differential' },
        { status: 'VersionMismatch' },
      ],
      ['TC_044 update firmware', 'UpdateFirmware', { location, retrieveDate: date }, {}],
      ['TC_045 get diagnostics', 'GetDiagnostics', { location }, { fileName: 'f' }],
      ['TC_046 reserve', 'ReserveNow', reserve, ok],
      ['TC_048 reserve an occupied one', 'ReserveNow', reserve, { status: 'Occupied' }],
      ['TC_049 reserve the charge point', 'ReserveNow', { ...reserve, connectorId: 0 }, ok],
      ['TC_051 cancel', 'CancelReservation', { reservationId: 1 }, ok],
      ['TC_054 trigger', 'TriggerMessage', { requestedMessage: 'MeterValues', connectorId }, ok],
      [
        'TC_056 default profile',
        'SetChargingProfile',
        { connectorId, csChargingProfiles: profile('TxDefaultProfile') },
        ok,
      ],
      [
        'TC_057 profile of a transaction',
        'SetChargingProfile',
        { connectorId, csChargingProfiles: profile('TxProfile', { transactionId: 7 }) },
        ok,
      ],
      [
        'TC_059 remote start with a profile',
        'RemoteStartTransaction',
        { connectorId, idTag, chargingProfile: profile('TxProfile') },
        ok,
      ],
      ['TC_061 clear cache', 'ClearCache', {}, ok],
      [
        'TC_066 composite schedule',
        'GetCompositeSchedule',
        { connectorId, duration: 60, chargingRateUnit: 'W' },
        { status: 'Accepted', connectorId },
      ],
      ['TC_067 clear a profile', 'ClearChargingProfile', { id: 1 }, ok],
      ['TC_067 clear all', 'ClearChargingProfile', {}, { status: 'Unknown' }],
      [
        'TC_074 ask for a signing request',
        'ExtendedTriggerMessage',
        { requestedMessage: 'SignChargePointCertificate' },
        ok,
      ],
      [
        'TC_075_2 install a root',
        'InstallCertificate',
        { certificateType: 'CentralSystemRootCertificate', certificate: 'PEM' },
        ok,
      ],
      [
        'TC_075_2 list the roots',
        'GetInstalledCertificateIds',
        { certificateType: 'CentralSystemRootCertificate' },
        { status: 'Accepted', certificateHashData: [hash] },
      ],
      ['TC_076 delete a certificate', 'DeleteCertificate', { certificateHashData: hash }, ok],
      [
        'TC_079 security log',
        'GetLog',
        { log: { remoteLocation: location }, logType: 'SecurityLog', requestId: 1 },
        { status: 'Accepted', filename: 'f' },
      ],
      [
        'TC_080 signed firmware',
        'SignedUpdateFirmware',
        {
          requestId: 1,
          firmware: { location, retrieveDateTime: date, signingCertificate: 'PEM', signature: 'c2ln' },
        },
        ok,
      ],
    ],
  );
});
