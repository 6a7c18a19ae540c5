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

export interface Span {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

/** Everything the charge consumed, cut where the component changes. */
export class Ledger {
  readonly entries: Entry[] = [];
  private readonly perComponent: boolean;

  /** @param perComponent one entry per component for the whole charge, not one per stretch */
  constructor(perComponent: boolean) {
    this.perComponent = perComponent;
  }

  add(kind: UsageKind, component: Component | null, quantity: number, span: Span): void {
    const open = this.open(kind, component);
    if (open) {
      open.quantity += quantity;
      open.endedAt = Math.max(open.endedAt, span.endedAt);
      return;
    }
    this.entries.push({
      kind,
      component,
      startedAt: span.startedAt,
      endedAt: span.endedAt,
      quantity,
      surplus: 0,
      stepSize: 0,
    });
  }

  /** The entry to go on with: the last of its kind if it is of the same component. */
  private open(kind: UsageKind, component: Component | null): Entry | undefined {
    for (let index = this.entries.length - 1; index >= 0; index -= 1) {
      const entry = this.entries[index];
      if (entry?.kind !== kind) continue;
      if (entry.component === component) return entry;
      if (!this.perComponent) return undefined;
    }
    return undefined;
  }
}
