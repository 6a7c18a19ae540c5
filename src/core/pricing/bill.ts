import type { Price } from '../model/common.ts';
import type { Component } from './compile.ts';
import type { Entry } from './ledger.ts';
import { amounts, Money, withoutVat, withVat } from './money.ts';
import type { Amounts } from './money.ts';
import type { PricingPolicy, RoundingMode } from './policy.ts';

/** An entry with what it costs. */
export interface Billed extends Amounts {
  readonly entry: Entry;
  /** Decimals, where it was rounded by itself. */
  readonly roundedTo: number | undefined;
}

const none = new Money();

/** Exact amounts, unless the component or the policy rounds each. */
export function bill(entry: Entry, policy: PricingPolicy): Billed {
  const { component } = entry;
  if (component === null) return { entry, exclVat: none, inclVat: none, roundedTo: undefined };
  const quantity = entry.quantity + entry.surplus;
  const exact = component.tariff.grossPrices
    ? gross(quantity, component)
    : amounts(quantity, component.rate, component.vat);
  const round = component.source.priceRound;
  const decimals = round?.decimals ?? policy.componentDecimals;
  if (decimals === undefined)
    return { entry, exclVat: exact.exclVat, inclVat: exact.inclVat, roundedTo: undefined };
  const mode = round ? modeOf[round.rule] : policy.rounding;
  if (component.tariff.grossPrices)
    return {
      entry,
      exclVat: exact.exclVat.rounded(decimals, mode),
      inclVat: exact.inclVat.rounded(decimals, mode),
      roundedTo: decimals,
    };
  const exclVat = exact.exclVat.rounded(decimals, mode);
  return {
    entry,
    exclVat,
    inclVat: component.vat ? withVat(exclVat, component.vat).rounded(decimals, mode) : exclVat,
    roundedTo: decimals,
  };
}

const modeOf: Readonly<Record<'ROUND_DOWN' | 'ROUND_NEAR' | 'ROUND_UP', RoundingMode>> = {
  ROUND_DOWN: 'down',
  ROUND_NEAR: 'half-up',
  ROUND_UP: 'up',
};

/** [OCPI 2.3.0 TaxIncluded YES] the price holds the tax; without a rate the net amount is not known. */
function gross(quantity: number, component: Component): Amounts {
  const { exclVat: inclVat } = amounts(quantity, component.rate, null);
  return { inclVat, exclVat: component.vat ? withoutVat(inclVat, component.vat) : inclVat };
}

/** Sums amounts of one kind of cost. */
export class CostSum {
  readonly exclVat = new Money();
  readonly inclVat = new Money();

  add(amount: Amounts): void {
    this.exclVat.add(amount.exclVat);
    this.inclVat.add(amount.inclVat);
  }

  price(decimals: number, mode: RoundingMode, taxKnown: boolean): Price {
    const exclVat = this.exclVat.toNumber(decimals, mode);
    return taxKnown ? { exclVat, inclVat: this.inclVat.toNumber(decimals, mode) } : { exclVat };
  }
}
