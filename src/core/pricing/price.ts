import type { Tariff } from '../model/tariff.ts';
import { bill } from './bill.ts';
import type { Charge } from './charge.ts';
import { TariffChoice } from './choose.ts';
import { Clock } from './clock.ts';
import type { Entry } from './ledger.ts';
import { resolvePolicy } from './policy.ts';
import type { PricingPolicy } from './policy.ts';
import type { Pricing } from './result.ts';
import { statementOf } from './statement.ts';
import { applySteps } from './step.ts';
import { usages } from './usage.ts';
import { Walk } from './walk.ts';
import { Warnings } from './warnings.ts';

/**
 * What a charge costs under the given tariffs, and why.
 *
 * Tariffs are compiled once per object and must not be changed afterwards. Sums are exact; only the totals are rounded,
 * as the policy says.
 * @throws PricingError where the charge cannot be priced
 */
export function price(charge: Charge, tariffs: readonly Tariff[], policy?: Partial<PricingPolicy>): Pricing {
  const settled = resolvePolicy(policy);
  const warnings = new Warnings();
  const clock = new Clock(charge, settled, warnings);
  const choice = new TariffChoice({ charge, tariffs, policy: settled, clock, warnings });
  const used = usages(charge, settled, warnings);
  const walk = new Walk({ charge, usages: used, choice, clock, policy: settled, warnings });
  walk.run();
  const { entries } = walk.ledger;
  noteUnpriced(entries, warnings);
  applySteps(entries, settled);
  const billed = entries.map((entry) => bill(entry, settled));
  return statementOf({
    charge,
    usages: used,
    policy: settled,
    warnings,
    tariff: walk.first,
    energy: walk.energy,
    billed,
  });
}

/** A reservation alone is often free; charging of which nothing has a price hardly ever. */
function noteUnpriced(entries: readonly Entry[], warnings: Warnings): void {
  const charged = entries.some(({ kind }) => kind !== 'reservation-time' && kind !== 'reservation-flat');
  if (charged && entries.every(({ component }) => component === null))
    warnings.add('nothing-priced', 'no price component applies to anything in this session');
}
