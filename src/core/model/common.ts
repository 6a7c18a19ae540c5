/** Epoch milliseconds, UTC. */
export type Instant = number;

export type PartnerId = string;
export type StationId = string;

/** A market party: ISO 3166 alpha-2 country and the three-character id of its operator. */
export interface Party {
  readonly countryCode: string;
  readonly partyId: string;
}

export interface DisplayText {
  readonly language: string;
  readonly text: string;
}

export interface Image {
  readonly url: string;
  readonly thumbnail?: string;
  readonly category: string;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

export interface BusinessDetails {
  readonly name: string;
  readonly website?: string;
  readonly logo?: Image;
}

export interface EnergyMix {
  readonly isGreenEnergy: boolean;
  readonly energySources?: readonly { readonly source: string; readonly percentage: number }[];
  readonly environImpact?: readonly { readonly category: string; readonly amount: number }[];
  readonly supplierName?: string;
  readonly energyProductName?: string;
}

/** An amount in the object's currency; `inclVat` is absent where no VAT is known. */
export interface Price {
  readonly exclVat: number;
  readonly inclVat?: number;
}
