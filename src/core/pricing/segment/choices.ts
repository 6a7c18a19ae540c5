import type { Tariff } from '../../model/tariff.ts';
import { Clock } from '../clock.ts';
import { compileTariff } from '../compile.ts';
import type { Component, CompiledTariff } from '../compile.ts';
import { enterLocalTime } from '../moment.ts';
import type { PricingPolicy } from '../policy.ts';
import type { Moment } from '../restriction.ts';
import { selectForSession } from '../select.ts';
import type { Dimension } from '../select.ts';
import { Warnings } from '../warnings.ts';
import type { Cut } from './cut.ts';
import type { SessionFacts } from './facts.ts';
import { wholeSecond } from './readings.ts';

const dimensions: readonly Dimension[] = ['energy', 'time', 'parking', 'sessionTime', 'flat'];

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Which components the tariffs would choose at one moment after the other. */
export class Choices {
  private readonly tariffs: readonly CompiledTariff[];
  private readonly policy: PricingPolicy;
  private readonly clock: Clock;
  private readonly startedAt: number;
  private before: readonly (Component | null)[] = [];

  constructor(facts: SessionFacts, tariffs: readonly Tariff[], policy: PricingPolicy) {
    this.tariffs = tariffs.map(compileTariff);
    this.policy = policy;
    this.clock = new Clock(facts, policy, new Warnings());
    this.startedAt = wholeSecond(facts.startedAt);
  }

  /** @param power W */
  sameAsBefore(cut: Cut, power: Range, current: Range): boolean {
    const moment = this.momentOf(cut, power, current);
    const chosen = this.tariffs.flatMap((tariff) =>
      dimensions.map((dimension) => selectForSession(tariff, dimension, moment, this.policy)),
    );
    const same = chosen.every((component, index) => component === this.before[index]);
    this.before = chosen;
    return same;
  }

  private momentOf(cut: Cut, power: Range, current: Range): Moment {
    const moment = {
      localDay: 0,
      localTime: 0,
      repeated: false,
      energy: cut.wh * 1e6,
      duration: cut.at - this.startedAt,
      minPower: power.min / 1000,
      maxPower: power.max / 1000,
      minCurrent: current.min,
      maxCurrent: current.max,
    };
    if (this.tariffs.some(({ needsLocalTime }) => needsLocalTime))
      enterLocalTime(moment, this.clock.local(cut.at));
    return moment;
  }
}
