import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';

export interface Schema {
  $id?: string;
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  additionalProperties?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  definitions?: Record<string, Schema>;
}

export type Named = Readonly<Record<string, Schema>>;

export interface Document {
  'x-actions': Record<string, { initiator: string; profile?: string; block?: string; send?: boolean }>;
  components: { schemas: Record<string, Schema> };
}

export function ourDocument(version: string): Document {
  const url = new URL(`../../openapi/ocpp-${version}.yaml`, import.meta.url);
  return parse(readFileSync(url, 'utf8')) as Document;
}

const require = createRequire(import.meta.url);

/** The other copy of the schemas, `<Action>Request` and `<Action>Response` of each. */
export function publishedSchemas(version: string): ReadonlyMap<string, Schema> {
  const file = require.resolve(`ocpp-rpc/lib/schemas/ocpp${version.replaceAll('.', '_')}.json`);
  const published = JSON.parse(readFileSync(file, 'utf8')) as Schema[];
  return new Map(published.map((schema) => [nameOf(schema.$id ?? ''), schema]));
}

function nameOf(id: string): string {
  const name = id
    .replace('urn:', '')
    .replace(/\.req$/, 'Request')
    .replace(/\.conf$/, 'Response');
  return /(Request|Response)$/.test(name) ? name : `${name}Request`;
}

export function isMessage(name: string): boolean {
  return /(Request|Response)$/.test(name);
}

function resolve(schema: Schema, root: Named): Schema {
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

const compared = [
  'type',
  'format',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'multipleOf',
] as const;

/** What a schema of ours may use: all of it is compared, or only explains. */
export const keywords: ReadonlySet<string> = new Set([
  ...compared,
  ...['$ref', 'enum', 'properties', 'required', 'items', 'additionalProperties', 'description'],
]);

/** The keywords and property keywords a schema uses, at any depth. */
export function keywordsOf(schema: Schema): string[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...Object.keys(schema), ...inner.flatMap(keywordsOf)];
}

interface Compared {
  readonly ours: Named;
  readonly theirs: Named;
  /** Properties of every object of theirs that ours name once for all. */
  readonly everywhere?: Named;
}

/** Every difference of schema `a` (ours) from schema `b` (theirs), one line each. */
export function differences(path: string, a: Schema, b: Schema, named: Compared): string[] {
  a = resolve(a, named.ours);
  b = resolve(b, named.theirs);
  const found: string[] = [];
  for (const key of compared) {
    if (a[key] !== b[key]) found.push(`${path}: ${key} ${String(a[key])}, not ${String(b[key])}`);
  }
  found.push(...members(path, 'enum', a.enum, b.enum));
  found.push(...members(path, 'required', a.required, b.required));
  found.push(...propertyDifferences(path, a, b, named));
  if (a.items && b.items) found.push(...differences(`${path}[]`, a.items, b.items, named));
  else if (a.items !== b.items) found.push(`${path}: items in one only`);
  return found;
}

function propertyDifferences(path: string, a: Schema, b: Schema, named: Compared): string[] {
  const shared = b.additionalProperties === false ? named.everywhere : undefined;
  const ours = a.properties ?? {};
  const theirs = Object.fromEntries(Object.entries(b.properties ?? {}).filter(([name]) => !shared?.[name]));
  const found = everywhereDifferences(path, a, b, named);
  const [names, expected] = [Object.keys(ours), Object.keys(theirs)];
  const unlike = members(path, 'properties', names, expected);
  found.push(...unlike);
  if (unlike.length === 0 && names.join() !== expected.join()) found.push(`${path}: order ${names.join()}`);
  for (const [name, property] of Object.entries(ours)) {
    const other = theirs[name];
    if (other) found.push(...differences(`${path}.${name}`, property, other, named));
  }
  return found;
}

/** Theirs say of each object that it is closed, and repeat in it what ours say once; ours say of one that it is open. */
function everywhereDifferences(path: string, a: Schema, b: Schema, named: Compared): string[] {
  if (!named.everywhere || b.type !== 'object') return [];
  const closed = b.additionalProperties === false;
  const found = (a.additionalProperties !== true) === closed ? [] : [`${path}: closed in one only`];
  for (const [name, property] of Object.entries(closed ? named.everywhere : {})) {
    const other = b.properties?.[name];
    if (other) found.push(...differences(`${path}.${name}`, property, other, named));
    else found.push(`${path}: ${name} only here`);
  }
  return found;
}
