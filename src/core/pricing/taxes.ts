import type { Billed } from './bill.ts';
import { Money } from './money.ts';
import type { TaxLine } from './result.ts';

interface RateSum {
  readonly percentage: number;
  readonly exclVat: Money;
  readonly inclVat: Money;
}

/** The tax at each rate, highest first; nothing for components without VAT. */
export function taxLines(list: readonly Billed[], decimals: number): TaxLine[] {
  const sums: RateSum[] = [];
  for (const { entry, exclVat, inclVat } of list) {
    if (!entry.component?.vat) continue;
    const sum = sumFor(sums, entry.component.source.vat ?? 0);
    sum.exclVat.add(exclVat);
    sum.inclVat.add(inclVat);
  }
  if (sums.length > 1) sums.sort((a, b) => b.percentage - a.percentage);
  return sums.map((sum) => lineOf(sum, decimals));
}

function lineOf({ percentage, exclVat, inclVat }: RateSum, decimals: number): TaxLine {
  return {
    percentage,
    taxable: exclVat.toNumber(decimals),
    amount: inclVat.minus(exclVat).toNumber(decimals),
  };
}

function sumFor(sums: RateSum[], percentage: number): RateSum {
  for (const sum of sums) if (sum.percentage === percentage) return sum;
  const sum = { percentage, exclVat: new Money(), inclVat: new Money() };
  sums.push(sum);
  return sum;
}
