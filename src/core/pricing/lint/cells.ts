import type { Moment, Restriction } from '../restriction.ts';

/** More combinations than this are not tried. */
const mostCells = 100_000;

type Axis = readonly number[];

/**
 * One moment for every combination that restrictions can tell apart: bounds are half-open, so that their own values,
 * together with the least, stand for all others. NaN stands for power or current nobody measured.
 * @returns undefined where there are too many
 */
export function cellsOf(restrictions: readonly Restriction[]): Moment[] | undefined {
  const energies = axis(restrictions.flatMap(({ minEnergy, maxEnergy }) => [0, minEnergy, maxEnergy]));
  const durations = axis(
    restrictions.flatMap(({ minDuration, maxDuration }) => [0, minDuration, maxDuration]),
  );
  const powers = measuredAxis(restrictions.flatMap(({ minPower, maxPower }) => [minPower, maxPower]));
  const currents = measuredAxis(
    restrictions.flatMap(({ minCurrent, maxCurrent }) => [minCurrent, maxCurrent]),
  );
  const times = axis(restrictions.flatMap(({ startTime, endTime }) => [0, startTime, endTime]));
  const days = daysOf(restrictions);
  const all = [energies, durations, powers, currents, times, days];
  if (all.reduce((product, values) => product * values.length, 1) > mostCells) return undefined;
  return product(all).map(
    ([energy = 0, duration = 0, power = 0, current = 0, localTime = 0, localDay = 0]) => ({
      energy,
      duration,
      minPower: power,
      maxPower: power,
      minCurrent: current,
      maxCurrent: current,
      localTime,
      localDay,
      repeated: false,
    }),
  );
}

function axis(values: readonly number[]): Axis {
  const distinct = [...new Set(values.filter((value) => value >= 0 && Number.isFinite(value)))];
  return distinct.length === 0 ? [0] : distinct;
}

function measuredAxis(values: readonly number[]): Axis {
  const distinct = axis(values);
  return distinct.length === 1 && distinct[0] === 0 ? distinct : [...new Set([0, ...distinct, NaN])];
}

/** Days of each stretch between dates, and before and after them: one, or a week where weekdays matter. */
function daysOf(restrictions: readonly Restriction[]): Axis {
  const dates = restrictions.flatMap(({ startDay, endDay }) => [startDay, endDay]).filter(Number.isFinite);
  const week = restrictions.some(({ weekdays }) => weekdays !== 0) ? 7 : 1;
  const days = new Set<number>();
  for (const start of dates.length === 0 ? [0] : dates)
    for (let day = 0; day < week; day += 1) days.add(start + day).add(start - 1 - day);
  return [...days];
}

function product(axes: readonly Axis[]): number[][] {
  return axes.reduce<number[][]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}
