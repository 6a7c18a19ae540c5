import type { StationId } from '../model/common.ts';
import type { Station } from '../model/station.ts';
import type { Store } from '../ports.ts';
import { Turns } from '../station/turns.ts';

export interface StationChangesDeps {
  readonly store: Pick<Store, 'commit' | 'station'>;
  /** Settings were stored. */
  readonly configured: (station: Station) => Promise<void>;
}

/** Settings of stations that the bridge changes by itself: one after the other, so that two changes do not undo each other. */
export class StationChanges {
  private readonly deps: StationChangesDeps;
  private readonly turns = new Turns();

  constructor(deps: StationChangesDeps) {
    this.deps = deps;
  }

  /** The station as it is then; undefined where there is none, or nothing to change. */
  change(
    stationId: StationId,
    change: (station: Station) => Station | undefined,
  ): Promise<Station | undefined> {
    return this.turns.run(async () => {
      const { store, configured } = this.deps;
      const station = await store.station(stationId);
      const next = station && change(station);
      if (!next) return undefined;
      await store.commit([{ type: 'station', station: next }]);
      await configured(next);
      return next;
    });
  }
}
