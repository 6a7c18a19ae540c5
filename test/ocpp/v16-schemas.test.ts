import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  differences,
  isMessage,
  keywords,
  keywordsOf,
  ourDocument,
  publishedSchemas,
} from './schema-differences.ts';

const document = ourDocument('1.6');
const ours = document.components.schemas;
const actions = Object.keys(document['x-actions']);
const theirs = publishedSchemas('1.6');

/** What ours says otherwise than the other copy, on purpose. */
const hertz =
  'the errata name Hertz as the unit of Frequency without adding it to the schemas; stations send it';
const intended: Record<string, string> = {
  'MeterValuesRequest.meterValue[].sampledValue[].unit: enum adds Hertz': hertz,
  'StopTransactionRequest.transactionData[].sampledValue[].unit: enum adds Hertz': hertz,
};

function compare(name: string): string[] {
  const other = theirs.get(name)!;
  return differences(name, ours[name]!, other, { ours, theirs: other.definitions ?? {} });
}

describe('openapi/ocpp-1.6.yaml', () => {
  const messages = [...theirs.keys()];

  test('has every published message, and no other', () => {
    expect(messages).toHaveLength(78);
    expect(Object.keys(ours).filter(isMessage).sort()).toEqual([...messages].sort());
  });

  test('x-actions covers exactly the actions of the messages', () => {
    expect(actions.flatMap((action) => [`${action}Request`, `${action}Response`]).sort()).toEqual(
      [...messages].sort(),
    );
  });

  test('x-actions names a known initiator and profile', () => {
    const count = (key: 'initiator' | 'profile') => {
      const counts: Record<string, number> = {};
      for (const action of Object.values(document['x-actions'])) {
        const value = String(action[key]);
        counts[value] = (counts[value] ?? 0) + 1;
      }
      return counts;
    };
    expect(count('initiator')).toEqual({ station: 13, csms: 25, both: 1 });
    expect(count('profile')).toEqual({
      Core: 16,
      FirmwareManagement: 4,
      LocalAuthListManagement: 2,
      Reservation: 2,
      SmartCharging: 3,
      RemoteTrigger: 1,
      Security: 11,
    });
  });

  test.each(messages)('%s is the published one but for the intended differences', (name) => {
    expect(compare(name).filter((line) => !(line in intended))).toEqual([]);
  });

  test('every intended difference is there', () => {
    expect(Object.keys(intended).filter((line) => !messages.flatMap(compare).includes(line))).toEqual([]);
  });

  test('only keywords that are compared are used', () => {
    const used = new Set(Object.values(ours).flatMap(keywordsOf));
    expect([...used].filter((keyword) => !keywords.has(keyword))).toEqual([]);
  });

  test('every shared type is used', () => {
    const refs = new Set(
      [...JSON.stringify(ours).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
    );
    expect(Object.keys(ours).filter((name) => !theirs.has(name) && !refs.has(name))).toEqual([]);
  });
});

describe('validation', () => {
  const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 3, validateFormats: false });
  ajv.addSchema({ components: { schemas: ours } }, 'ocpp16');
  const valid = (name: string, payload: unknown) => {
    const validate = ajv.getSchema(`ocpp16#/components/schemas/${name}`);
    if (!validate) throw new Error(`no schema ${name}`);
    return validate(payload) as boolean;
  };
  const boot = { chargePointVendor: 'Vendor', chargePointModel: 'Model' };
  const sample = (unit: string) => ({
    connectorId: 1,
    meterValue: [{ timestamp: '2025-01-01T00:00:00Z', sampledValue: [{ value: '21.5', unit }] }],
  });
  const profile = (limit: number) => ({
    connectorId: 1,
    csChargingProfiles: {
      chargingProfileId: 1,
      stackLevel: 0,
      chargingProfilePurpose: 'TxDefaultProfile',
      chargingProfileKind: 'Absolute',
      chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit }] },
    },
  });
  const stop = { meterStop: 100, timestamp: '2025-01-01T00:00:00Z', transactionId: 1 };
  const hash = { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '01' };

  test('every message schema compiles', () => {
    for (const name of theirs.keys()) expect(valid(name, 'not an object')).toBe(false);
  });

  test.each<[string, object, object]>([
    ['AuthorizeRequest', { idTag: 'A'.repeat(20) }, { idTag: 'A'.repeat(21) }],
    ['AuthorizeResponse', { idTagInfo: { status: 'Accepted' } }, { idTagInfo: { status: 'accepted' } }],
    ['BootNotificationRequest', { ...boot, later: 'unknown key' }, { chargePointVendor: 'Vendor' }],
    ['MeterValuesRequest', sample('Celsius'), sample('C')],
    ['MeterValuesRequest', sample('Celcius'), { ...sample('Wh'), connectorId: '1' }],
    ['MeterValuesRequest', sample('Hertz'), sample('Hz')],
    ['SetChargingProfileRequest', profile(0.3), profile(0.35)],
    ['SetChargingProfileRequest', profile(16.1), { connectorId: 1 }],
    ['StopTransactionRequest', stop, { ...stop, reason: 'Bored' }],
    ['StopTransactionResponse', {}, { idTagInfo: {} }],
    ['HeartbeatRequest', {}, []],
    [
      'GetInstalledCertificateIdsResponse',
      { status: 'Accepted', certificateHashData: [hash] },
      { status: 'Accepted', certificateHashData: [] },
    ],
  ])('%s accepts an example and rejects a broken one', (name, example, broken) => {
    expect(valid(name, example)).toBe(true);
    expect(valid(name, broken)).toBe(false);
  });
});
