import { locationKey, makeTariffVersion, objectKey } from './ids.ts';
import type { Instant, Party } from './model/common.ts';
import type { Connector, Evse, Location } from './model/location.ts';
import type { SessionPlace } from './model/session.ts';
import type { ConnectorMapping, Station } from './model/station.ts';
import type { Tariff } from './model/tariff.ts';
import type { Store } from './ports.ts';

/** Where a session happens and under which terms, as they stand at its start. */
export interface Terms extends Party {
  readonly place: SessionPlace | null;
  readonly currency: string;
  readonly tariffVersions: readonly string[];
}

const sameId = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

function seal(location: Location, evse: Evse, connector: Connector): SessionPlace {
  const { name, address, city, postalCode, state, country, coordinates, timeZone } = location;
  return {
    locationId: location.id,
    evseUid: evse.uid,
    connectorId: connector.id,
    timeZone,
    country,
    ...(name !== undefined && { name }),
    address,
    city,
    ...(postalCode !== undefined && { postalCode }),
    ...(state !== undefined && { state }),
    coordinates,
    ...(evse.evseId !== undefined && { evseIdentifier: evse.evseId }),
    connectorStandard: connector.standard,
    connectorFormat: connector.format,
    connectorPowerType: connector.powerType,
    maxPowerW: maxPowerOf(connector),
  };
}

const valid = (tariff: Tariff, at: Instant) =>
  (tariff.startDateTime ?? -Infinity) <= at && at < (tariff.endDateTime ?? Infinity);

/** The connector's tariffs that are valid at an instant, in the connector's order. */
export async function tariffsOf(
  store: Pick<Store, 'tariff'>,
  party: Party,
  connector: Pick<Connector, 'tariffIds'>,
  at: Instant,
): Promise<readonly Tariff[]> {
  const found = await Promise.all(
    (connector.tariffIds ?? []).map((id) => store.tariff(objectKey(party, id))),
  );
  return found.flatMap((tariff) => (tariff && valid(tariff, at) ? [tariff] : []));
}

/** [OCPI 2.2.1 8.3.3 Connector] volts are line to neutral, so that every phase counts. */
function maxPowerOf({ powerType, maxVoltage, maxAmperage, maxElectricPower }: Connector): number {
  if (maxElectricPower !== undefined) return maxElectricPower;
  const phases = powerType.startsWith('AC_3') ? 3 : powerType.startsWith('AC_2') ? 2 : 1;
  return maxVoltage * maxAmperage * phases;
}

/** Looks up what a station's connector is in OCPI; `place` is null where the mapping leads nowhere. */
export async function termsAt(
  store: Pick<Store, 'location' | 'tariff'>,
  own: Party,
  station: Station,
  { evseId, connectorId, at }: { evseId: number; connectorId?: number | undefined; at: Instant },
): Promise<Terms> {
  const mapping = mappingOf(station, evseId, connectorId);
  const found = mapping && (await mapped(store, own, mapping));
  if (!found) return { ...own, place: null, currency: 'EUR', tariffVersions: [] };
  const { location, evse, connector } = found;
  const tariffs = await tariffsOf(store, location, connector, at);
  return {
    countryCode: location.countryCode,
    partyId: location.partyId,
    place: seal(location, evse, connector),
    currency: tariffs[0]?.currency ?? 'EUR',
    tariffVersions: tariffs.map((tariff) =>
      makeTariffVersion(objectKey(tariff, tariff.id), tariff.lastUpdated),
    ),
  };
}

/** A station that does not say which connector of an EVSE means its first. */
function mappingOf(
  { connectors }: Station,
  evseId: number,
  connectorId: number | undefined,
): ConnectorMapping | undefined {
  const ofEvse = connectors.filter((mapping) => mapping.evseId === evseId);
  return ofEvse.find((mapping) => mapping.connectorId === connectorId) ?? ofEvse[0];
}

/** What a station's connector is in OCPI; undefined where the mapping leads nowhere. */
export async function mapped(store: Pick<Store, 'location'>, own: Party, mapping: ConnectorMapping) {
  const location = await store.location(locationKey(mapping.location, own));
  const evse = location?.evses?.find(({ uid }) => sameId(uid, mapping.evseUid));
  const connector = evse?.connectors.find(({ id }) => sameId(id, mapping.ocpiConnectorId));
  return location && evse && connector && { location, evse, connector };
}
