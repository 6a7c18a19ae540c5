import type { Instant } from './model/common.ts';
import { PricingError } from './pricing/error.ts';
import type { Zone } from './pricing/zone.ts';
import { zoneNamed } from './pricing/zone.ts';

/** By its IANA name. */
export function timeZoneNamed(name: string): Zone | undefined {
  try {
    return zoneNamed(name);
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}

export function isTimeZone(name: string): boolean {
  return timeZoneNamed(name) !== undefined;
}

/** When a local clock shows what a UTC clock would show at `shown`; the earlier of two such moments. */
export function localInstant(shown: Instant, zone: Zone): Instant {
  const before = shown - zone.offsetAt(shown - 86_400_000);
  return before + zone.offsetAt(before) === shown
    ? before
    : shown - zone.offsetAt(shown - zone.offsetAt(shown));
}
