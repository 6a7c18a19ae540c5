import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { minorDigits } from '../core/pricing/currency.ts';
import { count, fromZero } from './options.ts';

type Schemas = components['schemas'];
export type Bridge = Schemas['Tracked']['bridge'];

export interface RecordOptions {
  readonly state?: string;
  readonly station?: string;
  readonly partner?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly offset: number;
}

/** The filters that sessions and CDRs share. */
export function withRecordOptions(command: Command, states: string): Command {
  return command
    .option('--state <state>', states)
    .option('--station <id>', 'only of this station')
    .option('--partner <id>', 'only of this partner, by name or id')
    .option('--from <instant>', 'last updated at or after, e.g. 2026-03-01')
    .option('--to <instant>', 'last updated before')
    .option('--limit <n>', 'how many at most', count, 50)
    .option('--offset <n>', 'how many of the latest to pass over', fromZero, 0);
}

export function queryOf({ limit: _limit, offset: _offset, ...filters }: RecordOptions): string {
  const query = new URLSearchParams(filters).toString();
  return query === '' ? '' : `?${query}`;
}

export function deliveryText({ delivery, held, owner }: Bridge): string {
  if (held) return `held: ${held.code}`;
  if (owner === null) return 'own';
  return delivery.map(({ state }) => state).join(', ') || 'none';
}

/** Heading of a column of `cost`. */
export const costHeading = 'COST INCL. VAT';

/** With the currency's own number of decimals; net where no VAT is said to apply. */
export function cost(price: Schemas['Price'] | undefined, currency: string): string {
  if (!price) return '';
  const { incl_vat: gross, excl_vat: net } = price;
  const amount = (gross ?? net).toFixed(minorDigits(currency));
  return `${amount} ${currency}${gross === undefined ? ' net' : ''}`;
}
