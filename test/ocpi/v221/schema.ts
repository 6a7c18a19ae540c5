import { Ajv2020 } from 'ajv/dist/2020.js';
import schemas from '../../../src/ocpi/v221/schemas.gen.json' with { type: 'json' };

/** [OCPI 2.2.1 types DateTime] as we write it; from others more is taken. */
const written = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const formats = { 'date-time': written };
const ajv = new Ajv2020({ strict: false, allErrors: true, formats, multipleOfPrecision: 3 }).addSchema(
  schemas,
  'ocpi',
);

export type SchemaName = keyof typeof schemas.components.schemas;

/** What the schema has against an object; empty for a valid one. */
export function faults(name: SchemaName, json: unknown): string[] {
  const validate = ajv.getSchema(`ocpi#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  void validate(json);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
