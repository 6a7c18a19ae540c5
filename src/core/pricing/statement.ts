import { CostSum, lineOf } from './bill.ts';
import type { Billed } from './bill.ts';
import type { Charge } from './charge.ts';
import type { CompiledTariff } from './compile.ts';
import { minorDigits } from './currency.ts';
import { limitEffects } from './limits.ts';
import type { LimitEffect } from './limits.ts';
import { Money } from './money.ts';
import type { Amounts } from './money.ts';
import type { PricingPolicy } from './policy.ts';
import type { BreakdownLine, LineKind, Pricing } from './result.ts';
import { taxLines } from './taxes.ts';
import { costKind, totalsOf } from './totals.ts';
import type { CostKind } from './totals.ts';
import type { Usage } from './usage.ts';
import type { Warnings } from './warnings.ts';

export interface StatementParts {
  readonly charge: Charge;
  readonly usages: readonly Usage[];
  readonly policy: PricingPolicy;
  readonly warnings: Warnings;
  /** Whose price limits hold. */
  readonly tariff: CompiledTariff | null;
  /** Nano-kWh of the whole charge. */
  readonly energy: number;
  readonly billed: readonly Billed[];
}

/** Adds up what was billed into totals, taxes and the breakdown. */
export function statementOf(parts: StatementParts): Pricing {
  const { charge, policy, billed, warnings } = parts;
  const decimals = policy.decimals === 'currency' ? minorDigits(charge.currency) : policy.decimals;
  const taxKnown = noteTaxes(parts);
  const total = new CostSum();
  const costs = sumsByKind();
  const breakdown: BreakdownLine[] = [];
  for (const item of billed) {
    total.add(item);
    costs[costKind(item.entry, policy)].add(item);
    breakdown.push(lineOf(item, taxKnown));
  }
  for (const effect of limitsOf(parts, total)) {
    total.add(effect);
    breakdown.push(extraLine(charge, effect.kind, effect, taxKnown));
  }
  const cost = total.price(decimals, policy.rounding, taxKnown);
  const rounding = difference(total, Money.of(cost.exclVat), Money.of(cost.inclVat ?? 0), taxKnown);
  if (rounding) breakdown.push(extraLine(charge, 'rounding', rounding, taxKnown));
  const priceOf = (sum: CostSum) => sum.price(decimals, policy.rounding, taxKnown);
  const totals = totalsOf({ ...parts, cost, costs, priceOf });
  return { currency: charge.currency, totals, taxes: taxKnown ? taxLines(billed, decimals) : [], breakdown, warnings: warnings.list };
}

function sumsByKind(): Record<CostKind, CostSum> {
  return { energy: new CostSum(), fixed: new CostSum(), parking: new CostSum(), reservation: new CostSum(), time: new CostSum() };
}

/** Whether amounts with tax are known; warns where one side of the tax is not. */
function noteTaxes({ tariff, billed, warnings }: StatementParts): boolean {
  let known = true;
  const note = (used: CompiledTariff): void => {
    if (used.taxKnown) return;
    if (used.grossPrices) {
      warnings.addOnce('net-unknown', 'prices include tax at an unknown rate: amounts without tax are given as those with tax');
    } else {
      known = false;
      warnings.addOnce('tax-unknown', 'prices are without tax, and the tariff does not say how much tax comes on top');
    }
  };
  if (tariff) note(tariff);
  for (const { entry } of billed) if (entry.component && entry.component.tariff !== tariff) note(entry.component.tariff);
  return known;
}

/** [OCPI 2.2.1 11.3.1] bounds are of a charging session, so a reservation that never became one has no minimum. */
function limitsOf({ tariff, billed, policy }: StatementParts, total: Amounts): LimitEffect[] {
  if (!tariff) return [];
  const { minPrice, maxPrice } = tariff.source;
  if (!minPrice && !maxPrice) return [];
  const onlyReserved = billed.length > 0 && billed.every(({ entry }) => entry.kind === 'reservation-time' || entry.kind === 'reservation-flat');
  return limitEffects(total, { ...(minPrice && !onlyReserved && { min: minPrice }), ...(maxPrice && { max: maxPrice }) }, policy);
}

function difference(total: Amounts, exclVat: Money, inclVat: Money, taxKnown: boolean): Amounts | undefined {
  const rounding = { exclVat: exclVat.minus(total.exclVat), inclVat: taxKnown ? inclVat.minus(total.inclVat) : new Money() };
  const isZero = rounding.exclVat.toNumber(8) === 0 && rounding.inclVat.toNumber(8) === 0;
  return isZero ? undefined : rounding;
}

function extraLine({ startedAt, endedAt }: Charge, kind: LineKind, amount: Amounts, taxKnown: boolean): BreakdownLine {
  return {
    kind,
    startedAt,
    endedAt,
    rule: kind,
    unit: '1',
    quantity: 1,
    billedQuantity: 1,
    exclVat: amount.exclVat.toNumber(8),
    ...(taxKnown && { inclVat: amount.inclVat.toNumber(8) }),
  };
}
