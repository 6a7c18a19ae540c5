import type { Price } from '../../model/common.ts';
import type { PriceComponent, RoundingRule, Tariff, TariffDimension, TariffElement, TariffStartWindow, TariffType } from '../../model/tariff.ts';
import type { PricingPolicy } from '../policy.ts';
import { defined, isAbsent } from './json.ts';
import type { Json, JsonReader } from './json.ts';
import { readDays, readRestrictions, readTime, withoutMisspelling } from './restrictions.ts';

export type WireVersion = '2.1.1' | '2.2.1' | '2.3.0';

export interface TariffReading {
  readonly reader: JsonReader;
  readonly version: WireVersion;
  readonly policy: PricingPolicy;
  /** Of the CDR, for tariffs without one. */
  readonly currency: string;
}

/** A tariff in its OCPI form, as far as its price depends on it. */
export function readTariff(value: unknown, pointer: string, reading: TariffReading): Tariff {
  const { reader, version } = reading;
  const source = reader.object(value, pointer);
  const elements = reader.list(source['elements'], `${pointer}/elements`);
  if (elements.length === 0) reader.fault(`${pointer}/elements`, 'must have at least one element');
  return defined<Tariff>({
    countryCode: reader.text(source['country_code'], `${pointer}/country_code`) ?? '',
    partyId: reader.text(source['party_id'], `${pointer}/party_id`) ?? '',
    id: reader.text(source['id'], `${pointer}/id`) ?? '',
    currency: (reader.text(source['currency'], `${pointer}/currency`) ?? reading.currency).toUpperCase(),
    type: readType(source['type'], pointer, reader),
    minPrice: readLimit(source['min_price'], `${pointer}/min_price`, reader),
    maxPrice: readLimit(source['max_price'], `${pointer}/max_price`, reader),
    taxIncluded: readTaxIncluded(source['tax_included'], pointer, reader) ?? (version === '2.2.1' ? undefined : 'NO'),
    startWindow: readStartWindow(source, pointer, reader),
    elements: elements.map((element, index) => readElement(element, `${pointer}/elements/${index}`, reading)),
    startDateTime: reader.instant(source['start_date_time'], `${pointer}/start_date_time`),
    endDateTime: reader.instant(source['end_date_time'], `${pointer}/end_date_time`),
    lastUpdated: reader.instant(source['last_updated'], `${pointer}/last_updated`) ?? 0,
  });
}

const types: readonly string[] = ['AD_HOC_PAYMENT', 'PROFILE_CHEAP', 'PROFILE_FAST', 'PROFILE_GREEN', 'REGULAR'];

function readType(value: unknown, pointer: string, reader: JsonReader): TariffType | undefined {
  const type = reader.text(value, `${pointer}/type`)?.toUpperCase();
  if (type === undefined || types.includes(type)) return type as TariffType | undefined;
  reader.warnings.add('unknown-value', `${pointer}/type ${type} is unknown; the tariff is taken to be for all sessions`);
  return undefined;
}

/** Price {excl_vat, incl_vat?}, PriceLimit {before_taxes, after_taxes?} or a bare number without tax. */
function readLimit(value: unknown, pointer: string, reader: JsonReader): Price | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'object') return { exclVat: reader.requiredNumber(value, pointer) };
  const source = reader.object(value, pointer);
  return defined<Price>({
    exclVat: reader.requiredNumber(source['excl_vat'] ?? source['before_taxes'], `${pointer}/excl_vat`),
    inclVat: reader.number(source['incl_vat'] ?? source['after_taxes'], `${pointer}/incl_vat`),
  });
}

function readTaxIncluded(value: unknown, pointer: string, reader: JsonReader): Tariff['taxIncluded'] {
  const text = typeof value === 'boolean' ? (value ? 'YES' : 'NO') : reader.text(value, `${pointer}/tax_included`)?.toUpperCase();
  if (text === undefined || text === 'YES' || text === 'NO' || text === 'N/A') return text;
  reader.fault(`${pointer}/tax_included`, 'must be YES, NO or N/A');
  return undefined;
}

/** GIREVE writes `restriction` in its table and `restrictions` in its text. */
function readStartWindow(source: Json, pointer: string, reader: JsonReader): TariffStartWindow | undefined {
  const name = isAbsent(source['restriction']) ? 'restrictions' : 'restriction';
  const window = reader.optionalObject(source[name], `${pointer}/${name}`);
  if (!window) return undefined;
  const time = (field: string) => readTime(window[field], `${pointer}/${name}/${field}`, reader);
  const days = readDays(window['day_of_week'], `${pointer}/${name}`, reader);
  return defined<TariffStartWindow>({
    startTime: time('start_time'),
    endTime: time('end_time'),
    startTime2: time('start_time_2'),
    endTime2: time('end_time_2'),
    dayOfWeek: days.length > 0 ? days : undefined,
  });
}

function readElement(value: unknown, pointer: string, { reader, policy }: TariffReading): TariffElement {
  const source = reader.object(value, pointer);
  const repair = policy.misspeltFields === 'repair';
  const misspelt = isAbsent(source['restrictions']) && !isAbsent(source['restriction']);
  if (misspelt) reader.warnings.add(repair ? 'value-repaired' : 'unknown-field', `${pointer}/restriction is not restrictions and was ${repair ? 'read as such' : 'ignored'}`);
  const restrictions = reader.optionalObject(source[misspelt && repair ? 'restriction' : 'restrictions'], `${pointer}/restrictions`);
  const components = reader.list(source['price_components'], `${pointer}/price_components`);
  return defined<TariffElement>({
    priceComponents: components.flatMap((component, index) => readComponent(component, `${pointer}/price_components/${index}`, reader)),
    restrictions: restrictions && readRestrictions(withoutMisspelling(restrictions, `${pointer}/restrictions`, reader, repair), `${pointer}/restrictions`, reader),
  });
}

const dimensions: readonly string[] = ['ENERGY', 'FLAT', 'PARKING_TIME', 'SESSION_TIME', 'TIME'];

/** None for a dimension nobody knows: it cannot be priced, the others can. */
function readComponent(value: unknown, pointer: string, reader: JsonReader): PriceComponent[] {
  const source = reader.object(value, pointer);
  const type = reader.text(source['type'], `${pointer}/type`)?.toUpperCase();
  if (type === undefined) reader.fault(`${pointer}/type`, 'is required');
  if (type === undefined || !dimensions.includes(type)) {
    reader.warnings.add('unknown-dimension', `${pointer}/type ${type ?? ''} is not a tariff dimension and was ignored`);
    return [];
  }
  const stepSize = reader.number(source['step_size'], `${pointer}/step_size`);
  if (stepSize === undefined) reader.warnings.add('value-repaired', `${pointer}/step_size is missing and taken as 1`);
  if (stepSize !== undefined && stepSize < 0) reader.fault(`${pointer}/step_size`, 'must not be negative');
  return [
    defined<PriceComponent>({
      type: type as TariffDimension,
      price: reader.requiredNumber(source['price'], `${pointer}/price`),
      vat: reader.number(source['vat'], `${pointer}/vat`),
      stepSize: stepSize ?? 1,
      priceRound: readPriceRound(source['price_round'], `${pointer}/price_round`, reader),
      stepRound: readRule(reader.optionalObject(source['step_round'], `${pointer}/step_round`)?.['round_rule'], `${pointer}/step_round/round_rule`, reader),
    }),
  ];
}

/** GIREVE's own spelling of hundredth has no D. */
const decimalsOf: Readonly<Record<string, number>> = { UNIT: 0, TENTH: 1, HUNDRETH: 2, HUNDREDTH: 2, THOUSANDTH: 3 };

function readPriceRound(value: unknown, pointer: string, reader: JsonReader): PriceComponent['priceRound'] {
  const source = reader.optionalObject(value, pointer);
  if (!source) return undefined;
  const decimals = decimalsOf[reader.text(source['round_granularity'], `${pointer}/round_granularity`) ?? ''];
  if (decimals === undefined) reader.fault(`${pointer}/round_granularity`, 'must be UNIT, TENTH, HUNDRETH or THOUSANDTH');
  return { decimals: decimals ?? 0, rule: readRule(source['round_rule'], `${pointer}/round_rule`, reader) ?? 'ROUND_NEAR' };
}

function readRule(value: unknown, pointer: string, reader: JsonReader): RoundingRule | undefined {
  const rule = reader.text(value, pointer);
  if (rule === undefined || rule === 'ROUND_UP' || rule === 'ROUND_DOWN' || rule === 'ROUND_NEAR') return rule;
  reader.fault(pointer, 'must be ROUND_UP, ROUND_DOWN or ROUND_NEAR');
  return undefined;
}
