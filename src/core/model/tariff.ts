import type { DisplayText, EnergyMix, Instant, Party, Price } from './common.ts';

/** SESSION_TIME (GIREVE) is time charging or not. */
export type TariffDimension = 'ENERGY' | 'FLAT' | 'PARKING_TIME' | 'SESSION_TIME' | 'TIME';
export type TariffType = 'AD_HOC_PAYMENT' | 'PROFILE_CHEAP' | 'PROFILE_FAST' | 'PROFILE_GREEN' | 'REGULAR';

export interface PriceComponent {
  readonly type: TariffDimension;
  /** Per kWh, per hour, or once for FLAT; excluding VAT unless `Tariff.taxIncluded` is YES. */
  readonly price: number;
  /** Percent; absent means that no VAT applies, see `Tariff.taxIncluded`. */
  readonly vat?: number;
  /** Wh for ENERGY, seconds for TIME and PARKING_TIME, meaningless for FLAT. */
  readonly stepSize: number;
  /** GIREVE: how this component's amount is rounded. */
  readonly priceRound?: { readonly decimals: number; readonly rule: RoundingRule };
  /** GIREVE: how this component's number of steps is rounded, for itself and not for the session. */
  readonly stepRound?: RoundingRule;
}

export type RoundingRule = 'ROUND_DOWN' | 'ROUND_NEAR' | 'ROUND_UP';

/** [OCPI 2.2.1 11.4.6] times and dates are local to the location. */
export interface TariffRestrictions {
  readonly startTime?: string;
  readonly endTime?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly minKwh?: number;
  readonly maxKwh?: number;
  readonly minCurrent?: number;
  readonly maxCurrent?: number;
  readonly minPower?: number;
  readonly maxPower?: number;
  /** Seconds since the session's start. */
  readonly minDuration?: number;
  readonly maxDuration?: number;
  readonly dayOfWeek?: readonly string[];
  readonly reservation?: 'RESERVATION' | 'RESERVATION_EXPIRES';
}

export interface TariffElement {
  readonly priceComponents: readonly PriceComponent[];
  readonly restrictions?: TariffRestrictions;
}

/** GIREVE: when a session must start for the tariff to apply to all of it; local times. */
export interface TariffStartWindow {
  readonly startTime?: string;
  readonly endTime?: string;
  readonly startTime2?: string;
  readonly endTime2?: string;
  readonly dayOfWeek?: readonly string[];
}

export interface Tariff extends Party {
  readonly id: string;
  readonly currency: string;
  readonly type?: TariffType;
  readonly tariffAltText?: readonly DisplayText[];
  readonly tariffAltUrl?: string;
  readonly minPrice?: Price;
  readonly maxPrice?: Price;
  /**
   * [OCPI 2.3.0 mod_tariffs TaxIncluded] whether prices contain tax. NO without any `vat` means that the tax is not
   * known (so are 2.1.1 tariffs read); absent is OCPI 2.2.1, where no `vat` means no VAT.
   */
  readonly taxIncluded?: 'N/A' | 'NO' | 'YES';
  readonly startWindow?: TariffStartWindow;
  readonly elements: readonly TariffElement[];
  readonly startDateTime?: Instant;
  readonly endDateTime?: Instant;
  readonly energyMix?: EnergyMix;
  readonly lastUpdated: Instant;
}
