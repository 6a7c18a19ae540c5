import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { BridgeError } from '../core/errors.ts';
import type { Fault } from '../core/errors.ts';
import type { Decoder, Dialect } from './dialect.ts';

const validators = new Map<Dialect['schemas'], Ajv2020>();

/** Schemas are compiled at their first use. */
function validatorOf({ schemas }: Pick<Dialect, 'schemas'>): Ajv2020 {
  const known = validators.get(schemas);
  if (known) return known;
  const made = new Ajv2020({ strict: false, allErrors: true, multipleOfPrecision: 3 });
  made.addSchema({ $id: 'ocpi', ...schemas });
  validators.set(schemas, made);
  return made;
}

/**
 * A partner's or an operator's JSON as the object it must be. Explicit nulls count as absent [OCPI 2.2.1 4.1.4].
 * @throws BridgeError `invalid` with every fault
 */
export function decodeWith<T>(dialect: Pick<Dialect, 'schemas'>, decoder: Decoder<T>, json: unknown): T {
  const given = withoutNulls(json);
  const validate = validatorOf(dialect).getSchema(`ocpi#/components/schemas/${decoder.schema}`);
  if (!validate) throw new Error(`there is no schema ${decoder.schema}`);
  if (validate(given) !== true) {
    throw new BridgeError('invalid', `not a valid ${decoder.schema}`, {
      faults: faultsOf(validate.errors ?? []),
    });
  }
  // The schema has just said that it is one.
  return decoder.decode(given as object);
}

function faultsOf(errors: readonly ErrorObject[]): readonly Fault[] {
  return errors.map(({ instancePath, keyword, message, params }) => {
    const missing: unknown = keyword === 'required' ? params['missingProperty'] : undefined;
    if (typeof missing === 'string') return { pointer: `${instancePath}/${missing}`, reason: 'is missing' };
    return { pointer: instancePath, reason: message ?? keyword };
  });
}

/** Properties that are null left out, at every depth; nulls in lists as well, as no OCPI list may hold one. */
export function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) return json.filter((item) => item !== null).map(withoutNulls);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => (value === null ? [] : [[name, withoutNulls(value)]])),
  );
}
