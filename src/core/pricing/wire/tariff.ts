import type { Price } from '../../model/common.ts';
import type { Tariff, TariffElement, TariffStartWindow, TariffType } from '../../model/tariff.ts';
import type { PricingPolicy } from '../policy.ts';
import { readComponent } from './component.ts';
import { defined, isAbsent, pointerOf } from './json.ts';
import type { Json, JsonReader, Path } from './json.ts';
import {
  isKnownReservation,
  readDays,
  readRestrictions,
  readTime,
  withoutMisspelling,
} from './restrictions.ts';

export type WireVersion = '2.1.1' | '2.2.1' | '2.3.0';

export interface TariffReading {
  readonly reader: JsonReader;
  readonly version: WireVersion;
  readonly policy: PricingPolicy;
  /** Of the CDR, for tariffs without one. */
  readonly currency: string;
}

/** A tariff in its OCPI form, as far as its price depends on it. */
export function readTariff(value: unknown, at: Path, reading: TariffReading): Tariff {
  const { reader, version } = reading;
  const source = reader.object(value, at);
  const path = { parent: at, key: 'elements' };
  const elements = reader.list(source['elements'], path);
  if (elements.length === 0) reader.fault(at, 'elements', 'must have at least one element');
  return defined<Tariff>({
    countryCode: reader.text(source, 'country_code', at) ?? '',
    partyId: reader.text(source, 'party_id', at) ?? '',
    id: reader.text(source, 'id', at) ?? '',
    currency: (reader.text(source, 'currency', at) ?? reading.currency).toUpperCase(),
    type: readType(source, at, reader),
    minPrice: readLimit(source, 'min_price', at, reader),
    maxPrice: readLimit(source, 'max_price', at, reader),
    taxIncluded: readTaxIncluded(source, at, reader) ?? (version === '2.2.1' ? undefined : 'NO'),
    startWindow: readStartWindow(source, at, reader),
    elements: elements.map((element, index) => readElement(element, { parent: path, key: index }, reading)),
    startDateTime: reader.instant(source, 'start_date_time', at),
    endDateTime: reader.instant(source, 'end_date_time', at),
    lastUpdated: reader.instant(source, 'last_updated', at) ?? 0,
  });
}

const types: readonly string[] = [
  'AD_HOC_PAYMENT',
  'PROFILE_CHEAP',
  'PROFILE_FAST',
  'PROFILE_GREEN',
  'REGULAR',
];

function readType(source: Json, at: Path, reader: JsonReader): TariffType | undefined {
  const type = reader.text(source, 'type', at)?.toUpperCase();
  if (type === undefined || types.includes(type)) return type as TariffType | undefined;
  reader.warnings.add(
    'unknown-value',
    `${pointerOf(at, 'type')} ${type} is unknown; the tariff is taken to be for all sessions`,
  );
  return undefined;
}

/** Price {excl_vat, incl_vat?}, PriceLimit {before_taxes, after_taxes?} or a bare number without tax. */
function readLimit(tariff: Json, field: string, at: Path, reader: JsonReader): Price | undefined {
  if (typeof tariff[field] !== 'object') {
    const exclVat = reader.number(tariff, field, at);
    return exclVat === undefined ? undefined : { exclVat };
  }
  const path = { parent: at, key: field };
  const source = reader.optionalObject(tariff, field, at);
  if (!source) return undefined;
  const [net, gross] = isAbsent(source['before_taxes'])
    ? ['excl_vat', 'incl_vat']
    : ['before_taxes', 'after_taxes'];
  return defined<Price>({
    exclVat: reader.requiredNumber(source, net, path),
    inclVat: reader.number(source, gross, path),
  });
}

function readTaxIncluded(source: Json, at: Path, reader: JsonReader): Tariff['taxIncluded'] {
  const value = source['tax_included'];
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  const text = reader.text(source, 'tax_included', at)?.toUpperCase();
  if (text === undefined || text === 'YES' || text === 'NO' || text === 'N/A') return text;
  reader.fault(at, 'tax_included', 'must be YES, NO or N/A');
  return undefined;
}

/** GIREVE writes `restriction` in its table and `restrictions` in its text. */
function readStartWindow(source: Json, at: Path, reader: JsonReader): TariffStartWindow | undefined {
  const key = isAbsent(source['restriction']) ? 'restrictions' : 'restriction';
  const window = reader.optionalObject(source, key, at);
  if (!window) return undefined;
  const path = { parent: at, key };
  return defined<TariffStartWindow>({
    startTime: readTime(window, 'start_time', path, reader),
    endTime: readTime(window, 'end_time', path, reader),
    startTime2: readTime(window, 'start_time_2', path, reader),
    endTime2: readTime(window, 'end_time_2', path, reader),
    dayOfWeek: readDays(window, path, reader),
  });
}

function readElement(value: unknown, at: Path, { reader, policy }: TariffReading): TariffElement {
  const source = reader.object(value, at);
  const repair = policy.misspeltFields === 'repair';
  const field = restrictionsField(source, at, reader, repair);
  const restrictions = reader.optionalObject(source, field, at);
  const inRestrictions = { parent: at, key: field };
  const inComponents = { parent: at, key: 'price_components' };
  const components = reader
    .list(source['price_components'], inComponents)
    .flatMap((component, index) => readComponent(component, { parent: inComponents, key: index }, reader));
  if (!restrictions) return { priceComponents: components };
  const applies = isKnownReservation(restrictions['reservation']);
  if (!applies)
    reader.warnings.add(
      'unknown-value',
      `${pointerOf(inRestrictions, 'reservation')} is unknown; the element never applies`,
    );
  return {
    priceComponents: applies ? components : [],
    restrictions: readRestrictions(
      withoutMisspelling(restrictions, inRestrictions, reader, repair),
      inRestrictions,
      reader,
    ),
  };
}

function restrictionsField(source: Json, at: Path, reader: JsonReader, repair: boolean): string {
  if (!isAbsent(source['restrictions']) || isAbsent(source['restriction'])) return 'restrictions';
  const pointer = pointerOf(at, 'restriction');
  if (repair) reader.warnings.add('value-repaired', `${pointer} is read as restrictions`);
  else reader.warnings.add('unknown-field', `${pointer} is not the field restrictions and was ignored`);
  return repair ? 'restriction' : 'restrictions';
}
