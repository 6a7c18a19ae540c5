import type { Instant } from '../model/common.ts';
import type { Tariff, TariffType } from '../model/tariff.ts';
import type { Charge, ChargingPreference } from './charge.ts';
import { compileTariff } from './compile.ts';
import type { CompiledTariff } from './compile.ts';
import { PricingError } from './error.ts';
import { isoOf } from './iso.ts';
import type { PricingPolicy } from './policy.ts';
import { startsInWindow } from './start-window.ts';
import type { Warnings } from './warnings.ts';
import type { Clock } from './clock.ts';

const typeOf: Readonly<Record<ChargingPreference, TariffType>> = {
  AD_HOC: 'AD_HOC_PAYMENT',
  CHEAP: 'PROFILE_CHEAP',
  FAST: 'PROFILE_FAST',
  GREEN: 'PROFILE_GREEN',
  REGULAR: 'REGULAR',
};

/** Decides which of the given tariffs prices a moment of the charge. */
export class TariffChoice {
  private readonly charge: Charge;
  private readonly tariffs: readonly Tariff[];
  private readonly policy: PricingPolicy;
  private readonly clock: Clock;
  private readonly warnings: Warnings;
  private main: CompiledTariff | undefined;

  constructor(parts: {
    charge: Charge;
    tariffs: readonly Tariff[];
    policy: PricingPolicy;
    clock: Clock;
    warnings: Warnings;
  }) {
    this.charge = parts.charge;
    this.tariffs = parts.tariffs;
    this.policy = parts.policy;
    this.clock = parts.clock;
    this.warnings = parts.warnings;
    if (parts.tariffs.length === 0) throw new PricingError('no-tariff', 'there is no tariff to price with');
  }

  /** The tariff of a period, null where the period says that none is relevant. */
  of(tariffId: string | undefined, startedAt: Instant): CompiledTariff | null {
    if (tariffId !== undefined && this.policy.tariffIds === 'obey') {
      const named = this.named(tariffId);
      if (named) return named;
    }
    if (tariffId === undefined && this.policy.missingTariffId === 'free' && this.namesTariffs()) return null;
    if (this.policy.validity === 'period-start') return this.select(startedAt);
    this.main ??= this.select(this.charge.startedAt);
    return this.main;
  }

  private namesTariffs(): boolean {
    return (
      this.policy.tariffIds === 'obey' && this.charge.periods.some((period) => period.tariffId !== undefined)
    );
  }

  /** [OCPI 2.2.1 10.4.6] ids are case-insensitive; of several versions the one valid at the start. One without id fits all. */
  private named(id: string): CompiledTariff | undefined {
    const wanted = id.toLowerCase();
    const named = this.tariffs.filter((tariff) => tariff.id === '' || tariff.id.toLowerCase() === wanted);
    const tariff = named.find((candidate) => isValid(candidate, this.charge.startedAt)) ?? named[0];
    if (!tariff) {
      const text = `a period names tariff ${id}, which was not given`;
      if (this.policy.unknownTariffId === 'error') throw new PricingError('unknown-tariff', text);
      this.warnings.add('tariff-unknown', `${text}; another is used`);
      return undefined;
    }
    return this.checked(tariff, this.charge.startedAt);
  }

  private select(at: Instant): CompiledTariff {
    const [only] = this.tariffs;
    if (only && this.tariffs.length === 1) return this.checked(only, at);
    const valid = this.tariffs.filter((tariff) => isValid(tariff, at));
    if (valid.length === 0)
      throw new PricingError('no-tariff', 'none of the tariffs is valid when the session starts');
    const fitting = this.narrowed(valid);
    const [first, second] = fitting;
    if (!first) throw new PricingError('no-tariff', 'none of the tariffs is open when the session starts');
    if (second)
      this.warnings.addOnce(
        'tariff-ambiguous',
        `several tariffs fit, the first is used: ${fitting.map((tariff) => tariff.id).join(', ')}`,
      );
    return this.checked(first, at);
  }

  private narrowed(valid: readonly Tariff[]): readonly Tariff[] {
    const ids = this.charge.tariffIds?.map((id) => id.toLowerCase());
    const assigned = orElse(
      valid.filter((tariff) => ids?.includes(tariff.id.toLowerCase())),
      valid,
    );
    return this.byWindow(fitting(assigned, typeOf[this.charge.chargingPreference ?? 'REGULAR']));
  }

  /** GIREVE: a tariff whose start window holds goes before those without one. */
  private byWindow(tariffs: readonly Tariff[]): readonly Tariff[] {
    if (!tariffs.some((tariff) => tariff.startWindow)) return tariffs;
    const at = this.clock.local(this.charge.startedAt);
    const inside = tariffs.filter(
      (tariff) => tariff.startWindow && startsInWindow(tariff.startWindow, at, this.policy),
    );
    return orElse(
      inside,
      tariffs.filter((tariff) => !tariff.startWindow),
    );
  }

  private checked(tariff: Tariff, at: Instant): CompiledTariff {
    if (!isValid(tariff, at))
      this.warnings.add('tariff-not-valid', `tariff ${tariff.id} is not valid at ${isoOf(at)}`);
    const preference = this.charge.chargingPreference;
    if (preference !== undefined && tariff.type !== undefined && tariff.type !== typeOf[preference]) {
      this.warnings.add(
        'tariff-type-mismatch',
        `tariff ${tariff.id} is of type ${tariff.type}, the charging preference is ${preference}`,
      );
    }
    if (tariff.currency !== this.charge.currency) {
      this.warnings.add(
        'currency-mismatch',
        `tariff ${tariff.id} is in ${tariff.currency}, the charge in ${this.charge.currency}`,
      );
    }
    return compileTariff(tariff);
  }
}

/** [OCPI 2.2.1 11.4.8] the type wanted, else one without type, which is for all, else the regular, else any. */
function fitting(tariffs: readonly Tariff[], wanted: TariffType): readonly Tariff[] {
  const untyped = tariffs.filter((tariff) => tariff.type === undefined);
  const typed = tariffs.filter((tariff) => tariff.type === wanted);
  if (wanted === 'REGULAR' && typed.length > 0)
    return tariffs.filter((tariff) => tariff.type === undefined || tariff.type === wanted);
  const regular = tariffs.filter((tariff) => tariff.type === 'REGULAR');
  return orElse(typed, orElse(untyped, orElse(regular, tariffs)));
}

function orElse<T>(preferred: readonly T[], otherwise: readonly T[]): readonly T[] {
  return preferred.length > 0 ? preferred : otherwise;
}

/** [OCPI 2.2.1 11.3.1] the end is exclusive, so that a successor that starts then is alone. */
function isValid(tariff: Tariff, at: Instant): boolean {
  return at >= (tariff.startDateTime ?? -Infinity) && at < (tariff.endDateTime ?? Infinity);
}
