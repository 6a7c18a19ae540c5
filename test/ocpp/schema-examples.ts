import type { Named, Schema } from './schema-differences.ts';

/** A broken value of an example, and where it stands. */
export interface Broken {
  readonly pointer: string;
  readonly payload: unknown;
}

/** Makes examples from schemas, the same ones each time: with all that may be there, or with only what must. */
export class Examples {
  readonly #schemas: Named;
  readonly #everywhere: Named;

  constructor(schemas: Named, everywhere: Named = {}) {
    this.#schemas = schemas;
    this.#everywhere = everywhere;
  }

  full(named: Schema): unknown {
    const schema = this.#resolved(named);
    const { type, items, minItems = 1 } = schema;
    if (type === 'array') return Array.from({ length: minItems }, () => this.full(items!));
    if (type !== 'object') return scalar(schema);
    const properties = Object.entries(this.#properties(schema));
    return Object.fromEntries(properties.map(([name, property]) => [name, this.full(property)]));
  }

  least(named: Schema): unknown {
    const schema = this.#resolved(named);
    const { type, items, minItems = 0, required = [] } = schema;
    if (type === 'array') return Array.from({ length: minItems }, () => this.least(items!));
    if (type !== 'object') return scalar(schema);
    return Object.fromEntries(required.map((name) => [name, this.least(schema.properties![name]!)]));
  }

  /** The full example broken in one place, once for each rule of the schema, and for each once only. */
  broken(schema: Schema): Broken[] {
    return [...this.#broken(schema, '', this.full(schema))];
  }

  *#broken(named: Schema, pointer: string, value: unknown): Generator<Broken> {
    const schema = this.#resolved(named);
    for (const payload of wrong(schema, value)) yield { pointer, payload };
    if (schema.type === 'array') {
      const [first, ...others] = value as unknown[];
      for (const { pointer: at, payload } of this.#broken(schema.items!, `${pointer}/0`, first)) {
        yield { pointer: at, payload: [payload, ...others] };
      }
    }
    if (schema.type !== 'object') return;
    const example = value as Record<string, unknown>;
    for (const name of schema.required ?? []) {
      const others = Object.entries(example).filter(([other]) => other !== name);
      yield { pointer: `${pointer}/${name}`, payload: Object.fromEntries(others) };
    }
    if (!schema.additionalProperties) yield { pointer: `${pointer}/odd`, payload: { ...example, odd: 1 } };
    for (const [name, property] of Object.entries(this.#properties(schema))) {
      for (const inner of this.#broken(property, `${pointer}/${name}`, example[name])) {
        yield { pointer: inner.pointer, payload: { ...example, [name]: inner.payload } };
      }
    }
  }

  #resolved(schema: Schema): Schema {
    return schema.$ref === undefined ? schema : this.#schemas[schema.$ref.split('/').at(-1)!]!;
  }

  #properties({ properties, additionalProperties }: Schema): Named {
    return additionalProperties ? { ...properties } : { ...properties, ...this.#everywhere };
  }
}

function scalar({ type, format, maxLength = 9, minimum = 0, maximum = 1e6, ...rest }: Schema): unknown {
  if (rest.enum) return rest.enum.at(-1);
  if (format === 'date-time') return '2026-03-01T10:00:00Z';
  if (type === 'string') return 'x'.repeat(maxLength);
  if (type === 'boolean') return true;
  return type === undefined ? { any: ['thing'] } : Math.min(Math.max(1, minimum), maximum);
}

/** Values that break one rule of the schema each. */
function* wrong({ type, format, ...rest }: Schema, value: unknown): Generator {
  if (type !== undefined) yield null;
  if (type === 'integer') yield 0.5;
  if (rest.enum) yield 'Odd';
  if (format !== undefined) yield 'yesterday';
  if (rest.maxLength !== undefined) yield 'x'.repeat(rest.maxLength + 1);
  if (rest.minimum !== undefined) yield rest.minimum - 1;
  if (rest.maximum !== undefined) yield rest.maximum + 1;
  if (rest.minItems) yield [];
  if (rest.maxItems !== undefined)
    yield Array.from({ length: rest.maxItems + 1 }, () => (value as unknown[])[0]);
}
