import { BridgeError } from '../errors.ts';
import { objectKey } from '../ids.ts';
import type { Party } from '../model/common.ts';
import type { Evse, Location } from '../model/location.ts';
import type { Session } from '../model/session.ts';
import type { StationCalls, Store } from '../ports.ts';
import type { ConnectorPlace } from './remote-control.ts';

/** [OCPI 2.2.1 mod_commands CommandResponseType] */
export type CommandResponse = 'ACCEPTED' | 'NOT_SUPPORTED' | 'REJECTED' | 'UNKNOWN_SESSION';

export interface Answer {
  readonly response: CommandResponse;
  readonly reason?: string;
}

export const rejected = (reason: string): Answer => ({ response: 'REJECTED', reason });
export const notConnected = rejected('the charge point is not connected');

export interface Wanted {
  readonly evseUid?: string;
  readonly connectorId?: string;
  /** What the EVSE must be able to do [OCPI 2.2.1 mod_locations Capability]. */
  readonly capability?: string;
  /** Of an EVSE that nobody asked for by name: whether it is promised to somebody else. */
  readonly isTaken?: (at: ConnectorPlace) => Promise<boolean>;
}

export interface Connected {
  readonly locationId: string;
  readonly evseUid: string;
  readonly connectorId: string;
}

export interface CommandPlacesDeps {
  readonly store: Pick<Store, 'location' | 'stationOfEvse'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly party: Party;
}

/** How good an EVSE is for a driver who did not choose one. */
const preference: Readonly<Partial<Record<Evse['status'], number>>> = {
  AVAILABLE: 0,
  BLOCKED: 1,
  UNKNOWN: 2,
};

const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

/** Which station is meant by what partners say of a place. */
export class CommandPlaces {
  private readonly deps: CommandPlacesDeps;

  constructor(deps: CommandPlacesDeps) {
    this.deps = deps;
  }

  /** @throws BridgeError `unknown-location` */
  async location(id: string): Promise<Location> {
    const location = await this.deps.store.location(objectKey(this.deps.party, id));
    if (!location) throw new BridgeError('unknown-location', `unknown location ${id}`);
    return location;
  }

  /** The EVSE that is asked for, or the best of the location's, at a station that is there. */
  async choose(
    location: Location,
    wanted: Wanted,
  ): Promise<Answer | (ConnectorPlace & { readonly evse: Evse })> {
    const { evseUid } = wanted;
    const asked = (location.evses ?? []).filter(({ uid }) => evseUid === undefined || same(uid, evseUid));
    if (asked.length === 0) return rejected('no such EVSE at this location');
    const { capability } = wanted;
    const able = asked.filter((evse) => capability === undefined || isCapable(evse, capability));
    if (able.length === 0) return { response: 'NOT_SUPPORTED', reason: `not ${capability} here` };
    const usable = able
      .filter(({ status }) => evseUid !== undefined || status in preference)
      .toSorted((a, b) => (preference[a.status] ?? 9) - (preference[b.status] ?? 9));
    const noneFree = rejected('no free EVSE at this location');
    let answer = noneFree;
    for (const evse of usable) {
      const station = await this.stationOf(location, evse, wanted.connectorId);
      if (!station) answer = rejected('no charge point is mapped to this EVSE');
      else if (!this.deps.stations.isConnected(station.stationId)) answer = notConnected;
      else if (evseUid === undefined && (await wanted.isTaken?.(station))) answer = noneFree;
      else return { ...station, evse };
    }
    return answer;
  }

  /**
   * One connector, at a station that is there.
   * @throws BridgeError `unknown-location`
   */
  async connector(at: Connected): Promise<Answer | ConnectorPlace> {
    const location = await this.location(at.locationId);
    const evse = location.evses?.find(({ uid }) => same(uid, at.evseUid));
    const connector = evse?.connectors.find(({ id }) => same(id, at.connectorId));
    if (!evse || !connector) return rejected('no such EVSE or connector at this location');
    const station = await this.stationOf(location, evse, connector.id);
    if (!station) return rejected('no charge point is mapped to this connector');
    return this.deps.stations.isConnected(station.stationId) ? station : notConnected;
  }

  /** Whether a session's EVSE, as it is now, can do this. */
  async sessionIsCapable({ place, ...party }: Session, capability: string): Promise<boolean> {
    if (!place) return false;
    const location = await this.deps.store.location(objectKey(party, place.locationId));
    const evse = location?.evses?.find(({ uid }) => same(uid, place.evseUid));
    return evse !== undefined && isCapable(evse, capability);
  }

  private stationOf(location: Location, evse: Evse, connectorId?: string) {
    return this.deps.store.stationOfEvse(objectKey(location, location.id), evse.uid, connectorId);
  }
}

function isCapable({ capabilities }: Evse, capability: string): boolean {
  return capabilities?.includes(capability) ?? false;
}

/** It was connected a moment ago. */
export function ifConnected<T extends string>(ask: () => T): T | Answer {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BridgeError && error.code === 'not-connected') return notConnected;
    throw error;
  }
}
