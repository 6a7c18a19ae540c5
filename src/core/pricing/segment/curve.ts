import type { Instant } from '../../model/common.ts';
import type { KindChange } from './kinds.ts';
import type { Reading } from './readings.ts';

/** Takes the noise of floating point off before rounding down. */
const noiseWh = 1e-6;

/**
 * Energy since the start as a function of time: straight between readings, and flat while the vehicle parks within an
 * interval in which it also charged. Moments are asked for in order, so that all of them together cost one pass.
 */
export class EnergyCurve {
  /** Straight between one and the next. */
  readonly points: readonly Reading[];
  private index = 0;

  constructor(readings: readonly Reading[], kinds: readonly KindChange[]) {
    this.points = withKinds(readings, kinds);
  }

  get totalWh(): number {
    return (this.points.at(-1)?.wh ?? 0) - (this.points[0]?.wh ?? 0);
  }

  /** Whole Wh since the start, not less than at any moment asked for before. */
  at(instant: Instant): number {
    while ((this.points[this.index + 1]?.at ?? Infinity) <= instant) this.index += 1;
    const from = this.points[this.index];
    if (!from) return 0;
    const to = this.points[this.index + 1];
    const base = from.wh - (this.points[0]?.wh ?? 0);
    if (!to || instant <= from.at) return Math.floor(base);
    return Math.floor(base + ((to.wh - from.wh) * (instant - from.at)) / (to.at - from.at) + noiseWh);
  }

  /** The first whole second at which each energy is reached, for energies above 0 in ascending order. */
  reached(energies: readonly number[]): { readonly at: Instant; readonly wh: number }[] {
    const found: { at: Instant; wh: number }[] = [];
    const start = this.points[0]?.wh ?? 0;
    let index = 1;
    for (const wh of energies) {
      while (index < this.points.length && (this.points[index]?.wh ?? 0) - start < wh) index += 1;
      const [from, to] = [this.points[index - 1], this.points[index]];
      if (!from || !to) break;
      const share = (wh + start - from.wh) / (to.wh - from.wh);
      found.push({ at: Math.ceil((from.at + share * (to.at - from.at)) / 1000 - 1e-9) * 1000, wh });
    }
    return found;
  }
}

/** Adds a point at every change between charging and parking, so that what is between two points is straight. */
function withKinds(readings: readonly Reading[], kinds: readonly KindChange[]): Reading[] {
  const points: Reading[] = [];
  let index = 0;
  for (const [position, to] of readings.entries()) {
    const from = readings[position - 1];
    if (from && to.at > from.at) {
      while ((kinds[index + 1]?.at ?? Infinity) <= from.at) index += 1;
      const inside: KindChange[] = [];
      for (let next = index + 1; (kinds[next]?.at ?? Infinity) < to.at; next += 1) {
        const change = kinds[next];
        if (change) inside.push(change);
      }
      if (inside.length > 0) points.push(...between(from, to, kinds[index]?.kind === 'charging', inside));
    }
    points.push(to);
  }
  return points;
}

/** An interval with a change in it has charging time, and only there energy flows. */
function between(
  from: Reading,
  to: Reading,
  chargesFirst: boolean,
  changes: readonly KindChange[],
): Reading[] {
  const ends = [...changes.map(({ at }) => at), to.at];
  let charges = chargesFirst;
  let at = from.at;
  let charged = 0;
  const sums = ends.map((end) => {
    if (charges) charged += end - at;
    charges = !charges;
    at = end;
    return charged;
  });
  return changes.map((change, position) => ({
    at: change.at,
    wh: from.wh + ((to.wh - from.wh) * (sums[position] ?? 0)) / charged,
  }));
}
