import { CallError } from './call-error.ts';
import type { Violation } from './dialect.ts';
import { isObject } from './payload/read.ts';

/**
 * Why a station's result is of no use, if it is none [OCPP 2.1 part 2 FR.06]: it says nothing that is required of it, or no
 * status that there is. What is wrong otherwise can be read around.
 */
export function unusable(payload: unknown, violations: readonly Violation[]): CallError | undefined {
  if (!isObject(payload)) return new CallError('formation', 'the result is not a JSON object');
  const fatal = violations.filter(({ pointer, fault }) => {
    const name = pointer.slice(1);
    return pointer === '/status' || (fault === 'occurrence' && !name.includes('/') && !(name in payload));
  });
  const [first] = fatal;
  if (!first) return undefined;
  const faults = fatal.map(({ pointer, reason }) => ({ pointer, reason }));
  return new CallError(first.fault, `${first.pointer} ${first.reason}`, faults);
}
