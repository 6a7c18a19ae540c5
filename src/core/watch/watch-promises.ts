import { messageOf } from '../errors.ts';
import type { Instant, StationId } from '../model/common.ts';
import type { Clock, Log, Store } from '../ports.ts';
import type { StationDesk } from '../station/station.ts';
import type { StationInquiries } from './station-inquiries.ts';
import type { Expectation, Undertakings } from './undertakings.ts';
import type { WatchLimits } from './watch-limits.ts';
import { verdictOn } from './watch-verdicts.ts';
import type { Promiser } from './watch-verdicts.ts';

export interface WatchPromisesDeps {
  readonly store: Pick<Store, 'commit'>;
  readonly desk: Pick<StationDesk, 'noted'>;
  readonly inquiries: Pick<StationInquiries, 'connectionTimeoutS'>;
  readonly undertakings: Undertakings;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: WatchLimits;
}

/** Beyond the time that a station says it waits for a vehicle. */
const marginMs = 30_000;
/** What a station said is asked anew after this time. */
const freshMs = 24 * 3_600_000;

interface Wait {
  readonly at: Instant;
  /** Absent while it is being asked. */
  readonly ms?: number;
}

/** Tells of what stations promised and did not do. */
export class WatchPromises {
  private readonly deps: WatchPromisesDeps;
  /** How long each station waits for a vehicle; 0 where it does not say. */
  private readonly waits = new Map<StationId, Wait>();
  private readonly asking = new Set<Promise<void>>();

  constructor(deps: WatchPromisesDeps) {
    this.deps = deps;
  }

  async settled(): Promise<void> {
    await Promise.all(this.asking);
  }

  async judge(stationId: StationId, station: Promiser): Promise<void> {
    const { undertakings, clock, limits } = this.deps;
    const now = clock.now();
    for (const expectation of undertakings.of(stationId)) {
      const verdict = verdictOn(expectation, station, { now, limits });
      if (!verdict) continue;
      if (verdict.event && 'idTag' in expectation && this.mayStillCome(stationId, expectation, now)) continue;
      undertakings.over(stationId, expectation);
      if (verdict.event) await this.tell(stationId, expectation, verdict.event);
    }
  }

  /** A later driver with the same token is not the one who was expected. */
  private async tell(
    stationId: StationId,
    expectation: Expectation,
    event: Parameters<StationDesk['noted']>[1],
  ): Promise<void> {
    const { desk, store, log } = this.deps;
    if (event.severity !== 'info') log.warn({ station: stationId, ...event.details }, event.text);
    if (expectation.kind === 'start') {
      const { idTag } = expectation;
      await store.commit([{ type: 'expected-start', stationId, idTag, start: null }]);
    }
    await desk.noted(stationId, event);
  }

  /** A station is asked how patient it is only once somebody is late: most are for less than the limit. */
  private mayStillCome(stationId: StationId, { at }: Expectation, now: Instant): boolean {
    const wait = this.waits.get(stationId);
    if (wait && now - wait.at < freshMs) return wait.ms === undefined || now - at < wait.ms;
    this.waits.set(stationId, { at: now });
    const asked = this.askedWait(stationId)
      .then((ms) => void this.waits.set(stationId, { at: now, ms }))
      .finally(() => this.asking.delete(asked));
    this.asking.add(asked);
    return true;
  }

  private async askedWait(stationId: StationId): Promise<number> {
    try {
      const seconds = await this.deps.inquiries.connectionTimeoutS(stationId);
      return seconds !== undefined && seconds > 0 ? seconds * 1000 + marginMs : 0;
    } catch (error) {
      const fields = { station: stationId, error: messageOf(error) };
      this.deps.log.info(fields, 'a station did not say how long it waits for a vehicle');
      return 0;
    }
  }
}
