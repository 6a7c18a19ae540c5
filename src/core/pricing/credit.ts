import type { Price } from '../model/common.ts';

/**
 * The totals of a credit CDR: [OCPI 2.2.1 10.2.4] all data of the CDR it takes back, with the total cost negated, and
 * only that. The credit CDR itself also needs `credit`, `credit_reference_id` and an id of its own.
 */
export function creditTotals<T extends { readonly cost: Price }>(totals: T): T {
  const { exclVat, inclVat } = totals.cost;
  const cost =
    inclVat === undefined ? { exclVat: 0 - exclVat } : { exclVat: 0 - exclVat, inclVat: 0 - inclVat };
  return { ...totals, cost };
}
