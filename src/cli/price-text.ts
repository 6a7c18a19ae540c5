import type { WirePricing } from '../core/pricing/pricing.ts';
import { instant, table } from './text.ts';

type Line = WirePricing['breakdown'][number];
type Money = WirePricing['totals']['total_cost'];

function money({ excl_vat: net, incl_vat: gross }: Money): string {
  return gross === undefined ? `${net} (VAT unknown or none)` : `${net} excl. VAT, ${gross} incl. VAT`;
}

export function totalsText({ currency, totals, warnings }: WirePricing): string {
  const rows = Object.entries(totals).map(([name, value]: [string, number | Money]) => ({
    name,
    value: typeof value === 'number' ? String(value) : `${money(value)} ${currency}`,
  }));
  const lines = table(rows, [
    ['TOTAL', ({ name }) => name],
    ['', ({ value }) => value],
  ]);
  return [lines, ...warnings.map(({ code, text }) => `warning: ${code}: ${text}`)].join('\n');
}

export function explained(pricing: WirePricing): string {
  const lines = table<Line>(pricing.breakdown, [
    ['FROM', ({ start_date_time: from }) => instant(from)],
    ['TO', ({ end_date_time: to }) => instant(to)],
    ['WHAT', ({ kind }) => kind],
    ['QUANTITY', ({ quantity, unit }) => (unit === '1' ? quantity : `${quantity} ${unit}`)],
    [
      'BILLED',
      ({ billed_quantity: billed, step_size: step }) =>
        step === undefined ? billed : `${billed} (step ${step})`,
    ],
    ['PRICE', ({ price }) => price],
    ['VAT', ({ vat }) => (vat === undefined ? '' : `${vat}%`)],
    ['EXCL', ({ cost }) => cost.excl_vat],
    ['INCL', ({ cost }) => cost.incl_vat],
    ['WHY', why],
  ]);
  return `${lines}\n\n${totalsText(pricing)}`;
}

function why({ tariff_id: tariff, element, component, rule }: Line): string {
  if (tariff === undefined) return rule;
  return `tariff ${tariff} element ${(element ?? 0) + 1} component ${(component ?? 0) + 1}: ${rule}`;
}
