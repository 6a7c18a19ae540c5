import type { BusinessDetails, DisplayText, EnergyMix, Image, Instant, Party } from './common.ts';

export const evseStatuses = [
  'AVAILABLE',
  'BLOCKED',
  'CHARGING',
  'INOPERATIVE',
  'OUTOFORDER',
  'PLANNED',
  'REMOVED',
  'RESERVED',
  'UNKNOWN',
] as const;
export type EvseStatus = (typeof evseStatuses)[number];

export interface GeoLocation {
  readonly latitude: string;
  readonly longitude: string;
}

export interface AdditionalGeoLocation extends GeoLocation {
  readonly name?: DisplayText;
}

export interface Hours {
  readonly twentyfourseven: boolean;
  readonly regularHours?: readonly {
    readonly weekday: number;
    readonly periodBegin: string;
    readonly periodEnd: string;
  }[];
  readonly exceptionalOpenings?: readonly ExceptionalPeriod[];
  readonly exceptionalClosings?: readonly ExceptionalPeriod[];
}

export interface ExceptionalPeriod {
  readonly periodBegin: Instant;
  readonly periodEnd: Instant;
}

export interface Connector {
  readonly id: string;
  readonly standard: string;
  readonly format: string;
  readonly powerType: string;
  /** Volts, line to neutral for AC. */
  readonly maxVoltage: number;
  readonly maxAmperage: number;
  /** Watts. */
  readonly maxElectricPower?: number;
  readonly tariffIds?: readonly string[];
  readonly termsAndConditions?: string;
  readonly lastUpdated: Instant;
}

export interface Evse {
  readonly uid: string;
  readonly evseId?: string;
  readonly status: EvseStatus;
  readonly statusSchedule?: readonly {
    readonly periodBegin: Instant;
    readonly periodEnd?: Instant;
    readonly status: EvseStatus;
  }[];
  readonly capabilities?: readonly string[];
  readonly connectors: readonly Connector[];
  readonly floorLevel?: string;
  readonly coordinates?: GeoLocation;
  readonly physicalReference?: string;
  readonly directions?: readonly DisplayText[];
  readonly parkingRestrictions?: readonly string[];
  readonly images?: readonly Image[];
  readonly lastUpdated: Instant;
}

export interface Location extends Party {
  readonly id: string;
  readonly publish: boolean;
  readonly publishAllowedTo?: readonly {
    readonly uid?: string;
    readonly type?: string;
    readonly visualNumber?: string;
    readonly issuer?: string;
    readonly groupId?: string;
  }[];
  readonly name?: string;
  readonly address: string;
  readonly city: string;
  readonly postalCode?: string;
  readonly state?: string;
  /** ISO 3166 alpha-3. */
  readonly country: string;
  readonly coordinates: GeoLocation;
  readonly relatedLocations?: readonly AdditionalGeoLocation[];
  readonly parkingType?: string;
  readonly evses?: readonly Evse[];
  readonly directions?: readonly DisplayText[];
  readonly operator?: BusinessDetails;
  readonly suboperator?: BusinessDetails;
  readonly owner?: BusinessDetails;
  readonly facilities?: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  readonly openingTimes?: Hours;
  readonly chargingWhenClosed?: boolean;
  readonly images?: readonly Image[];
  readonly energyMix?: EnergyMix;
  readonly lastUpdated: Instant;
}
