import fc from 'fast-check';
import '../../kit/properties.ts';
import { encodeDateTime } from '../../../src/ocpi/v221/date-time.ts';
import schemas from '../../../src/ocpi/v221/schemas.gen.json' with { type: 'json' };
import type { components } from '../../../src/ocpi/v221/wire.gen.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
}

type Schemas = components['schemas'];

const definitions = schemas.components.schemas as Readonly<Record<string, Schema>>;
const made = new Map<string, fc.Arbitrary<unknown>>();

/** Any object that the published schema allows, with every property that it knows, in OCPI's canonical form. */
export function anyWire<Name extends keyof Schemas>(name: Name): fc.Arbitrary<Schemas[Name]> {
  return any(name) as fc.Arbitrary<Schemas[Name]>;
}

export const anyInstant = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2090, 0) });

function any(name: string): fc.Arbitrary<unknown> {
  const known = made.get(name);
  if (known) return known;
  const schema = definitions[name];
  if (!schema) throw new Error(`no schema ${name}`);
  const arbitrary = name === 'DateTime' ? anyInstant.map(encodeDateTime) : from(schema);
  made.set(name, arbitrary);
  return arbitrary;
}

function from(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref) return any(schema.$ref.split('/').at(-1) ?? '');
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000_000 });
    case 'number':
      // Four decimals [OCPI 2.2.1 types number].
      return fc
        .integer({ min: (schema.minimum ?? -10_000) * 1e4, max: (schema.maximum ?? 10_000) * 1e4 })
        .map((n) => n / 1e4);
    case 'string':
      return text(schema);
    case 'array':
      return fc.array(from(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case 'object':
      return object(schema);
    default:
      throw new Error(`no arbitrary for ${JSON.stringify(schema)}`);
  }
}

function text({ pattern, minLength = 0, maxLength = 64 }: Schema): fc.Arbitrary<string> {
  if (pattern === undefined)
    return fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 12) });
  if (pattern === '^[ -~]*$') return fc.string({ minLength, maxLength });
  return fc
    .stringMatching(new RegExp(pattern), { maxLength })
    .filter((value) => value.length >= minLength && value.length <= maxLength);
}

function object({ properties = {}, required = [], dependentRequired = {} }: Schema): fc.Arbitrary<unknown> {
  const models = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, from(schema)]));
  return fc
    .record(models, { requiredKeys: [...required], noNullPrototype: true })
    .filter((value) =>
      Object.entries(dependentRequired).every(
        ([name, needed]) => !(name in value) || needed.every((other) => other in value),
      ),
    );
}
