import type { Teller } from '../core/delivery.ts';
import { DeliveryFailure } from '../core/delivery.ts';
import { BridgeError, messageOf } from '../core/errors.ts';
import type { PartnerId } from '../core/model/common.ts';
import type { Acknowledged, Clock, Ledger, Log, Owed } from '../core/ports.ts';
import { Call } from './call.ts';

export interface CourierDeps {
  readonly partnerId: PartnerId;
  readonly ledger: Ledger;
  readonly teller: Teller;
  readonly clock: Clock;
  readonly log: Log;
  readonly tellTimeoutMs: number;
}

/** After so many rounds an object that never comes to rest goes to the back, so that the others get their turn. */
const maxRounds = 8;

/** Brings a partner the newest state of one object, as often as it changes meanwhile. */
export class Courier {
  private readonly deps: CourierDeps;
  /** Objects on their way, and whether they became owed again since the ledger was read. */
  private readonly underway = new Map<string, boolean>();
  private readonly calls = new Set<Call>();
  private stopped = false;

  constructor(deps: CourierDeps) {
    this.deps = deps;
  }

  /** Whether a delivery under way takes the newest change along, so that no job is needed for it. */
  takesAlong(ref: string): boolean {
    if (!this.underway.has(ref)) return false;
    this.underway.set(ref, true);
    return true;
  }

  /**
   * @param told hears of every single success
   * @returns `done`, or `again` when a newer state is still to be sent
   * @throws DeliveryFailure
   */
  async deliver(ref: string, lastTry: boolean, told: () => void): Promise<'done' | 'again'> {
    try {
      for (let round = 0; round < maxRounds; round++) {
        this.underway.set(ref, false);
        const owed = await this.deps.ledger.owedRef(this.deps.partnerId, ref);
        if (owed && !owed.parked) {
          const acknowledged = await this.tell(owed, lastTry);
          if (acknowledged === 'parked') return this.underway.get(ref) ? 'again' : 'done';
          told();
          if (await this.deps.ledger.settle(owed, acknowledged)) continue;
        }
        // From here to the return nothing else runs, so no change can slip through between.
        if (!this.underway.get(ref)) return 'done';
      }
      return 'again';
    } catch (error) {
      throw this.failureOf(error, ref);
    } finally {
      this.underway.delete(ref);
    }
  }

  /** Breaks off what is under way. */
  stop(): void {
    this.stopped = true;
    for (const call of this.calls) call.breakOff(new DeliveryFailure('retry', 'the bridge is closing'));
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  private async tell(owed: Owed, lastTry: boolean): Promise<Acknowledged | null | 'parked'> {
    try {
      return await this.call(owed);
    } catch (error) {
      if (!lastTry || !(error instanceof DeliveryFailure) || error.verdict !== 'park') throw error;
      const { partnerId, ref } = owed;
      await this.deps.ledger.park(owed, { at: this.deps.clock.now(), error: error.message });
      this.deps.log.warn({ partnerId, ref, error: error.message }, 'the partner does not take this: parked');
      return 'parked';
    }
  }

  private async call(owed: Owed): Promise<Acknowledged | null> {
    const { teller, tellTimeoutMs } = this.deps;
    const call = new Call();
    const late = () => new DeliveryFailure('retry', `no answer within ${tellTimeoutMs} ms`);
    this.calls.add(call);
    try {
      return await call.run((signal) => teller.tell(owed, signal), { ms: tellTimeoutMs, late });
    } finally {
      this.calls.delete(call);
    }
  }

  private failureOf(error: unknown, ref: string): DeliveryFailure {
    if (error instanceof DeliveryFailure) return error;
    const { partnerId, log } = this.deps;
    if (error instanceof BridgeError && error.code === 'store-unavailable') {
      log.debug({ partnerId, ref, error: error.message }, 'the store went away during a delivery');
    } else {
      log.error({ partnerId, ref, err: error }, 'a delivery broke: this is a fault of the bridge');
    }
    return new DeliveryFailure('retry', messageOf(error), { cause: error });
  }
}
