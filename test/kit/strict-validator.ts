import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createValidator } from 'ocpp-rpc';

export type StrictValidator = ReturnType<typeof createValidator>;

const made = new Map<string, StrictValidator>();

/**
 * The validators of ocpp-rpc itself, whose schemas it looks up as `.req` and `.conf` though those of 2.1 have other
 * names, and without the keywords on texts that its validator warns of at every use. Compiling schemas takes its time:
 * once is enough.
 */
export function strictValidator(version: string): StrictValidator {
  const validator = made.get(version) ?? make(version);
  made.set(version, validator);
  return validator;
}

function make(version: string): StrictValidator {
  const file = `ocpp-rpc/lib/schemas/ocpp${version.replaceAll('.', '_')}.json`;
  const text = readFileSync(createRequire(import.meta.url).resolve(file), 'utf8');
  const schemas = JSON.parse(text, withoutIdleKeywords) as { $id: string }[];
  const named = schemas.map((schema) => ({
    ...schema,
    $id: schema.$id.replace(/Request$/, '.req').replace(/Response$/, '.conf'),
  }));
  return createValidator(`ocpp${version}`, named);
}

function withoutIdleKeywords(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  const { additionalProperties, ...rest } = value as { type: unknown; additionalProperties?: unknown };
  return value.type === 'object' || additionalProperties === undefined ? value : rest;
}
