import { PricingError } from '../core/pricing/pricing.ts';
import { zoneNamed } from '../core/pricing/zone.ts';
import { Failure } from './failure.ts';

/** The value of --timezone. */
export function zoneOption(name: string): string {
  try {
    return zoneNamed(name).name;
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    throw new Failure(2, `--timezone ${name} is not an IANA zone, such as Europe/Berlin`, error);
  }
}
