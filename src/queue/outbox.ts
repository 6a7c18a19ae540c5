import type { Change } from '../core/change.ts';
import { nextTryOfParked } from '../core/delivery.ts';
import { messageOf } from '../core/errors.ts';
import type { PartnerId } from '../core/model/common.ts';
import type { Clock, Ledger, Log } from '../core/ports.ts';
import type { QueueConnections } from './connections.ts';
import type { Lane } from './lane.ts';
import type { Lanes } from './lanes.ts';

export interface OutboxDeps {
  readonly connections: QueueConnections;
  readonly lanes: Lanes;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  readonly sweepEveryMs?: number;
}

const defaultSweepEveryMs = 15_000;
const maxAdded = 500;
/** How many objects without a job one look at the ledger brings to light. */
const sweepDepth = 10_000;
/** How many parked objects one sweep has tried again. */
const maxProbes = 100;

/**
 * Makes a job of everything that becomes owed. The ledger is what counts: a job that could not be added, or was
 * lost, is added by a later sweep.
 */
export class Outbox {
  private readonly deps: OutboxDeps;
  private readonly gathered = new Map<PartnerId, Set<string>>();
  private readonly sending = new Map<PartnerId, Promise<void>>();
  private scheduled = false;
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(deps: OutboxDeps) {
    this.deps = deps;
  }

  start(): void {
    const { connections, sweepEveryMs = defaultSweepEveryMs } = this.deps;
    this.timer = setInterval(() => void this.sweep(), sweepEveryMs).unref();
    connections.onReady(() => void this.sweep());
    void this.sweep();
  }

  /** To be called with every change that was committed. */
  notify(change: Change): void {
    for (const write of change) if (write.type === 'owed') this.gather(write.partnerId, write.ref);
  }

  /**
   * Has a parked object tried again, or one that waits for its next try, and with it all that the partner is owed.
   * @throws BridgeError `store-unavailable`
   */
  async resend(partnerId: PartnerId, ref: string): Promise<void> {
    await this.deps.ledger.unpark(partnerId, ref);
    await this.deps.lanes.release(partnerId);
    this.gather(partnerId, ref);
  }

  /** Has all that is parked tried again; answers how many. @throws BridgeError `store-unavailable` */
  async resendParked(partnerId: PartnerId): Promise<number> {
    const { ledger, lanes } = this.deps;
    const refs = (await ledger.parked(partnerId)).map(({ ref }) => ref);
    for (const portion of portions(refs)) {
      await Promise.all(portion.map((ref) => ledger.unpark(partnerId, ref)));
    }
    await lanes.release(partnerId);
    for (const ref of refs) this.gather(partnerId, ref);
    return refs.length;
  }

  /** Adds what is owed but has no job. Never rejects. */
  sweep(): Promise<void> {
    this.sweeping ??= this.sweepAll().finally(() => (this.sweeping = undefined));
    return this.sweeping;
  }

  /** Waits for what was gathered, as long as Redis answers. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.flush();
    await Promise.all([...this.sending.values(), this.sweeping]);
  }

  private gather(partnerId: PartnerId, ref: string): void {
    const lane = this.deps.lanes.lane(partnerId);
    if (!lane || lane.takesAlong(ref)) return;
    let refs = this.gathered.get(partnerId);
    if (!refs) this.gathered.set(partnerId, (refs = new Set()));
    refs.add(ref);
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    for (const partnerId of this.gathered.keys()) {
      if (this.sending.has(partnerId)) continue;
      const sent = this.send(partnerId).finally(() => this.sending.delete(partnerId));
      this.sending.set(partnerId, sent);
    }
  }

  private async send(partnerId: PartnerId): Promise<void> {
    for (;;) {
      const refs = this.gathered.get(partnerId);
      const lane = this.deps.lanes.lane(partnerId);
      this.gathered.delete(partnerId);
      if (!refs || !lane) return;
      try {
        for (const portion of portions([...refs])) await lane.add(portion, 'now');
      } catch (error) {
        this.deps.log.debug({ partnerId, error: messageOf(error) }, 'no jobs could be added: the sweep will');
        return;
      }
    }
  }

  private async sweepAll(): Promise<void> {
    for (const partnerId of this.deps.lanes.partnerIds) {
      const lane = this.deps.lanes.lane(partnerId);
      if (!lane) continue;
      try {
        await lane.recall();
        await this.sweepLane(partnerId, lane);
        await this.probeParked(partnerId, lane);
      } catch (error) {
        this.deps.log.debug({ partnerId, error: messageOf(error) }, 'a sweep failed: the next one will do');
      }
    }
  }

  private async sweepLane(partnerId: PartnerId, lane: Lane): Promise<void> {
    for (let added = sweepDepth; added >= sweepDepth;) {
      const { counts, parked } = await this.deps.ledger.summary(partnerId);
      const due = Object.values(counts).reduce((sum, count) => sum + count, 0) - parked;
      const size = due > 0 ? await lane.size() : 0;
      if (size >= due) return;
      added = await this.addMissing(partnerId, lane, size);
    }
  }

  /** What is parked stays so until the partner took it; what it refuses again waits for longer. */
  private async probeParked(partnerId: PartnerId, lane: Lane): Promise<void> {
    if (lane.health.state !== 'ok') return;
    const { ledger, clock } = this.deps;
    const now = clock.now();
    const due = (await ledger.parked(partnerId)).filter((one) => nextTryOfParked(one) <= now);
    const refs = due.slice(0, maxProbes).map(({ ref }) => ref);
    await lane.add(await lane.withoutJob(refs), 'probe');
  }

  private async addMissing(partnerId: PartnerId, lane: Lane, size: number): Promise<number> {
    // At most `size` of the oldest have a job, so this depth brings the others to light.
    const owed = await this.deps.ledger.owed(partnerId, size + sweepDepth);
    const refs = owed.filter((item) => !item.parked).map(({ ref }) => ref);
    let added = 0;
    for (const portion of portions(refs)) {
      const missing = await lane.withoutJob(portion);
      await lane.add(missing, 'in turn');
      added += missing.length;
    }
    return added;
  }
}

function* portions(refs: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < refs.length; start += maxAdded) yield refs.slice(start, start + maxAdded);
}
