import type { Charge } from './charge.ts';
import type { TariffChoice } from './choose.ts';
import type { Clock } from './clock.ts';
import type { CompiledTariff } from './compile.ts';
import { isoOf } from './iso.ts';
import { Ledger } from './ledger.ts';
import { enterLocalTime, momentOf } from './moment.ts';
import type { PricingPolicy } from './policy.ts';
import type { Moment } from './restriction.ts';
import { selectForReservation, selectForSession } from './select.ts';
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
  private readonly parts: WalkParts;
  private readonly expired: boolean;
  private readonly startedAt: number;
  private sessionFlat = false;
  private reservationFlat = false;

  constructor(parts: WalkParts) {
    const { policy, usages, charge } = parts;
    this.parts = parts;
    this.expired = charge.reservationExpired ?? (policy.expiredReservation === 'infer' && isUnused(usages));
    this.startedAt = durationStart(parts);
    this.first = parts.choice.of(usages[0]?.period.tariffId, usages[0]?.startedAt ?? charge.startedAt);
    this.ledger = new Ledger(
      policy.stepSize === 'component' ||
        policy.componentDecimals !== undefined ||
        this.first?.perComponent === true,
    );
  }

  run(): void {
    for (const usage of this.parts.usages) {
      const tariff = this.parts.choice.of(usage.period.tariffId, usage.startedAt);
      if (tariff) this.enter(usage, tariff);
      else this.enterUnpriced(usage);
      if (!Number.isNaN(usage.energy)) this.energy += usage.energy;
    }
  }

  private enter(usage: Usage, tariff: CompiledTariff): void {
    const moment = momentOf(usage, tariff, this.energy, Math.max(0, usage.startedAt - this.startedAt));
    if (tariff.needsLocalTime) enterLocalTime(moment, this.parts.clock.local(usage.startedAt));
    if (this.isUsed(usage.reservation)) this.enterReservation(usage, tariff, moment);
    this.enterSession(usage, tariff, moment);
    if (isOnlyReserved(usage)) return;
    if (!this.sessionFlat || this.parts.policy.flat === 'each') this.enterFlat(usage, tariff, moment);
    if (tariff.needsPower || tariff.needsCurrent) this.checkPower(tariff, moment, usage);
    this.checkSpan(usage, tariff, moment);
  }

  private enterSession(usage: Usage, tariff: CompiledTariff, moment: Moment): void {
    const { policy } = this.parts;
    const { energy, time, parking } = usage;
    if (this.isUsed(energy))
      this.ledger.add('energy', selectForSession(tariff, 'energy', moment, policy), energy, usage);
    if (this.isUsed(time))
      this.ledger.add('time', selectForSession(tariff, 'time', moment, policy), time, usage);
    if (this.isUsed(parking))
      this.ledger.add('parking-time', selectForSession(tariff, 'parking', moment, policy), parking, usage);
    if (tariff.session.sessionTime.length === 0) return;
    const both = (time || 0) + (parking || 0);
    if (this.isUsed(both))
      this.ledger.add('session-time', selectForSession(tariff, 'sessionTime', moment, policy), both, usage);
  }

  private enterReservation(usage: Usage, tariff: CompiledTariff, moment: Moment): void {
    const options = { expired: this.expired, policy: this.parts.policy };
    this.ledger.add(
      'reservation-time',
      selectForReservation(tariff, 'time', moment, options),
      usage.reservation,
      usage,
    );
    const flat = selectForReservation(tariff, 'flat', moment, options);
    if (!flat || this.reservationFlat) return;
    this.reservationFlat = true;
    this.ledger.add('reservation-flat', flat, 1, { startedAt: usage.startedAt, endedAt: usage.startedAt });
  }

  /** A start fee is paid once; [ocpi#176] whether several windows' fees add up is a policy. */
  private enterFlat(usage: Usage, tariff: CompiledTariff, moment: Moment): void {
    const flat = selectForSession(tariff, 'flat', moment, this.parts.policy);
    if (!flat || this.ledger.entries.some((entry) => entry.component === flat)) return;
    this.sessionFlat = true;
    this.ledger.add('flat', flat, 1, { startedAt: usage.startedAt, endedAt: usage.startedAt });
  }

  private enterUnpriced(usage: Usage): void {
    if (this.isUsed(usage.energy)) this.ledger.add('energy', null, usage.energy, usage);
    if (this.isUsed(usage.time)) this.ledger.add('time', null, usage.time, usage);
    if (this.isUsed(usage.parking)) this.ledger.add('parking-time', null, usage.parking, usage);
    if (this.isUsed(usage.reservation)) this.ledger.add('reservation-time', null, usage.reservation, usage);
  }

  private isUsed(quantity: number): boolean {
    return quantity > 0 || quantity < 0 || (quantity === 0 && this.parts.policy.zeroVolume === 'counts');
  }

  private checkPower(tariff: CompiledTariff, moment: Moment, usage: Usage): void {
    if (!(usage.energy > 0 || usage.time > 0)) return;
    const { warnings } = this.parts;
    if (tariff.needsPower && Number.isNaN(moment.minPower) && Number.isNaN(moment.maxPower)) {
      warnings.addOnce('power-unknown', 'the tariff depends on power, and a period does not say it');
    }
    if (tariff.needsCurrent && Number.isNaN(moment.minCurrent) && Number.isNaN(moment.maxCurrent)) {
      warnings.addOnce('current-unknown', 'the tariff depends on current, and a period does not say it');
    }
  }

  private checkSpan(usage: Usage, tariff: CompiledTariff, moment: Moment): void {
    const { warnings, clock, policy } = this.parts;
    if (
      policy.spanningPeriods === 'silent' ||
      warnings.has('period-spans-price-change') ||
      !spansPriceChange({ usage, tariff, moment, clock, policy })
    )
      return;
    const at = isoOf(usage.startedAt);
    warnings.add(
      'period-spans-price-change',
      `the price changes within the period from ${at}; the price at its start is used`,
    );
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

/** A session that is over before its periods begin has wrong times of its own: only the periods can be believed. */
function durationStart({ charge, policy, usages }: WalkParts): number {
  const begin = usages[0]?.startedAt ?? charge.startedAt;
  const first = begin > charge.endedAt ? begin : Math.min(charge.startedAt, begin);
  if (policy.durationFrom === 'start') return first;
  return usages.find((usage) => !isOnlyReserved(usage))?.startedAt ?? first;
}
