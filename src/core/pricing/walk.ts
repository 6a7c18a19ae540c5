import type { Charge } from './charge.ts';
import type { TariffChoice } from './choose.ts';
import type { Clock } from './clock.ts';
import type { Component, CompiledTariff } from './compile.ts';
import { Ledger } from './ledger.ts';
import type { UsageKind } from './ledger.ts';
import { enterLocalTime, momentOf } from './moment.ts';
import type { PricingPolicy } from './policy.ts';
import type { Moment } from './restriction.ts';
import { selectForReservation, selectForSession } from './select.ts';
import type { Dimension } from './select.ts';
import { spansPriceChange } from './span.ts';
import type { Usage } from './usage.ts';
import type { Warnings } from './warnings.ts';

export interface WalkParts {
  readonly charge: Charge;
  readonly usages: readonly Usage[];
  readonly choice: TariffChoice;
  readonly clock: Clock;
  readonly policy: PricingPolicy;
  readonly warnings: Warnings;
}

/** Goes through a charge period by period and enters in the ledger what each component prices. */
export class Walk {
  readonly ledger: Ledger;
  /** The tariff at the start, whose price limits bound the session. */
  first: CompiledTariff | null = null;
  /** Nano-kWh so far. */
  energy = 0;
  readonly #parts: WalkParts;
  readonly #expired: boolean;
  readonly #startedAt: number;
  readonly #flats = new Set<Component>();
  #sessionFlat = false;
  #reservationFlat = false;

  constructor(parts: WalkParts) {
    const { policy, usages, charge } = parts;
    this.#parts = parts;
    this.#expired = charge.reservationExpired ?? (policy.expiredReservation === 'infer' && isUnused(usages));
    this.#startedAt = durationStart(parts);
    this.first = parts.choice.of(usages[0]?.period.tariffId, usages[0]?.startedAt ?? charge.startedAt);
    this.ledger = new Ledger(policy.stepSize === 'component' || policy.componentDecimals !== undefined || this.first?.perComponent === true);
  }

  run(): void {
    for (const usage of this.#parts.usages) {
      const tariff = this.#parts.choice.of(usage.period.tariffId, usage.startedAt);
      if (tariff) this.#enter(usage, tariff);
      else this.#enterUnpriced(usage);
      if (!Number.isNaN(usage.energy)) this.energy += usage.energy;
    }
  }

  #enter(usage: Usage, tariff: CompiledTariff): void {
    const moment = momentOf(usage, { energy: this.energy, duration: Math.max(0, usage.startedAt - this.#startedAt) });
    if (tariff.needsLocalTime) enterLocalTime(moment, this.#parts.clock.local(usage.startedAt));
    if (this.#isUsed(usage.reservation)) this.#enterReservation(usage, tariff, moment);
    this.#enterSession(usage, tariff, moment);
    if (isOnlyReserved(usage)) return;
    this.#enterFlat(usage, selectForSession(tariff, 'flat', moment, this.#parts.policy));
    if (tariff.needsPower || tariff.needsCurrent) this.#checkPower(tariff, moment, usage);
    if (tariff.changes) this.#checkSpan(usage, tariff, moment);
  }

  #enterSession(usage: Usage, tariff: CompiledTariff, moment: Moment): void {
    const { policy } = this.#parts;
    const add = (kind: UsageKind, dimension: Dimension, quantity: number): void => {
      if (this.#isUsed(quantity)) this.ledger.add(kind, selectForSession(tariff, dimension, moment, policy), quantity, usage);
    };
    add('energy', 'energy', usage.energy);
    add('time', 'time', usage.time);
    add('parking-time', 'parking', usage.parking);
    if (tariff.session.sessionTime.length > 0) add('session-time', 'sessionTime', (usage.time || 0) + (usage.parking || 0));
  }

  #enterReservation(usage: Usage, tariff: CompiledTariff, moment: Moment): void {
    const options = { expired: this.#expired, policy: this.#parts.policy };
    this.ledger.add('reservation-time', selectForReservation(tariff, 'time', moment, options), usage.reservation, usage);
    const flat = selectForReservation(tariff, 'flat', moment, options);
    if (!flat || this.#reservationFlat) return;
    this.#reservationFlat = true;
    this.ledger.add('reservation-flat', flat, 1, { startedAt: usage.startedAt, endedAt: usage.startedAt });
  }

  /** A start fee is paid once; [ocpi#176] whether several windows' fees add up is a policy. */
  #enterFlat(usage: Usage, flat: Component | null): void {
    if (!flat || this.#flats.has(flat) || (this.#sessionFlat && this.#parts.policy.flat === 'once')) return;
    this.#sessionFlat = true;
    this.#flats.add(flat);
    this.ledger.add('flat', flat, 1, { startedAt: usage.startedAt, endedAt: usage.startedAt });
  }

  #enterUnpriced(usage: Usage): void {
    if (this.#isUsed(usage.energy)) this.ledger.add('energy', null, usage.energy, usage);
    if (this.#isUsed(usage.time)) this.ledger.add('time', null, usage.time, usage);
    if (this.#isUsed(usage.parking)) this.ledger.add('parking-time', null, usage.parking, usage);
    if (this.#isUsed(usage.reservation)) this.ledger.add('reservation-time', null, usage.reservation, usage);
  }

  #isUsed(quantity: number): boolean {
    return quantity > 0 || quantity < 0 || (quantity === 0 && this.#parts.policy.zeroVolume === 'counts');
  }

  #checkPower(tariff: CompiledTariff, moment: Moment, usage: Usage): void {
    if (!(usage.energy > 0 || usage.time > 0)) return;
    const { warnings } = this.#parts;
    if (tariff.needsPower && Number.isNaN(moment.minPower) && Number.isNaN(moment.maxPower)) {
      warnings.addOnce('power-unknown', 'the tariff depends on power, and a period does not say it');
    }
    if (tariff.needsCurrent && Number.isNaN(moment.minCurrent) && Number.isNaN(moment.maxCurrent)) {
      warnings.addOnce('current-unknown', 'the tariff depends on current, and a period does not say it');
    }
  }

  #checkSpan(usage: Usage, tariff: CompiledTariff, moment: Moment): void {
    const { warnings, clock, policy } = this.#parts;
    if (!spansPriceChange({ usage, tariff, moment, clock, policy })) return;
    const at = new Date(usage.startedAt).toISOString();
    warnings.addOnce('period-spans-price-change', `the price changes within the period from ${at}; the price at its start is used`);
  }
}

function isOnlyReserved(usage: Usage): boolean {
  return usage.reservation > 0 && !isCharge(usage);
}

function isCharge(usage: Usage): boolean {
  return usage.energy > 0 || usage.energy < 0 || usage.time > 0 || usage.parking > 0;
}

/** [ocpi#395] 2.2.1 has no marker for an expired reservation: it is one that no charging followed. */
function isUnused(usages: readonly Usage[]): boolean {
  return usages.some((usage) => usage.reservation > 0) && !usages.some(isCharge);
}

function durationStart({ charge, policy, usages }: WalkParts): number {
  const first = Math.min(charge.startedAt, usages[0]?.startedAt ?? charge.startedAt);
  if (policy.durationFrom === 'start') return first;
  return usages.find((usage) => !isOnlyReserved(usage))?.startedAt ?? first;
}
