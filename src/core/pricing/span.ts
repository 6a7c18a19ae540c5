import type { Clock } from './clock.ts';
import type { Component, CompiledTariff } from './compile.ts';
import { enterLocalTime } from './moment.ts';
import type { PricingPolicy } from './policy.ts';
import type { Moment } from './restriction.ts';
import { selectForSession } from './select.ts';
import type { Usage } from './usage.ts';

const msPerDay = 86_400_000;

export interface SpanCheck {
  readonly usage: Usage;
  readonly tariff: CompiledTariff;
  /** The period's start. */
  readonly moment: Moment;
  readonly clock: Clock;
  readonly policy: PricingPolicy;
}

/**
 * [OCPI 2.2.1 mod_cdrs ChargingPeriod] a CPO SHALL start a period at every moment that matters for the price. True where
 * it did not: some dimension's component is another at a boundary within the period, or just before its end.
 */
export function spansPriceChange(check: SpanCheck): boolean {
  const { usage, moment } = check;
  const lengthMs = usage.endedAt - usage.startedAt;
  const energy = usage.energy || 0;
  const atEnd = { ...moment, energy: moment.energy + energy - Math.sign(energy) };
  if (lengthMs <= 1) return energy !== 0 && differs(check, atEnd);
  atEnd.duration += lengthMs - 1;
  if (check.tariff.needsLocalTime) enterLocalTime(atEnd, check.clock.local(usage.endedAt - 1));
  if (differs(check, atEnd)) return true;
  return check.tariff.boundaries.some((boundary) => {
    const wait = (boundary - moment.localTime + msPerDay) % msPerDay;
    if (wait === 0 || wait >= lengthMs) return false;
    const within = { ...moment, energy: moment.energy + Math.floor((energy * wait) / lengthMs), duration: moment.duration + wait };
    enterLocalTime(within, check.clock.local(usage.startedAt + wait));
    return differs(check, within);
  });
}

function differs({ usage, tariff, moment, policy }: SpanCheck, later: Moment): boolean {
  const changed = (quantity: number, list: 'energy' | 'parking' | 'sessionTime' | 'time'): boolean =>
    (quantity > 0 || quantity < 0) && isOther(selectForSession(tariff, list, moment, policy), selectForSession(tariff, list, later, policy));
  return (
    changed(usage.energy, 'energy') ||
    changed(usage.time, 'time') ||
    changed(usage.parking, 'parking') ||
    changed((usage.time || 0) + (usage.parking || 0), 'sessionTime')
  );
}

/** Another component at the same price and step is no price change. */
function isOther(one: Component | null, other: Component | null): boolean {
  return one?.source.price !== other?.source.price || one?.source.vat !== other?.source.vat || one?.source.stepSize !== other?.source.stepSize;
}
