import { describe, expect, test } from '@jest/globals';
import type { Schemas } from '../../../src/ocpp/payload/schemas.ts';
import v16Document from '../../../src/ocpp/v16/schemas.gen.json' with { type: 'json' };
import { schemas as v16 } from '../../../src/ocpp/v16/schemas.ts';
import v201Document from '../../../src/ocpp/v201/schemas.gen.json' with { type: 'json' };
import { schemas as v201 } from '../../../src/ocpp/v201/schemas.ts';
import v21Document from '../../../src/ocpp/v21/schemas.gen.json' with { type: 'json' };
import { schemas as v21 } from '../../../src/ocpp/v21/schemas.ts';
import type { Document, Named, Schema } from '../schema-differences.ts';
import { Examples } from '../schema-examples.ts';

type Versioned = Document & { readonly 'x-everywhere'?: Named };

/** The same value with all of its objects' properties the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}

const textOf = (value: unknown) => JSON.stringify(value);

describe.each<[string, Versioned, Schemas]>([
  ['1.6', v16Document, v16],
  ['2.0.1', v201Document, v201],
  ['2.1', v21Document, v21],
])('a call of %s', (_version, document, schemas) => {
  const named = document.components.schemas;
  const { 'x-everywhere': everywhere = {} } = document;
  /** Schemas with what every object may have in front, as the published ones have it. */
  const ordered = (schema: Schema): Schema =>
    schema.properties && !schema.additionalProperties
      ? { ...schema, properties: { ...everywhere, ...schema.properties } }
      : schema;
  const all = Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, ordered(schema)]));
  const examples = new Examples(all);
  const requests = Object.keys(named).filter((name) => name.endsWith('Request'));

  test.each(requests)('%s goes out in the order of its schema', (name) => {
    const example = examples.full(all[name]!);
    expect(textOf(schemas.ordered(name, reversed(example) as object))).toBe(textOf(example));
  });
});

test('what no schema names comes last, as it came', () => {
  const payload = { z: { b: 1, a: 2 }, y: 1, chargingStation: { other: 1, model: 'M' }, reason: 'PowerUp' };
  expect(textOf(v201.ordered('BootNotificationRequest', payload))).toBe(
    textOf({ chargingStation: { model: 'M', other: 1 }, reason: 'PowerUp', z: { b: 1, a: 2 }, y: 1 }),
  );
});

test('a value of the wrong kind stays as it is', () => {
  const payload = { reason: [{ a: 1 }], chargingStation: 5 };
  expect(v201.ordered('BootNotificationRequest', payload)).toEqual(payload);
});
