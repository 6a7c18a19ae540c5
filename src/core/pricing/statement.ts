import { CostSum } from './bill.ts';
import type { Billed } from './bill.ts';
import type { Charge } from './charge.ts';
import type { CompiledTariff } from './compile.ts';
import { minorDigits } from './currency.ts';
import { limitEffects, limitsCross } from './limits.ts';
import type { LimitEffect } from './limits.ts';
import { extraLine, lineOf } from './line.ts';
import { Money } from './money.ts';
import type { Amounts } from './money.ts';
import type { PricingPolicy } from './policy.ts';
import type { BreakdownLine, Pricing } from './result.ts';
import { taxLines } from './taxes.ts';
import { addCost, totalsOf } from './totals.ts';
import type { CostSums } from './totals.ts';
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
  const { charge, usages, policy, billed, energy, warnings } = parts;
  const decimals = policy.decimals === 'currency' ? minorDigits(charge.currency) : policy.decimals;
  const taxKnown = noteTaxes(parts);
  const total = new CostSum();
  const sums: CostSums = {};
  const breakdown: BreakdownLine[] = [];
  for (const item of billed) {
    total.add(item);
    addCost(sums, item, policy);
    breakdown.push(lineOf(item, taxKnown));
  }
  for (const effect of limitsOf(parts, total)) {
    total.add(effect);
    breakdown.push(
      extraLine(charge, { kind: effect.kind, rule: limitRule(effect), amount: effect }, taxKnown),
    );
  }
  const cost = total.price(decimals, policy.rounding, taxKnown);
  const rounding = difference(
    total,
    Money.of(cost.exclVat),
    taxKnown ? Money.of(cost.inclVat ?? 0) : total.inclVat,
  );
  if (rounding) {
    const rule = `${decimals} decimals, ${policy.rounding}`;
    breakdown.push(extraLine(charge, { kind: 'rounding', rule, amount: rounding }, taxKnown));
  }
  const totals = totalsOf({ charge, usages, policy, energy, cost, sums, decimals, taxKnown });
  return {
    currency: charge.currency,
    totals,
    taxes: taxKnown ? taxLines(billed, decimals) : [],
    breakdown,
    warnings: warnings.list,
  };
}

/** Whether amounts with tax are known; warns where one side of the tax is not. */
function noteTaxes({ tariff, billed, warnings }: StatementParts): boolean {
  let known = tariff === null || noteTax(tariff, warnings);
  for (const { entry } of billed) {
    const used = entry.component?.tariff;
    if (used && used !== tariff && !noteTax(used, warnings)) known = false;
  }
  return known;
}

function noteTax(tariff: CompiledTariff, warnings: Warnings): boolean {
  if (tariff.taxKnown) return true;
  if (tariff.grossPrices) {
    warnings.addOnce(
      'net-unknown',
      'prices include tax at an unknown rate: amounts without tax are given as those with tax',
    );
    return true;
  }
  warnings.addOnce(
    'tax-unknown',
    'prices are without tax, and the tariff does not say how much tax comes on top',
  );
  return false;
}

function limitRule({ limit }: LimitEffect): string {
  const gross = limit.inclVat === undefined ? '' : `, ${limit.inclVat} incl. VAT`;
  return `${limit.exclVat} excl. VAT${gross}`;
}

const noEffects: readonly LimitEffect[] = [];

function limitsOf(
  { tariff, billed, policy, warnings }: StatementParts,
  total: Amounts,
): readonly LimitEffect[] {
  if (policy.priceLimits === 'start-tariff')
    return tariff ? limitsOn(tariff, { billed, total, policy, warnings }) : noEffects;
  const parts = new Map<CompiledTariff, { readonly billed: Billed[]; readonly total: CostSum }>();
  for (const item of billed) {
    const used = item.entry.component?.tariff;
    if (!used) continue;
    const part = parts.get(used) ?? { billed: [], total: new CostSum() };
    parts.set(used, part);
    part.billed.push(item);
    part.total.add(item);
  }
  return [...parts].flatMap(([used, part]) => limitsOn(used, { ...part, policy, warnings }));
}

interface LimitedPart {
  readonly billed: readonly Billed[];
  readonly total: Amounts;
  readonly policy: PricingPolicy;
  readonly warnings: Warnings;
}

/** [OCPI 2.2.1 11.3.1] bounds are of a charging session, so a reservation that never became one has no minimum. */
function limitsOn(
  tariff: CompiledTariff,
  { billed, total, policy, warnings }: LimitedPart,
): readonly LimitEffect[] {
  const { minPrice, maxPrice } = tariff.source;
  if (!minPrice && !maxPrice) return noEffects;
  if (minPrice && maxPrice && limitsCross(minPrice, maxPrice))
    warnings.addOnce(
      'contradicting-limits',
      `the min_price of tariff ${tariff.source.id} is above its max_price, which holds`,
    );
  const onlyReserved =
    billed.length > 0 &&
    billed.every(({ entry }) => entry.kind === 'reservation-time' || entry.kind === 'reservation-flat');
  return limitEffects(total, onlyReserved ? undefined : minPrice, maxPrice, policy);
}

function difference(total: Amounts, exclVat: Money, inclVat: Money): Amounts | undefined {
  if (exclVat.compare(total.exclVat) === 0 && inclVat.compare(total.inclVat) === 0) return undefined;
  return { exclVat: exclVat.minus(total.exclVat), inclVat: inclVat.minus(total.inclVat) };
}
