import type { Instant } from '../core/model/common.ts';

const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

export const instantForm = 'must be an instant such as 2026-03-01T08:15:30Z';

/** What an operator writes: a day or an instant, in UTC where it has no zone; undefined for anything else. */
export function parseInstant(text: string): Instant | undefined {
  if (!form.test(text)) return undefined;
  const needsZone = text.includes('T') && !/(Z|[+-]\d{2}:\d{2})$/.test(text);
  const instant = Date.parse(needsZone ? `${text}Z` : text);
  return Number.isNaN(instant) ? undefined : instant;
}
