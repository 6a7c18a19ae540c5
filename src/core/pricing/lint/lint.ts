import type { Price } from '../../model/common.ts';
import type { Tariff } from '../../model/tariff.ts';
import { lintComponents } from './components.ts';
import { lintDst } from './dst.ts';
import { Findings } from './finding.ts';
import type { LintFinding } from './finding.ts';
import { lintFallbacks, lintOrder } from './order.ts';
import { lintRestrictions } from './restrictions.ts';

export type { LintCode, LintFinding } from './finding.ts';

/**
 * What is wrong with a tariff, or will surprise. Errors are reasons not to publish it.
 * @param timeZone of the locations it is for; without it windows are not held against daylight saving
 */
export function lintTariff(tariff: Tariff, timeZone?: string): LintFinding[] {
  const findings = new Findings();
  if (tariff.elements.length === 0)
    findings.error('no-elements', '/elements', 'a tariff needs at least one element');
  lintLimits(tariff, findings);
  lintValidity(tariff, findings);
  if (tariff.startWindow)
    findings.error('not-in-ocpi', '/restriction', 'a window for the session start is an extension of GIREVE');
  for (const [index, element] of tariff.elements.entries()) {
    lintComponents(element, `/elements/${index}`, findings);
    if (element.restrictions)
      lintRestrictions(element.restrictions, `/elements/${index}/restrictions`, findings);
  }
  lintTax(tariff, findings);
  lintOrder(tariff, findings);
  lintFallbacks(tariff, findings);
  if (timeZone !== undefined) lintDst(tariff, timeZone, findings);
  return findings.list;
}

function lintLimits({ minPrice, maxPrice }: Tariff, findings: Findings): void {
  lintPrice(minPrice, '/min_price', findings);
  lintPrice(maxPrice, '/max_price', findings);
  if (!minPrice || !maxPrice) return;
  const inclCross =
    minPrice.inclVat !== undefined && maxPrice.inclVat !== undefined && minPrice.inclVat > maxPrice.inclVat;
  if (minPrice.exclVat > maxPrice.exclVat || inclCross)
    findings.error('contradicting-limits', '/min_price', 'min_price is above max_price');
}

function lintPrice(price: Price | undefined, pointer: string, findings: Findings): void {
  if (!price) return;
  if (price.exclVat < 0) findings.error('invalid-value', pointer, 'a price limit cannot be negative');
  if (price.inclVat !== undefined && price.inclVat < price.exclVat) {
    findings.error('contradicting-limits', pointer, 'with VAT the limit is lower than without');
  }
}

function lintValidity({ startDateTime, endDateTime }: Tariff, findings: Findings): void {
  if (startDateTime !== undefined && endDateTime !== undefined && startDateTime >= endDateTime) {
    findings.error('empty-window', '/end_date_time', 'the tariff ends before it starts');
  }
}

function lintTax({ taxIncluded, elements }: Tariff, findings: Findings): void {
  const anyVat = elements.some((element) =>
    element.priceComponents.some((component) => component.vat !== undefined),
  );
  if (anyVat || taxIncluded === undefined || taxIncluded === 'N/A') return;
  const unknown = taxIncluded === 'YES' ? 'the price without tax' : 'the price with tax';
  findings.warning('tax-unknown', '/tax_included', `no component has a rate, so ${unknown} cannot be told`);
}
