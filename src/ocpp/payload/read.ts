import type { Instant } from '../../core/model/common.ts';
import type { Quirks } from '../../core/model/quirks.ts';
import type { Zone } from '../../core/pricing/zone.ts';
import { localInstant } from '../../core/time-zone.ts';

/** Lenient readers: what a real charge point means, or undefined where nothing can be made of it. */
export type Json = Readonly<Record<string, unknown>>;

/** A property of the message without which it means nothing. */
export class Unreadable extends Error {
  readonly property: string;
  /** Where the schema would allow the value. */
  readonly reason: string | undefined;

  constructor(property: string, reason?: string) {
    super(`/${property} ${reason ?? 'cannot be read'}`);
    this.name = 'Unreadable';
    this.property = property;
    this.reason = reason;
  }
}

/** @throws Unreadable */
export function required<T>(value: T | undefined, property: string): T {
  if (value === undefined) throw new Unreadable(property);
  return value;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, or the one element that stands in its place. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[]; // any[] is what the check leaves
  return isObject(value) ? [value] : undefined;
}

const longestText = 255;

/** Blanks around it are dropped; numbers count as their text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.length <= longestText ? value.trim() : undefined;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Of a number or a time; a search in a text of a station's own length would take the square of it. */
const longestValue = 64;

/** Also of a number that no float holds: that one is infinite. */
function anyNumberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' && value.length < longestValue ? value.trim() : '';
  return decimal.test(text) ? Number(text) : undefined;
}

export function numberOf(value: unknown): number | undefined {
  const number = anyNumberOf(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Numbers of things; a fraction is cut off. */
export function integerOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : Math.floor(number);
}

/** No meter of a charge point will ever have counted a terawatt-hour. */
export const mostWh = 1e12;

/** Whole watt-hours, of a register that may count others; a fraction is cut off. `'beyond'` is a number that no meter shows. */
export function registerOf(
  value: unknown,
  { energyUnit }: Pick<Quirks, 'energyUnit'> = {},
): number | 'beyond' | undefined {
  const number = anyNumberOf(value);
  if (number === undefined) return undefined;
  const wh = energyUnit ? rounded(number * 1000) : number;
  return Math.abs(wh) <= mostWh ? Math.floor(wh) : 'beyond';
}

/** To a millionth, so that no float shows. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A connector's number: never negative. */
export function connectorOf(value: unknown): number | undefined {
  const number = integerOf(value);
  return number !== undefined && number >= 0 && number < 1_000_000 ? number : undefined;
}

/** The allowed value that is meant, whatever its case. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  const text = textOf(value)?.toUpperCase();
  return allowed.find((candidate) => candidate.toUpperCase() === text);
}

const stamp =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})[T ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*(?:(Z)|([+-])(\d{1,2})(?::?(\d{2}))?)?\s*$/i;

/** What is older was stamped by a station that does not know the time. */
const firstCredibleYear = 2000;
/** UTC+14:00 is the farthest there is. */
const farthestZoneMinutes = 14 * 60;

/** In which zones a station's times are that do not say so, or that say they are UTC; absent: they are UTC. */
export interface LocalZones {
  readonly unmarked?: Zone;
  readonly utc?: Zone;
}

/** ISO 8601 as stations write it: without zone (UTC), `+02`, `+0100`, `8:05:00`, a blank for the T. */
export function instantOf(value: unknown, { unmarked, utc }: LocalZones = {}): Instant | undefined {
  const parts = typeof value === 'string' && value.length < longestValue ? stamp.exec(value) : null;
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part || 0));
  if (year < firstCredibleYear || !isDay(year, month, day)) return undefined;
  const midnight = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !midnight) || minute > 59 || second > 60) return undefined;
  const [zoneHours, zoneMinutes] = [Number(parts[10] ?? 0), Number(parts[11] ?? 0)];
  const zone = zoneHours * 60 + zoneMinutes;
  if (zoneMinutes > 59 || zone > farthestZoneMinutes) return undefined;
  const milliseconds = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000);
  const offset = zone * (parts[9] === '-' ? -60_000 : 60_000);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const local = parts[8] ? utc : parts[9] ? undefined : unmarked;
  return local ? localInstant(shown, local) : shown - offset;
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
