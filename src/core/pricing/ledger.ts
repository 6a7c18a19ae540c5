import type { Instant } from '../model/common.ts';
import type { Component } from './compile.ts';
import type { LineKind } from './result.ts';

export type UsageKind = Exclude<LineKind, 'max-price' | 'min-price' | 'rounding'>;

/** A quantity that one component prices (or none), over consecutive periods. */
export interface Entry {
  readonly kind: UsageKind;
  readonly component: Component | null;
  readonly startedAt: Instant;
  endedAt: Instant;
  /** Nano-kWh, milliseconds, or 1. */
  quantity: number;
  /** What step_size adds. */
  surplus: number;
  /** Wh or seconds; 0 until a step changed the entry. */
  stepSize: number;
}

/** Everything the charge consumed, cut where the component changes. */
export class Ledger {
  readonly entries: Entry[] = [];
  readonly #last = new Map<UsageKind, Entry>();
  readonly #merge: boolean;

  /** @param perComponent one entry per component for the whole charge, not one per stretch */
  constructor(perComponent: boolean) {
    this.#merge = perComponent;
  }

  add(kind: UsageKind, component: Component | null, quantity: number, span: Span): void {
    const last = this.#merge ? this.entries.find((entry) => entry.kind === kind && entry.component === component) : this.#last.get(kind);
    if (last?.component === component) {
      last.quantity += quantity;
      last.endedAt = Math.max(last.endedAt, span.endedAt);
      return;
    }
    const entry = { kind, component, startedAt: span.startedAt, endedAt: span.endedAt, quantity, surplus: 0, stepSize: 0 };
    this.entries.push(entry);
    this.#last.set(kind, entry);
  }
}

export interface Span {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}
