import type { Tariff } from '../../model/tariff.ts';
import { resolvePolicy } from '../policy.ts';
import type { PricingPolicy } from '../policy.ts';
import type { PricingWarning } from '../result.ts';
import { Warnings } from '../warnings.ts';
import { JsonReader } from './json.ts';
import { readTariff } from './tariff.ts';
import type { WireVersion } from './tariff.ts';

export interface TariffWireOptions {
  /** 2.2.1 where it is left out. */
  readonly version?: WireVersion;
  readonly policy?: Partial<PricingPolicy>;
}

/**
 * A tariff for `price`, `segment` and `lintTariff` from its OCPI JSON, with what was odd about it.
 * @throws PricingError `invalid-input`, with a JSON pointer per fault
 */
export function tariffFromWire(
  source: unknown,
  { version = '2.2.1', policy }: TariffWireOptions = {},
): { readonly tariff: Tariff; readonly warnings: readonly PricingWarning[] } {
  const reader = new JsonReader(new Warnings());
  const reading = { reader, version, policy: resolvePolicy(policy), currency: '' };
  const tariff = readTariff(source, { parent: null, key: 'tariff' }, reading);
  reader.check();
  return { tariff, warnings: reader.warnings.list };
}
