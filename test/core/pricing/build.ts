import type { Charge, ChargedPeriod } from '../../../src/core/pricing/pricing.ts';
import type {
  PriceComponent,
  Tariff,
  TariffDimension,
  TariffElement,
  TariffRestrictions,
} from '../../../src/core/model/tariff.ts';

/** Monday, 10:00 UTC, 11:00 in Amsterdam. */
export const monday = Date.UTC(2024, 0, 15, 10);
export const minute = 60_000;
export const hour = 60 * minute;

export function component(type: TariffDimension, price: number, vat?: number, stepSize = 1): PriceComponent {
  return vat === undefined ? { type, price, stepSize } : { type, price, vat, stepSize };
}

export function element(
  priceComponents: readonly PriceComponent[],
  restrictions?: TariffRestrictions,
): TariffElement {
  return restrictions ? { priceComponents, restrictions } : { priceComponents };
}

export function tariff(elements: readonly TariffElement[], extra: Partial<Tariff> = {}): Tariff {
  return {
    countryCode: 'NL',
    partyId: 'ROB',
    id: 'T1',
    currency: 'EUR',
    elements,
    lastUpdated: Date.UTC(2024, 0, 1),
    ...extra,
  };
}

export function charge(
  periods: readonly ChargedPeriod[],
  endedAt: number,
  extra: Partial<Charge> = {},
): Charge {
  return {
    startedAt: periods[0]?.startedAt ?? monday,
    endedAt,
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    periods,
    ...extra,
  };
}
