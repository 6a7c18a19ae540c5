import type { Verification } from '../core/pricing/pricing.ts';
import { explain } from '../core/pricing/pricing.ts';
import { wireBreakdown, wireTotals } from '../core/pricing/wire/neutral.ts';
import type { Outcome } from './price-batch.ts';
import { endBatch, faultLines, nameOf, rawOutcomes } from './price-batch.ts';
import type { Shell } from './shell.ts';
import { printable } from './text.ts';

/** What a CDR says against what it should, and what its times are shown in. */
export interface Verified extends Verification {
  readonly timeZone: string | undefined;
}

/** @throws Failure where a CDR differs, or cannot be priced */
export function showVerified(shell: Shell, outcomes: readonly Outcome<Verified>[], explained: boolean): void {
  if (shell.json) shell.show(rawOutcomes(outcomes.map((one) => rawOf(one, explained))));
  else for (const one of outcomes) shell.print(blockOf(one, explained));
  endBatch(outcomes, outcomes.filter((one) => 'result' in one && !one.result.agrees).length);
}

function rawOf(outcome: Outcome<Verified>, explained: boolean): Outcome<object> {
  if (!('result' in outcome)) return outcome;
  const { agrees, discrepancies, pricing } = outcome.result;
  const { warnings } = pricing;
  const more = explained && { totals: wireTotals(pricing), breakdown: wireBreakdown(pricing) };
  return { ...outcome, result: { agrees, discrepancies, warnings, ...more } };
}

function blockOf(outcome: Outcome<Verified>, explained: boolean): string {
  if (!('result' in outcome)) return faultLines(outcome);
  const { discrepancies, pricing, timeZone } = outcome.result;
  const name = nameOf(outcome);
  // What is a discrepancy is told as one.
  const told = pricing.warnings.filter(({ code }) => discrepancies.every((one) => one.code !== code));
  const agreement = told.length > 0 ? 'agrees, with warnings:' : 'agrees';
  const texts = discrepancies.length > 0 ? discrepancies.map(({ text }) => text) : [agreement];
  const lines = [
    ...texts.map((text) => `${name} ${printable(text)}`),
    ...told.map(({ code, text }) => `  warning: ${code}: ${printable(text)}`),
  ];
  // The table ends in the warnings by itself.
  const plain = { ...pricing, warnings: [] };
  return [...lines, ...(explained ? [`\n${explain(plain, { timeZone })}\n`] : [])].join('\n');
}
