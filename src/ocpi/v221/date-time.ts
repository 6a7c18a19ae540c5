import { BridgeError } from '../../core/errors.ts';
import type { Instant } from '../../core/model/common.ts';

/** [OCPI 2.2.1 types DateTime] UTC with a Z, at most 24 characters; fractions only where there are any. */
export function encodeDateTime(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/**
 * [OCPI 2.2.1 types DateTime] no zone means UTC.
 * @throws BridgeError `invalid` for what has the form of a date but is none
 */
export function decodeDateTime(text: string): Instant {
  const instant = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(instant)) {
    const reason = `${text} is no moment in time`;
    throw new BridgeError('invalid', reason, { faults: [{ pointer: '', reason }] });
  }
  return instant;
}

export function encodeOptionalDateTime(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : encodeDateTime(instant);
}

export function decodeOptionalDateTime(text: string | undefined): Instant | undefined {
  return text === undefined ? undefined : decodeDateTime(text);
}
