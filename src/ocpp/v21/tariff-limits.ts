import type { Price } from '../../core/model/common.ts';
import { minorDigits } from '../../core/pricing/currency.ts';
import { sixDecimals } from './tariff-conditions.ts';
import type { components } from './wire.gen.ts';

type PriceType = components['schemas']['PriceType'];

/** A price limit as a station keeps it, or why it cannot. */
export type Limit = { readonly price: PriceType } | { readonly reason: string };

/**
 * [OCPP 2.1 I12.FR.38, FR.39] a station that reaches one side of a limit has reached it on both; OCPI bounds each side by itself
 * [OCPI 2.2.1 11.3.1]. That is the same where one side is the other with tax. A limit with tax that was rounded to the currency's
 * smallest unit is kept as what the driver pays.
 * @param rates of everything in the tariff, undefined for what is not taxed
 */
export function limitOf(
  { exclVat, inclVat }: Price,
  rates: ReadonlySet<number | undefined>,
  currency: string,
): Limit {
  const [rate = 0] = rates;
  if (rates.size > 1) return { reason: 'a price limit over parts with different VAT rates' };
  const taxed = sixDecimals((exclVat * (100 + rate)) / 100);
  if (inclVat === undefined || inclVat === taxed) {
    return { price: rates.has(undefined) ? { exclTax: exclVat } : { exclTax: exclVat, inclTax: taxed } };
  }
  const halfUnit = 0.5 / 10 ** minorDigits(currency);
  if (Math.abs(inclVat - taxed) <= halfUnit) return { price: { inclTax: inclVat } };
  return { reason: 'a price limit with VAT that is not the one without VAT and its tax' };
}
