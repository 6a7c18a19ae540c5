import type { Instant } from '../../model/common.ts';
import { PricingError } from '../error.ts';
import type { PricingFault } from '../error.ts';
import type { Warnings } from '../warnings.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Reads untrusted JSON: strings that are numbers pass, nulls are absent, everything else wrong becomes a fault. */
export class JsonReader {
  readonly warnings: Warnings;
  readonly faults: PricingFault[] = [];

  constructor(warnings: Warnings) {
    this.warnings = warnings;
  }

  fault(pointer: string, reason: string): void {
    this.faults.push({ pointer, reason });
  }

  /** @throws PricingError invalid-input with all faults found so far */
  check(): void {
    const [first] = this.faults;
    if (first) throw new PricingError('invalid-input', `${first.pointer} ${first.reason}`, this.faults);
  }

  /** An empty object after a fault. */
  object(value: unknown, pointer: string): Json {
    if (isJson(value)) return value;
    this.fault(pointer, 'must be an object');
    return {};
  }

  optionalObject(value: unknown, pointer: string): Json | undefined {
    return isAbsent(value) ? undefined : this.object(value, pointer);
  }

  /** Absent and null are an empty list. */
  list(value: unknown, pointer: string): readonly unknown[] {
    if (isAbsent(value)) return [];
    if (Array.isArray(value)) return value;
    this.fault(pointer, 'must be an array');
    return [];
  }

  text(value: unknown, pointer: string): string | undefined {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (!isAbsent(value)) this.fault(pointer, 'must be a string');
    return undefined;
  }

  number(value: unknown, pointer: string): number | undefined {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (isAbsent(value)) return undefined;
    const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
    if (Number.isFinite(parsed)) return parsed;
    this.fault(pointer, 'must be a number');
    return undefined;
  }

  /** As `number`; absent is a fault. */
  requiredNumber(value: unknown, pointer: string): number {
    if (isAbsent(value)) this.fault(pointer, 'is required');
    return this.number(value, pointer) ?? 0;
  }

  /** [OCPI 2.2.1 16.5] times are UTC; a missing Z is tolerated, an offset is obeyed. */
  instant(value: unknown, pointer: string): Instant | undefined {
    if (isAbsent(value)) return undefined;
    const text = typeof value === 'string' ? value.trim() : '';
    const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
    const instant = /^\d{4}-\d{1,2}-\d{1,2}/.test(text) ? Date.parse(hasZone ? text : `${text}Z`) : NaN;
    if (Number.isFinite(instant)) return instant;
    this.fault(pointer, 'must be a date and time');
    return undefined;
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
