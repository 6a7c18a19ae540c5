/** How one language says what a tariff says; amounts come as `0.45 EUR`. */
export interface TariffWords {
  readonly free: string;
  readonly perKwh: (amount: string) => string;
  readonly perHour: (amount: string) => string;
  readonly perHourParked: (amount: string) => string;
  readonly perHourConnected: (amount: string) => string;
  readonly once: (amount: string) => string;
  readonly reserved: (price: string) => string;
  readonly reservedInVain: (price: string) => string;
  readonly perHourPlain: (amount: string) => string;
  /** What the last price of several goes for. */
  readonly otherwise: string;
  readonly started: (step: string) => string;
  readonly from: (quantity: string) => string;
  readonly below: (quantity: string) => string;
  readonly after: (duration: string) => string;
  readonly during: (duration: string) => string;
  readonly fromDate: (date: string) => string;
  readonly beforeDate: (date: string) => string;
  /** From Monday. */
  readonly days: readonly string[];
  readonly atLeast: (amount: string) => string;
  readonly atMost: (amount: string) => string;
  readonly inclTax: string;
  readonly exclTax: string;
  readonly decimalPoint: string;
}

const en: TariffWords = {
  free: 'free of charge',
  perKwh: (amount) => `${amount}/kWh`,
  perHour: (amount) => `${amount}/h charging`,
  perHourParked: (amount) => `${amount}/h parked after charging`,
  perHourConnected: (amount) => `${amount}/h connected`,
  once: (amount) => `${amount} per session`,
  reserved: (price) => `reservation ${price}`,
  reservedInVain: (price) => `unused reservation ${price}`,
  perHourPlain: (amount) => `${amount}/h`,
  otherwise: 'otherwise',
  started: (step) => `per started ${step}`,
  from: (quantity) => `from ${quantity}`,
  below: (quantity) => `below ${quantity}`,
  after: (duration) => `after ${duration}`,
  during: (duration) => `first ${duration}`,
  fromDate: (date) => `from ${date}`,
  beforeDate: (date) => `before ${date}`,
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  atLeast: (amount) => `at least ${amount}`,
  atMost: (amount) => `at most ${amount}`,
  inclTax: 'incl. VAT',
  exclTax: 'excl. VAT',
  decimalPoint: '.',
};

const de: TariffWords = {
  free: 'kostenlos',
  perKwh: (amount) => `${amount}/kWh`,
  perHour: (amount) => `${amount}/h Ladezeit`,
  perHourParked: (amount) => `${amount}/h Standzeit nach dem Laden`,
  perHourConnected: (amount) => `${amount}/h angeschlossen`,
  once: (amount) => `${amount} je Ladevorgang`,
  reserved: (price) => `Reservierung ${price}`,
  reservedInVain: (price) => `ungenutzte Reservierung ${price}`,
  perHourPlain: (amount) => `${amount}/h`,
  otherwise: 'sonst',
  started: (step) => `je angefangene ${step}`,
  from: (quantity) => `ab ${quantity}`,
  below: (quantity) => `unter ${quantity}`,
  after: (duration) => `nach ${duration}`,
  during: (duration) => `erste ${duration}`,
  fromDate: (date) => `ab ${date}`,
  beforeDate: (date) => `vor ${date}`,
  days: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  atLeast: (amount) => `mindestens ${amount}`,
  atMost: (amount) => `höchstens ${amount}`,
  inclTax: 'inkl. MwSt.',
  exclTax: 'zzgl. MwSt.',
  decimalPoint: ',',
};

const words: ReadonlyMap<string, TariffWords> = new Map([
  ['en', en],
  ['de', de],
]);

/** The languages that a text can be made in. */
export const tariffLanguages: readonly string[] = [...words.keys()];

/** English where the language is not spoken here. */
export function wordsOf(language: string | undefined): {
  readonly language: string;
  readonly words: TariffWords;
} {
  const spoken = language?.slice(0, 2).toLowerCase() ?? 'en';
  const found = words.get(spoken);
  return found ? { language: spoken, words: found } : { language: 'en', words: en };
}
