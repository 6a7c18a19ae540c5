import type { Tariff } from '../../model/tariff.ts';
import { compileRestriction } from '../restriction.ts';
import type { Restriction } from '../restriction.ts';

/** Where the price may change, by what the tariffs' elements look at; all ascending, without repeats. */
export interface Boundaries {
  /** Milliseconds of the local day. */
  readonly times: readonly number[];
  /** Milliseconds since the start. */
  readonly durations: readonly number[];
  /** Wh since the start. */
  readonly energies: readonly number[];
  /** kW. */
  readonly powers: readonly number[];
  /** Ampere. */
  readonly currents: readonly number[];
}

const compiled = new WeakMap<Tariff, readonly Restriction[]>();

/** Elements for reservations are left out: a reservation is over when a charging session starts. */
function restrictionsOf(tariff: Tariff): readonly Restriction[] {
  const known = compiled.get(tariff);
  if (known) return known;
  const restrictions = tariff.elements
    .filter((element) => element.restrictions?.reservation === undefined)
    .map((element) => compileRestriction(element.restrictions))
    .filter((restriction) => restriction !== null);
  compiled.set(tariff, restrictions);
  return restrictions;
}

export function boundariesOf(tariffs: readonly Tariff[]): Boundaries {
  const restrictions = tariffs.flatMap(restrictionsOf);
  const all = (values: (restriction: Restriction) => readonly number[]) =>
    [...new Set(restrictions.flatMap(values))].sort((a, b) => a - b);
  return {
    times: all(timesOf),
    durations: all(({ minDuration, maxDuration }) => bounds(minDuration, maxDuration)),
    energies: all(({ minEnergy, maxEnergy }) =>
      bounds(minEnergy, maxEnergy).map((nano) => Math.ceil(nano / 1e6)),
    ),
    powers: all(({ minPower, maxPower }) => bounds(minPower, maxPower)),
    currents: all(({ minCurrent, maxCurrent }) => bounds(minCurrent, maxCurrent)),
  };
}

/** A bound of 0 or less holds (or not) from the start on. */
function bounds(...values: readonly number[]): number[] {
  return values.filter((value) => Number.isFinite(value) && value > 0);
}

/** A window without one of its sides, a day and a date all change at midnight. */
function timesOf({ startTime, endTime, startDay, endDay, weekdays, needsLocalTime }: Restriction): number[] {
  if (!needsLocalTime) return [];
  const given = [startTime, endTime].filter((time) => time >= 0).map((time) => time % 86_400_000);
  const dated = weekdays !== 0 || startDay !== -Infinity || endDay !== Infinity;
  return dated || given.length === 1 ? [...given, 0] : given;
}
