import type { Instant } from '../model/common.ts';
import { PricingError } from './error.ts';

const msPerDay = 86_400_000;
const daysKept = 4096;

/** A UTC day's offsets: `before` until `changesAt`, `after` from then on. */
interface DayOffsets {
  readonly before: number;
  readonly changesAt: Instant;
  readonly after: number;
}

/** Local time of one IANA zone; offsets are asked of Intl once per UTC day, which is its slow part. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Map<number, DayOffsets>();

  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      timeZoneName: 'longOffset',
      year: 'numeric',
    });
  }

  /** Milliseconds to add to UTC. */
  offsetAt(instant: Instant): number {
    const day = Math.floor(instant / msPerDay);
    const known = this.#days.get(day) ?? this.#learn(day);
    return instant < known.changesAt ? known.before : known.after;
  }

  /** When the clocks change on a day counted from 1970-01-01 in UTC, and the offset from then on. */
  changeOn(day: number): { readonly at: Instant; readonly after: number } | undefined {
    const { changesAt, after } = this.#days.get(day) ?? this.#learn(day);
    return changesAt === Infinity ? undefined : { at: changesAt, after };
  }

  /** True in the second pass through local times that occur twice. */
  repeatsAt(instant: Instant): boolean {
    const offset = this.offsetAt(instant);
    const earlier = this.offsetAt(instant - 3 * 3_600_000);
    return earlier > offset && this.offsetAt(instant - (earlier - offset)) === earlier;
  }

  #learn(day: number): DayOffsets {
    const start = day * msPerDay;
    const before = this.#ask(start);
    const after = this.#ask(start + msPerDay);
    const offsets = { before, after, changesAt: before === after ? Infinity : this.#change(start, before) };
    if (this.#days.size >= daysKept) this.#days.clear();
    this.#days.set(day, offsets);
    return offsets;
  }

  /** The second in the day from which the offset is no longer `before`. */
  #change(start: Instant, before: number): Instant {
    let low = start;
    let high = start + msPerDay;
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (this.#ask(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  #ask(instant: Instant): number {
    const name =
      this.#format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name);
    if (!match) return 0;
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
    return (match[1] === '-' ? -seconds : seconds) * 1000;
  }
}

const zones = new Map<string, Zone>();

/** @throws PricingError time-zone-unknown */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    try {
      zone = new Zone(name);
    } catch {
      throw new PricingError('time-zone-unknown', `there is no time zone ${name}`, [
        { pointer: '/timezone', reason: 'is not an IANA zone' },
      ]);
    }
    zones.set(name, zone);
  }
  return zone;
}
