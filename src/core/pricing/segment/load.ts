import type { Instant } from '../../model/common.ts';
import type { MeterSample } from './facts.ts';
import type { KindChange } from './kinds.ts';
import type { Reading } from './readings.ts';

/** Power or current from a moment on, until the next. */
export interface Load {
  readonly at: Instant;
  readonly value: number;
}

/** What was measured; a measurement holds until the next, the first also before itself. */
export function measured(
  samples: readonly MeterSample[],
  field: 'currentA' | 'powerW',
  startedAt: Instant,
): Load[] {
  const loads: Load[] = [];
  for (const sample of samples) {
    const value = sample[field];
    if (value === undefined || !Number.isFinite(value)) continue;
    loads.push({ at: loads.length === 0 ? startedAt : sample.at, value: Math.max(0, value) });
  }
  return loads;
}

/** Where nobody measured power: its average between registers. */
export function averagePower(readings: readonly Reading[]): Load[] {
  const loads: Load[] = [];
  for (const [index, from] of readings.entries()) {
    const to = readings[index + 1];
    if (to && to.at > from.at)
      loads.push({ at: from.at, value: ((to.wh - from.wh) * 3_600_000) / (to.at - from.at) });
  }
  return loads;
}

/** A parked vehicle draws nothing; from its next measurement on, or when it charges again, the measurements count. */
export function withParking(loads: readonly Load[], kinds: readonly KindChange[]): Load[] {
  if (loads.length === 0) return [];
  const events = [
    ...loads.map((load) => ({ ...load, kind: undefined })),
    ...kinds.map(({ at, kind }) => ({ at, kind, value: 0 })),
  ].sort((a, b) => a.at - b.at || Number(a.kind === undefined) - Number(b.kind === undefined));
  const result: Load[] = [];
  let charging = loads[0]?.value ?? 0;
  let kind = 'charging';
  for (const event of events) {
    if (event.kind === undefined) {
      if (kind === 'charging') charging = event.value;
      result.push({ at: event.at, value: event.value });
    } else {
      kind = event.kind;
      result.push({ at: event.at, value: kind === 'charging' ? charging : 0 });
    }
  }
  return result;
}

/** How many of the thresholds a value reaches. */
export function bandOf(value: number, thresholds: readonly number[]): number {
  let band = 0;
  while (band < thresholds.length && value >= (thresholds[band] ?? Infinity)) band += 1;
  return band;
}
