import type { PriceComponent, Tariff, TariffElement } from '../model/tariff.ts';
import { priceDecimals, vatDecimals } from './money.ts';
import type { Rate, VatFactor } from './money.ts';
import { PricingError } from './error.ts';
import { largestNumber } from './quantity.ts';
import { compileRestriction, describeRestrictions } from './restriction.ts';
import type { Restriction } from './restriction.ts';
import { tariffNeeds } from './needs.ts';

/** A price component ready to multiply. */
export interface Component {
  readonly source: PriceComponent;
  readonly tariff: CompiledTariff;
  readonly element: number;
  readonly index: number;
  readonly restriction: Restriction | null;
  /** For `breakdown.rule`. */
  readonly rule: string;
  readonly rate: Rate;
  readonly vat: VatFactor | null;
  /** FLAT of an element that otherwise only prices parking. */
  readonly withParking: boolean;
}

/** In the order of the elements, one component per element. */
export interface ComponentLists {
  readonly energy: readonly Component[];
  readonly time: readonly Component[];
  readonly parking: readonly Component[];
  readonly sessionTime: readonly Component[];
  readonly flat: readonly Component[];
}

export interface CompiledTariff {
  readonly source: Tariff;
  readonly session: ComponentLists;
  readonly reservation: ComponentLists;
  readonly expiredReservation: ComponentLists;
  /** Restrictions of the elements without `reservation`, for whole-element selection. */
  readonly elements: readonly (Restriction | null)[];
  readonly needsLocalTime: boolean;
  readonly needsPower: boolean;
  readonly needsCurrent: boolean;
  /** Dimensions whose component may change while a period goes on: by time, energy or duration, not by power. */
  readonly changing: Readonly<Record<keyof ComponentLists, boolean>>;
  /** Local times of day, in milliseconds, at which a match may change. */
  readonly boundaries: readonly number[];
  readonly grossPrices: boolean;
  /** Without it the amount on the other side of the tax is not known. */
  readonly taxKnown: boolean;
  /** GIREVE: components are rounded on their own. */
  readonly perComponent: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const compiled = new WeakMap<Tariff, CompiledTariff>();

/** Compiled once per tariff object, which must not be changed afterwards. */
export function compileTariff(tariff: Tariff): CompiledTariff {
  let result = compiled.get(tariff);
  if (!result) {
    result = build(tariff);
    compiled.set(tariff, result);
  }
  return result;
}

function build(tariff: Tariff): CompiledTariff {
  checkNumbers(tariff);
  const needs = tariffNeeds(tariff);
  const components = tariff.elements.flatMap((element) => element.priceComponents);
  const anyVat = components.some((component) => component.vat !== undefined);
  const elements = tariff.elements.map((element) => compileRestriction(element.restrictions));
  const result: Mutable<CompiledTariff> = {
    source: tariff,
    session: emptyLists(),
    reservation: emptyLists(),
    expiredReservation: emptyLists(),
    elements,
    boundaries: boundariesOf(elements),
    changing: nothingChanges,
    needsLocalTime: needs.has('time') || needs.has('date') || needs.has('day'),
    needsPower: needs.has('power'),
    needsCurrent: needs.has('current'),
    grossPrices: tariff.taxIncluded === 'YES',
    taxKnown: tariff.taxIncluded === undefined || tariff.taxIncluded === 'N/A' || anyVat,
    perComponent: components.some((component) => component.priceRound ?? component.stepRound),
  };
  for (const [index, element] of tariff.elements.entries()) addElement(result, element, index);
  result.changing = changingIn(result.session);
  return result;
}

/** From the wire they are checked at the door; a library's caller may pass anything. */
function checkNumbers({ id, elements, minPrice, maxPrice }: Tariff): void {
  const numbers = elements.flatMap(({ priceComponents }) =>
    priceComponents.flatMap(({ price, vat, stepSize }) => [price, vat ?? 0, stepSize]),
  );
  numbers.push(
    minPrice?.exclVat ?? 0,
    minPrice?.inclVat ?? 0,
    maxPrice?.exclVat ?? 0,
    maxPrice?.inclVat ?? 0,
  );
  if (numbers.every((value) => Math.abs(value) <= largestNumber)) return;
  throw new PricingError(
    'invalid-input',
    `tariff ${id} holds a number that is none, or beyond ${largestNumber}`,
  );
}

const nothingChanges = { energy: false, time: false, parking: false, sessionTime: false, flat: false };

function changingIn(lists: ComponentLists): CompiledTariff['changing'] {
  const changes = (list: readonly Component[]): boolean => {
    const last = list.findIndex((component) => component.restriction === null);
    return list
      .slice(0, last < 0 ? list.length : last)
      .some(({ restriction }) => restriction?.varies === true);
  };
  const { energy, time, parking, sessionTime, flat } = lists;
  return {
    energy: changes(energy),
    time: changes(time),
    parking: changes(parking),
    sessionTime: changes(sessionTime),
    flat: changes(flat),
  };
}

function boundariesOf(restrictions: readonly (Restriction | null)[]): number[] {
  const times = new Set<number>();
  for (const restriction of restrictions) {
    if (!restriction?.needsLocalTime) continue;
    times.add(0).add(Math.max(0, restriction.startTime)).add(Math.max(0, restriction.endTime));
  }
  return [...times];
}

function emptyLists(): Record<keyof ComponentLists, Component[]> {
  return { energy: [], time: [], parking: [], sessionTime: [], flat: [] };
}

const listOf = {
  ENERGY: 'energy',
  TIME: 'time',
  PARKING_TIME: 'parking',
  SESSION_TIME: 'sessionTime',
  FLAT: 'flat',
} as const;

function addElement(tariff: CompiledTariff, element: TariffElement, position: number): void {
  const kind = element.restrictions?.reservation;
  const lists =
    kind === undefined
      ? tariff.session
      : kind === 'RESERVATION'
        ? tariff.reservation
        : tariff.expiredReservation;
  const restriction = tariff.elements[position] ?? null;
  const rule = describeRestrictions(element.restrictions);
  const types = new Set(element.priceComponents.map((component) => component.type));
  const withParking = types.has('PARKING_TIME') && !types.has('ENERGY') && !types.has('TIME');
  const seen = new Set<string>();
  for (const [index, source] of element.priceComponents.entries()) {
    if (seen.has(source.type)) continue;
    seen.add(source.type);
    const list = lists[listOf[source.type]] as Component[];
    const vat =
      tariff.source.taxIncluded === 'N/A' || source.vat === undefined ? null : vatFactor(source.vat);
    list.push({
      source,
      tariff,
      element: position,
      index,
      restriction,
      rule,
      rate: rateOf(source),
      vat,
      withParking,
    });
  }
}

/** Quantities come as nano-kWh, milliseconds or 1; see `Rate` for the unit of the result. */
function rateOf(component: PriceComponent): Rate {
  const [mantissa, decimals] = decimalOf(component.price, priceDecimals);
  switch (component.type) {
    case 'ENERGY':
      return { units: mantissa, over: 10 ** (decimals + 1) };
    case 'FLAT':
      return { units: mantissa * 10 ** (priceDecimals - decimals), over: 1 };
    default:
      return {
        units: mantissa * 10 ** Math.max(0, 3 - decimals),
        over: 36 * 10 ** Math.max(0, decimals - 3),
      };
  }
}

/** No tax is negative: such a rate is read as 0. */
function vatFactor(percent: number): VatFactor {
  const [mantissa, decimals] = decimalOf(Math.max(0, percent), vatDecimals);
  const over = 10 ** (decimals + 2);
  return { factor: over + mantissa, over };
}

/** The shortest integer mantissa and decimals of a number, at most `most` decimals. */
function decimalOf(value: number, most: number): [mantissa: number, decimals: number] {
  for (let decimals = 0; decimals < most; decimals += 1) {
    const mantissa = Math.round(value * 10 ** decimals);
    if (mantissa / 10 ** decimals === value) return [mantissa, decimals];
  }
  return [Math.round(value * 10 ** most), most];
}
