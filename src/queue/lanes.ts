import { BridgeError } from '../core/errors.ts';
import type { PartnerId } from '../core/model/common.ts';
import { bounded } from './connections.ts';
import type { LaneHealth } from './health.ts';
import type { Lane, LaneDeps, LaneOptions } from './lane.ts';
import { openLane } from './open-lane.ts';

export type LanesDeps = Omit<LaneDeps, 'options'> & { readonly options?: Partial<LaneOptions> };

const defaults: LaneOptions = {
  concurrency: 64,
  tellTimeoutMs: 60_000,
  backoff: { firstMs: 1000, mostMs: 300_000 },
  triesBeforeParking: 3,
  parkAfterMs: 120_000,
  lockMs: 5000,
};

const defaultDrainMs = 10_000;

/** One lane per partner. */
export class Lanes {
  private readonly deps: LaneDeps;
  private readonly lanes = new Map<PartnerId, Lane>();

  constructor(deps: LanesDeps) {
    this.deps = { ...deps, options: { ...defaults, ...deps.options } };
  }

  open(partnerId: PartnerId): void {
    if (!this.lanes.has(partnerId)) this.lanes.set(partnerId, openLane(partnerId, this.deps));
  }

  get partnerIds(): readonly PartnerId[] {
    return [...this.lanes.keys()];
  }

  lane(partnerId: PartnerId): Lane | undefined {
    return this.lanes.get(partnerId);
  }

  health(partnerId: PartnerId): LaneHealth | undefined {
    return this.lanes.get(partnerId)?.health;
  }

  /** In every process, until `resume`. @throws BridgeError `not-found`, `store-unavailable` */
  async pause(partnerId: PartnerId): Promise<void> {
    await bounded(this.opened(partnerId).pause());
  }

  /** Asks the partner again at once, whatever it waits for. @throws BridgeError `not-found`, `store-unavailable` */
  async resume(partnerId: PartnerId): Promise<void> {
    await bounded(this.opened(partnerId).resume());
  }

  /** Ends what the lane waits for, if there is one. @throws BridgeError `store-unavailable` */
  async release(partnerId: PartnerId): Promise<void> {
    const lane = this.lanes.get(partnerId);
    if (lane) await bounded(lane.release());
  }

  /** Lets deliveries under way finish, for so long; what is not sent is sent when the lane is open again. */
  async close(partnerId: PartnerId, drainMs = defaultDrainMs): Promise<void> {
    const lane = this.lanes.get(partnerId);
    this.lanes.delete(partnerId);
    await lane?.close(drainMs);
  }

  /** Closes the lane of a partner that is gone and removes its queue. @throws BridgeError `store-unavailable` */
  async remove(partnerId: PartnerId, drainMs = defaultDrainMs): Promise<void> {
    const lane = this.lanes.get(partnerId);
    this.lanes.delete(partnerId);
    await lane?.remove(drainMs);
  }

  async closeAll(drainMs = defaultDrainMs): Promise<void> {
    await Promise.all(this.partnerIds.map((partnerId) => this.close(partnerId, drainMs)));
  }

  private opened(partnerId: PartnerId): Lane {
    const lane = this.lanes.get(partnerId);
    if (!lane) throw new BridgeError('not-found', `nothing is sent to the partner ${partnerId}`);
    return lane;
  }
}
