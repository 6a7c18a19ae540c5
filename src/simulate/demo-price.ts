/** What of a CDR is needed to price it anew. */
export interface PricedCdr {
  readonly total_energy: number;
  readonly total_parking_time?: number;
  readonly total_cost: { readonly excl_vat: number; readonly incl_vat?: number };
}

export interface PriceCheck {
  readonly agrees: boolean;
  readonly exclVat: number;
  readonly inclVat: number;
  readonly text: string;
}

/**
 * The demo's tariff, worked out by hand in whole thousandths of a cent, without the bridge's pricing: 0.50
 * per session, 0.45 per kWh billed by the Wh, 3.00 per hour of parking billed by the minute, 19 % VAT.
 */
export function checkPrice(cdr: PricedCdr): PriceCheck {
  const wh = Math.round(cdr.total_energy * 1000);
  const parkingMinutes = Math.ceil(Math.round((cdr.total_parking_time ?? 0) * 3600) / 60);
  const net = 50_000 + wh * 45 + parkingMinutes * 5_000;
  const gross = (net * 119) / 100;
  const inEuro = (thousandths: number) => thousandths / 100_000;
  // OCPI numbers have four decimals: half of the last one may be lost.
  const same = (amount: number | undefined, expected: number) =>
    amount !== undefined && Math.abs(amount * 100_000 - expected) <= 5.001;
  const agrees = same(cdr.total_cost.excl_vat, net) && same(cdr.total_cost.incl_vat, gross);
  // Only the meters are in time-lapse; the clock is not.
  const parkedS = Math.round((cdr.total_parking_time ?? 0) * 3600);
  const parking =
    parkingMinutes > 0
      ? ` + ${parkingMinutes} min x 0.05 (${parkedS} s parked, every minute begun counts)`
      : '';
  return {
    agrees,
    exclVat: inEuro(net),
    inclVat: inEuro(gross),
    text:
      `0.50 + ${(wh / 1000).toFixed(3)} kWh x 0.45${parking} = ${inEuro(net).toFixed(4)}` +
      `, with 19 % VAT ${inEuro(gross).toFixed(4)} EUR`,
  };
}
