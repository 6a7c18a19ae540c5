import type { StationAnswer } from '../dialect.ts';
import type { Json } from './read.ts';
import { isObject } from './read.ts';

const mask = '***';
/**
 * A station's password is a configuration key [OCPP 1.6 security whitepaper A00.FR.203] or a variable [OCPP 2.0.1
 * SecurityCtrlr BasicAuthPassword] like any other; those of its networks are properties.
 */
const secretName = /authorizationkey|password/i;
/** A station has one password. Each of more in one message would be looked for in all of it. */
const mostSecrets = 4;
/** No message of OCPP nests deeper. */
const deepest = 12;

export const isSecretName = (name: unknown) => typeof name === 'string' && secretName.test(name);

/** Which properties of an object hold a secret. */
function secretProperties(json: Json): readonly string[] {
  const named = Object.keys(json).filter(isSecretName);
  const variable = isObject(json['variable']) ? json['variable']['name'] : undefined;
  if (isSecretName(json['key'])) return [...named, 'value'];
  return isSecretName(variable) ? [...named, 'actualValue', 'attributeValue', 'variableAttribute'] : named;
}

function withoutSecrets(json: unknown, depth = 0): unknown {
  if (depth > deepest) return mask;
  if (Array.isArray(json)) return json.map((item) => withoutSecrets(item, depth + 1));
  if (!isObject(json)) return json;
  const secret = new Set(secretProperties(json));
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      secret.has(name) ? mask : withoutSecrets(value, depth + 1),
    ]),
  );
}

/** Every value that is a secret; also what is no plain value, and what nests too deep to be looked into. */
function* secretsIn(json: unknown, depth = 0): Generator {
  if (typeof json !== 'object' || json === null) return;
  if (depth > deepest) {
    yield json;
    return;
  }
  const secret = new Set(isObject(json) ? secretProperties(json) : []);
  for (const [name, value] of Object.entries(json)) {
    if (secret.has(name)) yield* valuesOf(value);
    else yield* secretsIn(value, depth + 1);
  }
}

/** Of a variable's attributes only the values are secret [OCPP 2.0.1 VariableAttributeType]. */
function valuesOf(secret: unknown): readonly unknown[] {
  return Array.isArray(secret) && secret.every(isObject) ? secret.map(({ value }) => value) : [secret];
}

/** The secrets in a payload that are plain values; undefined where one is none, or where there are too many. */
function plainSecrets(payload: unknown): readonly string[] | undefined {
  const values = new Set<unknown>();
  for (const value of secretsIn(payload)) {
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'object' || values.size >= mostSecrets) return undefined;
    values.add(value);
  }
  return [...values].map((value) => JSON.stringify(value));
}

/** The payload of a call to a station as it may be kept. */
export function masked(_action: string, payload: object): object {
  return withoutSecrets(payload) as object; // an object stays one
}

/** A result's text without the passwords in it; undefined where they cannot be found in it as they were read. */
function maskedResult(text: string, result: object): string | undefined {
  const secrets = plainSecrets(result);
  if (!secrets?.every((secret) => text.includes(secret))) return undefined;
  return secrets.reduce((kept, secret) => kept.replaceAll(secret, JSON.stringify(mask)), text);
}

/** A text without any of these holds no secret; a name may be written with escapes. */
const suspicious = /authorizationkey|password|\\u00/i;

/** What a station said as it may be kept: without passwords, those that it tells and those it repeats after us. */
export function maskedAnswer({ text, payload, sent }: StationAnswer): string {
  if (!sent && !suspicious.test(text)) return text;
  let kept: string | undefined = text;
  if (typeof payload === 'object' && payload !== null) kept = maskedResult(text, payload);
  else if (!sent && secretName.test(text)) kept = undefined;
  const repeated = plainSecrets(sent);
  if (kept === undefined || !repeated) return `(withheld: a password is in these ${text.length} characters)`;
  return repeated.reduce((rest, secret) => rest.replaceAll(secret.slice(1, -1), mask), kept);
}
