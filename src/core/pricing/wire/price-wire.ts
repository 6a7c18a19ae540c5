import type { Tariff } from '../../model/tariff.ts';
import { PricingError } from '../error.ts';
import { defaultPolicy, girevePolicy, resolvePolicy } from '../policy.ts';
import type { PricingPolicy } from '../policy.ts';
import { price } from '../price.ts';
import type { PricingWarning } from '../result.ts';
import { Warnings } from '../warnings.ts';
import { readCharge } from './cdr.ts';
import { isAbsent, isJson, JsonReader } from './json.ts';
import type { Json } from './json.ts';
import { wireBreakdown, wireTotals } from './neutral.ts';
import type { WireLine, WireTotals } from './neutral.ts';
import { readTariff } from './tariff.ts';
import type { WireVersion } from './tariff.ts';
import { cachedTariff } from './tariff-cache.ts';

export type { WireLine, WireTotals } from './neutral.ts';

/** What `POST /admin/v1/price` takes: objects in the OCPI form of their version. */
export interface PriceRequest {
  /** Guessed from the CDR where absent. */
  readonly version?: string | undefined;
  readonly cdr: unknown;
  /** Absent or empty: the CDR's own. */
  readonly tariffs?: unknown;
  /** IANA zone of the location, before what the CDR says. */
  readonly timezone?: string | undefined;
  /** Options by name, or the name of a preset. */
  readonly policy?: Partial<PricingPolicy> | 'default' | 'gireve' | undefined;
}

export interface WirePricing {
  readonly currency: string;
  readonly totals: WireTotals;
  readonly breakdown: readonly WireLine[];
  readonly warnings: readonly PricingWarning[];
}

/** Six decimals, so that a comparison with another engine is not blurred by ours being rounded to four. */
const wireDefaults: Partial<PricingPolicy> = { decimals: 6 };

/**
 * Prices OCPI JSON of 2.1.1, 2.2.1 or 2.3.0; totals are neutral (without and with tax) whatever the version.
 * @throws PricingError; `invalid-input` has a JSON pointer per fault
 */
export function priceWire(request: PriceRequest): WirePricing {
  const policy = policyOf(request.policy);
  const warnings = new Warnings();
  const reader = new JsonReader(warnings);
  const cdr = reader.object(request.cdr, '/cdr');
  reader.check();
  const timeZone = reader.text(request.timezone, '/timezone');
  const charge = readCharge(cdr, reader, timeZone === '' ? undefined : timeZone);
  const given = reader.list(request.tariffs, '/tariffs');
  const sources = given.length > 0 ? given : reader.list(cdr['tariffs'], '/cdr/tariffs');
  const pointer = given.length > 0 ? '/tariffs' : '/cdr/tariffs';
  const version = versionOf(request.version, cdr, sources);
  const reading = { reader, version, policy, currency: charge.currency };
  const tariffs = sources.map((source, index) => cachedTariff(source, `${pointer}/${index}`, reading, readTariff));
  reader.check();
  const pricing = price(charge.currency === '' ? { ...charge, currency: currencyOf(tariffs) } : charge, tariffs, policy);
  return {
    currency: pricing.currency,
    totals: wireTotals(pricing),
    breakdown: wireBreakdown(pricing),
    warnings: [...warnings.list, ...pricing.warnings],
  };
}

function currencyOf(tariffs: readonly Tariff[]): string {
  return tariffs[0]?.currency ?? '';
}

const presets: Readonly<Record<string, Partial<PricingPolicy>>> = { default: {}, gireve: girevePolicy };
const withDefaults = new WeakMap<object, PricingPolicy>();
const plain = resolvePolicy({ ...defaultPolicy, ...wireDefaults });

function policyOf(given: unknown): PricingPolicy {
  if (isAbsent(given)) return plain;
  const options = typeof given === 'string' ? presets[given] : given;
  if (!isJson(options)) {
    throw new PricingError('invalid-input', 'policy is not known', [{ pointer: '/policy', reason: 'must be an object of options, or default or gireve' }]);
  }
  let policy = withDefaults.get(options);
  if (!policy) {
    policy = resolvePolicy({ ...wireDefaults, ...options });
    withDefaults.set(options, policy);
  }
  return policy;
}

function versionOf(given: unknown, cdr: Json, tariffs: readonly unknown[]): WireVersion {
  if (given === '2.1.1' || given === '2.2.1' || given === '2.3.0') return given;
  if (given === '2.2') return '2.2.1';
  if (!isAbsent(given)) {
    throw new PricingError('invalid-input', `version ${String(given)} is not known`, [{ pointer: '/version', reason: 'must be 2.1.1, 2.2.1 or 2.3.0' }]);
  }
  const cost = cdr['total_cost'];
  if (cdr['stop_date_time'] !== undefined || cdr['auth_id'] !== undefined || typeof cost === 'number') return '2.1.1';
  const taxed = (isJson(cost) && cost['before_taxes'] !== undefined) || tariffs.some((tariff) => isJson(tariff) && !isAbsent(tariff['tax_included']));
  return taxed ? '2.3.0' : '2.2.1';
}
