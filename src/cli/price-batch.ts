import type { PricingFault } from '../core/pricing/pricing.ts';
import { PricingError } from '../core/pricing/pricing.ts';
import { Failure, faultText } from './failure.ts';
import type { Found, Json } from './object-files.ts';
import { printable } from './text.ts';

/** What became of a CDR: a result, or why there is none. */
export type Outcome<T> = Named & ({ readonly result: T } | Fault);

interface Named {
  /** Where it was found. */
  readonly cdr: string;
  readonly id?: string;
}

interface Fault {
  readonly error: string;
  readonly faults: readonly PricingFault[];
}

/** Each CDR by itself: one that cannot be priced leaves the others alone. */
export function eachCdr<T>(found: readonly Found[], run: (cdr: Json) => T): readonly Outcome<T>[] {
  return found.map((one) => {
    if ('fault' in one) return { cdr: one.source, error: one.fault, faults: [] };
    const { id } = one.object;
    const named = { cdr: one.source, ...(typeof id === 'string' && { id }) };
    try {
      return { ...named, result: run(one.object) };
    } catch (error) {
      if (!(error instanceof PricingError)) throw error;
      return { ...named, error: error.message, faults: error.faults };
    }
  });
}

/** Its place and its id. */
export function nameOf({ cdr, id }: Named): string {
  return printable(id === undefined ? cdr : `${cdr} ${id}`);
}

/** `mix.json[0] CDR1: cannot be priced: ...`, with a line per fault where there are several. */
export function faultLines({ error, faults, ...named }: Named & Fault): string {
  const all = faults.map((fault) => faultText(fault));
  const why = all.length > 1 ? [`${all.length} mistakes`, ...all].join('\n  ') : error;
  return `${nameOf(named)}: cannot be priced: ${why.split('\n').map(printable).join('\n')}`;
}

/** As JSON: the result of one CDR by itself, those of several as a list. */
export function rawOutcomes<T extends object>(outcomes: readonly Outcome<T>[]): unknown {
  const entries = outcomes.map((one) => {
    if (!('result' in one)) return one;
    const { result, ...named } = one;
    return { ...named, ...result };
  });
  return entries.length === 1 ? entries[0] : entries;
}

/** @throws Failure that counts what went wrong, if something did */
export function endBatch(all: readonly Outcome<object>[], differing = 0): void {
  const broken = all.filter((one) => !('result' in one)).length;
  const counts = [
    ...(differing > 0 ? [`${differing} of ${all.length} CDRs differ from their tariff`] : []),
    ...(broken > 0 ? [`${broken} of ${all.length} CDRs cannot be priced`] : []),
  ];
  if (counts.length > 0) throw new Failure(1, counts.join(', '));
}
