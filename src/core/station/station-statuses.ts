import type { Change, Write } from '../change.ts';
import { owe } from '../change.ts';
import type { EvseStatusAt } from './evse-status.ts';
import { evseStatuses, occupiedAs } from './evse-status.ts';
import type { StatusChanged } from './facts.ts';
import { locationKey, makeConnectorKey } from '../ids.ts';
import type { Instant, Party } from '../model/common.ts';
import type { BootInfo, ConnectorStatus, Station } from '../model/station.ts';
import type { Audience, Clock, Log, Store } from '../ports.ts';
import { turnedBy } from './session.ts';
import { sessionChange } from './session-change.ts';
import type { StationView } from './station-view.ts';

export interface StationStatusesDeps {
  readonly store: Pick<Store, 'commit'>;
  readonly audience: Pick<Audience, 'knows' | 'receivers'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly party: Party;
}

/** More than any station can be mapped for. */
const mostConnectors = 2000;

/** What stations say of their connectors, and what partners see of their EVSEs. Whoever calls has the station's turn. */
export class StationStatuses {
  private readonly deps: StationStatusesDeps;

  constructor(deps: StationStatusesDeps) {
    this.deps = deps;
  }

  async changed(view: StationView, fact: StatusChanged): Promise<void> {
    const { store, audience, clock, log } = this.deps;
    const { evseId, errorCode } = fact;
    const key = makeConnectorKey(fact);
    const before = view.connectors.get(key);
    if (!before && view.connectors.size >= mostConnectors) {
      log.warn({ station: view.station.id, connector: key }, 'too many connectors: it is left out');
      return;
    }
    const at = Math.max(fact.at, before?.at ?? 0);
    const state = fact.state === 'Occupied' ? occupiedAs(before?.state) : fact.state;
    const status = { state, ...(errorCode && { errorCode }), at };
    const running = view.sessionAt(evseId);
    const session = running && turnedBy(running, { state: fact.state, at: fact.at }, clock.now());
    await store.commit([
      connectorChange(view, key, status),
      ...this.evseChanges(view, new Map([[key, status]])),
      ...(session && session !== running ? sessionChange(session, audience) : []),
    ]);
    view.connectors.set(key, status);
    if (session) view.sessions.set(session.transactionId, session);
  }

  /** What the EVSEs become when these connectors are so; without any, what all of them are. */
  evseChanges(view: StationView, changed: ReadonlyMap<string, ConnectorStatus>): Change {
    const before = evseStatuses(view.station, changed.size > 0 ? view.connectors : new Map());
    return [...evseStatuses(view.station, new Map([...view.connectors, ...changed]))].flatMap(
      ([key, evse]) =>
        evse.status === 'UNKNOWN' || before.get(key)?.status === evse.status ? [] : this.evseChange(evse),
    );
  }

  /** The station has been away for long: what its EVSEs do is unknown. */
  async unknown(station: Station, since: Instant): Promise<void> {
    const all = [...evseStatuses(station, new Map()).values()];
    await this.deps.store.commit([
      { type: 'absent', stationId: station.id, since },
      ...all.flatMap((evse) => this.evseChange(evse)),
    ]);
  }

  /** The station is back: its EVSEs are as it last said, until it says otherwise. */
  async back(view: StationView): Promise<void> {
    await this.deps.store.commit([
      { type: 'absent', stationId: view.station.id, since: null },
      ...this.evseChanges(view, new Map()),
    ]);
    view.absentSince = undefined;
  }

  /** Another version numbers connectors otherwise: what was said of them in the one before says nothing any more. */
  async restated(view: StationView, boot: BootInfo): Promise<void> {
    const forgotten = view.boot && view.boot.version !== boot.version ? [...view.connectors.keys()] : [];
    await this.deps.store.commit([
      { type: 'boot', stationId: view.station.id, boot },
      ...forgotten.map((connector) => connectorChange(view, connector, null)),
    ]);
    view.boot = boot;
    for (const connector of forgotten) view.connectors.delete(connector);
  }

  private evseChange({ location, evseUid, status }: EvseStatusAt): Change {
    const key = locationKey(location, this.deps.party);
    return [
      { type: 'evse-status', locationKey: key, evseUid, status, at: this.deps.clock.now() },
      ...owe(this.deps.audience.receivers('locations'), { kind: 'locations', key }),
    ];
  }
}

function connectorChange(view: StationView, connector: string, status: ConnectorStatus | null): Write {
  return { type: 'connector', stationId: view.station.id, connector, status };
}
