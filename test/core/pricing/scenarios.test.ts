import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { policyChoices, PricingError, priceWire } from '../../../src/core/pricing/pricing.ts';
import type { PriceRequest, WirePricing } from '../../../src/core/pricing/pricing.ts';

/** A tariff and the sessions priced with it; `warnings` are all the codes that come, in order. */
interface Scenario {
  readonly about: string;
  readonly version: string;
  readonly timezone?: string;
  readonly tariffs: readonly unknown[];
  readonly sessions: readonly Session[];
}

interface Session {
  readonly name: string;
  readonly cdr: unknown;
  readonly policy?: PriceRequest['policy'];
  readonly expected?: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  readonly error?: string;
  readonly warnings: readonly string[];
}

const folder = new URL('../../scenarios/pricing/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  const scenario = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario;
  describe(`${file.replace('.json', '')}: ${scenario.about}`, () => {
    test.each(scenario.sessions.map((session) => [session.name, session] as const))('%s', (_, session) => {
      const { version, tariffs, timezone } = scenario;
      const run = () => priceWire({ version, cdr: session.cdr, tariffs, timezone, policy: session.policy });
      if (session.error !== undefined) {
        expect(codeOf(run)).toBe(session.error);
        return;
      }
      const pricing = run();
      expect(pick(pricing, session.expected ?? {})).toEqual(session.expected);
      expect(pricing.warnings.map((warning) => warning.code)).toEqual(session.warnings);
      expectSum(pricing, session);
    });
  });
}

test('every reading of every open point has a scenario', () => {
  const used = new Set(
    readdirSync(folder)
      .flatMap((file) => (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario).sessions)
      .flatMap(({ policy }) => Object.entries(typeof policy === 'object' ? policy : {}))
      .map(([option, value]) => `${option} ${value}`),
  );
  const readings = Object.entries(policyChoices).flatMap(([option, values]) =>
    values.slice(1).map((value) => `${option} ${value}`),
  );
  expect(readings.filter((reading) => !used.has(reading))).toEqual([]);
});

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PricingError) return error.code;
    throw error;
  }
  return 'priced';
}

/** The expected fields of the totals; an `incl_vat` that is not expected must not be there. */
function pick({ totals }: WirePricing, expected: NonNullable<Session['expected']>): unknown {
  const actual = totals as unknown as Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  return Object.fromEntries(
    Object.entries(expected).map(([field, value]) => {
      const total = actual[field];
      if (typeof value === 'number' || 'excl_vat' in value || typeof total !== 'object')
        return [field, total];
      return [field, { incl_vat: total['incl_vat'] }];
    }),
  );
}

function expectSum({ totals, breakdown }: WirePricing, { cdr }: Session): void {
  const sign = (cdr as { readonly credit?: boolean }).credit === true ? -1 : 1;
  const excl = breakdown.reduce((sum, line) => sum + line.cost.excl_vat, 0);
  expect(excl * sign).toBeCloseTo(totals.total_cost.excl_vat, 7);
  if (totals.total_cost.incl_vat === undefined) return;
  const incl = breakdown.reduce((sum, line) => sum + (line.cost.incl_vat ?? NaN), 0);
  expect(incl * sign).toBeCloseTo(totals.total_cost.incl_vat, 7);
}
