import { PricingError } from './error.ts';

export type RoundingMode = 'down' | 'half-even' | 'half-up' | 'up';

/**
 * Where OCPI leaves a choice, the choice. The first value of each union is the default and the reading this project
 * recommends; the reasons are in docs/spec-notes.md.
 */
export interface PricingPolicy {
  /** Which element prices a dimension: the first that has it and matches, or only the first that matches at all. */
  readonly selection: 'per-dimension' | 'whole-element';
  /** One FLAT per session (and one per reservation), or every FLAT that becomes active, once. */
  readonly flat: 'once' | 'each';
  /** Round once per session, once per component, or not at all (OCPI 3). */
  readonly stepSize: 'session' | 'component' | 'off';
  /** What is rounded when charging and parking time are both priced; `combined` is the 2021 text. */
  readonly stepTimes: 'parking' | 'last-period' | 'combined';
  /** Whether the time of a reservation has a step of its own or shares that of TIME. */
  readonly reservationStep: 'own' | 'shared';
  /** Whether quantities without a price count in the session's step total. */
  readonly unpricedInStep: 'exclude' | 'include';
  /** Whether a volume of zero makes its dimension used. */
  readonly zeroVolume: 'ignore' | 'counts';
  /** Hours printed with few decimals are whole seconds, or taken literally. */
  readonly hours: 'snap' | 'literal';
  /** min_* against the period's peak and max_* against its trough, or MIN with min and MAX with max. */
  readonly powerInPeriod: 'peak-and-trough' | 'same-side';
  readonly unknownPower: 'no-match' | 'match';
  /** What stands in for the missing side of a window with only a start_time or only an end_time. */
  readonly openTimes: 'midnight' | 'no-window';
  /** An end_time of 00:00 without start_time. */
  readonly midnightEnd: 'end-of-day' | 'never';
  /** A start_time equal to the end_time. */
  readonly equalTimes: 'whole-day' | 'never';
  /** Which day a window over midnight belongs to after midnight. */
  readonly wrappedDay: 'actual' | 'start';
  /** Local times that occur twice at the end of daylight saving: both, or only the first. */
  readonly repeatedHour: 'both' | 'first';
  /** Durations count from the start of the charge, or from the end of its reservation. */
  readonly durationFrom: 'start' | 'reservation-end';
  /** Whether a period's tariff_id is obeyed. */
  readonly tariffIds: 'obey' | 'ignore';
  /** A period's tariff_id that none of the tariffs given has. */
  readonly unknownTariffId: 'error' | 'select';
  /** A period without tariff_id beside others that have one. */
  readonly missingTariffId: 'select' | 'free';
  /** The moment validity is judged. */
  readonly validity: 'session-start' | 'period-start';
  /** What stands in for an absent time zone: the only zone of the country, nothing, or UTC where the country fails. */
  readonly missingTimeZone: 'country' | 'error' | 'utc';
  /** A reservation and no charging is an expired reservation. */
  readonly expiredReservation: 'infer' | 'explicit';
  /** A price limit without incl_vat moves the tax in proportion, or leaves it. */
  readonly limitTax: 'scale' | 'literal';
  /** Whose price limits hold: those of the tariff at the start for the session, or each tariff's for its own part. */
  readonly priceLimits: 'start-tariff' | 'each-tariff';
  /** Periods out of order of time are sorted, or priced as they come. */
  readonly periodOrder: 'sort' | 'as-given';
  /** Whether a period that should have been cut, because the price changes within it, is worth a warning. */
  readonly spanningPeriods: 'warn' | 'silent';
  /** A FLAT that stands with PARKING_TIME only is part of the parking cost. */
  readonly flatTotals: 'fixed' | 'by-element';
  readonly totalTime: 'elapsed' | 'periods';
  /** Misspelt restriction fields in wire input: warned and ignored, or read as meant. */
  readonly misspeltFields: 'ignore' | 'repair';
  /** Decimals of the totals, 0 to 8, or the currency's own. */
  readonly decimals: number | 'currency';
  readonly rounding: RoundingMode;
  /** Round each component's amount before it is summed; absent keeps it exact. */
  readonly componentDecimals?: number;
}

export const defaultPolicy: PricingPolicy = {
  selection: 'per-dimension',
  flat: 'once',
  stepSize: 'session',
  stepTimes: 'parking',
  reservationStep: 'own',
  unpricedInStep: 'exclude',
  zeroVolume: 'ignore',
  hours: 'snap',
  powerInPeriod: 'peak-and-trough',
  unknownPower: 'no-match',
  openTimes: 'midnight',
  midnightEnd: 'end-of-day',
  equalTimes: 'whole-day',
  wrappedDay: 'actual',
  repeatedHour: 'both',
  durationFrom: 'start',
  tariffIds: 'obey',
  unknownTariffId: 'error',
  missingTariffId: 'select',
  validity: 'session-start',
  missingTimeZone: 'country',
  expiredReservation: 'infer',
  limitTax: 'scale',
  priceLimits: 'start-tariff',
  periodOrder: 'sort',
  spanningPeriods: 'warn',
  flatTotals: 'fixed',
  totalTime: 'elapsed',
  misspeltFields: 'ignore',
  decimals: 4,
  rounding: 'half-up',
};

/** GIREVE's rules for tariffs it received over OCPI: every component to thousandths, steps per component. */
export const girevePolicy: Partial<PricingPolicy> = { stepSize: 'component', componentDecimals: 3 };

/** Every option that has named values, the default first. */
export const policyChoices: Readonly<Record<string, readonly string[]>> = {
  selection: ['per-dimension', 'whole-element'],
  flat: ['once', 'each'],
  stepSize: ['session', 'component', 'off'],
  stepTimes: ['parking', 'last-period', 'combined'],
  reservationStep: ['own', 'shared'],
  unpricedInStep: ['exclude', 'include'],
  zeroVolume: ['ignore', 'counts'],
  hours: ['snap', 'literal'],
  powerInPeriod: ['peak-and-trough', 'same-side'],
  unknownPower: ['no-match', 'match'],
  openTimes: ['midnight', 'no-window'],
  midnightEnd: ['end-of-day', 'never'],
  equalTimes: ['whole-day', 'never'],
  wrappedDay: ['actual', 'start'],
  repeatedHour: ['both', 'first'],
  durationFrom: ['start', 'reservation-end'],
  tariffIds: ['obey', 'ignore'],
  unknownTariffId: ['error', 'select'],
  missingTariffId: ['select', 'free'],
  validity: ['session-start', 'period-start'],
  missingTimeZone: ['country', 'error', 'utc'],
  expiredReservation: ['infer', 'explicit'],
  limitTax: ['scale', 'literal'],
  priceLimits: ['start-tariff', 'each-tariff'],
  periodOrder: ['sort', 'as-given'],
  spanningPeriods: ['warn', 'silent'],
  flatTotals: ['fixed', 'by-element'],
  totalTime: ['elapsed', 'periods'],
  misspeltFields: ['ignore', 'repair'],
  rounding: ['half-up', 'half-even', 'up', 'down'],
};

const resolved = new WeakMap<Partial<PricingPolicy>, PricingPolicy>();

/** Fills in the defaults. @throws PricingError invalid-input for an option or value that does not exist. */
export function resolvePolicy(policy: Partial<PricingPolicy> | undefined): PricingPolicy {
  if (policy === undefined) return defaultPolicy;
  const known = resolved.get(policy);
  if (known) return known;
  for (const [name, value] of Object.entries(policy)) checkOption(name, value);
  const full = { ...defaultPolicy, ...policy };
  resolved.set(policy, full);
  resolved.set(full, full);
  return full;
}

function checkOption(name: string, value: unknown): void {
  const allowed = Object.hasOwn(policyChoices, name) ? policyChoices[name] : undefined;
  if (allowed ? allowed.includes(value as string) : isDecimals(name, value)) return;
  const reason = allowed ? `must be one of ${allowed.join(', ')}` : reasonAgainst(name);
  throw new PricingError('invalid-input', `policy ${name} ${reason}`, [
    { pointer: `/policy/${name}`, reason },
  ]);
}

function reasonAgainst(name: string): string {
  if (name === 'decimals') return 'must be currency, or a whole number from 0 to 8';
  if (name === 'componentDecimals') return 'must be a whole number from 0 to 8';
  return 'is not an option of a policy';
}

function isDecimals(name: string, value: unknown): boolean {
  if (name === 'decimals' && value === 'currency') return true;
  return (
    (name === 'decimals' || name === 'componentDecimals') &&
    Number.isInteger(value) &&
    Number(value) >= 0 &&
    Number(value) <= 8
  );
}
