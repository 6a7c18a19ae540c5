import { createHash } from 'node:crypto';

/** Recognises what was told before; two objects with the same properties in the same order are the same. */
export function hashOf(wire: object): string {
  return createHash('sha1').update(JSON.stringify(wire)).digest('hex');
}

/** What a PATCH says of an object: these properties, where it has them. */
export function only(names: readonly string[], wire: object): object {
  return Object.fromEntries(Object.entries(wire).filter(([name]) => names.includes(name)));
}
