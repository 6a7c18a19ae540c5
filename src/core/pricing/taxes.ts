import type { Billed } from './bill.ts';
import { Money } from './money.ts';
import type { TaxLine } from './result.ts';

/** The tax at each rate, highest first; nothing for components without VAT. */
export function taxLines(list: readonly Billed[], decimals: number): TaxLine[] {
  const byRate = new Map<number, { taxable: Money; amount: Money }>();
  for (const { entry, exclVat, inclVat } of list) {
    const percentage = entry.component?.vat ? entry.component.source.vat : undefined;
    if (percentage === undefined) continue;
    let sum = byRate.get(percentage);
    if (!sum) byRate.set(percentage, (sum = { taxable: new Money(), amount: new Money() }));
    sum.taxable.add(exclVat);
    sum.amount.add(inclVat.minus(exclVat));
  }
  const lines = [...byRate].map(([percentage, { taxable, amount }]) => ({
    percentage,
    taxable: taxable.toNumber(decimals),
    amount: amount.toNumber(decimals),
  }));
  return lines.sort((a, b) => b.percentage - a.percentage);
}
