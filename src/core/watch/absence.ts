import { messageOf } from '../errors.ts';
import type { Instant, StationId } from '../model/common.ts';
import type { Clock, Log, StationCalls, Store } from '../ports.ts';
import type { StationDesk } from '../station/station.ts';

export interface AbsenceDeps {
  readonly store: Pick<Store, 'station' | 'stations'>;
  readonly desk: Pick<StationDesk, 'absent' | 'onLeft'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a station may be away before partners hear of it: many lose their connection for a minute. */
  readonly offlineAfterMs: number;
}

/**
 * [OCPI 2.2.1 8.4.22 Status UNKNOWN] "no status information available, also used when offline": says so of stations that
 * stay away, those included that were connected before this process began.
 */
export class Absence {
  private readonly deps: AbsenceDeps;
  private readonly leftAt = new Map<StationId, Instant>();

  constructor(deps: AbsenceDeps) {
    this.deps = deps;
  }

  async start(): Promise<void> {
    const { desk, store, clock } = this.deps;
    desk.onLeft((stationId) => this.leftAt.set(stationId, clock.now()));
    for (const { id } of await store.stations()) this.leftAt.set(id, clock.now());
  }

  /** Says so of those that have been away long enough by now. */
  async tell(): Promise<void> {
    const { store, desk, stations, clock, log, offlineAfterMs } = this.deps;
    for (const [id, since] of this.leftAt) {
      if (since > clock.now() - offlineAfterMs) continue;
      try {
        const station = stations.isConnected(id) ? undefined : await store.station(id);
        if (station) await desk.absent(station, since);
        if (this.leftAt.get(id) === since) this.leftAt.delete(id);
      } catch (error) {
        log.warn({ station: id, error: messageOf(error) }, 'could not say that a station is away');
      }
    }
  }
}
