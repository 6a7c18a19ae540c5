import type { Instant } from '../../model/common.ts';

/** Whether the vehicle takes energy, or is connected without asking for power. */
export type SegmentKind = 'charging' | 'parking';

/** A reading of the meter; what it does not measure is absent. */
export interface MeterSample {
  readonly at: Instant;
  /** Register, Wh. */
  readonly energyWh?: number;
  readonly powerW?: number;
  /** Ampere, summed over the phases. */
  readonly currentA?: number;
}

/** From now on the vehicle charges, or asks for no power (SuspendedEV; SuspendedEVSE is still charging). */
export interface StateChange {
  readonly at: Instant;
  readonly kind: SegmentKind;
}

/** What a charging session left behind, in any order and as doubtful as it came. */
export interface SessionFacts {
  /** Epoch milliseconds; fractions of a second are cut off. */
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** IANA name of the location's zone. */
  readonly timeZone: string;
  /** Register at the start, Wh. */
  readonly meterStartWh: number;
  /** Register at the end; absent while the session runs, or where the station never said. */
  readonly meterStopWh?: number;
  readonly samples: readonly MeterSample[];
  /** Before the first of them the vehicle charges. */
  readonly states: readonly StateChange[];
}

/** A stretch in which nothing that matters for the price changes; it ends where the next starts. */
export interface Segment {
  readonly startedAt: Instant;
  readonly kind: SegmentKind;
  readonly energyWh: number;
  /** Where a tariff asks for power (or current) and the session's data tell it. */
  readonly minPowerW?: number;
  readonly maxPowerW?: number;
  readonly minCurrentA?: number;
  readonly maxCurrentA?: number;
}

export type FindingCode =
  /** Samples came in another order than they were taken; they were sorted. */
  | 'meter-unsorted'
  /** The same reading came more than once; one counts. */
  | 'meter-repeated'
  /** Readings from before the start or after the end were left out. */
  | 'meter-outside'
  /** A reading is no number, or negative, and was left out. */
  | 'meter-invalid'
  /** A reading that its neighbours contradict was left out: one that is far off, or a fall by a step of the register. */
  | 'meter-glitch'
  /** The register began again near zero; what it had before was added. */
  | 'meter-reset'
  /** The register fell and nothing explains it: the energy is a guess. */
  | 'meter-regression'
  /** More energy than `maxPowerW` allows between two readings. */
  | 'meter-jump'
  /** No reading at the end: the last one counts, repaired if it is from a quarter of an hour before it. */
  | 'meter-missing'
  /** A tariff asks for power and nobody measured it: the average between two registers stands in. */
  | 'power-derived'
  /** A tariff asks for power or current and nothing in the session tells it. */
  | 'load-missing';

/** What was doubtful about the data. Unrepaired: a person should look before anybody pays. */
export interface SegmentFinding {
  readonly code: FindingCode;
  readonly repaired: boolean;
  /** How often. */
  readonly count: number;
  /** The first time. */
  readonly at: Instant;
}

export interface Segmentation {
  readonly periods: readonly Segment[];
  readonly findings: readonly SegmentFinding[];
}
