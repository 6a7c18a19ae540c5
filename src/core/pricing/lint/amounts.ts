import type { PriceComponent, Tariff } from '../../model/tariff.ts';
import type { Findings } from './finding.ts';

/** Currencies of which one buys about as much as a euro. */
const euroLike: ReadonlySet<string> = new Set(['AUD', 'CAD', 'CHF', 'EUR', 'GBP', 'NZD', 'SGD', 'USD']);
const usualKwhPrice = 5;

/** Numbers that are possible and hardly meant: a share for a percentage, cents for euros. */
export function lintAmounts({ currency, elements }: Tariff, findings: Findings): void {
  for (const [index, { priceComponents }] of elements.entries())
    for (const [position, component] of priceComponents.entries()) {
      const at = `/elements/${index}/price_components/${position}`;
      lintVat(component, at, findings);
      if (component.type === 'ENERGY' && component.price > usualKwhPrice && euroLike.has(currency))
        findings.warning('unusual-price', `${at}/price`, `${component.price} ${currency} per kWh is much`);
    }
}

function lintVat({ vat }: PriceComponent, at: string, findings: Findings): void {
  if (vat === undefined || vat <= 0 || vat >= 1) return;
  const meant = Number((vat * 100).toFixed(4));
  findings.warning('vat-fraction', `${at}/vat`, `vat is in percent: ${vat} is ${vat} %, not ${meant} %`);
}
