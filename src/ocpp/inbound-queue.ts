import type { Instant } from '../core/model/common.ts';
import type { FrameOf } from './frame.ts';

/** A station's call that is to be answered, or what it sends without wanting an answer. */
export interface Inbound {
  readonly frame: FrameOf<'call' | 'send'>;
  readonly text: string;
  readonly receivedAt: Instant;
}

const mostCalls = 64;
const mostCharacters = 256 * 1024;

/** A station's calls in their order, until they are answered: how many, and how much, are held before no more is read. */
export class InboundQueue {
  private readonly waiting: Inbound[] = [];
  private inHand: Inbound | undefined;
  private characters = 0;

  push(call: Inbound): void {
    this.waiting.push(call);
    this.characters += call.text.length;
  }

  /** The next one; the one before is answered. */
  next(): Inbound | undefined {
    this.characters -= this.inHand?.text.length ?? 0;
    this.inHand = this.waiting.shift();
    return this.inHand;
  }

  get isFull(): boolean {
    return this.waiting.length >= mostCalls || this.characters > mostCharacters;
  }

  /** Read on only when it is worth it. */
  get hasRoom(): boolean {
    return this.waiting.length < mostCalls / 2 && this.characters <= mostCharacters / 2;
  }
}
