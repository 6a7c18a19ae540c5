import type { PriceComponent, Tariff, TariffDimension, TariffRestrictions } from '../../core/model/tariff.ts';
import { makeTariffText, tariffLanguages } from '../../core/pricing/pricing.ts';
import {
  conditionsOf,
  dependsOnUse,
  fixedConditionsOf,
  hasSeconds,
  sixDecimals,
} from './tariff-conditions.ts';
import { limitOf } from './tariff-limits.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

export type TariffContent = Omit<Wire['TariffType'], 'tariffId'>;

/** A tariff in the station's words, or everything in it that they cannot say exactly. */
export type Converted = { readonly content: TariffContent } | { readonly reasons: readonly string[] };

/** A price component with what it depends on. */
interface Priced {
  readonly component: PriceComponent;
  readonly restrictions: TariffRestrictions | undefined;
}

/** [OCPP 2.1 TaxRateType type] */
const taxType = 'VAT';
/** [OCPP 2.1 TariffType description, MessageContentType content] */
const mostTexts = 10;
const longestText = 1024;

/**
 * [OCPP 2.1 1.2] the first price that applies counts, per dimension and moment, as in OCPI. A station that is given a tariff reckons
 * by it alone: what cannot be said exactly is refused as a whole. Only prices per minute are rounded, to the six decimals
 * that a station may be sent: that is less than a hundredth of a cent in three hours.
 */
export function convertTariff(tariff: Tariff): Converted {
  const session = partsOf(tariff, (kind) => kind === undefined);
  // one that nobody used has no transaction that a station could reckon
  const reserved = partsOf(tariff, (kind) => kind === 'RESERVATION');
  const all = [...session.values(), ...reserved.values()].flat();
  const rates = new Set(all.map(rateOf(tariff)));
  const limits = [tariff.minPrice, tariff.maxPrice].map(
    (price) => price && limitOf(price, rates, tariff.currency),
  );
  const reasons = [
    ...wholeFaults(tariff),
    ...[...session].flatMap(([type, list]) => listFaults(tariff, type, list)),
    ...[...reserved].flatMap(([type, list]) => reservationFaults(tariff, type, list)),
    ...sessionTimeFaults(session),
    ...limits.flatMap((limit) => (limit && 'reason' in limit ? [limit.reason] : [])),
  ];
  if (reasons.length > 0) return { reasons: [...new Set(reasons)] };
  const [minCost, maxCost] = limits.map((limit) => (limit && 'price' in limit ? limit.price : undefined));
  return { content: contentOf(tariff, { session, reserved, minCost, maxCost }) };
}

type Parts = ReadonlyMap<TariffDimension, readonly Priced[]>;

/** Per dimension what can ever count: up to the first that always does, of an element the first of each kind. */
function partsOf({ elements }: Tariff, wanted: (kind: TariffRestrictions['reservation']) => boolean): Parts {
  const parts = new Map<TariffDimension, Priced[]>();
  const closed = new Set<TariffDimension>();
  for (const { priceComponents, restrictions } of elements) {
    if (!wanted(restrictions?.reservation)) continue;
    const seen = new Set<TariffDimension>();
    for (const component of priceComponents) {
      const { type } = component;
      if (seen.has(type) || closed.has(type)) continue;
      seen.add(type);
      parts.set(type, [...(parts.get(type) ?? []), { component, restrictions }]);
    }
    if (isAlways(restrictions)) for (const type of seen) closed.add(type);
  }
  return parts;
}

function isAlways(restrictions: TariffRestrictions | undefined): boolean {
  return Object.keys(conditionsOf(restrictions ?? {})).length === 0;
}

const rateOf =
  ({ taxIncluded }: Tariff) =>
  ({ component }: Priced): number | undefined =>
    taxIncluded === 'N/A' ? undefined : component.vat;

function wholeFaults({ taxIncluded, startWindow, elements }: Tariff): string[] {
  const components = elements.flatMap(({ priceComponents }) => priceComponents);
  const taxed = components.some(({ vat }) => vat !== undefined);
  return [
    ...(taxIncluded === 'YES' ? ['prices that contain their tax'] : []),
    ...(taxIncluded === 'NO' && !taxed ? ['a tax whose rate is not said'] : []),
    ...(startWindow ? ['a window for the start of the session'] : []),
    ...(components.some(({ priceRound, stepRound }) => priceRound ?? stepRound)
      ? ['rounding of its parts']
      : []),
  ];
}

function listFaults(tariff: Tariff, type: TariffDimension, list: readonly Priced[]): string[] {
  const rates = new Set(list.map(rateOf(tariff)));
  const free = list.at(-1);
  const conditional = type === 'FLAT' && (!isAlways(free?.restrictions) || list.some(dependent));
  return [
    ...(rates.size > 1 ? [`${type} with different VAT rates`] : []),
    ...list.flatMap(({ component, restrictions }) => priceFaults(component, restrictions)),
    ...(conditional ? ['a start fee that may come to apply only during the session'] : []),
  ];
}

function dependent({ restrictions }: Priced): boolean {
  return restrictions !== undefined && dependsOnUse(restrictions);
}

function priceFaults(
  { type, price, stepSize }: PriceComponent,
  restrictions: TariffRestrictions | undefined,
): string[] {
  const perUnit = type === 'ENERGY' || type === 'FLAT';
  return [
    ...(type !== 'FLAT' && stepSize > 1 ? [`a step_size of ${stepSize} for ${type}`] : []),
    ...(perUnit && sixDecimals(price) !== price ? [`a price for ${type} with more than six decimals`] : []),
    ...(restrictions && hasSeconds(restrictions) ? ['a time of day with seconds'] : []),
  ];
}

/** [OCPP 2.1 I12.FR.06] they are looked at once, when the transaction starts, and not during the reservation. */
function reservationFaults(tariff: Tariff, type: TariffDimension, list: readonly Priced[]): string[] {
  const restricted = list.some(({ restrictions }) => !isAlways(restrictions));
  const known = type === 'TIME' || type === 'FLAT';
  return [
    ...(restricted ? ['a price of the reservation that depends on something'] : []),
    ...(known ? [] : [`a price of the reservation for ${type}`]),
    ...listFaults(tariff, type, restricted ? [] : list).filter(() => !restricted),
  ];
}

/** GIREVE's SESSION_TIME is paid beside the other two: only alone it is the same price for both. */
function sessionTimeFaults(session: Parts): string[] {
  const beside = session.has('TIME') || session.has('PARKING_TIME');
  return session.has('SESSION_TIME') && beside ? ['SESSION_TIME beside TIME or PARKING_TIME'] : [];
}

interface Content {
  readonly session: Parts;
  readonly reserved: Parts;
  readonly minCost: Wire['PriceType'] | undefined;
  readonly maxCost: Wire['PriceType'] | undefined;
}

function contentOf(tariff: Tariff, { session, reserved, minCost, maxCost }: Content): TariffContent {
  const { currency } = tariff;
  const whole = session.get('SESSION_TIME');
  const [charging, idle] = [session.get('TIME') ?? whole, session.get('PARKING_TIME') ?? whole];
  const [energy, fee] = [session.get('ENERGY'), session.get('FLAT')];
  const [reservation, reservationFee] = [reserved.get('TIME'), reserved.get('FLAT')];
  const description = descriptionOf(tariff);
  return {
    ...(description.length > 0 && { description }),
    currency,
    ...(energy && { energy: energyOf(tariff, energy) }),
    ...(charging && { chargingTime: timeOf(tariff, charging) }),
    ...(idle && { idleTime: timeOf(tariff, idle) }),
    ...(fee && { fixedFee: feeOf(tariff, fee) }),
    ...(reservation && { reservationTime: timeOf(tariff, reservation) }),
    ...(reservationFee && { reservationFixed: feeOf(tariff, reservationFee) }),
    ...(minCost && { minCost }),
    ...(maxCost && { maxCost }),
  };
}

function descriptionOf(tariff: Tariff): Wire['MessageContentType'][] {
  const written = tariff.tariffAltText ?? [];
  const texts =
    written.length > 0
      ? written
      : tariffLanguages.flatMap((language) => makeTariffText(tariff, language) ?? []);
  return texts
    .filter(({ text }) => text.length <= longestText)
    .slice(0, mostTexts)
    .map(({ language, text }) => ({ format: 'UTF8', language, content: text }));
}

/** [OCPP 2.1 TariffEnergyType taxRates] none is not the same as 0 %. */
function taxOf(tariff: Tariff, list: readonly Priced[]): { taxRates?: Wire['TaxRateType'][] } {
  const tax = list.map(rateOf(tariff))[0];
  return tax === undefined ? {} : { taxRates: [{ type: taxType, tax }] };
}

function energyOf(tariff: Tariff, list: readonly Priced[]): Wire['TariffEnergyType'] {
  const prices = list.map(({ component, restrictions }) => ({
    priceKwh: component.price,
    ...conditional(conditionsOf(restrictions ?? {})),
  }));
  return { prices, ...taxOf(tariff, list) };
}

function timeOf(tariff: Tariff, list: readonly Priced[]): Wire['TariffTimeType'] {
  const prices = list.map(({ component, restrictions }) => ({
    priceMinute: sixDecimals(component.price / 60),
    ...conditional(conditionsOf(restrictions ?? {})),
  }));
  return { prices, ...taxOf(tariff, list) };
}

function feeOf(tariff: Tariff, list: readonly Priced[]): Wire['TariffFixedType'] {
  const prices = list.map(({ component, restrictions }) => ({
    ...conditional(fixedConditionsOf(restrictions ?? {})),
    priceFixed: component.price,
  }));
  return { prices, ...taxOf(tariff, list) };
}

function conditional<T extends object>(conditions: T): { conditions?: T } {
  return Object.keys(conditions).length === 0 ? {} : { conditions };
}
