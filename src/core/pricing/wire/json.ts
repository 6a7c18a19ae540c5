import type { Instant } from '../../model/common.ts';
import { PricingError } from '../error.ts';
import type { PricingFault } from '../error.ts';
import { instantOf } from '../iso.ts';
import { largestNumber, numberFault } from '../quantity.ts';
import type { Warnings } from '../warnings.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Where in the input a reader is; spelt out as a JSON pointer only when something is wrong there. */
export interface Path {
  readonly parent: Path | null;
  readonly key: string | number;
}

export function pointerOf(path: Path, field?: string): string {
  const start = path.parent === null ? `/${path.key}` : `${pointerOf(path.parent)}/${path.key}`;
  return field === undefined ? start : `${start}/${field}`;
}

/** Reads untrusted JSON: strings that are numbers pass, nulls are absent, everything else wrong becomes a fault. */
export class JsonReader {
  readonly warnings: Warnings;
  readonly faults: PricingFault[] = [];

  constructor(warnings: Warnings) {
    this.warnings = warnings;
  }

  fault(at: Path, field: string | undefined, reason: string): void {
    this.faults.push({ pointer: pointerOf(at, field), reason });
  }

  /** @throws PricingError invalid-input with all faults found so far */
  check(): void {
    const [first] = this.faults;
    if (first) throw new PricingError('invalid-input', `${first.pointer} ${first.reason}`, this.faults);
  }

  /** An empty object after a fault. */
  object(value: unknown, at: Path): Json {
    if (isJson(value)) return value;
    this.fault(at, undefined, 'must be an object');
    return {};
  }

  optionalObject(source: Json, field: string, at: Path): Json | undefined {
    const value = source[field];
    // Some systems write an object without fields as an empty list.
    if (isAbsent(value) || (Array.isArray(value) && value.length === 0)) return undefined;
    return this.object(value, { parent: at, key: field });
  }

  /** Absent and null are an empty list, an object by itself is a list of one. */
  list(value: unknown, at: Path): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (isJson(value)) {
      this.warnings.add(
        'value-repaired',
        `${pointerOf(at)} is no array; it is read as the only entry of one`,
      );
      return [value];
    }
    if (!isAbsent(value)) this.fault(at, undefined, 'must be an array');
    return [];
  }

  text(source: Json, field: string, at: Path): string | undefined {
    const value = source[field];
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (!isAbsent(value)) this.fault(at, field, 'must be a string');
    return undefined;
  }

  number(source: Json, field: string, at: Path): number | undefined {
    const value = source[field];
    if (isAbsent(value) || value === '') return undefined;
    const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof parsed === 'number' && Math.abs(parsed) <= largestNumber) return parsed;
    this.fault(at, field, numberFault(parsed));
    return undefined;
  }

  /** As `number`; absent is a fault. */
  requiredNumber(source: Json, field: string, at: Path): number {
    const value = this.number(source, field, at);
    if (isAbsent(source[field]) || source[field] === '') this.fault(at, field, 'is required');
    return value ?? 0;
  }

  /** [OCPI 2.2.1 16.5] times are UTC; a missing Z is tolerated, an offset is obeyed. */
  instant(source: Json, field: string, at: Path): Instant | undefined {
    const value = source[field];
    if (isAbsent(value) || value === '') return undefined;
    const instant = typeof value === 'string' ? instantOf(value) : NaN;
    if (Number.isFinite(instant)) return instant;
    this.fault(at, field, 'must be a date and time');
    return undefined;
  }

  /** As `instant`; absent is a fault. */
  requiredInstant(source: Json, field: string, at: Path): Instant {
    const value = this.instant(source, field, at);
    if (isAbsent(source[field]) || source[field] === '') this.fault(at, field, 'is required');
    return value ?? 0;
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Leaves out what is undefined, for types with exact optional properties. */
export function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  const result: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) result[key] = value[key];
  return result as T;
}
