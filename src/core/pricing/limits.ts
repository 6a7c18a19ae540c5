import type { Price } from '../model/common.ts';
import { Money } from './money.ts';
import type { Amounts } from './money.ts';
import type { PricingPolicy } from './policy.ts';

/** What a price limit adds to the total (or takes from it). */
export interface LimitEffect extends Amounts {
  readonly kind: 'max-price' | 'min-price';
  readonly limit: Price;
}

/** Whether nothing lies between the two, without VAT or with it. */
export function limitsCross(min: Price, max: Price): boolean {
  const crossIncl = min.inclVat !== undefined && max.inclVat !== undefined && min.inclVat > max.inclVat;
  return min.exclVat > max.exclVat || crossIncl;
}

/** [OCPI 2.2.1 11.3.1] min_price and max_price bound the totals with and without VAT, each by itself. */
export function limitEffects(
  total: Amounts,
  min: Price | undefined,
  max: Price | undefined,
  policy: PricingPolicy,
): LimitEffect[] {
  const effects: LimitEffect[] = [];
  let current = total;
  if (min)
    current = limited('min-price', min, { before: current, after: bound(current, min, 1, policy) }, effects);
  if (max) limited('max-price', max, { before: current, after: bound(current, max, -1, policy) }, effects);
  return effects;
}

function limited(
  kind: LimitEffect['kind'],
  limit: Price,
  { before, after }: { readonly before: Amounts; readonly after: Amounts },
  effects: LimitEffect[],
): Amounts {
  if (after.exclVat.compare(before.exclVat) === 0 && after.inclVat.compare(before.inclVat) === 0)
    return before;
  effects.push({
    kind,
    limit,
    exclVat: after.exclVat.minus(before.exclVat),
    inclVat: after.inclVat.minus(before.inclVat),
  });
  return after;
}

/** @param side 1 for a lower bound, -1 for an upper */
function bound(total: Amounts, limit: Price, side: 1 | -1, policy: PricingPolicy): Amounts {
  const limitExcl = Money.of(limit.exclVat);
  const exclVat = limitExcl.compare(total.exclVat) * side > 0 ? limitExcl : total.exclVat;
  if (limit.inclVat !== undefined) {
    const limitIncl = Money.of(limit.inclVat);
    return { exclVat, inclVat: limitIncl.compare(total.inclVat) * side > 0 ? limitIncl : total.inclVat };
  }
  if (exclVat === total.exclVat || policy.limitTax === 'literal') return { exclVat, inclVat: total.inclVat };
  return { exclVat, inclVat: total.exclVat.isZero() ? exclVat : total.inclVat.ratio(exclVat, total.exclVat) };
}
