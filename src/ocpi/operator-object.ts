import type { Location } from '../core/model/location.ts';
import type { Cdr } from '../core/model/session.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { Token } from '../core/model/token.ts';
import type { SessionNow } from '../core/station/session-now.ts';
import type { Decoder, Dialect } from './dialect.ts';
import type { OperatorDefaults } from './operator-defaults.ts';
import { completed } from './operator-defaults.ts';
import { unknownProperties } from './unknown-properties.ts';
import { decodeWith } from './validation.ts';

/** One of core's nouns as the operator writes and reads it. */
export interface OperatorObject<T> {
  /** @throws BridgeError `invalid` with every fault */
  decode(json: unknown, defaults: OperatorDefaults): T;
  encode(object: T): object;
  /** JSON pointers of what the version does not know and `decode` drops. */
  unknownProperties(json: unknown): readonly string[];
}

export interface OperatorObjects {
  readonly location: OperatorObject<Location>;
  readonly tariff: OperatorObject<Tariff>;
  readonly token: OperatorObject<Token>;
  encodeSession(now: SessionNow): object;
  encodeCdr(cdr: Cdr): object;
}

/** The objects of the operator API in a version's words. */
export function operatorObjects(dialect: Dialect): OperatorObjects {
  return {
    location: operatorObject(dialect, dialect.location, (location) => dialect.encodeLocation(location)),
    tariff: operatorObject(dialect, dialect.tariff, (tariff) => dialect.encodeTariff(tariff)),
    token: operatorObject(dialect, dialect.token, (token) => dialect.encodeToken(token)),
    encodeSession: (now) => dialect.encodeSession(now),
    encodeCdr: (cdr) => dialect.encodeCdr(cdr),
  };
}

function operatorObject<T>(
  dialect: Dialect,
  decoder: Decoder<T>,
  encode: (object: T) => object,
): OperatorObject<T> {
  return {
    decode: (json, defaults) => decodeWith(dialect, decoder, completed(json, defaults)),
    encode,
    unknownProperties: (json) => unknownProperties(dialect.schemas, decoder.schema, json),
  };
}
