import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { BridgeError } from '../core/errors.ts';
import type { Fault } from '../core/errors.ts';
import { isLongJson } from '../core/json-shape.ts';
import type { Decoder, Dialect } from './dialect.ts';
import { parseMoment } from './moment.ts';

/** `every` tells all faults, in a time that grows with the square of the number of list elements that have some. */
type Validators = Readonly<Record<'every' | 'first', Ajv2020>>;

const validators = new Map<Dialect['schemas'], Validators>();

/** Schemas are compiled at their first use. */
function validatorsOf({ schemas }: Pick<Dialect, 'schemas'>): Validators {
  const known = validators.get(schemas);
  if (known) return known;
  const made = { first: validatorOf(schemas, false), every: validatorOf(schemas, true) };
  validators.set(schemas, made);
  return made;
}

function validatorOf(schemas: Dialect['schemas'], allErrors: boolean): Ajv2020 {
  const made = new Ajv2020({ strict: false, allErrors, multipleOfPrecision: 3 });
  made.addFormat('date-time', (text: string) => parseMoment(text) !== undefined);
  made.addSchema({ $id: 'ocpi', ...schemas });
  return made;
}

/** What is wrong with a long object is told up to the first fault only. */
function check(dialect: Pick<Dialect, 'schemas'>, schema: string, json: unknown): void {
  const { first, every } = validatorsOf(dialect);
  const found = faultsWith(first, schema, json);
  if (found.length === 0) return;
  const long = isLongJson(json);
  const message = `not a valid ${schema}${long ? ' (there may be more faults than the first one)' : ''}`;
  throw new BridgeError('invalid', message, { faults: long ? found : faultsWith(every, schema, json) });
}

function faultsWith(validator: Ajv2020, schema: string, json: unknown): readonly Fault[] {
  const validate = validator.getSchema(`ocpi#/components/schemas/${schema}`);
  if (!validate) throw new Error(`there is no schema ${schema}`);
  return validate(json) === true ? [] : faultsOf(validate.errors ?? []);
}

/**
 * A partner's or an operator's JSON as the object it must be. Explicit nulls count as absent [OCPI 2.2.1 4.1.4].
 * @throws BridgeError `invalid` with every fault, or with the first where there are very many parts
 */
export function decodeWith<T>(dialect: Pick<Dialect, 'schemas'>, decoder: Decoder<T>, json: unknown): T {
  const given = withoutNulls(json);
  check(dialect, decoder.schema, given);
  // The schema has just said that it is one.
  return decoder.decode(given as object);
}

const momentNeeded = 'must be a moment in time, like 2026-03-01T08:15:30Z';

function faultsOf(errors: readonly ErrorObject[]): readonly Fault[] {
  return errors.map(({ instancePath, keyword, message, params }) => {
    const missing: unknown = keyword === 'required' ? params['missingProperty'] : undefined;
    if (typeof missing === 'string') return { pointer: `${instancePath}/${missing}`, reason: 'is missing' };
    if (keyword === 'format') return { pointer: instancePath, reason: momentNeeded };
    return { pointer: instancePath, reason: message ?? keyword };
  });
}

/**
 * Properties that are null left out, at every depth; nulls in lists as well, as no OCPI list may hold one. What is
 * nested too deep has been refused at the door.
 */
export function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) return json.filter((item) => item !== null).map(withoutNulls);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => (value === null ? [] : [[name, withoutNulls(value)]])),
  );
}
