import { BridgeError } from '../../core/errors.ts';
import type { PriceComponent, TariffElement, TariffRestrictions } from '../../core/model/tariff.ts';
import { present, term } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 11.4.4 TariffElement] */
export function decodeTariffElement(wire: Wire<'TariffElement'>): TariffElement {
  return present<TariffElement>({
    priceComponents: wire.price_components.map(decodePriceComponent),
    restrictions: wire.restrictions && decodeRestrictions(wire.restrictions),
  });
}

export function encodeTariffElement(element: TariffElement): Wire<'TariffElement'> {
  return present<Wire<'TariffElement'>>({
    price_components: element.priceComponents.map(encodePriceComponent),
    restrictions: element.restrictions && encodeRestrictions(element.restrictions),
  });
}

function decodePriceComponent(wire: Wire<'PriceComponent'>): PriceComponent {
  return present<PriceComponent>({
    type: wire.type,
    price: wire.price,
    vat: wire.vat,
    stepSize: wire.step_size,
    priceRound: undefined,
    stepRound: undefined,
  });
}

function encodePriceComponent(component: PriceComponent): Wire<'PriceComponent'> {
  if (component.priceRound || component.stepRound) {
    throw new BridgeError('not-supported', 'OCPI 2.2.1 has no rounding of a price component');
  }
  return present<Wire<'PriceComponent'>>({
    type: term('TariffDimensionType', component.type),
    price: component.price,
    vat: component.vat,
    step_size: component.stepSize,
  });
}

/** [OCPI 2.2.1 11.4.6 TariffRestrictions] */
function decodeRestrictions(wire: Wire<'TariffRestrictions'>): TariffRestrictions {
  return present<TariffRestrictions>({
    startTime: wire.start_time,
    endTime: wire.end_time,
    startDate: wire.start_date,
    endDate: wire.end_date,
    minKwh: wire.min_kwh,
    maxKwh: wire.max_kwh,
    minCurrent: wire.min_current,
    maxCurrent: wire.max_current,
    minPower: wire.min_power,
    maxPower: wire.max_power,
    minDuration: wire.min_duration,
    maxDuration: wire.max_duration,
    dayOfWeek: wire.day_of_week,
    reservation: wire.reservation,
  });
}

function encodeRestrictions(restrictions: TariffRestrictions): Wire<'TariffRestrictions'> {
  return present<Wire<'TariffRestrictions'>>({
    start_time: restrictions.startTime,
    end_time: restrictions.endTime,
    start_date: restrictions.startDate,
    end_date: restrictions.endDate,
    min_kwh: restrictions.minKwh,
    max_kwh: restrictions.maxKwh,
    min_current: restrictions.minCurrent,
    max_current: restrictions.maxCurrent,
    min_power: restrictions.minPower,
    max_power: restrictions.maxPower,
    min_duration: restrictions.minDuration,
    max_duration: restrictions.maxDuration,
    day_of_week: restrictions.dayOfWeek?.map((day) => term('DayOfWeek', day)),
    reservation: restrictions.reservation,
  });
}
