import type { Acknowledged, Owed } from '../core/ports.ts';

/** What a partner has of an object, as far as is known. */
export interface Before {
  /** What it acknowledged last. */
  readonly known: Acknowledged | undefined;
  /**
   * No message has been sent since: it has just this. After a message whose answer never came it may have something
   * else, so that even what is acknowledged has to be told again.
   */
  readonly sure: boolean;
}

/** Objects whose last message was answered a moment ago; of the others, and after a start, nothing is sure. */
const mostRemembered = 10_000;

/** Remembers which messages were answered and not followed by another one. */
export class LastTold {
  private readonly told = new Map<string, string>();

  /** To be called before anything is sent about the object. */
  begin({ partnerId, ref, acknowledged: known }: Owed): Before {
    const key = keyOf(partnerId, ref);
    const told = this.told.get(key);
    this.told.delete(key);
    return { known, sure: known !== undefined && told === JSON.stringify(known) };
  }

  /** The partner has answered. */
  end({ partnerId, ref }: Owed, acknowledged: Acknowledged | null): void {
    if (acknowledged === null) return;
    this.told.set(keyOf(partnerId, ref), JSON.stringify(acknowledged));
    const [oldest] = this.told.keys();
    if (this.told.size > mostRemembered && oldest !== undefined) this.told.delete(oldest);
  }
}

function keyOf(partnerId: string, ref: string): string {
  return `${partnerId} ${ref}`;
}
