import type { Request } from 'express';
import type { Fault } from '../core/errors.ts';
import { BridgeError } from '../core/errors.ts';
import type { Instant } from '../core/model/common.ts';
import { instantForm, parseInstant } from './instant.ts';

export const defaultLimit = 100;
export const maxLimit = 1000;

/** Reads query parameters and collects what is wrong with them. */
export class Query {
  private readonly request: Request;
  private readonly faults: Fault[] = [];
  private readonly known = new Set<string>();

  constructor(request: Request) {
    this.request = request;
  }

  text(name: string): string | undefined {
    this.known.add(name);
    const value = this.request.query[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') return value;
    this.fault(name, 'may be given once');
    return undefined;
  }

  integer(name: string, { min, max, otherwise }: { min: number; max: number; otherwise: number }): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    this.fault(name, `must be a whole number from ${min} to ${max}`);
    return otherwise;
  }

  instant(name: string): Instant | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const instant = parseInstant(text);
    if (instant === undefined) this.fault(name, instantForm);
    return instant;
  }

  choice<T extends string>(name: string, values: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = values.find((value) => value.toLowerCase() === text.toLowerCase());
    if (found === undefined) this.fault(name, `must be one of ${values.join(', ')}`);
    return found;
  }

  flag(name: string): boolean {
    return this.choice(name, ['true', 'false']) === 'true';
  }

  matching(name: string, pattern: RegExp, reason: string): string | undefined {
    const text = this.text(name);
    if (text !== undefined && !pattern.test(text)) this.fault(name, reason);
    return text;
  }

  page(): { limit: number; offset: number } {
    return {
      limit: this.integer('limit', { min: 1, max: maxLimit, otherwise: defaultLimit }),
      offset: this.integer('offset', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 }),
    };
  }

  /** `from` inclusive, `to` exclusive. */
  period(): { from?: Instant; to?: Instant } {
    const [from, to] = [this.instant('from'), this.instant('to')];
    if (from !== undefined && to !== undefined && to < from) this.fault('to', 'is before from');
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }

  /** @throws BridgeError `invalid` if anything read so far was wrong, or a parameter is there that nobody read */
  check(): void {
    const known = [...this.known].join(', ');
    for (const name of Object.keys(this.request.query)) {
      if (!this.known.has(name)) this.fault(name, `is not known here: there are ${known}`);
    }
    const [first] = this.faults;
    if (!first) return;
    const { faults } = this;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    const text = `query parameter ${first.pointer.slice(1)} ${first.reason}${more}`;
    throw new BridgeError('invalid', text, { faults });
  }

  private fault(name: string, reason: string): void {
    this.faults.push({ pointer: `?${name}`, reason });
  }
}
