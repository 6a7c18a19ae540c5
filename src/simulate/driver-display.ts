import type { Payload } from './payload.ts';

/** What a charge point shows its drivers: messages, and what a transaction has cost so far. */
export class DriverDisplay {
  /** Display messages as they came, by their number. */
  readonly messages = new Map<number, Payload>();
  /** By transaction, in the tariff's currency. */
  readonly costs = new Map<string, number>();
  private readonly onShown: (text: string) => void;

  constructor(onShown: (text: string) => void) {
    this.onShown = onShown;
  }

  show(text: string): void {
    this.onShown(text);
  }

  cost(transactionId: string, total: number): void {
    this.costs.set(transactionId, total);
    this.show(`cost so far ${total}`);
  }
}
