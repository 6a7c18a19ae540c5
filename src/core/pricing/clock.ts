import type { Instant } from '../model/common.ts';
import type { Charge } from './charge.ts';
import { zoneOfCountry } from './country-zone.ts';
import { PricingError } from './error.ts';
import type { PricingPolicy } from './policy.ts';
import type { Warnings } from './warnings.ts';
import { zoneNamed } from './zone.ts';
import type { Zone } from './zone.ts';

const msPerDay = 86_400_000;

export interface LocalTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Milliseconds of that day on the wall clock. */
  readonly time: number;
  /** On the second pass through a local time that occurs twice. */
  readonly repeated: boolean;
}

type Place = Pick<Charge, 'country' | 'timeZone'>;

/** The location's wall clock; its zone is looked up when a tariff first asks for it. */
export class Clock {
  private readonly place: Place;
  private readonly policy: PricingPolicy;
  private readonly warnings: Warnings;
  private zone: Zone | undefined;

  constructor(place: Place, policy: PricingPolicy, warnings: Warnings) {
    this.place = place;
    this.policy = policy;
    this.warnings = warnings;
  }

  local(instant: Instant): LocalTime {
    this.zone ??= this.find();
    const local = instant + this.zone.offsetAt(instant);
    const day = Math.floor(local / msPerDay);
    const repeated = this.policy.repeatedHour === 'first' && this.zone.repeatsAt(instant);
    return { day, time: local - day * msPerDay, repeated };
  }

  private find(): Zone {
    const { timeZone, country } = this.place;
    if (timeZone !== undefined && timeZone !== '') return zoneNamed(timeZone);
    const guess =
      this.policy.missingTimeZone !== 'error' && country !== undefined ? zoneOfCountry(country) : undefined;
    if (guess === undefined && this.policy.missingTimeZone === 'utc') {
      this.warnings.addOnce(
        'time-zone-missing',
        'no time zone was given or certain from the country; UTC is used',
      );
      return zoneNamed('UTC');
    }
    if (guess === undefined) {
      const text = `the tariff depends on local time, and the time zone is neither given nor certain from the country ${country ?? '(none)'}`;
      throw new PricingError('time-zone-missing', text, [
        { pointer: '/timezone', reason: 'is needed for this tariff' },
      ]);
    }
    this.warnings.addOnce(
      'time-zone-from-country',
      `no time zone was given; ${guess} is the only one of ${country ?? ''}`,
    );
    return zoneNamed(guess);
  }
}
