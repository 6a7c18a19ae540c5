import { describe, expect, test } from '@jest/globals';
import { BridgeError } from '../../../src/core/errors.ts';
import { outboundCheck } from '../../../src/ocpp/payload/outbound.ts';
import type { Schemas } from '../../../src/ocpp/payload/schemas.ts';
import { schemas as v16 } from '../../../src/ocpp/v16/schemas.ts';
import { schemas as v201 } from '../../../src/ocpp/v201/schemas.ts';
import { schemas as v21 } from '../../../src/ocpp/v21/schemas.ts';

const checks = {
  '1.6': outboundCheck(v16, '1.6'),
  '2.0.1': outboundCheck(v201, '2.0.1'),
  '2.1': outboundCheck(v21, '2.1'),
};
type Version = keyof typeof checks;

function faultsOf(
  action: string,
  payload: object,
  version: Version = '1.6',
): readonly { pointer: string; reason: string }[] {
  try {
    checks[version](action, payload);
    return [];
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'invalid') throw error;
    return error.faults;
  }
}

/** In 2.x, too. */
const everywhere = [
  'Authorize',
  'BootNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'LogStatusNotification',
  'MeterValues',
  'SecurityEventNotification',
  'SignCertificate',
  'StatusNotification',
];
const in201 = [
  ...everywhere,
  'ClearedChargingLimit',
  'Get15118EVCertificate',
  'GetCertificateStatus',
  'NotifyChargingLimit',
  'NotifyCustomerInformation',
  'NotifyDisplayMessages',
  'NotifyEVChargingNeeds',
  'NotifyEVChargingSchedule',
  'NotifyEvent',
  'NotifyMonitoringReport',
  'NotifyReport',
  'PublishFirmwareStatusNotification',
  'ReportChargingProfiles',
  'ReservationStatusUpdate',
  'TransactionEvent',
];

describe('a call to a station', () => {
  test.each<[Version, Schemas, string[]]>([
    [
      '1.6',
      v16,
      [
        ...everywhere,
        'DiagnosticsStatusNotification',
        'SignedFirmwareStatusNotification',
        'StartTransaction',
        'StopTransaction',
      ],
    ],
    ['2.0.1', v201, in201],
    [
      '2.1',
      v21,
      [
        ...in201,
        'BatterySwap',
        'ClosePeriodicEventStream',
        'GetCertificateChainStatus',
        'NotifyDERAlarm',
        'NotifyDERStartStop',
        'NotifyPeriodicEventStream',
        'NotifyPriorityCharging',
        'NotifySettlement',
        'OpenPeriodicEventStream',
        'PullDynamicScheduleUpdate',
        'ReportDERControl',
        'VatNumberValidation',
      ],
    ],
  ])('of %s is none that only stations start', (version, { knownActions }, stationOnly) => {
    const refused = [...knownActions].filter((action) =>
      faultsOf(action, {}, version).some(({ pointer }) => pointer === '/action'),
    );
    expect(refused.sort()).toEqual(stationOnly.sort());
  });

  test.each<[Version, string]>([
    ['1.6', 'RequestStartTransaction'],
    ['2.0.1', 'RemoteStartTransaction'],
    ['2.0.1', 'SetDefaultTariff'],
    ['2.1', 'RemoteStartTransaction'],
  ])('of %s is not %s', (version, action) => {
    const no = `OCPP ${version} has no action ${action} towards a charge point: it has `;
    const reason: unknown = expect.stringContaining(no);
    expect(faultsOf(action, {}, version)).toEqual([{ pointer: '/action', reason }]);
  });

  test.each<Version>(['2.0.1', '2.1'])(
    'of %s may have customData in every object, and nothing else',
    (version) => {
      const customData = { vendorId: 'V', anything: [1] };
      const payload = { evse: { id: 1, customData }, operationalStatus: 'Inoperative', customData };
      expect(faultsOf('ChangeAvailability', payload, version)).toEqual([]);
      const odd = { ...payload, evse: { id: 1, customData: {}, odd: 1 } };
      expect(faultsOf('ChangeAvailability', odd, version)).toEqual([
        { pointer: '/payload/evse/odd', reason: 'is not known here' },
        { pointer: '/payload/evse/customData/vendorId', reason: 'is missing' },
      ]);
    },
  );

  test.each(['Foo', '', 'constructor', 'resetRequest', 'reset', 'ResetResponse'])(
    '%p is no action',
    (action) => {
      const no = `OCPP 1.6 has no action ${action} towards a charge point: `;
      expect(faultsOf(action, {})).toEqual([{ pointer: '/action', reason: expect.stringContaining(no) }]);
    },
  );

  test.each([
    ['changeconfiguration', /did you mean ChangeConfiguration\?$/],
    ['GetConfigurtion', /did you mean GetConfiguration\?$/],
    ['Foo', /it has CancelReservation, .*Reset, .*UpdateFirmware$/],
  ])('%s: what was meant is named', (action, reason) => {
    expect(faultsOf(action, {})).toEqual([{ pointer: '/action', reason: expect.stringMatching(reason) }]);
  });

  test.each([
    ['Reset', { type: 'Soft' }],
    ['GetConfiguration', {}],
    ['GetConfiguration', { key: ['HeartbeatInterval'] }],
    ['TriggerMessage', { requestedMessage: 'StatusNotification', connectorId: 1 }],
    ['DataTransfer', { vendorId: 'V', data: 'x' }],
    ['RemoteStartTransaction', { connectorId: 1, idTag: 'T' }],
    [
      'SetChargingProfile',
      {
        connectorId: 1,
        csChargingProfiles: {
          chargingProfileId: 1,
          stackLevel: 0,
          chargingProfilePurpose: 'TxDefaultProfile',
          chargingProfileKind: 'Absolute',
          chargingSchedule: {
            chargingRateUnit: 'A',
            chargingSchedulePeriod: [0.3, 0.6, 0.7, 1.2, 16].map((limit, i) => ({ startPeriod: i, limit })),
          },
        },
      },
    ],
  ])('%s %j is valid', (action, payload) => {
    expect(faultsOf(action, payload)).toEqual([]);
  });

  test.each([
    ['Reset', {}, '/payload/type', 'is missing'],
    ['Reset', { type: 'Gentle' }, '/payload/type', 'must be one of Hard, Soft'],
    ['Reset', { type: 'Soft', force: true }, '/payload/force', 'is not known here'],
    ['UnlockConnector', { connectorId: '1' }, '/payload/connectorId', 'must be integer'],
    [
      'SendLocalList',
      { listVersion: 1, updateType: 'Full', localAuthorizationList: [{ idTag: 'A', a: 1 }] },
      '/payload/localAuthorizationList/0/a',
      'is not known here',
    ],
    [
      'GetDiagnostics',
      { location: 'ftp://x', startTime: 'yesterday' },
      '/payload/startTime',
      'must match format "date-time"',
    ],
  ])('%s %j is refused at %s', (action, payload, pointer, reason) => {
    expect(faultsOf(action, payload)).toEqual([{ pointer, reason }]);
  });
});

test('of a large payload only the first fault is looked for', () => {
  const localAuthorizationList = Array.from({ length: 40_000 }, () => 1);
  const list = { listVersion: 1, updateType: 'Full', localAuthorizationList };
  expect(faultsOf('SendLocalList', list)).toEqual([
    { pointer: '/payload/localAuthorizationList/0', reason: 'must be object' },
  ]);
});
