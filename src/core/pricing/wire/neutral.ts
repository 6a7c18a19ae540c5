import type { Price } from '../../model/common.ts';
import { isoOf } from '../iso.ts';
import type { BreakdownLine, LineKind, Pricing } from '../result.ts';

export interface WirePrice {
  readonly excl_vat: number;
  readonly incl_vat?: number;
}

/** OCPI's total fields with prices in one form for all versions; kWh and hours. */
export interface WireTotals {
  readonly total_cost: WirePrice;
  readonly total_fixed_cost?: WirePrice;
  readonly total_energy: number;
  readonly total_energy_cost?: WirePrice;
  readonly total_time: number;
  readonly total_time_cost?: WirePrice;
  readonly total_parking_time?: number;
  readonly total_parking_cost?: WirePrice;
  readonly total_reservation_cost?: WirePrice;
}

export interface WireLine {
  readonly kind: LineKind;
  readonly start_date_time: string;
  readonly end_date_time: string;
  readonly tariff_id?: string;
  readonly element?: number;
  readonly component?: number;
  readonly rule: string;
  readonly unit: 'kWh' | 'h' | '1';
  readonly quantity: number;
  readonly billed_quantity: number;
  readonly step_size?: number;
  readonly price?: number;
  readonly vat?: number;
  readonly rounded_to?: number;
  readonly cost: WirePrice;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function wireTotals({ totals }: Pricing): WireTotals {
  const wire: Mutable<WireTotals> = {
    total_cost: wirePrice(totals.cost),
    total_energy: totals.energyKwh,
    total_time: totals.timeHours,
  };
  if (totals.fixedCost) wire.total_fixed_cost = wirePrice(totals.fixedCost);
  if (totals.energyCost) wire.total_energy_cost = wirePrice(totals.energyCost);
  if (totals.timeCost) wire.total_time_cost = wirePrice(totals.timeCost);
  if (totals.parkingTimeHours !== undefined) wire.total_parking_time = totals.parkingTimeHours;
  if (totals.parkingCost) wire.total_parking_cost = wirePrice(totals.parkingCost);
  if (totals.reservationCost) wire.total_reservation_cost = wirePrice(totals.reservationCost);
  return wire;
}

export function wireBreakdown({ breakdown }: Pricing): WireLine[] {
  return breakdown.map(wireLine);
}

function wireLine(line: BreakdownLine): WireLine {
  const wire: Mutable<WireLine> = {
    kind: line.kind,
    start_date_time: isoOf(line.startedAt),
    end_date_time: isoOf(line.endedAt),
    rule: line.rule,
    unit: line.unit,
    quantity: line.quantity,
    billed_quantity: line.billedQuantity,
    cost: wirePrice(line),
  };
  if (line.tariffId !== undefined) wire.tariff_id = line.tariffId;
  if (line.element !== undefined) wire.element = line.element;
  if (line.component !== undefined) wire.component = line.component;
  if (line.price !== undefined) wire.price = line.price;
  if (line.vat !== undefined) wire.vat = line.vat;
  if (line.stepSize !== undefined) wire.step_size = line.stepSize;
  if (line.roundedTo !== undefined) wire.rounded_to = line.roundedTo;
  return wire;
}

function wirePrice({ exclVat, inclVat }: Price): WirePrice {
  return inclVat === undefined ? { excl_vat: exclVat } : { excl_vat: exclVat, incl_vat: inclVat };
}
