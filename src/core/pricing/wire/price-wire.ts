import type { Tariff } from '../../model/tariff.ts';
import type { Charge } from '../charge.ts';
import { PricingError } from '../error.ts';
import { girevePolicy, resolvePolicy } from '../policy.ts';
import type { PricingPolicy } from '../policy.ts';
import { price } from '../price.ts';
import type { PricingWarning } from '../result.ts';
import { Warnings } from '../warnings.ts';
import { readCharge } from './cdr.ts';
import { isAbsent, isJson, JsonReader } from './json.ts';
import type { Json, Path } from './json.ts';
import { wireBreakdown, wireTotals } from './neutral.ts';
import type { WireLine, WireTotals } from './neutral.ts';
import { cachedTariff } from './tariff-cache.ts';
import type { WireVersion } from './tariff.ts';

export type { WireLine, WirePrice, WireTotals } from './neutral.ts';

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

/**
 * Prices OCPI JSON of 2.1.1, 2.2.1 or 2.3.0. Totals are neutral (without and with tax) whatever the version, and have
 * six decimals unless the policy says otherwise, so that a comparison is not blurred by our rounding.
 * @throws PricingError; `invalid-input` has a JSON pointer per fault
 */
export function priceWire(request: PriceRequest): WirePricing {
  const { charge, tariffs, policy, reader } = readRequest(request);
  reader.check();
  const pricing = price(charge, tariffs, policy);
  return {
    currency: pricing.currency,
    totals: wireTotals(pricing),
    breakdown: wireBreakdown(pricing),
    warnings: [...reader.warnings.list, ...pricing.warnings],
  };
}

export interface ReadRequest {
  readonly charge: Charge;
  readonly tariffs: readonly Tariff[];
  readonly policy: PricingPolicy;
  /** Holds the faults; nothing above is right before its `check`. */
  readonly reader: JsonReader;
  readonly cdr: Json;
  readonly at: Path;
}

const atCdr: Path = { parent: null, key: 'cdr' };
const atCdrTariffs: Path = { parent: atCdr, key: 'tariffs' };
const atTariffs: Path = { parent: null, key: 'tariffs' };

export function readRequest(request: PriceRequest): ReadRequest {
  const policy = policyOf(request.policy);
  const reader = new JsonReader(new Warnings());
  const cdr = reader.object(request.cdr, atCdr);
  reader.check();
  const charge = readCharge(cdr, atCdr, reader, timeZoneOf(request, reader));
  const given = reader.list(request.tariffs, atTariffs);
  const parent = given.length > 0 ? atTariffs : atCdrTariffs;
  const sources = given.length > 0 ? given : reader.list(cdr['tariffs'], atCdrTariffs);
  const reading = {
    reader,
    version: versionOf(request.version, cdr, sources),
    policy,
    currency: charge.currency,
  };
  const tariffs = sources.map((source, key) => cachedTariff(source, { parent, key }, reading));
  const currency = charge.currency === '' ? (tariffs[0]?.currency ?? '') : charge.currency;
  return {
    charge: currency === charge.currency ? charge : { ...charge, currency },
    tariffs,
    policy,
    reader,
    cdr,
    at: atCdr,
  };
}

function timeZoneOf({ timezone }: PriceRequest, reader: JsonReader): string | undefined {
  if (typeof timezone === 'string') return timezone;
  if (!isAbsent(timezone)) reader.faults.push({ pointer: '/timezone', reason: 'must be a string' });
  return undefined;
}

const sixDecimals: Partial<PricingPolicy> = { decimals: 6 };
const presets: Readonly<Record<string, Partial<PricingPolicy>>> = { default: {}, gireve: girevePolicy };
const withoutOptions = resolvePolicy(sixDecimals);

function policyOf(given: unknown): PricingPolicy {
  if (isAbsent(given)) return withoutOptions;
  const options = typeof given === 'string' ? presets[given] : given;
  if (isJson(options)) return resolvePolicy({ ...sixDecimals, ...options });
  throw new PricingError('invalid-input', 'policy is not known', [
    { pointer: '/policy', reason: 'must be an object of options, or default or gireve' },
  ]);
}

function versionOf(given: unknown, cdr: Json, tariffs: readonly unknown[]): WireVersion {
  if (given === '2.1.1' || given === '2.2.1' || given === '2.3.0') return given;
  if (given === '2.2') return '2.2.1';
  if (!isAbsent(given)) {
    throw new PricingError('invalid-input', 'the version is not known', [
      { pointer: '/version', reason: 'must be 2.1.1, 2.2.1 or 2.3.0' },
    ]);
  }
  const cost = cdr['total_cost'];
  if (cdr['stop_date_time'] !== undefined || cdr['auth_id'] !== undefined || typeof cost === 'number')
    return '2.1.1';
  const taxed =
    (isJson(cost) && cost['before_taxes'] !== undefined) ||
    tariffs.some((tariff) => isJson(tariff) && !isAbsent(tariff['tax_included']));
  return taxed ? '2.3.0' : '2.2.1';
}
