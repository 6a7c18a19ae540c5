import type { TariffRestrictions } from '../model/tariff.ts';
import { weekdays } from './restriction.ts';
import type { TariffWords } from './tariff-words.ts';

/** What must hold for a price, one part each; nothing where it always goes. */
export function conditionText(
  restrictions: TariffRestrictions | undefined,
  words: TariffWords,
): readonly string[] {
  if (!restrictions) return [];
  const { startTime, endTime, startDate, endDate, minDuration, maxDuration } = restrictions;
  const { minKwh, maxKwh, minPower, maxPower, minCurrent, maxCurrent } = restrictions;
  const timed = startTime !== undefined || endTime !== undefined;
  return [
    ...(timed ? [`${startTime ?? '00:00'}-${endTime ?? '24:00'}`] : []),
    ...dayText(restrictions.dayOfWeek, words),
    ...(startDate === undefined ? [] : [words.fromDate(startDate)]),
    ...(endDate === undefined ? [] : [words.beforeDate(endDate)]),
    ...bounds({ min: minKwh, max: maxKwh, unit: 'kWh' }, words),
    ...bounds({ min: minPower, max: maxPower, unit: 'kW' }, words),
    ...bounds({ min: minCurrent, max: maxCurrent, unit: 'A' }, words),
    ...(minDuration ? [words.after(durationText(minDuration))] : []),
    ...(maxDuration === undefined ? [] : [words.during(durationText(maxDuration))]),
  ];
}

interface Bounds {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly unit: string;
}

function bounds({ min, max, unit }: Bounds, words: TariffWords): string[] {
  return [
    ...(min === undefined ? [] : [words.from(`${min} ${unit}`)]),
    ...(max === undefined ? [] : [words.below(`${max} ${unit}`)]),
  ];
}

/** Three days or more in a row are a range. */
function dayText(days: readonly string[] | undefined, { days: names }: TariffWords): string[] {
  const wanted = new Set((days ?? []).map((day) => day.toUpperCase()));
  const indices = weekdays.flatMap((day, index) => (wanted.has(day) ? [index] : []));
  const [first = 0, last = 0] = [indices[0], indices.at(-1)];
  if (indices.length === 0 || indices.length === weekdays.length) return [];
  if (indices.length > 2 && last - first === indices.length - 1) return [`${names[first]}-${names[last]}`];
  return [indices.map((index) => names[index]).join(' ')];
}

function durationText(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
