import type { Instant, Party } from '../core/model/common.ts';

/** What an operator may leave out. */
export interface OperatorDefaults extends Party {
  readonly now: Instant;
}

/**
 * An OCPI object as an operator may write it, made whole before it is validated: country_code, party_id and
 * last_updated may be left out, last_updated also in its EVSEs and connectors. What is no object stays as it is.
 */
export function completed(json: unknown, { countryCode, partyId, now }: OperatorDefaults): unknown {
  if (!isObject(json)) return json;
  const own = { country_code: countryCode, party_id: partyId, last_updated: new Date(now).toISOString() };
  return dated(filled(json, own), own.last_updated);
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const missing = (value: unknown) => value === undefined || value === null;

function filled(json: JsonObject, defaults: JsonObject): JsonObject {
  const absent = Object.entries(defaults).filter(([name]) => missing(json[name]));
  return { ...json, ...Object.fromEntries(absent) };
}

/** A part that bears no date changed when the whole did. */
function dated(json: JsonObject, otherwise: string): JsonObject {
  const whole = filled(json, { last_updated: otherwise });
  const { last_updated: date } = whole;
  const inherited = typeof date === 'string' ? date : otherwise;
  const parts = ['evses', 'connectors'].flatMap((name) => {
    const list = whole[name];
    if (!Array.isArray(list)) return [];
    return [[name, list.map((part: unknown) => (isObject(part) ? dated(part, inherited) : part))] as const];
  });
  return { ...whole, ...Object.fromEntries(parts) };
}
