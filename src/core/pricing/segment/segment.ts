import type { Tariff } from '../../model/tariff.ts';
import { resolvePolicy } from '../policy.ts';
import type { PricingPolicy } from '../policy.ts';
import { boundariesOf } from './boundaries.ts';
import { EnergyCurve } from './curve.ts';
import { candidates, relevant } from './cuts.ts';
import { registerOf } from './energy.ts';
import type { SessionFacts, Segmentation } from './facts.ts';
import { SegmentFindings } from './findings.ts';
import { kindsOf } from './kinds.ts';
import { LoadTrack } from './load-track.ts';
import { readingsOf, samplesInOrder } from './readings.ts';

export interface SegmentOptions {
  /** How the tariffs will be read when the session is priced. */
  readonly policy?: Partial<PricingPolicy>;
  /** More than this between two readings is flagged; 4 MW by default, which no connector delivers. */
  readonly maxPowerW?: number;
}

const noConnectorW = 4_000_000;

/**
 * Turns what a charging session left behind into charging periods, cut at every moment that matters for its price under
 * the given tariffs: a change between charging and parking, and where a restriction looks at it the local clock and date
 * (also when clocks change), an amount of energy (found by straight lines between readings), a duration, or a band of
 * power or current. [OCPI 2.2.1 mod_cdrs ChargingPeriod]
 *
 * Energies are whole Wh that add up to the session's total, none is negative. Moments are whole seconds. The order of
 * samples and of states of different moments does not matter. Time and memory grow linearly with the samples.
 * @throws PricingError time-zone-unknown, where a tariff looks at the clock
 */
export function segment(
  facts: SessionFacts,
  tariffs: readonly Tariff[],
  options: SegmentOptions = {},
): Segmentation {
  const findings = new SegmentFindings();
  const boundaries = boundariesOf(tariffs);
  const samples = samplesInOrder(facts, findings);
  const kinds = kindsOf(facts);
  const register = registerOf(
    facts,
    readingsOf(samples, findings),
    findings,
    options.maxPowerW ?? noConnectorW,
  );
  const curve = new EnergyCurve(register, kinds);
  const tracks = {
    power: LoadTrack.ofPower({ samples, kinds, curve, findings }, boundaries.powers),
    current: LoadTrack.ofCurrent({ samples, kinds, curve, findings }, boundaries.currents),
  };
  const cuts = candidates({ facts, boundaries, kinds, curve, tracks });
  const policy = resolvePolicy(options.policy);
  return {
    periods: relevant({ cuts, facts, tariffs, curve, tracks, policy }),
    findings: findings.list(),
  };
}
