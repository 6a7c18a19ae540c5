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

interface Errand {
  /** It became owed again since the ledger was read. */
  again: boolean;
  isLost: boolean;
  call: Call | undefined;
  ended: Promise<unknown>;
}

export interface Wishes {
  /** Whether it goes also to a partner who did not take it before. */
  readonly parkedToo: boolean;
  /** Hears of every single success. */
  readonly told: () => void;
  /** Whether an object that was refused is parked; otherwise the delivery fails. */
  readonly parks: () => boolean;
}

/** Brings a partner the newest state of one object, as often as it changes meanwhile. */
export class Courier {
  private readonly deps: CourierDeps;
  /** By object. */
  private readonly underway = new Map<string, Errand>();
  private stopped = false;

  constructor(deps: CourierDeps) {
    this.deps = deps;
  }

  /** Whether a delivery under way takes the newest change along, so that no job is needed for it. */
  takesAlong(ref: string): boolean {
    const errand = this.underway.get(ref);
    if (errand) errand.again = true;
    return errand !== undefined;
  }

  /**
   * @returns `done`, or `again` when a newer state is still to be sent
   * @throws DeliveryFailure
   */
  async deliver(ref: string, wishes: Wishes): Promise<'done' | 'again'> {
    // A job whose lock ran out is given out once more, perhaps to the very process that still has it.
    for (let earlier = this.underway.get(ref); earlier; earlier = this.underway.get(ref)) {
      this.lost(ref);
      await earlier.ended;
    }
    const errand: Errand = { again: false, isLost: false, call: undefined, ended: Promise.resolve() };
    this.underway.set(ref, errand);
    const outcome = this.rounds(ref, errand, wishes);
    errand.ended = outcome.catch(() => undefined);
    return outcome;
  }

  /** Somebody else may be bringing the object: what is under way must not arrive after his. */
  lost(ref: string): void {
    const errand = this.underway.get(ref);
    if (!errand) return;
    errand.isLost = true;
    errand.call?.breakOff(lostFailure());
  }

  /** Breaks off what is under way. */
  stop(): void {
    this.stopped = true;
    for (const { call } of this.underway.values()) {
      call?.breakOff(new DeliveryFailure('retry', 'the bridge is closing'));
    }
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  private async rounds(ref: string, errand: Errand, wishes: Wishes): Promise<'done' | 'again'> {
    try {
      for (let round = 0; round < maxRounds; round++) {
        errand.again = false;
        const owed = await this.deps.ledger.owedRef(this.deps.partnerId, ref);
        if (owed && (!owed.parked || wishes.parkedToo)) {
          const acknowledged = await this.tell(owed, errand, wishes);
          if (acknowledged === 'parked') return this.isOwedAgain(ref) ? 'again' : 'done';
          wishes.told();
          if (await this.deps.ledger.settle(owed, acknowledged)) continue;
        }
        // From here to the return nothing else runs, so no change can slip through between.
        if (!this.isOwedAgain(ref)) return 'done';
      }
      return 'again';
    } catch (error) {
      throw this.failureOf(error, ref);
    } finally {
      this.underway.delete(ref);
    }
  }

  private isOwedAgain(ref: string): boolean {
    return this.underway.get(ref)?.again ?? false;
  }

  private async tell(owed: Owed, errand: Errand, wishes: Wishes): Promise<Acknowledged | null | 'parked'> {
    try {
      return await this.call(owed, errand);
    } catch (error) {
      if (!(error instanceof DeliveryFailure) || error.verdict !== 'park' || !wishes.parks()) throw error;
      const { partnerId, ref } = owed;
      await this.deps.ledger.park(owed, { at: this.deps.clock.now(), error: error.message });
      const level = owed.parked ? 'debug' : 'warn';
      this.deps.log[level](
        { partnerId, ref, error: error.message },
        'the partner does not take this: parked',
      );
      return 'parked';
    }
  }

  private async call(owed: Owed, errand: Errand): Promise<Acknowledged | null> {
    const { teller, tellTimeoutMs } = this.deps;
    if (errand.isLost) throw lostFailure();
    const call = new Call();
    const late = () => new DeliveryFailure('retry', `no answer within ${tellTimeoutMs} ms`);
    errand.call = call;
    try {
      return await call.run((signal) => teller.tell(owed, signal), { ms: tellTimeoutMs, late });
    } finally {
      errand.call = undefined;
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

const lostFailure = () => new DeliveryFailure('retry', 'taken over, for its lock ran out');
