import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

interface Schema {
  $id?: string;
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  maxLength?: number;
  minItems?: number;
  multipleOf?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  definitions?: Record<string, Schema>;
}
interface Document {
  'x-actions': Record<string, { initiator: string; profile: string }>;
  components: { schemas: Record<string, Schema> };
}

const document = parse(
  readFileSync(new URL('../../openapi/ocpp-1.6.yaml', import.meta.url), 'utf8'),
) as Document;
const ours = document.components.schemas;
const actions = Object.keys(document['x-actions']);

const require = createRequire(import.meta.url);
const published = JSON.parse(
  readFileSync(require.resolve('ocpp-rpc/lib/schemas/ocpp1_6.json'), 'utf8'),
) as Schema[];
const theirs = new Map(
  published.map((schema) => {
    const [, action, kind] = /^urn:(\w+)\.(req|conf)$/.exec(schema.$id ?? '') ?? [];
    return [`${action}${kind === 'req' ? 'Request' : 'Response'}`, schema];
  }),
);

/** What ours says otherwise than the other copy, on purpose. */
const hertz =
  'the errata name Hertz as the unit of Frequency without adding it to the schemas; stations send it';
const intended: Record<string, string> = {
  'MeterValuesRequest.meterValue[].sampledValue[].unit: enum adds Hertz': hertz,
  'StopTransactionRequest.transactionData[].sampledValue[].unit: enum adds Hertz': hertz,
};

function resolve(schema: Schema, root: Record<string, Schema>): Schema {
  if (schema.$ref === undefined) return schema;
  const target = root[schema.$ref.split('/').at(-1)!];
  if (target === undefined) throw new Error(`dangling ${schema.$ref}`);
  return resolve(target, root);
}

function members(path: string, what: string, a: string[] = [], b: string[] = []): string[] {
  return [
    ...a.filter((value) => !b.includes(value)).map((value) => `${path}: ${what} adds ${value}`),
    ...b.filter((value) => !a.includes(value)).map((value) => `${path}: ${what} lacks ${value}`),
  ];
}

/** Every difference of schema `a` (ours) from schema `b` (theirs), one line each. */
function differences(path: string, a: Schema, b: Schema, definitions: Record<string, Schema>): string[] {
  a = resolve(a, ours);
  b = resolve(b, definitions);
  const found: string[] = [];
  for (const key of ['type', 'format', 'maxLength', 'minItems', 'multipleOf'] as const) {
    if (a[key] !== b[key]) found.push(`${path}: ${key} ${String(a[key])}, not ${String(b[key])}`);
  }
  found.push(...members(path, 'enum', a.enum, b.enum));
  found.push(...members(path, 'required', a.required, b.required));
  const [names, expected] = [Object.keys(a.properties ?? {}), Object.keys(b.properties ?? {})];
  const unlike = members(path, 'properties', names, expected);
  found.push(...unlike);
  if (unlike.length === 0 && names.join() !== expected.join()) found.push(`${path}: order ${names.join()}`);
  for (const [name, property] of Object.entries(a.properties ?? {})) {
    const other = b.properties?.[name];
    if (other) found.push(...differences(`${path}.${name}`, property, other, definitions));
  }
  if (a.items && b.items) found.push(...differences(`${path}[]`, a.items, b.items, definitions));
  else if (a.items !== b.items) found.push(`${path}: items in one only`);
  return found;
}

function compare(name: string): string[] {
  const other = theirs.get(name)!;
  return differences(name, ours[name]!, other, other.definitions ?? {});
}

/** The keywords and property keywords a schema uses, at any depth. */
function keywords(schema: Schema): string[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...Object.keys(schema), ...inner.flatMap(keywords)];
}

describe('openapi/ocpp-1.6.yaml', () => {
  const messages = [...theirs.keys()];

  test('has every published message, and no other', () => {
    expect(messages).toHaveLength(78);
    expect(
      Object.keys(ours)
        .filter((name) => /(Request|Response)$/.test(name))
        .sort(),
    ).toEqual([...messages].sort());
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
        counts[action[key]] = (counts[action[key]] ?? 0) + 1;
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
    const compared = '$ref type format enum maxLength minItems multipleOf properties required items';
    const used = new Set(Object.values(ours).flatMap(keywords));
    const known = new Set([...compared.split(' '), 'description']);
    expect([...used].filter((keyword) => !known.has(keyword))).toEqual([]);
  });

  test('every shared type is used', () => {
    const refs = new Set(
      [...JSON.stringify(ours).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
    );
    expect(Object.keys(ours).filter((name) => !theirs.has(name) && !refs.has(name))).toEqual([]);
  });
});

describe('the comparison', () => {
  const string: Schema = { type: 'string', maxLength: 20 };
  const base: Schema = { type: 'object', required: ['a'], properties: { a: string, b: string } };
  const nested = (schema: Schema): Schema => ({ type: 'array', items: { properties: { x: schema } } });
  test.each<[string, Schema, Schema]>([
    ['M: type integer, not string', { type: 'integer' }, { type: 'string' }],
    ['M: format undefined, not uri', {}, { format: 'uri' }],
    ['M: maxLength 25, not 20', { ...string, maxLength: 25 }, string],
    ['M: minItems undefined, not 1', {}, { minItems: 1 }],
    ['M: multipleOf undefined, not 0.1', {}, { multipleOf: 0.1 }],
    ['M: enum adds Odd', { enum: ['A', 'Odd'] }, { enum: ['A'] }],
    ['M: enum lacks A', {}, { enum: ['A'] }],
    ['M: required lacks a', { ...base, required: [] }, base],
    ['M: properties lacks b', { ...base, properties: { a: string } }, base],
    ['M: order b,a', { ...base, properties: { b: string, a: string } }, base],
    ['M: items in one only', { type: 'array' }, { type: 'array', items: {} }],
    ['M[].x: maxLength 25, not 20', nested({ ...string, maxLength: 25 }), nested(string)],
    ['M[].x: maxLength 20, not 9', nested({ $ref: '#/components/schemas/IdTag' }), nested({ $ref: '#/d/T' })],
  ])('reports "%s"', (line, a, b) => {
    expect(differences('M', a, b, { T: { ...string, maxLength: 9 } })).toEqual([line]);
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
