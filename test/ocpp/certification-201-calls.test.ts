import { describe } from '@jest/globals';
import { calls } from './certification.ts';
import { peer } from './v201/peer.ts';

// What the cases for a CSMS of OCPP 2.0.1 part 6 have it send, by their numbers.

const at = peer();
const card = (idToken: string) => ({ idToken, type: 'ISO14443' });

describe('what a CSMS sends', () => {
  const ok = { status: 'Accepted' };
  const date = '2030-01-01T00:00:00Z';
  const component = { name: 'OCPPCommCtrlr' };
  const variable = { name: 'OfflineThreshold' };
  const result = { attributeStatus: 'Accepted', component, variable };
  const profile = {
    id: 1,
    stackLevel: 0,
    chargingProfilePurpose: 'TxDefaultProfile',
    chargingProfileKind: 'Absolute',
    chargingSchedule: [
      {
        id: 1,
        startSchedule: date,
        chargingRateUnit: 'A',
        chargingSchedulePeriod: [{ startPeriod: 0, limit: 6, numberPhases: 3 }],
      },
    ],
  };
  const hash = { hashAlgorithm: 'SHA256', issuerNameHash: 'a1', issuerKeyHash: 'b2', serialNumber: 'c3' };
  const list = [{ idToken: card('TAG1'), idTokenInfo: { status: 'Accepted' } }];
  const network = {
    ocppVersion: 'OCPP20',
    ocppTransport: 'JSON',
    ocppCsmsUrl: 'wss://x',
    messageTimeout: 30,
    securityProfile: 2,
    ocppInterface: 'Wired0',
  };
  const log = { remoteLocation: 'https://files.example/f' };
  const firmware = { location: 'https://files.example/f', retrieveDateTime: date };
  const message = {
    id: 1,
    priority: 'NormalCycle',
    message: { format: 'UTF8', language: 'en', content: 'Hi' },
  };

  calls(
    {
      get station() {
        return at.station;
      },
      call: (action, payload) => at.desk.server.stations.call('CP1', action, payload),
    },
    [
      [
        'TC_B_06 get a variable',
        'GetVariables',
        { getVariableData: [{ component, variable }] },
        { getVariableResult: [result] },
      ],
      [
        'TC_B_09 set a variable',
        'SetVariables',
        { setVariableData: [{ attributeValue: '123', component, variable }] },
        { setVariableResult: [result] },
      ],
      ['TC_B_12 base report', 'GetBaseReport', { requestId: 1, reportBase: 'ConfigurationInventory' }, ok],
      [
        'TC_B_18 report',
        'GetReport',
        { componentVariable: [{ component, variable }], requestId: 2, componentCriteria: ['Problem'] },
        { status: 'EmptyResultSet' },
      ],
      ['TC_B_20 reset', 'Reset', { type: 'OnIdle' }, ok],
      ['TC_B_26 reset an EVSE', 'Reset', { type: 'OnIdle', evseId: 1 }, { status: 'Scheduled' }],
      ['TC_B_42 network profile', 'SetNetworkProfile', { configurationSlot: 1, connectionData: network }, ok],
      ['TC_C_37 clear cache', 'ClearCache', {}, ok],
      [
        'TC_D_01 full list',
        'SendLocalList',
        { localAuthorizationList: list, versionNumber: 1, updateType: 'Full' },
        ok,
      ],
      ['TC_D_08 list version', 'GetLocalListVersion', {}, { versionNumber: 1 }],
      [
        'TC_E_29 transaction status',
        'GetTransactionStatus',
        { transactionId: 'T' },
        { ongoingIndicator: true, messagesInQueue: true },
      ],
      ['TC_E_33 any queued', 'GetTransactionStatus', {}, { messagesInQueue: true }],
      [
        'TC_F_01 remote start',
        'RequestStartTransaction',
        { evseId: 1, idToken: card('TAG1'), remoteStartId: 1 },
        ok,
      ],
      ['TC_F_03 remote stop', 'RequestStopTransaction', { transactionId: 'T' }, ok],
      ['TC_F_06 unlock', 'UnlockConnector', { evseId: 1, connectorId: 1 }, { status: 'Unlocked' }],
      ['TC_F_11 trigger', 'TriggerMessage', { evse: { id: 1 }, requestedMessage: 'MeterValues' }, ok],
      [
        'TC_G_03 take an EVSE out',
        'ChangeAvailability',
        { evse: { id: 1 }, operationalStatus: 'Inoperative' },
        { status: 'Scheduled' },
      ],
      [
        'TC_H_01 reserve',
        'ReserveNow',
        { id: 1, expiryDateTime: date, idToken: card('TAG1'), evseId: 1 },
        ok,
      ],
      ['TC_H_17 cancel', 'CancelReservation', { reservationId: 1 }, { status: 'Rejected' }],
      ['TC_I_01 running cost', 'CostUpdated', { totalCost: 1.5, transactionId: 'T' }, {}],
      ['TC_K_01 charging profile', 'SetChargingProfile', { evseId: 1, chargingProfile: profile }, ok],
      ['TC_K_05 clear a profile', 'ClearChargingProfile', { chargingProfileId: 1 }, { status: 'Unknown' }],
      [
        'TC_K_29 get profiles',
        'GetChargingProfiles',
        { requestId: 1, evseId: 0, chargingProfile: { chargingProfilePurpose: 'TxProfile' } },
        { status: 'NoProfiles' },
      ],
      [
        'TC_K_43 composite schedule',
        'GetCompositeSchedule',
        { duration: 300, chargingRateUnit: 'W', evseId: 1 },
        { status: 'Rejected' },
      ],
      ['TC_L_01 update firmware', 'UpdateFirmware', { requestId: 1, firmware }, ok],
      [
        'TC_M_01 install a root',
        'InstallCertificate',
        { certificateType: 'CSMSRootCertificate', certificate: 'PEM' },
        ok,
      ],
      [
        'TC_M_12 list certificates',
        'GetInstalledCertificateIds',
        { certificateType: ['V2GRootCertificate'] },
        { status: 'NotFound' },
      ],
      ['TC_M_20 delete a certificate', 'DeleteCertificate', { certificateHashData: hash }, ok],
      [
        'TC_N_02 monitoring report',
        'GetMonitoringReport',
        { requestId: 1, monitoringCriteria: ['ThresholdMonitoring'] },
        ok,
      ],
      ['TC_N_05 monitoring base', 'SetMonitoringBase', { monitoringBase: 'All' }, ok],
      [
        'TC_N_08 set a monitor',
        'SetVariableMonitoring',
        { setMonitoringData: [{ value: 1, type: 'Delta', severity: 8, component, variable }] },
        { setMonitoringResult: [] },
      ],
      ['TC_N_16 monitoring level', 'SetMonitoringLevel', { severity: 4 }, ok],
      [
        'TC_N_18 clear monitors',
        'ClearVariableMonitoring',
        { id: [1] },
        { clearMonitoringResult: [{ status: 'Accepted', id: 1 }] },
      ],
      [
        'TC_N_25 log',
        'GetLog',
        { log, logType: 'DiagnosticsLog', requestId: 1 },
        { status: 'Accepted', filename: 'f' },
      ],
      [
        'TC_N_46 customer information',
        'CustomerInformation',
        { idToken: card('TAG1'), requestId: 1, report: true, clear: false },
        ok,
      ],
      ['TC_O_01 display message', 'SetDisplayMessage', { message }, ok],
      ['TC_O_06 list display messages', 'GetDisplayMessages', { requestId: 1 }, { status: 'Unknown' }],
      ['TC_O_04 clear a display message', 'ClearDisplayMessage', { id: 1 }, ok],
    ],
  );
});
