import type { Change, Write } from '../change.ts';
import type { CostControl, TariffRefusal } from './cost-control.ts';
import type { EvseTariff } from './driver-cost-places.ts';
import { tariffsServed } from './driver-cost-places.ts';
import { BridgeError, messageOf } from '../errors.ts';
import { objectKey } from '../ids.ts';
import type { Instant, Party, StationId } from '../model/common.ts';
import type { Tariff } from '../model/tariff.ts';
import type { Clock, Log, StationCalls, Store } from '../ports.ts';
import type { StationDesk } from '../station/station.ts';
import type { StationView } from '../station/station-view.ts';

export interface StationTariffsDeps {
  readonly store: Pick<Store, 'location' | 'stationEvents' | 'tariff'>;
  readonly desk: Pick<StationDesk, 'driverCost' | 'noted'>;
  readonly control: Pick<CostControl, 'setTariffs' | 'takesTariffs'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly party: Party;
}

interface Followed {
  readonly view: StationView;
  /** When its tariffs are looked at again without a change of theirs. */
  due?: Instant;
  /** Absent while it is being found out. */
  decidedBy?: ReadonlySet<string> | undefined;
}

/** How many stations are told at once. */
const mostAtOnce = 16;
const retryAfterMs = 5 * 60_000;
/** How many events are looked through for what was told already. */
const mostRemembered = 100;

/** What a write may change of stations' tariffs, by the keys that decide them. */
function keyOf(write: Write): string | undefined {
  switch (write.type) {
    case 'location':
      return objectKey(write.location, write.location.id);
    case 'tariff':
      return objectKey(write.tariff, write.tariff.id);
    case 'tariff-removed':
      return write.key;
    default:
      return undefined;
  }
}

/**
 * Keeps the tariffs of stations that reckon themselves [OCPP 2.1 I07] as those of their connectors: when a station comes, when
 * something is published, and when a tariff begins or ends to be valid.
 */
export class StationTariffs {
  private readonly deps: StationTariffsDeps;
  private readonly followed = new Map<StationId, Followed>();
  private readonly due = new Set<StationId>();
  private readonly busy = new Map<StationId, Promise<void>>();
  /** What an operator was told of a station last: he is not told it again when it comes back. */
  private readonly told = new Map<StationId, string>();
  private closing = false;

  constructor(deps: StationTariffsDeps) {
    this.deps = deps;
  }

  /** A station has come that may be called, or its settings have changed. */
  came(view: StationView): void {
    const { id } = view.station;
    if (!this.deps.control.takesTariffs(id)) return;
    this.followed.set(id, { view });
    this.due.add(id);
    this.work();
  }

  /** Something was stored. */
  changed(change: Change): void {
    if (this.followed.size === 0) return;
    for (const write of change) {
      const key = keyOf(write);
      if (key === undefined) continue;
      for (const [id, { decidedBy }] of this.followed) {
        if (decidedBy?.has(key) ?? true) this.due.add(id);
      }
    }
    this.work();
  }

  /** Once a minute or so. */
  round(): void {
    const { stations, clock } = this.deps;
    for (const [id, { due = Infinity }] of this.followed) {
      if (!stations.isConnected(id)) this.followed.delete(id);
      else if (due <= clock.now()) this.due.add(id);
    }
    this.work();
  }

  /** Lets what is under way finish. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.busy.values());
  }

  /** One station after the other at each of a few places; one that changes meanwhile has another turn. */
  private work(): void {
    for (const id of this.due) {
      if (this.closing || this.busy.size >= mostAtOnce) return;
      if (this.busy.has(id)) continue;
      this.due.delete(id);
      const done = this.bring(id).finally(() => {
        this.busy.delete(id);
        this.work();
      });
      this.busy.set(id, done);
    }
  }

  private async bring(id: StationId): Promise<void> {
    const { control, clock, log } = this.deps;
    const followed = this.followed.get(id);
    if (!followed) return;
    followed.decidedBy = undefined;
    try {
      const { evses, changesAt, decidedBy } = await this.served(followed.view);
      followed.decidedBy = decidedBy;
      const refusals = await control.setTariffs({ stationId: id, evses });
      followed.due = changesAt ?? Infinity;
      this.deps.desk.driverCost.reckons(followed.view, at(evses, refusals));
      await this.note(id, refusals);
    } catch (error) {
      const code = error instanceof BridgeError ? error.code : undefined;
      const gone = code === 'not-supported' || code === 'not-connected';
      if (gone && this.followed.get(id) === followed) this.followed.delete(id);
      else if (!gone)
        log.warn({ station: id, error: messageOf(error) }, 'could not bring a station its tariffs');
      followed.due = clock.now() + retryAfterMs;
    }
  }

  /** Where nobody is shown a price, the station has none. */
  private async served({ station }: StationView): ReturnType<typeof tariffsServed> {
    const { store, party, clock } = this.deps;
    const served = await tariffsServed({ store, party, station, at: clock.now() });
    if (station.driverCost !== 'off') return served;
    const none = { tariff: null, posted: null, divided: false };
    return { ...served, evses: served.evses.map((evse) => ({ ...evse, ...none })) };
  }

  private async note(id: StationId, refusals: readonly TariffRefusal[]): Promise<void> {
    const key = JSON.stringify(refusals);
    if (key === (this.told.get(id) ?? '[]')) return;
    const events = refusals.map(eventOf);
    const before = this.told.has(id) ? undefined : await this.toldBefore(id);
    for (const event of events) if (!before?.has(event.text)) await this.deps.desk.noted(id, event);
    this.told.set(id, key);
  }

  /** What was told before the bridge started. */
  private async toldBefore(id: StationId): Promise<ReadonlySet<string>> {
    const events = await this.deps.store.stationEvents(id, { limit: mostRemembered, kind: 'configuration' });
    return new Set(events.map(({ text }) => text));
  }
}

/** The posted tariffs that are at the station. */
function at(evses: readonly EvseTariff[], refusals: readonly TariffRefusal[]): readonly Tariff[] {
  const refused = new Set(refusals.map(({ evseId }) => evseId));
  return evses.flatMap(({ evseId, posted }) => (posted && !refused.has(evseId) ? [posted] : []));
}

function eventOf({ evseId, tariffId, by, reasons }: TariffRefusal) {
  const which =
    tariffId === ''
      ? `EVSE ${evseId} has no tariff at the station`
      : `tariff ${tariffId} is not at EVSE ${evseId} of the station`;
  return {
    kind: 'configuration',
    severity: by === 'station' ? 'warning' : 'info',
    text: `${which}, its costs are worked out here: ${reasons.join('; ')}`,
    details: { evseId, tariffId, by, reasons },
  } as const;
}
