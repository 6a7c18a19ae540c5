import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaWords } from '../../core/schema-words.ts';
import type { CallFault } from '../call-error.ts';
import type { Violation } from '../dialect.ts';
import { isObject } from './read.ts';
import type { Json } from './read.ts';
import { inSchemaOrder } from './schema-order.ts';

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
const uri = /^[a-z][a-z0-9+.-]*:\S+$/i;
const mostViolations = 20;
/** ajv's search for all errors takes the square of their number: of a larger payload only the first is named. */
const mostValues = 1000;

/** [OCPP-J 1.6 4.2.3 table 7] which error a broken keyword is. */
const faultOf: Readonly<Record<string, CallFault>> = {
  required: 'occurrence',
  minItems: 'occurrence',
  maxItems: 'occurrence',
  additionalProperties: 'formation',
  type: 'type',
};

type Validators = (schema: string) => ValidateFunction;

/**
 * ajv finds a schema by resolving its address, which costs more than most validations. The meta-schema would look at
 * no schema below `components`, and cost the first message more than its own schema does.
 */
function compiled(schemas: object, allErrors: boolean): Validators {
  const ajv = new Ajv2020({
    strict: false,
    meta: false,
    validateSchema: false,
    allErrors,
    multipleOfPrecision: 3,
    formats: { 'date-time': dateTime, uri },
  });
  ajv.addSchema({ $id: 'ocpp', components: { schemas } });
  const known = new Map<string, ValidateFunction>();
  return (name) => {
    const validate = known.get(name) ?? ajv.getSchema(`ocpp#/components/schemas/${name}`);
    if (!validate) throw new Error(`no schema ${name}`);
    known.set(name, validate);
    return validate;
  };
}

/** Every object closed that does not say it is open: what we send is what the schema names, or `everywhere`. */
function closed(schema: unknown, everywhere: Json): unknown {
  if (Array.isArray(schema)) return schema.map((item) => closed(item, everywhere));
  if (!isObject(schema)) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value, everywhere)]),
  );
  if (inner['type'] !== 'object' || inner['additionalProperties'] === true) return inner;
  const named = isObject(inner['properties']) ? inner['properties'] : {};
  return { ...inner, properties: { ...everywhere, ...named }, additionalProperties: false };
}

/** The usual message is valid: `first` says so without looking for more than one fault; `all` is for the others. */
interface Check {
  readonly first: Validators;
  readonly all: Validators;
}

function checkOf(schemas: object): Check {
  return { first: compiled(schemas, false), all: compiled(schemas, true) };
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
  return schemaWords(keyword, params, message);
}

/** How many more values there may be when `json` and all in it are counted; below zero it stops counting. */
function valuesLeft(json: unknown, before: number): number {
  let left = before - 1;
  if (typeof json !== 'object' || json === null) return left;
  for (const inner of Object.values(json)) {
    if (left < 0) return left;
    left = valuesLeft(inner, left);
  }
  return left;
}

function run({ first, all }: Check, schema: string, payload: unknown): readonly Violation[] {
  const quick = first(schema);
  if (quick(payload)) return none;
  const validate = valuesLeft(payload, mostValues) < 0 ? quick : all(schema);
  validate(payload);
  return (validate.errors ?? []).slice(0, mostViolations).map(violation);
}

const none: readonly Violation[] = [];

/** A generated document: the schemas `<Action>Request` and `<Action>Response`, and who may start each action. */
export interface SchemaDocument {
  readonly 'x-actions': Readonly<Record<string, { readonly initiator: string }>>;
  /** Properties that every object may have beside those it names. */
  readonly 'x-everywhere'?: Json;
  readonly components: { readonly schemas: Json };
}

/** The schemas of one version; each is compiled when it is first asked for. */
export class Schemas {
  /** Every action that the version knows. */
  readonly knownActions: ReadonlySet<string>;
  /** Those that only stations start. */
  readonly stationOnly: ReadonlySet<string>;
  readonly #document: SchemaDocument;
  #open: Check | undefined;
  #strict: Check | undefined;

  constructor(document: SchemaDocument) {
    const actions = Object.entries(document['x-actions']);
    this.knownActions = new Set(actions.map(([name]) => name));
    this.stationOnly = new Set(
      actions.filter(([, { initiator }]) => initiator === 'station').map(([name]) => name),
    );
    this.#document = document;
  }

  /** What the schema does not allow, of a large payload the first of it; properties it does not name are allowed. */
  violations(schema: string, payload: unknown): readonly Violation[] {
    return run(this.#opened(), schema, payload);
  }

  /** What the schema does not allow in one property, or that it is missing; a list or an object counts as an empty one. */
  violationOf(schema: string, payload: Json, name: string): Violation | undefined {
    const value = payload[name];
    const outline = Array.isArray(value) ? [] : isObject(value) ? {} : value;
    const alone = value === undefined ? {} : { [name]: outline };
    return run(this.#opened(), schema, alone).find(({ pointer }) => pointer === `/${name}`);
  }

  /** The same as `violations`, where properties that the schema does not name are refused. */
  strictViolations(schema: string, payload: unknown): readonly Violation[] {
    this.#strict ??= checkOf(this.#closed());
    return run(this.#strict, schema, payload);
  }

  /** The payload with its properties, and theirs, in the order of the schema: some stations read no other. */
  ordered(schema: string, payload: object): object {
    const { 'x-everywhere': everywhere = {}, components } = this.#document;
    const { schemas } = components;
    return inSchemaOrder(schemas[schema], payload, { schemas, everywhere }) as object; // an object stays one
  }

  #opened(): Check {
    return (this.#open ??= checkOf(this.#document.components.schemas));
  }

  #closed(): object {
    const { 'x-everywhere': everywhere = {}, components } = this.#document;
    return Object.fromEntries(
      Object.entries(components.schemas).map(([name, schema]) => [name, closed(schema, everywhere)]),
    );
  }
}
