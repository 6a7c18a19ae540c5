import type { TariffStartWindow } from '../model/tariff.ts';
import type { LocalTime } from './clock.ts';
import type { PricingPolicy } from './policy.ts';
import { inWindow, timeOfDay, weekdayMask, weekdayOf } from './restriction.ts';

/** GIREVE `Tariff.restriction`: judged once, at the session's start; two windows a day are possible. */
export function startsInWindow(window: TariffStartWindow, at: LocalTime, policy: PricingPolicy): boolean {
  const days = weekdayMask(window.dayOfWeek);
  if (days !== 0 && (days & (1 << weekdayOf(at.day))) === 0) return false;
  const first = inWindow(timeOfDay(window.startTime), timeOfDay(window.endTime), at.time, policy);
  if (window.startTime2 === undefined && window.endTime2 === undefined) return first;
  const second = inWindow(timeOfDay(window.startTime2), timeOfDay(window.endTime2), at.time, policy);
  const onlySecond = window.startTime === undefined && window.endTime === undefined;
  return onlySecond ? second : first || second;
}
