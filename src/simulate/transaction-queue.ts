import { setTimeout as wait } from 'node:timers/promises';
import { LinkError } from './ocpp-link.ts';

/** What must be known of a transaction, with the timestamps of its event. */
export interface TransactionMessage {
  readonly action: string;
  /** Made when it is sent: the transaction's id may not be known before. */
  readonly payload: () => object;
  readonly answered?: (payload: unknown) => void;
  /** It was refused or unanswered too often, and is gone. */
  readonly givenUp?: (error: Error) => void;
}

export interface TransactionQueueOptions {
  readonly send: (action: string, payload: object) => Promise<unknown>;
  /** The configuration keys TransactionMessageAttempts and TransactionMessageRetryInterval. */
  readonly retries: () => { readonly attempts: number; readonly intervalMs: number };
  readonly signal: AbortSignal;
}

/**
 * Transaction-related messages in the order of their events, kept while there is no connection
 * [OCPP 1.6 3.7]. One that fails is tried again after growing waits and blocks those behind it; after
 * the last attempt it is dropped [OCPP 1.6 3.7.1]. A lost connection is no attempt.
 */
export class TransactionQueue {
  private readonly options: TransactionQueueOptions;
  private readonly messages: TransactionMessage[] = [];
  private open = false;
  private pumping = false;

  constructor(options: TransactionQueueOptions) {
    this.options = options;
  }

  get length(): number {
    return this.messages.length;
  }

  push(message: TransactionMessage): void {
    this.messages.push(message);
    void this.pump();
  }

  /** The central system may be talked to. */
  resume(): void {
    this.open = true;
    void this.pump();
  }

  pause(): void {
    this.open = false;
  }

  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    let attempts = 0;
    for (let head = this.messages[0]; head && this.open; head = this.messages[0]) {
      const failure = await this.attempt(head);
      if (failure instanceof LinkError && failure.reason === 'offline') {
        this.open = false;
        continue;
      }
      attempts += 1;
      const { attempts: allowed, intervalMs } = this.options.retries();
      if (failure && attempts < allowed) {
        const { signal } = this.options;
        await wait(intervalMs * attempts, undefined, { signal }).catch(() => this.pause());
        continue;
      }
      this.messages.shift();
      attempts = 0;
      if (failure) head.givenUp?.(failure);
    }
    this.pumping = false;
  }

  private async attempt(message: TransactionMessage): Promise<Error | undefined> {
    try {
      const answer = await this.options.send(message.action, message.payload());
      message.answered?.(answer);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
