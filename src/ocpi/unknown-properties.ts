/** As much of a generated schema as tells which properties there are. */
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

export interface Schemas {
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/**
 * The JSON pointers of all properties that an object's schema does not know and that a codec therefore drops.
 * @param name of the object's schema, `Location`
 */
export function unknownProperties(schemas: Schemas, name: string, json: unknown): string[] {
  return strangers(schemas, named(schemas, name), json);
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function named({ components }: Schemas, name: string): Schema {
  return components.schemas[name] ?? {};
}

function strangers(schemas: Schemas, schema: Schema, json: unknown, pointer = ''): string[] {
  const { properties, items } = resolved(schemas, schema);
  if (Array.isArray(json)) {
    return json.flatMap((item, index) => strangers(schemas, items ?? {}, item, `${pointer}/${index}`));
  }
  if (typeof json !== 'object' || json === null || !properties) return [];
  return Object.entries(json).flatMap(([key, value]) => {
    const at = `${pointer}/${escaped(key)}`;
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return known ? strangers(schemas, known, value, at) : [at];
  });
}

function resolved(schemas: Schemas, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolved(schemas, named(schemas, name));
}
