import type { Price } from '../model/common.ts';
import { isoOf } from './iso.ts';
import type { BreakdownLine, Pricing } from './result.ts';

const headings = [
  'from',
  'what',
  'quantity',
  'billed',
  'price',
  'VAT',
  'excl. VAT',
  'incl. VAT',
  'why',
] as const;

/** A table for people: a row per line of the breakdown, then the totals and what is doubtful. */
export function explain(pricing: Pricing): string {
  const rows = [
    [...headings],
    ...pricing.breakdown.map(rowOf),
    totalRow(pricing.totals.cost, pricing.currency),
  ];
  const warnings = pricing.warnings.map(({ code, text }) => `! ${code}: ${text}`);
  return [...table(rows), ...warnings].join('\n');
}

function rowOf(line: BreakdownLine): string[] {
  const per = line.unit === '1' ? '' : `/${line.unit}`;
  const step =
    line.stepSize === undefined ? '' : ` (step ${line.stepSize} ${line.unit === 'kWh' ? 'Wh' : 's'})`;
  const source =
    line.element === undefined ? '' : `tariff ${line.tariffId ?? ''} element ${line.element + 1}: `;
  return [
    isoOf(line.startedAt).slice(0, 16).replace('T', ' '),
    line.kind,
    quantityOf(line, line.quantity),
    quantityOf(line, line.billedQuantity) + step,
    line.price === undefined ? '' : `${line.price}${per}`,
    line.vat === undefined ? '' : `${line.vat}%`,
    line.exclVat.toFixed(4),
    line.inclVat?.toFixed(4) ?? '?',
    `${source}${line.rule}`,
  ];
}

function quantityOf(line: BreakdownLine, quantity: number): string {
  switch (line.unit) {
    case 'kWh':
      return `${quantity.toFixed(3)} kWh`;
    case 'h':
      return clock(quantity);
    case '1':
      return '';
  }
}

/** h:mm:ss */
function clock(hours: number): string {
  const seconds = Math.round(hours * 3600);
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad((seconds % 3600) / 60)}:${pad(seconds % 60)}`;
}

function totalRow(cost: Price, currency: string): string[] {
  return ['total', currency, '', '', '', '', String(cost.exclVat), String(cost.inclVat ?? '?'), ''];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
