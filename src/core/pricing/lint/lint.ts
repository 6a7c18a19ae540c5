import type { Instant, Price } from '../../model/common.ts';
import type { Tariff } from '../../model/tariff.ts';
import { limitsCross } from '../limits.ts';
import { lintAmounts } from './amounts.ts';
import { lintComponents } from './components.ts';
import { lintDst } from './dst.ts';
import { lintEnded } from './ended.ts';
import { Findings } from './finding.ts';
import type { LintFinding } from './finding.ts';
import { lintOrder } from './order.ts';
import { lintRestrictions } from './restrictions.ts';
import { lintVersion } from './version.ts';
import type { TariffVersion } from './version.ts';

export type { LintCode, LintFinding } from './finding.ts';

export interface LintOptions {
  /** IANA zone of the locations it is for; without it windows are not held against daylight saving. */
  readonly timeZone?: string;
  /** The version it is to be published in; without it only what no version can express is an error. */
  readonly version?: TariffVersion;
  /** Without it what has ended is not told. */
  readonly now?: Instant;
}

/**
 * What is wrong with a tariff, or will surprise: elements nothing ever reaches, windows that are empty or that a change
 * of clocks makes ambiguous, steps without effect, limits that contradict. Errors are reasons not to publish it.
 * @throws PricingError time-zone-unknown
 */
export function lintTariff(tariff: Tariff, options: LintOptions = {}): LintFinding[] {
  const { timeZone, version, now } = options;
  const findings = new Findings();
  if (tariff.elements.length === 0)
    findings.error('no-elements', '/elements', 'a tariff needs at least one element');
  lintNames(tariff, findings);
  lintLimits(tariff, findings);
  lintValidity(tariff, findings);
  if (tariff.startWindow)
    findings.error('not-in-ocpi', '/restriction', 'a window for the session start is an extension of GIREVE');
  for (const [index, element] of tariff.elements.entries()) {
    lintComponents(element, `/elements/${index}`, findings);
    if (element.restrictions)
      lintRestrictions(element.restrictions, `/elements/${index}/restrictions`, findings);
  }
  lintAmounts(tariff, findings);
  lintTax(tariff, findings);
  lintCharging(tariff, findings);
  lintOrder(tariff, findings);
  if (version !== undefined) lintVersion(tariff, version, findings);
  if (timeZone !== undefined) lintDst(tariff, timeZone, findings);
  if (now !== undefined) lintEnded(tariff, { now, ...(timeZone !== undefined && { timeZone }) }, findings);
  return findings.list;
}

function lintCharging({ elements }: Tariff, findings: Findings): void {
  if (elements.length === 0 || elements.some(({ restrictions }) => restrictions?.reservation === undefined))
    return;
  findings.warning('no-charging-price', '/elements', 'every element is for reservations: charging is free');
}

function lintNames({ id, currency }: Tariff, findings: Findings): void {
  if (id.length === 0 || id.length > 36)
    findings.error('invalid-value', '/id', 'an id has 1 to 36 characters');
  if (!/^[A-Z]{3}$/.test(currency))
    findings.error('invalid-value', '/currency', 'a currency is three capital letters [ISO 4217]');
}

function lintLimits({ minPrice, maxPrice }: Tariff, findings: Findings): void {
  lintPrice(minPrice, '/min_price', findings);
  lintPrice(maxPrice, '/max_price', findings);
  if (minPrice && maxPrice && limitsCross(minPrice, maxPrice))
    findings.error('contradicting-limits', '/min_price', 'min_price is above max_price');
}

function lintPrice(price: Price | undefined, pointer: string, findings: Findings): void {
  if (!price) return;
  if (price.exclVat < 0) findings.error('invalid-value', pointer, 'a price limit cannot be negative');
  if (price.inclVat !== undefined && price.inclVat < price.exclVat) {
    findings.error('contradicting-limits', pointer, 'with VAT the limit is lower than without');
  }
}

function lintValidity({ startDateTime, endDateTime }: Tariff, findings: Findings): void {
  if (startDateTime !== undefined && endDateTime !== undefined && startDateTime >= endDateTime) {
    findings.error('empty-window', '/end_date_time', 'the tariff ends before it starts');
  }
}

function lintTax({ taxIncluded, elements }: Tariff, findings: Findings): void {
  const anyVat = elements.some((element) =>
    element.priceComponents.some((component) => component.vat !== undefined),
  );
  if (anyVat || taxIncluded === undefined || taxIncluded === 'N/A') return;
  const unknown = taxIncluded === 'YES' ? 'the price without tax' : 'the price with tax';
  findings.warning('tax-unknown', '/tax_included', `no component has a rate, so ${unknown} cannot be told`);
}
