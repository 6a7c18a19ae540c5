import type { TariffRestrictions } from '../../model/tariff.ts';
import { compileRestriction, timeOfDay, weekdayOf, weekdays } from '../restriction.ts';
import type { Findings } from './finding.ts';

type Bound = 'Current' | 'Duration' | 'Kwh' | 'Power';

const bounds: readonly (readonly [Bound, string])[] = [
  ['Kwh', 'kwh'],
  ['Current', 'current'],
  ['Power', 'power'],
  ['Duration', 'duration'],
];

export function lintRestrictions(
  restrictions: TariffRestrictions,
  pointer: string,
  findings: Findings,
): void {
  for (const [bound, field] of bounds)
    lintBound(restrictions[`min${bound}`], restrictions[`max${bound}`], `${pointer}/min_${field}`, findings);
  lintTimes(restrictions, pointer, findings);
  lintDates(restrictions, pointer, findings);
  for (const duration of [restrictions.minDuration, restrictions.maxDuration]) {
    if (duration !== undefined && !Number.isInteger(duration))
      findings.error('invalid-value', `${pointer}/min_duration`, 'durations are whole seconds');
  }
  if (restrictions.dayOfWeek?.length === 0)
    findings.warning(
      'empty-days',
      `${pointer}/day_of_week`,
      'no day is named: read as every day here, as never by others; leave it out',
    );
  for (const [index, day] of (restrictions.dayOfWeek ?? []).entries()) {
    if (!(weekdays as readonly string[]).includes(day))
      findings.error('invalid-value', `${pointer}/day_of_week/${index}`, `${day} is not a day of the week`);
  }
}

function lintBound(
  min: number | undefined,
  max: number | undefined,
  pointer: string,
  findings: Findings,
): void {
  if (min !== undefined && max !== undefined && min >= max) {
    findings.error('empty-window', pointer, `nothing is at least ${min} and below ${max}`);
  }
  if (max !== undefined && max <= 0) findings.error('empty-window', pointer, `nothing is below ${max}`);
}

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function lintTimes(
  { startTime, endTime, dayOfWeek }: TariffRestrictions,
  pointer: string,
  findings: Findings,
): void {
  for (const [field, time] of [
    ['start_time', startTime],
    ['end_time', endTime],
  ] as const) {
    if (time !== undefined && !clock.test(time))
      findings.error('invalid-value', `${pointer}/${field}`, `${time} is not a time of day, HH:MM`);
  }
  if (endTime === '23:59')
    findings.warning(
      'minute-gap',
      `${pointer}/end_time`,
      'the end is exclusive, so the last minute of the day is outside; 00:00 is the end of the day',
    );
  if (startTime === undefined || endTime === undefined) return;
  if (startTime === endTime)
    findings.warning(
      'equal-times',
      `${pointer}/end_time`,
      'start and end are equal: read as the whole day here, as never by others',
    );
  const wraps = timeOfDay(startTime) > timeOfDay(endTime) && timeOfDay(endTime) > 0;
  if (wraps && (dayOfWeek?.length ?? 0) > 0) {
    findings.warning(
      'wrapped-window-with-days',
      `${pointer}/day_of_week`,
      'after midnight the window holds on the days named, not on those after them',
    );
  }
}

const date = /^\d{4}-\d{2}-\d{2}$/;

function lintDates(restrictions: TariffRestrictions, pointer: string, findings: Findings): void {
  for (const [field, text] of [
    ['start_date', restrictions.startDate],
    ['end_date', restrictions.endDate],
  ] as const) {
    if (text !== undefined && !(date.test(text) && Number.isFinite(Date.parse(text)))) {
      findings.error('invalid-value', `${pointer}/${field}`, `${text} is not a date, YYYY-MM-DD`);
    }
  }
  const compiled = compileRestriction(restrictions);
  if (!compiled) return;
  const { startDay, endDay } = compiled;
  if (startDay >= endDay)
    findings.error('empty-window', `${pointer}/end_date`, 'the end date is exclusive, so no day is left');
  else if (compiled.weekdays !== 0 && endDay - startDay < 7 && !anyDay(startDay, endDay, compiled.weekdays)) {
    findings.error('empty-window', `${pointer}/day_of_week`, 'none of the days named lies between the dates');
  }
}

function anyDay(startDay: number, endDay: number, mask: number): boolean {
  for (let day = startDay; day < endDay; day += 1) if ((mask & (1 << weekdayOf(day))) !== 0) return true;
  return false;
}
