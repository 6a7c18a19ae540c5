import type { DisplayText } from '../model/common.ts';
import type { PriceComponent, Tariff, TariffDimension } from '../model/tariff.ts';
import { minorDigits } from './currency.ts';
import { amounts, priceDecimals } from './money.ts';
import { compileTariff } from './compile.ts';
import type { Component, ComponentLists } from './compile.ts';
import { conditionText } from './tariff-conditions-text.ts';
import { wordsOf } from './tariff-words.ts';
import type { TariffWords } from './tariff-words.ts';

/** A text in one language, a code as the tariff or the generator names it. */
export type TariffText = DisplayText;

/** More decimals of a price than any driver reads. */
const mostDecimals = 6;

/**
 * A tariff in one line: the operator's own text in that language [OCPI 2.2.1 11.3.1 tariff_alt_text], else one that is made of
 * its prices. Undefined where it says more than a line can: GIREVE's start windows and its rounding of parts.
 */
export function tariffText(tariff: Tariff, language?: string): TariffText | undefined {
  return writtenIn(tariff, language) ?? makeTariffText(tariff, language);
}

/** A token that names no language reads what the operator wrote first. */
function writtenIn({ tariffAltText = [] }: Tariff, language: string | undefined): TariffText | undefined {
  if (language === undefined) return tariffAltText[0];
  const wanted = language.toLowerCase();
  const exact = tariffAltText.find((text) => text.language.toLowerCase() === wanted);
  return (
    exact ?? tariffAltText.find((text) => text.language.slice(0, 2).toLowerCase() === wanted.slice(0, 2))
  );
}

/**
 * One line made of the tariff's prices, English where the language is not one of `tariffLanguages`; undefined as for `tariffText`.
 * @throws PricingError for a tariff that cannot be priced either
 */
export function makeTariffText(tariff: Tariff, wanted?: string): TariffText | undefined {
  const compiled = compileTariff(tariff);
  if (tariff.startWindow || compiled.perComponent) return undefined;
  const { language, words } = wordsOf(wanted);
  const line = new Line(tariff, words);
  const prices = line.of(compiled.session, sessionWords(words));
  const reserved = line.of(compiled.reservation, reservationWords(words));
  const inVain = line.of(compiled.expiredReservation, reservationWords(words));
  const parts = [
    ...(prices.length > 0 ? [prices.join(' + ')] : [words.free]),
    ...(reserved.length > 0 ? [words.reserved(reserved.join(' + '))] : []),
    ...(inVain.length > 0 ? [words.reservedInVain(inVain.join(' + '))] : []),
    ...line.limits(),
  ];
  const tax = prices.length + reserved.length + inVain.length > 0 ? line.tax() : undefined;
  return { language, text: [...parts, ...(tax ? [tax] : [])].join('; ') };
}

type Per = Readonly<Record<keyof ComponentLists, (amount: string) => string>>;

function sessionWords(words: TariffWords): Per {
  return {
    energy: words.perKwh,
    time: words.perHour,
    parking: words.perHourParked,
    sessionTime: words.perHourConnected,
    flat: words.once,
  };
}

/** Reservations have only FLAT and TIME. */
function reservationWords({ perKwh, perHourPlain }: TariffWords): Per {
  return {
    energy: perKwh,
    time: perHourPlain,
    parking: perHourPlain,
    sessionTime: perHourPlain,
    flat: (amount) => amount,
  };
}

const order = ['energy', 'time', 'sessionTime', 'parking', 'flat'] as const;

/** Writes the parts of one tariff. */
class Line {
  private readonly tariff: Tariff;
  private readonly words: TariffWords;
  private readonly components: readonly PriceComponent[];
  private readonly taxed: boolean;

  constructor(tariff: Tariff, words: TariffWords) {
    this.tariff = tariff;
    this.words = words;
    this.components = tariff.elements.flatMap(({ priceComponents }) => priceComponents);
    this.taxed = tariff.taxIncluded !== 'N/A' && this.components.some(({ vat }) => vat !== undefined);
  }

  /** Whether amounts are those that are paid in the end. */
  private get gross(): boolean {
    return this.taxed || this.tariff.taxIncluded === 'YES';
  }

  tax(): string | undefined {
    if (this.gross) return this.words.inclTax;
    return this.tariff.taxIncluded === 'NO' ? this.words.exclTax : undefined;
  }

  of(lists: ComponentLists, per: Per): string[] {
    return order.flatMap((name) => this.listed(lists[name], per[name]) ?? []);
  }

  /** The first that applies counts: one without restriction is the last that can. */
  private listed(list: readonly Component[], per: (amount: string) => string): string | undefined {
    const last = list.findIndex(({ restriction }) => restriction === null);
    const reachable = last < 0 ? list : list.slice(0, last + 1);
    if (reachable.every(({ source }) => source.price === 0)) return undefined;
    const texts = reachable.map((component, index) => this.priced(component, per, index > 0));
    return texts.join(', ');
  }

  private priced(
    { source, tariff, element }: Component,
    per: (amount: string) => string,
    later: boolean,
  ): string {
    const { words } = this;
    const { restrictions } = tariff.source.elements[element] ?? {};
    const condition = conditionText(restrictions, words);
    const step = stepText(source);
    const notes = [...(step === undefined ? [] : [words.started(step)]), ...condition];
    const price = per(this.amount(this.paid(source)));
    const lead = later && condition.length === 0 ? `${words.otherwise} ` : '';
    return `${lead}${price}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  }

  private paid({ price, vat }: PriceComponent): number {
    if (!this.taxed || this.tariff.taxIncluded === 'YES' || vat === undefined) return price;
    return withTax(price, vat);
  }

  limits(): string[] {
    const { minPrice, maxPrice } = this.tariff;
    return [
      ...(minPrice && minPrice.exclVat > 0 ? [this.words.atLeast(this.limit(minPrice))] : []),
      ...(maxPrice ? [this.words.atMost(this.limit(maxPrice))] : []),
    ];
  }

  /** A limit without its tax is what it is where all has the same. */
  private limit({ exclVat, inclVat }: NonNullable<Tariff['maxPrice']>): string {
    if (inclVat !== undefined && this.gross) return this.amount(inclVat);
    if (!this.gross) return this.amount(exclVat);
    const rates = new Set(this.components.map(({ vat }) => vat));
    const [rate] = rates;
    if (rates.size === 1 && rate !== undefined) return this.amount(withTax(exclVat, rate));
    return `${this.amount(exclVat)} ${this.words.exclTax}`;
  }

  /** At least the currency's decimals, more where the price has them. */
  private amount(value: number): string {
    const least = minorDigits(this.tariff.currency);
    const [whole = '', decimals = ''] = value.toFixed(mostDecimals).split('.');
    const shown = decimals.replace(/0+$/, '').padEnd(least, '0');
    return `${shown === '' ? whole : `${whole}${this.words.decimalPoint}${shown}`} ${this.tariff.currency}`;
  }
}

function withTax(price: number, vat: number): number {
  const rate = { units: Math.round(price * 10 ** priceDecimals), over: 1 };
  const factor = { factor: 1_000_000 + Math.round(vat * 10_000), over: 1_000_000 };
  return amounts(1, rate, factor).inclVat.toNumber(mostDecimals);
}

const stepUnits: Partial<Record<TariffDimension, readonly (readonly [number, string])[]>> = {
  ENERGY: [
    [1000, 'kWh'],
    [1, 'Wh'],
  ],
  TIME: [
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ],
};

/** Undefined for a step that nobody notices. */
function stepText({ type, stepSize }: PriceComponent): string | undefined {
  if (stepSize <= 1 || type === 'FLAT') return undefined;
  const units = stepUnits[type === 'ENERGY' ? type : 'TIME'] ?? [];
  const [size, unit] = units.find(([unitSize]) => stepSize % unitSize === 0) ?? [1, ''];
  return `${stepSize / size} ${unit}`;
}
