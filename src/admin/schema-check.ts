import type { ErrorObject } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Fault } from '../core/errors.ts';
import { BridgeError } from '../core/errors.ts';
import { isLongJson } from '../core/json-shape.ts';
import { nearestName } from '../core/nearest-name.ts';
import { schemaWords } from '../core/schema-words.ts';
import document from './schemas.gen.json' with { type: 'json' };
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

/** `every` tells all faults, in a time that grows with the square of the number of list elements that have some. */
const ajv = { first: validatorOf(false), every: validatorOf(true) };

function validatorOf(allErrors: boolean): Ajv2020 {
  const made = new Ajv2020({
    strict: false,
    allErrors,
    useDefaults: true,
    validateFormats: false,
    // with the schema that is broken, which knows what may stand there
    verbose: true,
  });
  made.addSchema({ $id: 'admin', ...document });
  return made;
}

function faultOf({ keyword, instancePath, message, params, parentSchema }: ErrorObject): Fault {
  const named = (name: unknown): string => `${instancePath}/${String(name)}`;
  switch (keyword) {
    case 'required':
      return { pointer: named(params['missingProperty']), reason: 'is required' };
    case 'additionalProperties':
      return {
        pointer: named(params['additionalProperty']),
        reason: `is not a known field${meant(String(params['additionalProperty']), parentSchema)}`,
      };
    default:
      return { pointer: instancePath, reason: schemaWords(keyword, params, message ?? keyword) };
  }
}

/** Beyond so many fields a list of them helps nobody. */
const mostListed = 20;

function meant(written: string, schema: Readonly<Record<string, unknown>> = {}): string {
  const names = Object.keys(new Object(schema['properties']));
  const nearest = nearestName(written, names);
  if (nearest !== undefined) return `: did you mean ${nearest}?`;
  return names.length > mostListed ? '' : `: known are ${names.join(', ')}`;
}

/**
 * The body as the schema of that name describes it.
 * @throws BridgeError `invalid` with every fault, or with the first where there are very many parts
 */
export function checked<Name extends keyof Schemas>(name: Name, body: unknown): Schemas[Name] {
  const found = faultsWith(ajv.first, name, body);
  // The type is generated from the schema that was just checked.
  if (found.length === 0) return body as Schemas[Name];
  if (isLongJson(body)) throw invalid(found, ' (there may be more)');
  throw invalid(faultsWith(ajv.every, name, body));
}

function faultsWith(validator: Ajv2020, name: keyof Schemas, body: unknown): readonly Fault[] {
  const validate = validator.getSchema(`admin#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate(body) === true ? [] : (validate.errors ?? []).map(faultOf);
}

/** Every fault in one error; the first is in its message too, with what is to be said of the others. */
export function invalid(
  faults: readonly Fault[],
  more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '',
): BridgeError {
  const first = faults[0];
  return new BridgeError('invalid', first ? `${first.pointer} ${first.reason}${more}`.trim() : 'invalid', {
    faults,
  });
}
