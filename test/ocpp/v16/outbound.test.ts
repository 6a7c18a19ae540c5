import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { BridgeError } from '../../../src/core/errors.ts';
import { checkOutbound } from '../../../src/ocpp/v16/outbound.ts';

function faultsOf(action: string, payload: object): readonly { pointer: string; reason: string }[] {
  try {
    checkOutbound(action, payload);
    return [];
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'invalid') throw error;
    return error.faults;
  }
}

const document = parse(readFileSync(new URL('../../../openapi/ocpp-1.6.yaml', import.meta.url), 'utf8')) as {
  'x-actions': Record<string, { initiator: string }>;
};

describe('checkOutbound', () => {
  test.each(Object.entries(document['x-actions']))('%s goes where it may go', (action, { initiator }) => {
    const refused = faultsOf(action, {}).some(({ pointer }) => pointer === '/action');
    expect(refused).toBe(initiator === 'station');
  });

  test.each(['Foo', '', 'constructor', 'resetRequest', 'reset', 'ResetResponse'])(
    '%p is no action',
    (action) => {
      expect(faultsOf(action, {})).toEqual([
        { pointer: '/action', reason: `OCPP 1.6 has no action ${action} towards a charge point` },
      ]);
    },
  );

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
