import type { Price } from '../../model/common.ts';
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
  readonly cost: WirePrice;
}

export function wireTotals({ totals }: Pricing): WireTotals {
  return {
    total_cost: wirePrice(totals.cost),
    ...(totals.fixedCost && { total_fixed_cost: wirePrice(totals.fixedCost) }),
    total_energy: totals.energyKwh,
    ...(totals.energyCost && { total_energy_cost: wirePrice(totals.energyCost) }),
    total_time: totals.timeHours,
    ...(totals.timeCost && { total_time_cost: wirePrice(totals.timeCost) }),
    ...(totals.parkingTimeHours !== undefined && { total_parking_time: totals.parkingTimeHours }),
    ...(totals.parkingCost && { total_parking_cost: wirePrice(totals.parkingCost) }),
    ...(totals.reservationCost && { total_reservation_cost: wirePrice(totals.reservationCost) }),
  };
}

export function wireBreakdown({ breakdown }: Pricing): WireLine[] {
  return breakdown.map(wireLine);
}

function wireLine(line: BreakdownLine): WireLine {
  return {
    kind: line.kind,
    start_date_time: new Date(line.startedAt).toISOString(),
    end_date_time: new Date(line.endedAt).toISOString(),
    ...(line.tariffId !== undefined && { tariff_id: line.tariffId }),
    ...(line.element !== undefined && { element: line.element }),
    ...(line.component !== undefined && { component: line.component }),
    rule: line.rule,
    unit: line.unit,
    quantity: line.quantity,
    billed_quantity: line.billedQuantity,
    ...(line.stepSize !== undefined && { step_size: line.stepSize }),
    ...(line.price !== undefined && { price: line.price }),
    ...(line.vat !== undefined && { vat: line.vat }),
    cost: wirePrice(line),
  };
}

function wirePrice({ exclVat, inclVat }: Price): WirePrice {
  return inclVat === undefined ? { excl_vat: exclVat } : { excl_vat: exclVat, incl_vat: inclVat };
}
