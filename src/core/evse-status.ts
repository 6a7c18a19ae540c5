import type { EvseStatus } from './model/location.ts';
import type { ConnectorState, ConnectorStatus, Station } from './model/station.ts';

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

/**
 * Every EVSE that a station serves, with its status. A fault or unavailability of the whole station
 * (connector 0) is one of each connector.
 */
export function evseStatuses(
  station: Station,
  connectors: ReadonlyMap<number, ConnectorStatus>,
): ReadonlyMap<string, EvseStatusAt> {
  const whole = connectors.get(0)?.state;
  const down = whole === 'Unavailable' || whole === 'Faulted' ? evseStatusOf[whole] : undefined;
  const found = new Map<string, EvseStatusAt>();
  for (const { evseId, location, evseUid } of station.connectors) {
    const own = connectors.get(evseId);
    const status = down ?? (own ? evseStatusOf[own.state] : 'UNKNOWN');
    const key = `${location}/${evseUid}`.toUpperCase();
    const before = found.get(key)?.status;
    if (before === undefined || precedence.indexOf(status) < precedence.indexOf(before)) {
      found.set(key, { location, evseUid, status });
    }
  }
  return found;
}
