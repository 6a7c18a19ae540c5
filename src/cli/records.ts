import type { Command } from 'commander';
import type { components } from '../admin/wire.gen.ts';
import { count } from './options.ts';

type Schemas = components['schemas'];
export type Bridge = Schemas['Tracked']['bridge'];

export interface RecordOptions {
  readonly state?: string;
  readonly station?: string;
  readonly partner?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

/** The filters that sessions and CDRs share. */
export function withRecordOptions(command: Command, states: string): Command {
  return command
    .option('--state <state>', states)
    .option('--station <id>', 'only of this station')
    .option('--partner <id>', 'only of this partner')
    .option('--from <instant>', 'last updated at or after, e.g. 2026-03-01')
    .option('--to <instant>', 'last updated before')
    .option('--limit <n>', 'how many at most', count, 50);
}

export function queryOf({ limit: _limit, ...filters }: RecordOptions): string {
  const query = new URLSearchParams(filters).toString();
  return query === '' ? '' : `?${query}`;
}

export function deliveryText({ delivery, held, owner }: Bridge): string {
  if (held) return `held: ${held.code}`;
  if (owner === null) return 'own';
  return delivery.map(({ state }) => state).join(', ') || 'none';
}

export function cost(price: Schemas['Price'] | undefined, currency: string): string {
  return price ? `${price.incl_vat ?? price.excl_vat} ${currency}` : '';
}
