import { locationKey } from '../../core/ids.ts';
import type { Party } from '../../core/model/common.ts';
import type { Quirks } from '../../core/model/quirks.ts';
import type { BootInfo, Station } from '../../core/model/station.ts';
import type { Store } from '../../core/ports.ts';
import { timeZoneNamed } from '../../core/time-zone.ts';
import type { LocalZones } from '../payload/read.ts';
import type { Described, QuirkBook } from './quirk-book.ts';

/** The quirks of a station as its messages are read by. */
export interface InForce {
  readonly set: Quirks;
  readonly zones: LocalZones;
}

export const noQuirks: InForce = { set: {}, zones: {} };

export interface QuirksDeps {
  readonly book: QuirkBook;
  readonly store: Pick<Store, 'location' | 'stationMemory'>;
  readonly party: Party;
}

/** What counts for one station now; worked out anew only when its settings or its boot have changed. */
export class QuirksInForce {
  private readonly deps: QuirksDeps;
  private worked: { readonly station: Station; readonly boot: BootInfo | undefined } | undefined;
  private looking: Promise<InForce> | undefined;
  /** As of the last message; before the first one what is set for the station itself. */
  now: InForce;

  constructor(deps: QuirksDeps, { quirks }: Pick<Station, 'quirks'>) {
    this.deps = deps;
    this.now = quirks ? { set: quirks, zones: {} } : noQuirks;
  }

  /** Absent where they are to be worked out. */
  known(station: Station, boot: BootInfo | undefined): InForce | undefined {
    return this.worked?.station === station && this.worked.boot === boot ? this.now : undefined;
  }

  async of(station: Station, boot: BootInfo | undefined): Promise<InForce> {
    const known = this.known(station, boot);
    if (known) return known;
    this.now = await this.workedOut(station, boot);
    this.worked = { station, boot };
    return this.now;
  }

  /** Before the station has said anything: by what it said when it booted the last time. */
  remembered(station: Station): Promise<InForce> {
    if (this.worked) return Promise.resolve(this.now);
    this.looking ??= this.lookedUp(station);
    return this.looking;
  }

  private async lookedUp(station: Station): Promise<InForce> {
    const { boot } = await this.deps.store.stationMemory(station.id);
    const found = await this.workedOut(station, boot);
    // it may have said something meanwhile
    if (!this.worked) this.now = found;
    return this.now;
  }

  private async workedOut(station: Station, boot: Described | undefined): Promise<InForce> {
    const { set } = this.deps.book.applied(station, boot);
    const { timesWithoutZone, timesMarkedUtc } = set;
    if (timesWithoutZone === undefined && timesMarkedUtc === undefined) return { set, zones: {} };
    const [unmarked, utc] = await Promise.all([
      this.zoneOf(station, timesWithoutZone),
      this.zoneOf(station, timesMarkedUtc),
    ]);
    return { set, zones: { ...(unmarked && { unmarked }), ...(utc && { utc }) } };
  }

  /** None while the station is at no known location. */
  private async zoneOf({ connectors: [first] }: Station, name: string | undefined) {
    if (name !== 'location') return name === undefined ? undefined : timeZoneNamed(name);
    const { store, party } = this.deps;
    const location = first && (await store.location(locationKey(first.location, party)));
    return location && timeZoneNamed(location.timeZone);
  }
}
