import type { Instant } from '../../core/model/common.ts';

/** Lenient readers: what a real charge point means, or undefined where nothing can be made of it. */
export type Json = Readonly<Record<string, unknown>>;

/** A value without which the message means nothing. */
export class Unreadable extends Error {
  readonly pointer: string;

  constructor(pointer: string) {
    super(`${pointer} cannot be read`);
    this.name = 'Unreadable';
    this.pointer = pointer;
  }
}

/** @throws Unreadable */
export function required<T>(value: T | undefined, pointer: string): T {
  if (value === undefined) throw new Unreadable(pointer);
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

export function numberOf(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value.trim() : undefined;
  const number = text !== undefined && decimal.test(text) ? Number(text) : value;
  if (typeof number !== 'number') return undefined;
  return Number.isFinite(number) ? number : undefined;
}

/** Whole watt-hours and numbers of things; a fraction is cut off. */
export function integerOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : Math.floor(number);
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

/** ISO 8601 as stations write it: without zone (UTC), `+02`, `+0100`, `8:05:00`, a blank for the T. */
export function instantOf(value: unknown): Instant | undefined {
  const parts = typeof value === 'string' && value.length < 64 ? stamp.exec(value) : null;
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part || 0));
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 && minute <= 59;
  if (!inRange || second > 60) return undefined;
  const milliseconds = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000);
  const offset =
    (Number(parts[10] ?? 0) * 60 + Number(parts[11] ?? 0)) * (parts[9] === '-' ? -60_000 : 60_000);
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - offset;
}
