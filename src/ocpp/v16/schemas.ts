import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { CallFault } from '../call-error.ts';
import type { Violation } from '../dialect.ts';
import document from './schemas.gen.json' with { type: 'json' };

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
const uri = /^[a-z][a-z0-9+.-]*:\S+$/i;
const mostViolations = 20;

/** [OCPP-J 1.6 4.2.3 table 7] which error a broken keyword is. */
const faultOf: Readonly<Record<string, CallFault>> = {
  required: 'occurrence',
  minItems: 'occurrence',
  maxItems: 'occurrence',
  additionalProperties: 'formation',
  type: 'type',
};

function compiler(schemas: object): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    multipleOfPrecision: 3,
    formats: { 'date-time': dateTime, uri },
  });
  ajv.addSchema({ $id: 'ocpp', components: { schemas } });
  return ajv;
}

/** Every object closed: what we send is exactly what the schema names. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return inner['type'] === 'object' ? { ...inner, additionalProperties: false } : inner;
}

const open = compiledBy(compiler(document.components.schemas));
let strict: ReturnType<typeof compiledBy> | undefined;

const names = new Set(Object.keys(document.components.schemas));

/** Every action that 1.6 and its security extension know. */
export const knownActions: ReadonlySet<string> = new Set(
  [...names].filter((name) => name.endsWith('Request')).map((name) => name.slice(0, -'Request'.length)),
);

/** ajv finds a schema by resolving its address, which costs more than most validations. */
function compiledBy(ajv: Ajv2020): (name: string) => ValidateFunction {
  const known = new Map<string, ValidateFunction>();
  return (name) => {
    const validate = known.get(name) ?? ajv.getSchema(`ocpp#/components/schemas/${name}`);
    if (!validate) throw new Error(`no schema ${name}`);
    known.set(name, validate);
    return validate;
  };
}

function violation({ keyword, instancePath, params, message }: ErrorObject): Violation {
  const fault = faultOf[keyword] ?? 'property';
  const inner: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const pointer = typeof inner === 'string' ? `${instancePath}/${escaped(inner)}` : instancePath;
  return { pointer, fault, reason: reasonOf(keyword, params, message ?? keyword) };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function reasonOf(keyword: string, params: Record<string, unknown>, message: string): string {
  if (keyword === 'required') return 'is missing';
  if (keyword === 'additionalProperties') return 'is not known here';
  const allowed = params['allowedValues'];
  return keyword === 'enum' && Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : message;
}

function run(validate: ValidateFunction, payload: unknown): readonly Violation[] {
  if (validate(payload)) return none;
  return (validate.errors ?? []).slice(0, mostViolations).map(violation);
}

const none: readonly Violation[] = [];

/** What the schema does not allow; properties it does not name are allowed. */
export function violations(schema: string, payload: unknown): readonly Violation[] {
  return run(open(schema), payload);
}

/** The same, where properties that the schema does not name are refused. */
export function strictViolations(schema: string, payload: unknown): readonly Violation[] {
  strict ??= compiledBy(compiler(closed(document.components.schemas) as object)); // a record stays a record
  return run(strict(schema), payload);
}
