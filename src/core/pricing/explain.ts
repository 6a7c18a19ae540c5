import { instantOf, isoOf } from './iso.ts';
import type { Pricing, PricingWarning } from './result.ts';
import { wireBreakdown, wireTotals } from './wire/neutral.ts';
import type { WireLine, WirePrice, WireTotals } from './wire/neutral.ts';
import { zoneNamed } from './zone.ts';
import type { Zone } from './zone.ts';

/** A priced charge as the JSON form has it. */
export interface Explainable {
  readonly currency: string;
  readonly totals: WireTotals;
  readonly breakdown: readonly WireLine[];
  readonly warnings: readonly PricingWarning[];
}

export interface ExplainOptions {
  /** IANA zone of the location, whose wall clock the table then shows; UTC where it is left out. */
  readonly timeZone?: string | undefined;
}

/** What `explainWire` shows, of a pricing that never was JSON. */
export function explain(pricing: Pricing, options?: ExplainOptions): string {
  const { currency, warnings } = pricing;
  const wire = { currency, warnings, totals: wireTotals(pricing), breakdown: wireBreakdown(pricing) };
  return explainWire(wire, options);
}

/**
 * A table for people: a row per line of the breakdown with its quantity as consumed and as billed, price and reason, the
 * total they add up to, and below it the other totals and what is doubtful. The heading names the zone of its times.
 * @throws PricingError time-zone-unknown
 */
export function explainWire(pricing: Explainable, { timeZone = 'UTC' }: ExplainOptions = {}): string {
  const { breakdown, totals, currency } = pricing;
  const zone = zoneNamed(timeZone);
  const rows = breakdown.map((line) => rowOf(line, zone));
  const lines = table([headingsIn(zone), ...rows, totalRow(totals.total_cost, currency)]);
  return `${lines}\n\n${totalsText(pricing)}`;
}

/** Only the totals and the warnings. */
export function totalsText({ currency, totals, warnings }: Omit<Explainable, 'breakdown'>): string {
  const rows = Object.entries(totals).map(([name, value]: [string, number | WirePrice]) => [
    name,
    typeof value === 'number'
      ? `${value} ${name === 'total_energy' ? 'kWh' : 'h'}`
      : `${money(value)} ${currency}`,
  ]);
  const told = warnings.map(({ code, text }) => printable(`warning: ${code}: ${text}`));
  return [table(rows), ...told].join('\n');
}

function headingsIn({ name }: Zone): string[] {
  return [`FROM (${name})`, 'TO', 'WHAT', 'QUANTITY', 'BILLED', 'PRICE', 'VAT', 'EXCL', 'INCL', 'WHY'];
}

function rowOf(line: WireLine, zone: Zone): string[] {
  const per = line.unit === '1' ? '' : `/${line.unit}`;
  return [
    wallClock(line.start_date_time, zone),
    wallClock(line.end_date_time, zone),
    line.kind,
    quantityOf(line, line.quantity),
    `${quantityOf(line, line.billed_quantity)}${stepOf(line)}`,
    line.price === undefined ? '' : `${line.price}${per}`,
    line.vat === undefined ? '' : `${line.vat}%`,
    `${line.cost.excl_vat}`,
    `${line.cost.incl_vat ?? '?'}`,
    why(line),
  ];
}

function totalRow(cost: WirePrice, currency: string): string[] {
  const amounts = [`${cost.excl_vat}`, `${cost.incl_vat ?? '?'}`];
  return ['total', '', currency, '', '', '', '', ...amounts, ''];
}

function quantityOf({ unit }: WireLine, quantity: number): string {
  switch (unit) {
    case 'kWh':
      return `${Number(quantity.toFixed(6))} kWh`;
    case 'h':
      return clock(quantity);
    case '1':
      return '';
  }
}

function stepOf({ unit, step_size: step }: WireLine): string {
  return step === undefined ? '' : ` (step ${step} ${unit === 'kWh' ? 'Wh' : 's'})`;
}

function why({ tariff_id: tariff, element, component, rule, rounded_to: decimals }: WireLine): string {
  const rounded = decimals === undefined ? '' : `, rounded to ${decimals} decimals`;
  if (tariff === undefined) return `${rule}${rounded}`;
  return `tariff ${tariff} element ${(element ?? 0) + 1} component ${(component ?? 0) + 1}: ${rule}${rounded}`;
}

function money({ excl_vat: net, incl_vat: gross }: WirePrice): string {
  return gross === undefined ? `${net} (VAT unknown or none)` : `${net} excl. VAT, ${gross} incl. VAT`;
}

/** h:mm:ss */
function clock(hours: number): string {
  const seconds = Math.round(Math.abs(hours) * 3600);
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${hours < 0 ? '-' : ''}${Math.floor(seconds / 3600)}:${pad((seconds % 3600) / 60)}:${pad(seconds % 60)}`;
}

function wallClock(iso: string, zone: Zone): string {
  const at = instantOf(iso);
  return isoOf(at + zone.offsetAt(at))
    .slice(0, 19)
    .replace('T', ' ');
}

function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printable));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Tariffs are written by others; nothing in them may move the cursor. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is replaced
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\u00b7');
}
