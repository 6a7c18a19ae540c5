import type { Billed } from './bill.ts';
import type { Charge } from './charge.ts';
import type { Amounts } from './money.ts';
import { msPerHour, nanoPerKwh } from './quantity.ts';
import type { BreakdownLine, LineKind } from './result.ts';

type MutableLine = { -readonly [K in keyof BreakdownLine]: BreakdownLine[K] };

/** The line of the breakdown for an entry. Written field by field: this runs for every line of every CDR. */
export function lineOf(billed: Billed, taxKnown: boolean): BreakdownLine {
  const { entry } = billed;
  const { component } = entry;
  const unit = unitOf(entry.kind);
  const per = unit === 'kWh' ? nanoPerKwh : unit === 'h' ? msPerHour : 1;
  const line: MutableLine = {
    kind: entry.kind,
    startedAt: entry.startedAt,
    endedAt: entry.endedAt,
    rule: component ? component.rule : 'no price',
    unit,
    quantity: entry.quantity / per,
    billedQuantity: component ? (entry.quantity + entry.surplus) / per : 0,
    exclVat: billed.exclVat.toNumber(8),
  };
  if (taxKnown) line.inclVat = billed.inclVat.toNumber(8);
  if (!component) return line;
  line.tariffId = component.tariff.source.id;
  line.element = component.element;
  line.component = component.index;
  line.price = component.source.price;
  if (component.source.vat !== undefined) line.vat = component.source.vat;
  if (entry.stepSize > 0) line.stepSize = entry.stepSize;
  if (billed.roundedTo !== undefined) line.roundedTo = billed.roundedTo;
  return line;
}

function unitOf(kind: LineKind): BreakdownLine['unit'] {
  if (kind === 'energy') return 'kWh';
  return kind === 'flat' || kind === 'reservation-flat' ? '1' : 'h';
}

export interface Extra {
  readonly kind: 'max-price' | 'min-price' | 'rounding';
  readonly rule: string;
  readonly amount: Amounts;
}

/** What a price limit or the rounding adds to the sum of the components. */
export function extraLine(
  { startedAt, endedAt }: Charge,
  { kind, rule, amount }: Extra,
  taxKnown: boolean,
): BreakdownLine {
  const exclVat = amount.exclVat.toNumber(8);
  const line: MutableLine = {
    kind,
    startedAt,
    endedAt,
    rule,
    unit: '1',
    quantity: 1,
    billedQuantity: 1,
    exclVat,
  };
  if (taxKnown) line.inclVat = amount.inclVat.toNumber(8);
  return line;
}
