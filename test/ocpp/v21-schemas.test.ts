import { describe, expect, test } from '@jest/globals';
import base from '../../src/ocpp/v201/schemas.gen.json' with { type: 'json' };
import document from '../../src/ocpp/v21/schemas.gen.json' with { type: 'json' };
import { schemas } from '../../src/ocpp/v21/schemas.ts';
import type { Named, Schema } from './schema-differences.ts';
import { ourDocument } from './schema-differences.ts';
import { countsOf, describeSchemas } from './schema-suite.ts';

describeSchemas({ version: '2.1', document, schemas, intended: [] });

test('x-actions names a known initiator and functional block', () => {
  expect(countsOf(document['x-actions'])).toEqual({
    station: 36,
    csms: 54,
    both: 1,
    Security: 3,
    Provisioning: 8,
    Authorization: 5,
    LocalAuthorizationList: 2,
    Transactions: 2,
    RemoteControl: 4,
    Availability: 3,
    Reservation: 3,
    TariffAndCost: 5,
    Metering: 1,
    SmartCharging: 13,
    Firmware: 5,
    Certificates: 6,
    Diagnostics: 16,
    DisplayMessage: 4,
    DataTransfer: 1,
    BidirectionalPowerTransfer: 2,
    DERControl: 6,
    BatterySwapping: 2,
  });
});

test('what is sent without an answer is marked', () => {
  const sent = Object.entries(document['x-actions']).filter(([, action]) => 'send' in action);
  expect(sent.map(([name]) => name)).toEqual(['NotifyPeriodicEventStream']);
});

describe('what 2.1 says beside 2.0.1', () => {
  const { 'x-actions': actions, components } = ourDocument('2.1');
  const shared: Named = base.components.schemas;
  const merged: Named = document.components.schemas;
  const rulesOf = (schema: Schema): string =>
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    );

  test('is nothing that 2.0.1 says already', () => {
    const repeated = Object.keys(components.schemas).filter(
      (name) => shared[name] && rulesOf(shared[name]) === rulesOf(merged[name]!),
    );
    expect(repeated).toEqual([]);
    expect(Object.keys(actions).filter((action) => action in base['x-actions'])).toEqual([]);
  });

  test('counts wherever 2.0.1 refers to it', () => {
    expect(merged['AuthorizationData']).toEqual(shared['AuthorizationData']);
    const entry = (idToken: string) => ({
      versionNumber: 1,
      updateType: 'Full',
      localAuthorizationList: [{ idToken: { idToken, type: 'Central' } }],
    });
    expect(schemas.strictViolations('SendLocalListRequest', entry('x'.repeat(255)))).toEqual([]);
    expect(schemas.strictViolations('SendLocalListRequest', entry('x'.repeat(256)))).toHaveLength(1);
  });
});
