import { isObject } from './read.ts';
import type { Json } from './read.ts';

/** The schemas of one version, and the properties that every object may have. */
interface Named {
  readonly schemas: Json;
  readonly everywhere: Json;
}

function resolved(schema: unknown, { schemas }: Named): Json {
  const named = isObject(schema) ? schema : {};
  const reference = named['$ref'];
  if (typeof reference !== 'string') return named;
  return resolved(schemas[reference.slice(reference.lastIndexOf('/') + 1)], { schemas, everywhere: {} });
}

/** A value with its properties in the order in which the schema names them; what it does not name comes last. */
export function inSchemaOrder(schema: unknown, value: unknown, named: Named): unknown {
  const { properties, items } = resolved(schema, named);
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(items, item, named));
  if (!isObject(value)) return value;
  const known = isObject(properties) ? { ...named.everywhere, ...properties } : {};
  const first = Object.keys(known).filter((name) => Object.hasOwn(value, name));
  const last = Object.keys(value).filter((name) => !Object.hasOwn(known, name));
  return Object.fromEntries(
    [...first, ...last].map((name) => [name, inSchemaOrder(known[name], value[name], named)]),
  );
}
