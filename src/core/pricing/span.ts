import type { Clock } from './clock.ts';
import type { Component, CompiledTariff } from './compile.ts';
import { enterLocalTime, laterMoment } from './moment.ts';
import type { PricingPolicy } from './policy.ts';
import type { Moment } from './restriction.ts';
import { selectForSession } from './select.ts';
import type { Dimension } from './select.ts';
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
  if (!mayChange(check)) return false;
  const lengthMs = usage.endedAt - usage.startedAt;
  const energy = usage.energy || 0;
  const atEnd = laterMoment(moment, energy - Math.sign(energy), Math.max(0, lengthMs - 1));
  if (lengthMs <= 1) return energy !== 0 && differs(check, atEnd);
  if (check.tariff.needsLocalTime) enterLocalTime(atEnd, check.clock.local(usage.endedAt - 1));
  if (differs(check, atEnd)) return true;
  for (const boundary of check.tariff.boundaries) {
    const wait = (boundary - moment.localTime + msPerDay) % msPerDay;
    if (wait === 0 || wait >= lengthMs) continue;
    const within = laterMoment(moment, Math.floor((energy * wait) / lengthMs), wait);
    enterLocalTime(within, check.clock.local(usage.startedAt + wait));
    if (differs(check, within)) return true;
  }
  return false;
}

function mayChange({ usage, tariff: { changing }, policy }: SpanCheck): boolean {
  if (policy.selection === 'whole-element') return Object.values(changing).includes(true);
  const { energy, time, parking } = usage;
  if ((energy > 0 && changing.energy) || (time > 0 && changing.time) || (parking > 0 && changing.parking))
    return true;
  return changing.sessionTime;
}

function differs(check: SpanCheck, later: Moment): boolean {
  const { usage, tariff } = check;
  if (usage.energy > 0 && changes(check, 'energy', later)) return true;
  if (usage.time > 0 && changes(check, 'time', later)) return true;
  if (usage.parking > 0 && changes(check, 'parking', later)) return true;
  return tariff.session.sessionTime.length > 0 && changes(check, 'sessionTime', later);
}

function changes({ tariff, moment, policy }: SpanCheck, dimension: Dimension, later: Moment): boolean {
  if (!tariff.changing[dimension] && policy.selection === 'per-dimension') return false;
  return isOther(
    selectForSession(tariff, dimension, moment, policy),
    selectForSession(tariff, dimension, later, policy),
  );
}

/** Another component at the same price and step is no price change. */
function isOther(one: Component | null, other: Component | null): boolean {
  return (
    one?.source.price !== other?.source.price ||
    one?.source.vat !== other?.source.vat ||
    one?.source.stepSize !== other?.source.stepSize
  );
}
