import type { PricingWarning, WarningCode } from './result.ts';

/** Collects what is doubtful about a charge; each text once. */
export class Warnings {
  readonly list: PricingWarning[] = [];

  add(code: WarningCode, text: string): void {
    if (!this.list.some((warning) => warning.code === code && warning.text === text))
      this.list.push({ code, text });
  }

  /** For what would repeat with every period. */
  addOnce(code: WarningCode, text: string): void {
    if (!this.has(code)) this.list.push({ code, text });
  }

  has(code: WarningCode): boolean {
    return this.list.some((warning) => warning.code === code);
  }
}
