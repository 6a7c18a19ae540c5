import { BridgeError } from '../../core/errors.ts';
import type { Instant } from '../../core/model/common.ts';
import { parseMoment } from '../moment.ts';

/** [OCPI 2.2.1 types DateTime] UTC with a Z, at most 24 characters; fractions only where there are any. */
export function encodeDateTime(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/**
 * See `parseMoment`.
 * @throws BridgeError `invalid`
 */
export function decodeDateTime(text: string): Instant {
  const instant = parseMoment(text);
  if (instant !== undefined) return instant;
  const reason = `${text} is no moment in time`;
  throw new BridgeError('invalid', reason, { faults: [{ pointer: '', reason }] });
}

export function encodeOptionalDateTime(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : encodeDateTime(instant);
}

export function decodeOptionalDateTime(text: string | undefined): Instant | undefined {
  return text === undefined ? undefined : decodeDateTime(text);
}
