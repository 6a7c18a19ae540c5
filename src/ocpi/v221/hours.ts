import type { ExceptionalPeriod, Hours } from '../../core/model/location.ts';
import { decodeDateTime, encodeDateTime } from './date-time.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

export function decodeHours(wire: Wire<'Hours'>): Hours {
  return present<Hours>({
    twentyfourseven: wire.twentyfourseven,
    regularHours: wire.regular_hours?.map((hours) => ({
      weekday: hours.weekday,
      periodBegin: hours.period_begin,
      periodEnd: hours.period_end,
    })),
    exceptionalOpenings: wire.exceptional_openings?.map(decodeExceptionalPeriod),
    exceptionalClosings: wire.exceptional_closings?.map(decodeExceptionalPeriod),
  });
}

export function encodeHours(hours: Hours): Wire<'Hours'> {
  return present<Wire<'Hours'>>({
    twentyfourseven: hours.twentyfourseven,
    regular_hours: hours.regularHours?.map(({ weekday, periodBegin, periodEnd }) => ({
      weekday,
      period_begin: periodBegin,
      period_end: periodEnd,
    })),
    exceptional_openings: hours.exceptionalOpenings?.map(encodeExceptionalPeriod),
    exceptional_closings: hours.exceptionalClosings?.map(encodeExceptionalPeriod),
  });
}

function decodeExceptionalPeriod(wire: Wire<'ExceptionalPeriod'>): ExceptionalPeriod {
  return { periodBegin: decodeDateTime(wire.period_begin), periodEnd: decodeDateTime(wire.period_end) };
}

function encodeExceptionalPeriod(period: ExceptionalPeriod): Wire<'ExceptionalPeriod'> {
  return { period_begin: encodeDateTime(period.periodBegin), period_end: encodeDateTime(period.periodEnd) };
}
