import { BridgeError } from './errors.ts';

/** Nothing that OCPI or the operator API describes is nested nearly as deep. */
export const maxJsonDepth = 64;

/** With more list elements than these, telling every fault of a document is more work than it is worth. */
export const mostElements = 2000;

/** The lists and objects right below these. */
function partsOf(level: readonly object[]): object[] {
  return level.flatMap((part) =>
    Object.values(part).filter((value): value is object => typeof value === 'object' && value !== null),
  );
}

/** Whether lists and objects are nested deeper than `maxJsonDepth`; takes no stack of its own. */
export function isDeepJson(json: unknown): boolean {
  let level = partsOf([[json]]);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === maxJsonDepth) return true;
    level = partsOf(level);
  }
  return false;
}

/** @throws BridgeError `invalid`: whatever walks through JSON by recursion would run out of stack */
export function refuseDeepJson(json: unknown): void {
  if (!isDeepJson(json)) return;
  const reason = `is nested more than ${maxJsonDepth} levels deep`;
  throw new BridgeError('invalid', `the body ${reason}`, { faults: [{ pointer: '', reason }] });
}

/** Whether all lists together have more than `mostElements` elements. For what is not deep. */
export function isLongJson(json: unknown): boolean {
  let elements = 0;
  for (let level = partsOf([[json]]); level.length > 0; level = partsOf(level)) {
    for (const part of level) if (Array.isArray(part)) elements += part.length;
    if (elements > mostElements) return true;
  }
  return false;
}
