import type { Fault } from '../core/errors.ts';
import type { Inventory } from '../core/model/device-model.ts';
import type { ConnectorMapping, Station } from '../core/model/station.ts';
import type { StationMemory } from '../core/ports.ts';

/** What a station that has come already said of itself. */
export type Known = Pick<StationMemory, 'boot' | 'inventory'>;

/** What the numbers of a mapped connector mean to its station, as far as it said. */
export function connectorWarnings(
  station: Station,
  index: number,
  { boot, inventory }: Known,
): readonly Fault[] {
  const mapping = station.connectors[index];
  if (!mapping) return [];
  const pointer = `/connectors/${index}`;
  const version = boot?.version ?? station.assumeVersion ?? '1.6';
  if (version === '1.6') return ofConnectorsOnly(mapping, pointer);
  return inventory ? ofInventory(mapping, pointer, inventory) : [];
}

function ofConnectorsOnly({ evseId, connectorId }: ConnectorMapping, pointer: string): Fault[] {
  if (connectorId === undefined || evseId === connectorId) return [];
  return [{ pointer: `${pointer}/connectorId`, reason: 'is not looked at: OCPP 1.6 connectors are evseIds' }];
}

const list = (numbers: readonly number[]) => (numbers.length === 0 ? 'none' : numbers.join(', '));

function ofInventory(
  { evseId, connectorId }: ConnectorMapping,
  pointer: string,
  { evses }: Inventory,
): Fault[] {
  const evse = evses.find((known) => known.evseId === evseId);
  if (!evse) {
    const reason = `the station reports no EVSE ${evseId}, but ${list(evses.map((known) => known.evseId))}`;
    return [{ pointer: `${pointer}/evseId`, reason }];
  }
  const numbers = evse.connectors.map((known) => known.connectorId);
  if (connectorId === undefined || numbers.length === 0 || numbers.includes(connectorId)) return [];
  const reason = `the station reports no connector ${connectorId} of EVSE ${evseId}, but ${list(numbers)}`;
  return [{ pointer: `${pointer}/connectorId`, reason }];
}
