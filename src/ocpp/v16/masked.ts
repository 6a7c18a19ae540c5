import type { StationAnswer } from '../dialect.ts';
import { isObject, listOf } from './read.ts';
import type { Json } from './read.ts';

const mask = '***';
const secretKey = /authorizationkey/i;
/** A station has one password. Each of more in one message would be looked for in all of it. */
const mostSecrets = 4;

/** [OCPP 1.6 security whitepaper A00.FR.203] a station's password is a configuration key like any other. */
function isSecret(json: unknown): json is Json {
  return isObject(json) && typeof json['key'] === 'string' && secretKey.test(json['key']);
}

/** The payload of a call to a station as it may be kept. */
export function masked(action: string, payload: object): object {
  return action === 'ChangeConfiguration' && isSecret(payload) ? { ...payload, value: mask } : payload;
}

/** [OCPP 1.6 6.24 GetConfiguration.conf] the passwords that a result tells, as JSON; undefined where one is no plain value. */
function secretsIn(result: Json): readonly string[] | undefined {
  const entries = [result, ...(listOf(result['configurationKey']) ?? [])];
  const values = new Set(entries.filter(isSecret).map(({ value }) => value ?? ''));
  if (values.size > mostSecrets || [...values].some((value) => typeof value === 'object')) return undefined;
  return [...values].filter((value) => value !== '').map((value) => JSON.stringify(value));
}

/** A result's text without the passwords in it; undefined where they cannot be found in it as they were read. */
function maskedResult(text: string, result: Json): string | undefined {
  const secrets = secretsIn(result);
  if (!secrets?.every((secret) => text.includes(secret))) return undefined;
  return secrets.reduce((kept, secret) => kept.replaceAll(secret, JSON.stringify(mask)), text);
}

/** What a station answered as it may be kept: without passwords, those that it tells and the one it repeats after us. */
export function maskedAnswer({ text, payload, sent }: StationAnswer): string {
  let kept: string | undefined = text;
  if (isObject(payload)) kept = maskedResult(text, payload);
  else if (!sent && secretKey.test(text)) kept = undefined;
  if (kept === undefined) return `(withheld: a password is in these ${text.length} characters)`;
  const repeated = isSecret(sent) ? sent['value'] : undefined;
  if (typeof repeated !== 'string' || repeated === '') return kept;
  return kept.replaceAll(JSON.stringify(repeated).slice(1, -1), mask);
}
