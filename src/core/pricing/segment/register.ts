import type { SegmentFindings } from './findings.ts';
import type { Reading } from './readings.ts';

/** Registers and their messages count in steps up to 100 Wh: one that is lower began again. */
const nearZeroWh = 100;
/** A fall by less is two ways of rounding the same register. */
const roundingWh = 1;

/** A fall of the register: the readings below `last` from `from` on, up to (not including) `until`. */
interface Fall {
  readonly from: number;
  readonly until: number;
  readonly returns: boolean;
  readonly grows: boolean;
  readonly stuck: boolean;
}

/** Registers count in steps: so much between two readings is never too much. */
const slackWh = 1000;

/** Clocks of stations and of their meters differ by this much; power over less time says nothing. */
const clockPrecisionMs = 60_000;

/** More energy than can have flowed. */
export function isJump(from: Reading, to: Reading, maxPowerW: number): boolean {
  return to.wh - from.wh > (maxPowerW * Math.max(to.at - from.at, clockPrecisionMs)) / 3_600_000 + slackWh;
}

/** Makes a register that never falls out of readings in order of time, the session's start first and its end last. */
export class RegisterRepair {
  private readonly readings: readonly Reading[];
  private readonly findings: SegmentFindings;
  private readonly maxPowerW: number;
  private readonly kept: Reading[] = [];
  private glitches = 0;
  /** What the register had before it began again; 0 where it never did. */
  offset = 0;

  constructor(readings: readonly Reading[], findings: SegmentFindings, maxPowerW: number) {
    this.readings = readings;
    this.findings = findings;
    this.maxPowerW = maxPowerW;
  }

  /** Every reading is looked at a bounded number of times. */
  run(): Reading[] {
    let index = 0;
    while (index < this.readings.length) {
      const last = this.kept.at(-1);
      const wh = this.at(index);
      if (last && wh < last.wh) index = this.fall(last, index);
      else index = this.isSpike(index) ? this.glitch(index, index + 1) : this.keep(index);
    }
    // Mostly glitches are no glitches.
    if (this.glitches > 2 && this.glitches * 2 > this.readings.length)
      this.findings.add('meter-regression', this.readings[0]?.at ?? 0, false);
    return this.kept;
  }

  private at(index: number): number {
    return (this.readings[index]?.wh ?? NaN) + this.offset;
  }

  private keep(index: number): number {
    const reading = this.readings[index];
    if (reading) this.kept.push({ at: reading.at, wh: reading.wh + this.offset });
    return index + 1;
  }

  /** A single reading above both that follow it, which go on from the one before it and do not begin again. */
  private isSpike(index: number): boolean {
    const last = this.kept.at(-1);
    const reading = this.readings[index];
    const [wh, next, after] = [this.at(index), this.at(index + 1), this.at(index + 2)];
    if (!last || !reading || !(next < wh && next >= last.wh) || after >= wh) return false;
    return next - this.offset > nearZeroWh || isJump(last, { at: reading.at, wh }, this.maxPowerW);
  }

  private glitch(from: number, until: number): number {
    this.glitches += until - from;
    for (let index = from; index < until; index += 1)
      this.findings.add('meter-glitch', this.readings[index]?.at ?? 0, true);
    return until;
  }

  private fall(last: Reading, index: number): number {
    const depth = last.wh - this.at(index);
    if (depth <= roundingWh) return index + 1;
    if (depth <= nearZeroWh) return this.glitch(index, index + 1);
    const fall = this.fallFrom(last, index);
    const single = fall.until - fall.from === 1;
    if (fall.returns && (single || fall.stuck)) return this.glitch(fall.from, fall.until);
    if (this.isReset(fall) && !single) {
      this.findings.add('meter-reset', this.readings[index]?.at ?? 0, true);
      this.offset = last.wh;
      return index;
    }
    this.findings.add('meter-regression', this.readings[index]?.at ?? 0, false);
    return fall.until;
  }

  /** Starts again near zero and grows to the end; had the register been as low before, the fall may undo a glitch. */
  private isReset({ from, returns, grows }: Fall): boolean {
    const first = this.at(from);
    const before = this.kept.at(-2);
    return (
      !returns && grows && first - this.offset <= nearZeroWh && (before === undefined || before.wh > first)
    );
  }

  private fallFrom(last: Reading, from: number): Fall {
    let until = from;
    let grows = true;
    let stuck = true;
    for (; until < this.readings.length && this.at(until) < last.wh; until += 1) {
      if (until === from) continue;
      grows &&= this.at(until) >= this.at(until - 1);
      stuck &&= this.at(until) === this.at(until - 1);
    }
    const returns = until < this.readings.length;
    return { from, until, returns, grows, stuck };
  }
}
