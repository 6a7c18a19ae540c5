import type { Fault } from '../core/errors.ts';
import type { Inventory } from '../core/model/device-model.ts';
import type { ConnectorMapping, Station } from '../core/model/station.ts';
import type { StationMemory } from '../core/ports.ts';

/** What a station that has come already said of itself. */
export type Known = Pick<StationMemory, 'boot' | 'inventory'>;

/** A mapping as the command line has it, `1.1=LOC1/E1/1`. */
export function mappingText(mapping: ConnectorMapping): string {
  const { evseId, connectorId, location, evseUid, ocpiConnectorId } = mapping;
  const number = connectorId === undefined ? `${evseId}` : `${evseId}.${connectorId}`;
  return `${number}=${location}/${evseUid}/${ocpiConnectorId}`;
}

/** What the numbers of a mapped connector mean to its station, as far as it said. */
export function connectorWarnings(
  station: Station,
  index: number,
  { boot, inventory }: Known,
): readonly Fault[] {
  const mapping = station.connectors[index];
  if (!mapping) return [];
  const pointer = `/connectors/${index}`;
  // before its first boot it may speak anything
  const version = boot?.version ?? station.assumeVersion;
  if (version === '1.6') return ofConnectorsOnly(mapping, pointer);
  return inventory ? ofInventory(mapping, pointer, inventory) : [];
}

function ofConnectorsOnly(mapping: ConnectorMapping, pointer: string): Fault[] {
  const { evseId, connectorId } = mapping;
  if (connectorId === undefined || evseId === connectorId) return [];
  const reason = `${mappingText(mapping)}: connector ${connectorId} is not looked at, as in OCPP 1.6 ${evseId} is the connector`;
  return [{ pointer: `${pointer}/connectorId`, reason }];
}

const list = (numbers: readonly number[]) => (numbers.length === 0 ? 'none' : numbers.join(', '));

function ofInventory(mapping: ConnectorMapping, pointer: string, { evses }: Inventory): Fault[] {
  const { evseId, connectorId } = mapping;
  const said = `${mappingText(mapping)}: the station reports no`;
  const evse = evses.find((known) => known.evseId === evseId);
  if (!evse) {
    const reason = `${said} EVSE ${evseId}, but ${list(evses.map((known) => known.evseId))}`;
    return [{ pointer: `${pointer}/evseId`, reason }];
  }
  const numbers = evse.connectors.map((known) => known.connectorId);
  if (connectorId === undefined || numbers.length === 0 || numbers.includes(connectorId)) return [];
  const reason = `${said} connector ${connectorId} of EVSE ${evseId}, but ${list(numbers)}`;
  return [{ pointer: `${pointer}/connectorId`, reason }];
}
