import type { PriceComponent, TariffElement } from '../../model/tariff.ts';
import type { Findings } from './finding.ts';

export function lintComponents(element: TariffElement, pointer: string, findings: Findings): void {
  if (element.priceComponents.length === 0)
    findings.error(
      'no-components',
      `${pointer}/price_components`,
      'an element needs at least one price component',
    );
  const seen = new Set<string>();
  for (const [index, component] of element.priceComponents.entries()) {
    const at = `${pointer}/price_components/${index}`;
    if (seen.has(component.type))
      findings.warning('duplicate-component', at, `only the first ${component.type} of an element counts`);
    seen.add(component.type);
    lintPrice(component, at, findings);
    lintStepSize(component, at, findings);
    lintDialect(component, at, findings);
    if (
      element.restrictions?.reservation !== undefined &&
      component.type !== 'FLAT' &&
      component.type !== 'TIME'
    ) {
      findings.warning(
        'reservation-dimension',
        at,
        `a reservation has only FLAT and TIME, this ${component.type} never applies`,
      );
    }
  }
}

function lintPrice({ price, vat }: PriceComponent, pointer: string, findings: Findings): void {
  if (!Number.isFinite(price))
    findings.error('invalid-value', `${pointer}/price`, 'the price is not a number');
  else if (price < 0) findings.warning('invalid-value', `${pointer}/price`, 'the price is negative');
  if (moreThanFourDecimals(price))
    findings.warning(
      'many-decimals',
      `${pointer}/price`,
      'OCPI numbers have four decimals; partners may cut off the rest',
    );
  if (vat !== undefined && !(vat >= 0 && vat <= 100))
    findings.error('invalid-value', `${pointer}/vat`, 'VAT is a percentage from 0 to 100');
}

function moreThanFourDecimals(value: number): boolean {
  return Number.isFinite(value) && Math.round(value * 1e4) / 1e4 !== value;
}

function lintStepSize({ type, price, stepSize }: PriceComponent, pointer: string, findings: Findings): void {
  const at = `${pointer}/step_size`;
  if (!Number.isInteger(stepSize) || stepSize < 0)
    findings.error('invalid-value', at, 'step_size is a whole number of Wh or seconds');
  else if (type === 'FLAT' && stepSize > 1) findings.warning('inert-step-size', at, 'FLAT has no step');
  else if (type !== 'FLAT' && stepSize === 0)
    findings.warning('inert-step-size', at, 'a step of 0 rounds nothing; 1 is meant as often');
  else if (price === 0 && type !== 'FLAT' && stepSize > 1)
    findings.warning('inert-step-size', at, 'at a price of 0 the step has no effect');
}

function lintDialect(
  { type, priceRound, stepRound }: PriceComponent,
  pointer: string,
  findings: Findings,
): void {
  if (type === 'SESSION_TIME')
    findings.error('not-in-ocpi', `${pointer}/type`, 'SESSION_TIME is an extension of GIREVE');
  if (priceRound ?? stepRound)
    findings.error('not-in-ocpi', pointer, 'OCPI has no rounding per component; GIREVE has');
}
