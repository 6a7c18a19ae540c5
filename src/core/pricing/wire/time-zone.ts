import { zoneOfCountry } from '../country-zone.ts';
import { PricingError } from '../error.ts';
import { zoneNamed } from '../zone.ts';
import { isJson } from './json.ts';
import type { PriceRequest } from './price-wire.ts';

/**
 * The IANA zone of the place where a CDR was charged: as given, as its location says, or the only one of its country.
 * @returns undefined where none of them tells it
 */
export function timeZoneOf({ cdr, timezone }: Pick<PriceRequest, 'cdr' | 'timezone'>): string | undefined {
  if (isKnown(timezone)) return timezone;
  if (!isJson(cdr)) return undefined;
  const location = isJson(cdr['cdr_location']) ? cdr['cdr_location'] : cdr['location'];
  if (!isJson(location)) return undefined;
  const { time_zone: own, country } = location;
  if (isKnown(own)) return own;
  return typeof country === 'string' ? zoneOfCountry(country) : undefined;
}

function isKnown(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  try {
    zoneNamed(name);
    return true;
  } catch (error) {
    if (error instanceof PricingError) return false;
    throw error;
  }
}
