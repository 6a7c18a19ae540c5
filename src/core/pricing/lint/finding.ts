export type LintCode =
  /** Errors: the tariff cannot be published, or not mean what it says. */
  | 'no-elements'
  | 'no-components'
  | 'invalid-value'
  | 'empty-window'
  | 'contradicting-limits'
  | 'not-in-ocpi'
  | 'not-in-version'
  /** Warnings: the tariff can be published, but something in it has no effect or surprises. */
  | 'unreachable-element'
  | 'unreachable-component'
  | 'duplicate-component'
  | 'inert-step-size'
  | 'equal-times'
  | 'minute-gap'
  | 'wrapped-window-with-days'
  | 'dst-ambiguous-window'
  | 'reservation-dimension'
  | 'no-fallback'
  | 'tax-unknown'
  | 'many-decimals'
  | 'vat-fraction'
  | 'unusual-price'
  | 'empty-days'
  | 'no-charging-price'
  | 'ended'
  | 'vat-lost';

export interface LintFinding {
  readonly code: LintCode;
  readonly severity: 'error' | 'warning';
  /** JSON pointer into the tariff, in OCPI's field names. */
  readonly pointer: string;
  readonly text: string;
}

export class Findings {
  readonly list: LintFinding[] = [];

  error(code: LintCode, pointer: string, text: string): void {
    this.list.push({ code, severity: 'error', pointer, text });
  }

  warning(code: LintCode, pointer: string, text: string): void {
    this.list.push({ code, severity: 'warning', pointer, text });
  }
}
