import type { Price } from '../model/common.ts';
import type { Component } from './compile.ts';
import type { Entry } from './ledger.ts';
import { amounts, Money, withoutVat, withVat } from './money.ts';
import type { Amounts } from './money.ts';
import type { PricingPolicy, RoundingMode } from './policy.ts';
import { msPerHour, nanoPerKwh } from './quantity.ts';
import type { BreakdownLine } from './result.ts';

/** An entry with what it costs. */
export interface Billed extends Amounts {
  readonly entry: Entry;
}

const none = new Money();

/** Exact amounts, unless the component or the policy rounds each. */
export function bill(entry: Entry, policy: PricingPolicy): Billed {
  const { component } = entry;
  if (component === null) return { entry, exclVat: none, inclVat: none };
  const { exclVat, inclVat } = component.tariff.grossPrices ? gross(entry, component) : amounts(entry.quantity + entry.surplus, component.rate, component.vat);
  const round = component.source.priceRound;
  const decimals = round?.decimals ?? policy.componentDecimals;
  if (decimals === undefined) return { entry, exclVat, inclVat };
  const mode = round ? modeOf[round.rule] : policy.rounding;
  const net = exclVat.rounded(decimals, mode);
  return { entry, exclVat: net, inclVat: component.vat ? withVat(net, component.vat).rounded(decimals, mode) : net };
}

const modeOf: Readonly<Record<'ROUND_DOWN' | 'ROUND_NEAR' | 'ROUND_UP', RoundingMode>> = {
  ROUND_DOWN: 'down',
  ROUND_NEAR: 'half-up',
  ROUND_UP: 'up',
};

/** [OCPI 2.3.0 TaxIncluded YES] the price holds the tax; without a rate the net amount is not known. */
function gross(entry: Entry, component: Component): Amounts {
  const { exclVat: inclVat } = amounts(entry.quantity + entry.surplus, component.rate, null);
  return { inclVat, exclVat: component.vat ? withoutVat(inclVat, component.vat) : inclVat };
}

const unitOf = { energy: 'kWh', flat: '1', 'reservation-flat': '1' } as const;

/** The line of the breakdown for an entry. */
export function lineOf(billed: Billed, taxKnown: boolean): BreakdownLine {
  const { entry } = billed;
  const { component } = entry;
  const unit = unitOf[entry.kind as 'energy'] ?? 'h';
  const per = unit === 'kWh' ? nanoPerKwh : unit === 'h' ? msPerHour : 1;
  return {
    kind: entry.kind,
    startedAt: entry.startedAt,
    endedAt: entry.endedAt,
    ...(component && { tariffId: component.tariff.source.id, element: component.element, component: component.index }),
    rule: component?.rule ?? 'no price',
    unit,
    quantity: entry.quantity / per,
    billedQuantity: component ? (entry.quantity + entry.surplus) / per : 0,
    ...(entry.stepSize > 0 && { stepSize: entry.stepSize }),
    ...(component && { price: component.source.price }),
    ...(component?.source.vat !== undefined && { vat: component.source.vat }),
    exclVat: billed.exclVat.toNumber(8),
    ...(taxKnown && { inclVat: billed.inclVat.toNumber(8) }),
  };
}

/** Sums amounts of one kind of cost. */
export class CostSum {
  readonly exclVat = new Money();
  readonly inclVat = new Money();
  /** Whether anything was added, were it zero. */
  used = false;

  add(amount: Amounts): void {
    this.used = true;
    this.exclVat.add(amount.exclVat);
    this.inclVat.add(amount.inclVat);
  }

  price(decimals: number, mode: RoundingMode, taxKnown: boolean): Price {
    const exclVat = this.exclVat.toNumber(decimals, mode);
    return taxKnown ? { exclVat, inclVat: this.inclVat.toNumber(decimals, mode) } : { exclVat };
  }
}
