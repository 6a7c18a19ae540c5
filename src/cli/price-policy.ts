import { PricingError } from '../core/pricing/pricing.ts';
import type { PriceRequest } from '../core/pricing/pricing.ts';
import { resolvePolicy } from '../core/pricing/policy.ts';
import type { PricingPolicy } from '../core/pricing/policy.ts';
import { Failure } from './failure.ts';
import { isJson } from './object-files.ts';

/** The value of --policy: a name, or options as JSON. */
export function policyOption(text: string): PriceRequest['policy'] {
  if (text === 'default' || text === 'gireve') return text;
  const options = parsed(text);
  try {
    resolvePolicy(options);
    return options;
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    throw new Failure(2, `--${error.message}`, error);
  }
}

function parsed(text: string): Partial<PricingPolicy> {
  try {
    const value: unknown = JSON.parse(text);
    // The engine checks every option and its value.
    if (isJson(value)) return value;
  } catch (error) {
    throw new Failure(2, `--policy ${text} is neither default nor gireve nor JSON`, error);
  }
  throw new Failure(2, `--policy ${text} is no JSON object of options`);
}
