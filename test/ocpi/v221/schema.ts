import { Ajv2020 } from 'ajv/dist/2020.js';
import schemas from '../../../src/ocpi/v221/schemas.gen.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema(schemas, 'ocpi');

export type SchemaName = keyof typeof schemas.components.schemas;

/** What the schema has against an object; empty for a valid one. */
export function faults(name: SchemaName, json: unknown): string[] {
  const validate = ajv.getSchema(`ocpi#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  void validate(json);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
