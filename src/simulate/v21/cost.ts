import { Decimal } from 'decimal.js';
import { decimal, integer, optional, part, parts, text } from '../payload.ts';
import type { Payload } from '../payload.ts';

/** What a transaction used: Wh of the registers, milliseconds of the clock. */
export interface Usage {
  readonly energyWh: number;
  readonly totalMs: number;
  readonly idleMs: number;
}

const dimensions = {
  fixedFee: { price: 'priceFixed', said: 'fixed' },
  energy: { price: 'priceKwh', said: 'energy' },
  chargingTime: { price: 'priceMinute', said: 'chargingTime' },
  idleTime: { price: 'priceMinute', said: 'idleTime' },
} as const;
type Dimension = keyof typeof dimensions;
const names = ['fixedFee', 'energy', 'chargingTime', 'idleTime'] as const;

interface Amount {
  readonly exclTax: Decimal;
  readonly inclTax: Decimal;
}

/** Tax on the net price, or on top of lower stacks [OCPP 2.1 TaxRateType]. */
function withTax(exclTax: Decimal, part: Payload): Amount {
  const rates = optional(part, 'taxRates', parts) ?? [];
  const stack = (rate: Payload) => optional(rate, 'stack', integer) ?? 0;
  let inclTax = exclTax;
  for (const level of [...new Set(rates.map(stack))].toSorted((a, b) => a - b)) {
    const base = inclTax;
    for (const rate of rates.filter((one) => stack(one) === level)) {
      inclTax = inclTax.plus(base.times(decimal(rate, 'tax')).dividedBy(100));
    }
  }
  return { exclTax, inclTax };
}

function volume(name: Dimension, { energyWh, totalMs, idleMs }: Usage): Decimal {
  switch (name) {
    case 'fixedFee':
      return new Decimal(1);
    case 'energy':
      return new Decimal(energyWh).dividedBy(1000);
    case 'chargingTime':
      return new Decimal(seconds(totalMs) - seconds(idleMs)).dividedBy(60);
    case 'idleTime':
      return new Decimal(seconds(idleMs)).dividedBy(60);
  }
}

const seconds = (ms: number) => Math.round(ms / 1000);
const wire = ({ exclTax, inclTax }: Amount) => ({ exclTax: exclTax.toNumber(), inclTax: inclTax.toNumber() });

/** Why a tariff cannot be priced here: a status of SetDefaultTariff; undefined where it can. */
export function unpriceable(tariff: Payload): 'ConditionNotSupported' | 'Rejected' | undefined {
  for (const name of names) {
    const prices = parts(optional(tariff, name, part) ?? { prices: [] }, 'prices');
    if (prices.some((price) => price['conditions'] !== undefined)) return 'ConditionNotSupported';
    if (prices.length > 1) return 'Rejected';
    for (const price of prices) decimal(price, dimensions[name].price);
  }
  const others = ['reservationTime', 'reservationFixed', 'minCost', 'maxCost'];
  return others.some((name) => tariff[name] !== undefined) ? 'Rejected' : undefined;
}

/**
 * CostDetails of a transaction, exact, not rounded: charging time is what is not idle, in seconds.
 * @throws CallError for a tariff that is unpriceable or no tariff
 */
export function costDetails(tariff: Payload, usage: Usage): object {
  const amounts = names.flatMap((name) => {
    const dimension = optional(tariff, name, part);
    const price = dimension && parts(dimension, 'prices')[0];
    if (!price) return [];
    const net = volume(name, usage).times(decimal(price, dimensions[name].price));
    return [{ said: dimensions[name].said, amount: withTax(net, dimension) }];
  });
  const sum = (key: keyof Amount) =>
    amounts.reduce((total, { amount }) => total.plus(amount[key]), new Decimal(0));
  return {
    totalCost: {
      currency: text(tariff, 'currency', 3),
      typeOfCost: 'NormalCost',
      ...Object.fromEntries(amounts.map(({ said, amount }) => [said, wire(amount)])),
      total: wire({ exclTax: sum('exclTax'), inclTax: sum('inclTax') }),
    },
    totalUsage: {
      energy: usage.energyWh / 1000,
      chargingTime: seconds(usage.totalMs),
      idleTime: seconds(usage.idleMs),
    },
  };
}
