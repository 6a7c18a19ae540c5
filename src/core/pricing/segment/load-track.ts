import type { Instant } from '../../model/common.ts';
import type { EnergyCurve } from './curve.ts';
import type { MeterSample } from './facts.ts';
import type { SegmentFindings } from './findings.ts';
import type { KindChange } from './kinds.ts';
import { averagePower, bandOf, measured, withParking } from './load.ts';
import type { Load } from './load.ts';

export interface LoadSources {
  readonly samples: readonly MeterSample[];
  readonly kinds: readonly KindChange[];
  readonly curve: EnergyCurve;
  readonly findings: SegmentFindings;
}

/** Power or current over the session; empty where no tariff asks for it or nobody knows it. */
export class LoadTrack {
  private readonly loads: readonly Load[];
  private readonly thresholds: readonly number[];
  private index = 0;

  private constructor(loads: readonly Load[], thresholds: readonly number[]) {
    this.loads = loads;
    this.thresholds = thresholds;
  }

  /** @param thresholds kW */
  static ofPower({ samples, kinds, curve, findings }: LoadSources, thresholds: readonly number[]): LoadTrack {
    const startedAt = kinds[0]?.at ?? 0;
    if (thresholds.length === 0) return new LoadTrack([], []);
    let loads = measured(samples, 'powerW', startedAt);
    if (loads.length === 0) {
      loads = averagePower(curve.points);
      if (loads.length > 0) findings.add('power-derived', startedAt, true);
      else if (curve.totalWh > 0) findings.add('load-missing', startedAt, false);
    }
    const inW = thresholds.map((kW) => kW * 1000);
    return new LoadTrack(withParking(loads, kinds), inW);
  }

  static ofCurrent(
    { samples, kinds, curve, findings }: LoadSources,
    thresholds: readonly number[],
  ): LoadTrack {
    const startedAt = kinds[0]?.at ?? 0;
    if (thresholds.length === 0) return new LoadTrack([], []);
    const loads = measured(samples, 'currentA', startedAt);
    if (loads.length === 0 && curve.totalWh > 0) findings.add('load-missing', startedAt, false);
    return new LoadTrack(withParking(loads, kinds), thresholds);
  }

  /** The moments at which another band begins. */
  bandChanges(): Instant[] {
    const changes: Instant[] = [];
    let band = -1;
    for (const { at, value } of this.loads) {
      const next = bandOf(value, this.thresholds);
      if (next !== band) changes.push(at);
      band = next;
    }
    return changes;
  }

  /** The least and the most between two moments; NaN where unknown. Cheap where asked for in order of time. */
  range(from: Instant, until: Instant): { readonly min: number; readonly max: number } {
    if (from < (this.loads[this.index]?.at ?? from)) this.index = 0;
    while ((this.loads[this.index + 1]?.at ?? Infinity) <= from) this.index += 1;
    let min = this.loads[this.index]?.value ?? NaN;
    let max = min;
    for (let next = this.index + 1; (this.loads[next]?.at ?? Infinity) < until; next += 1) {
      const value = this.loads[next]?.value ?? NaN;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return { min, max };
  }
}
