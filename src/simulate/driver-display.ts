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

  /** Without a currency where none is known. */
  cost(transactionId: string, cost: { total: number; currency: string | undefined; isFinal: boolean }): void {
    const { total, currency, isFinal } = cost;
    this.costs.set(transactionId, total);
    const amount = currency === undefined ? String(total) : `${total} ${currency}`;
    this.show(isFinal ? `final cost ${amount}` : `cost so far ${amount}`);
  }
}
