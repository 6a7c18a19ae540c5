import type { Catalog } from './core/catalog.ts';
import { messageOf } from './core/errors.ts';
import type { PartnerId } from './core/model/common.ts';
import type { Partner } from './core/model/partner.ts';
import type { Clock, Log } from './core/ports.ts';
import type { PartnerChange, Partners } from './ocpi/partners.ts';
import { endpointOf } from './ocpi/partners.ts';
import type { TokenPull } from './ocpi/pull-tokens.ts';
import type { Lanes } from './queue/lanes.ts';
import type { Schedules } from './queue/schedules.ts';

export interface PartnerCareDeps {
  readonly partners: Partners;
  readonly lanes: Lanes;
  readonly catalog: Pick<Catalog, 'introduce'>;
  readonly pull: Pick<TokenPull, 'pull'>;
  readonly schedules: Pick<Schedules<'pullTokens'>, 'repeat' | 'stop'>;
  readonly pullEveryMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** What follows when partners come, change and go: a lane, everything published, their tokens. */
export class PartnerCare {
  private readonly deps: PartnerCareDeps;
  private readonly underWay = new Set<Promise<void>>();

  constructor(deps: PartnerCareDeps) {
    this.deps = deps;
  }

  start(): void {
    for (const partner of this.deps.partners.all()) this.look({ partner });
    this.deps.partners.onChange((change) => this.look(change));
  }

  async close(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /**
   * Everything published is owed anew and the tokens are read again; the pull goes on when this resolves. What the
   * lane waits for is over.
   */
  async sync(partnerId: PartnerId): Promise<void> {
    this.deps.partners.get(partnerId);
    await this.deps.lanes.release(partnerId);
    await this.introduce(partnerId);
    this.attend(partnerId, () => this.pullTokens(partnerId, true));
  }

  /** Ends a pause, and what the lane waits for also where there was none. */
  async resume(partnerId: PartnerId): Promise<Partner> {
    const partner = await this.deps.partners.resume(partnerId);
    await this.deps.lanes.release(partnerId);
    return partner;
  }

  async pullTokens(partnerId: PartnerId, full = false): Promise<void> {
    const partner = this.deps.partners.get(partnerId);
    const able = partner.state === 'registered' && !partner.paused && endpointOf(partner, 'tokens', 'SENDER');
    if (able) await this.deps.pull.pull(partnerId, { full });
  }

  private look({ before, partner }: PartnerChange): void {
    const { lanes, schedules, pullEveryMs } = this.deps;
    if (partner?.state !== 'registered') {
      if (before?.state === 'registered') this.farewell(before.id);
      return;
    }
    const { id } = partner;
    lanes.open(id);
    schedules.repeat({ task: 'pullTokens', subject: id, everyMs: pullEveryMs });
    const paused = before?.paused ?? false;
    if (partner.paused !== paused) {
      this.attend(id, () => (partner.paused ? lanes.pause(id) : lanes.resume(id)));
    }
    if (isNew(partner) && !(before && isNew(before) && before.state === 'registered')) {
      this.attend(id, () => this.welcome(id));
    }
  }

  private farewell(partnerId: PartnerId): void {
    this.deps.schedules.stop({ task: 'pullTokens', subject: partnerId });
    this.attend(partnerId, () => this.deps.lanes.remove(partnerId));
  }

  private async welcome(partnerId: PartnerId): Promise<void> {
    await this.introduce(partnerId);
    await this.pullTokens(partnerId, true);
  }

  private async introduce(partnerId: PartnerId): Promise<void> {
    const { catalog, clock, partners } = this.deps;
    await catalog.introduce(partnerId);
    await partners.change(partnerId, (stored) => ({ ...stored, introducedAt: clock.now() }));
  }

  /** What fails here is made up for by the next start, sync or scheduled pull. */
  private attend(partner: PartnerId, work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => {
        this.deps.log.warn({ partner, error: messageOf(error) }, 'a partner was not attended to');
      })
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }
}

const isNew = (partner: Partner) => partner.introducedAt === undefined;
