import { BridgeError } from '../../core/errors.ts';
import schemas from './schemas.gen.json' with { type: 'json' };
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

/** An object or class of OCPI 2.2.1 as it goes over the wire. */
export type Wire<Name extends keyof Schemas> = Schemas[Name];

/** All properties of T by name, so that none is forgotten; the optional ones may be undefined. */
type Draft<T> = { [K in keyof T]-?: object extends Pick<T, K> ? T[K] | undefined : T[K] };

/** A draft without what is undefined: absent stays absent on either side of a codec. */
export function present<T extends object>(draft: Draft<T>): T {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draft)) {
    if (value !== undefined) kept[name] = value;
  }
  // The compiler saw every required property in the draft, and none of them can be undefined.
  return kept as T;
}

/** [OCPI 2.2.1 4.1.9 No data available] */
export const notAvailable = '#NA';

type TermName = {
  [K in keyof Schemas]: Schemas[K] extends string ? (string extends Schemas[K] ? never : K) : never;
}[keyof Schemas];

const definitions: Readonly<Record<string, { type?: string; enum?: readonly string[] }>> =
  schemas.components.schemas;

function isTerm<Name extends TermName>(name: Name, value: string): value is Schemas[Name] & string {
  return definitions[name]?.enum?.includes(value) ?? false;
}

/**
 * The core's value of an enumeration, which may know more values than OCPI 2.2.1 does.
 * @throws BridgeError `not-supported`
 */
export function term<Name extends TermName>(name: Name, value: string): Schemas[Name] {
  if (isTerm(name, value)) return value;
  throw new BridgeError('not-supported', `OCPI 2.2.1 has no ${name} ${value}`);
}

/** Where a value may be left out: undefined for what OCPI 2.2.1 cannot say. */
export function knownTerm<Name extends TermName>(
  name: Name,
  value: string | undefined,
): Schemas[Name] | undefined {
  return value !== undefined && isTerm(name, value) ? value : undefined;
}

export function knownTerms<Name extends TermName>(
  name: Name,
  values: readonly string[] | undefined,
): Schemas[Name][] | undefined {
  return values?.filter((value): value is Schemas[Name] & string => isTerm(name, value));
}
