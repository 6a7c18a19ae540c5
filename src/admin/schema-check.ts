import type { ErrorObject } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Fault } from '../core/errors.ts';
import { BridgeError } from '../core/errors.ts';
import document from './schemas.gen.json' with { type: 'json' };
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

const ajv = new Ajv2020({ strict: false, allErrors: true, useDefaults: true, validateFormats: false });
ajv.addSchema({ $id: 'admin', ...document });

function faultOf({ keyword, instancePath, message, params }: ErrorObject): Fault {
  const named = (name: unknown): string => `${instancePath}/${String(name)}`;
  switch (keyword) {
    case 'required':
      return { pointer: named(params['missingProperty']), reason: 'is required' };
    case 'additionalProperties':
      return { pointer: named(params['additionalProperty']), reason: 'is not a known field' };
    case 'enum': {
      const allowed: unknown = params['allowedValues'];
      const list = Array.isArray(allowed) ? allowed.join(', ') : '';
      return { pointer: instancePath, reason: `must be one of ${list}` };
    }
    default:
      return { pointer: instancePath, reason: message ?? keyword };
  }
}

/**
 * The body as the schema of that name describes it.
 * @throws BridgeError `invalid` with every fault
 */
export function checked<Name extends keyof Schemas>(name: Name, body: unknown): Schemas[Name] {
  const validate = ajv.getSchema(`admin#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  // The type is generated from the schema that was just checked.
  if (validate(body) === true) return body as Schemas[Name];
  throw invalid((validate.errors ?? []).map(faultOf));
}

/** Every fault in one error; the first is in its message too. */
export function invalid(faults: readonly Fault[]): BridgeError {
  const first = faults[0];
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return new BridgeError('invalid', first ? `${first.pointer} ${first.reason}${more}`.trim() : 'invalid', {
    faults,
  });
}
