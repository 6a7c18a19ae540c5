import type { EvseStatus } from '../model/location.ts';
import { makeConnectorKey } from '../ids.ts';
import type { ConnectorMapping, ConnectorState, ConnectorStatus, Station } from '../model/station.ts';

/** How a connector's state reads in OCPI; an EV that stands there without charging blocks the EVSE. */
export const evseStatusOf: Readonly<Record<ConnectorState, EvseStatus>> = {
  Available: 'AVAILABLE',
  Preparing: 'BLOCKED',
  Charging: 'CHARGING',
  SuspendedEV: 'CHARGING',
  SuspendedEVSE: 'CHARGING',
  Finishing: 'BLOCKED',
  Reserved: 'RESERVED',
  Unavailable: 'INOPERATIVE',
  Faulted: 'OUTOFORDER',
};

/** The states in which a vehicle, or at least its cable, is there [OCPP 2.0.1 ConnectorStatusEnumType Occupied]. */
const occupied: ReadonlySet<ConnectorState> = new Set([
  'Charging',
  'Finishing',
  'Preparing',
  'SuspendedEV',
  'SuspendedEVSE',
]);

export function isOccupied(state: ConnectorState | undefined): boolean {
  return state !== undefined && occupied.has(state);
}

/** Which of them it is that a station only calls occupied. */
export function occupiedAs(before: ConnectorState | undefined): ConnectorState {
  return before !== undefined && isOccupied(before) ? before : 'Preparing';
}

export interface EvseStatusAt {
  /** As the station's mapping writes it. */
  readonly location: string;
  readonly evseUid: string;
  readonly status: EvseStatus;
}

/** An EVSE with several connectors is as busy as the busiest, and as good as the best of the idle ones. */
const precedence: readonly EvseStatus[] = [
  'CHARGING',
  'RESERVED',
  'BLOCKED',
  'AVAILABLE',
  'UNKNOWN',
  'INOPERATIVE',
  'OUTOFORDER',
];

/** A station's mappings, and what its connectors said. */
interface Reported {
  readonly station: Station;
  readonly connectors: ReadonlyMap<string, ConnectorStatus>;
}

const isDown = (state: ConnectorState | undefined) => state === 'Unavailable' || state === 'Faulted';

/** Where an EVSE has one connector, it is meant whatever number its only mapping gives it. */
function onlyConnectorOf(evseId: number, { station, connectors }: Reported): ConnectorStatus | undefined {
  if (station.connectors.filter((mapping) => mapping.evseId === evseId).length > 1) return undefined;
  const known = [...connectors].filter(([key]) => key.startsWith(`${evseId}.`));
  return known.length === 1 ? known[0]?.[1] : undefined;
}

/** What is said of the whole station, or of a whole EVSE that has connectors, goes for each of its connectors where it is bad. */
function statusOf({ evseId, connectorId }: ConnectorMapping, { station, connectors }: Reported): EvseStatus {
  const [whole, evse] = [connectors.get('0')?.state, connectors.get(String(evseId))?.state];
  const down = [whole, evse].find(isDown);
  const named =
    connectorId === undefined ? undefined : connectors.get(makeConnectorKey({ evseId, connectorId }));
  const state = down ?? (named ?? onlyConnectorOf(evseId, { station, connectors }))?.state ?? evse;
  return state ? evseStatusOf[state] : 'UNKNOWN';
}

/** Every EVSE that a station serves, with its status. */
export function evseStatuses(
  station: Station,
  connectors: ReadonlyMap<string, ConnectorStatus>,
): ReadonlyMap<string, EvseStatusAt> {
  const found = new Map<string, EvseStatusAt>();
  for (const mapping of station.connectors) {
    const { location, evseUid } = mapping;
    const status = statusOf(mapping, { station, connectors });
    const key = `${location}/${evseUid}`.toUpperCase();
    const before = found.get(key)?.status;
    if (before === undefined || precedence.indexOf(status) < precedence.indexOf(before)) {
      found.set(key, { location, evseUid, status });
    }
  }
  return found;
}
