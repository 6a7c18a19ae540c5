import type { Fault } from '../core/errors.ts';
import { locationKey } from '../core/ids.ts';
import type { Party } from '../core/model/common.ts';
import type { ConnectorMapping, SecurityProfile, Station } from '../core/model/station.ts';
import type { Store } from '../core/ports.ts';
import { connectorWarnings } from './connector-warnings.ts';
import type { components } from './wire.gen.ts';

type StationSettings = components['schemas']['StationSettings'];

const proxyFields = [
  'upstreamUrl',
  'tokenPolicy',
  'tokenPattern',
  'substituteIdTag',
  'onUpstreamLoss',
  'commandPolicy',
] as const;

/** [OCPP security whitepaper A00.FR.205] the least length of a Basic password. */
const recommendedPasswordLength = 16;

interface WarningDeps {
  readonly store: Pick<Store, 'location' | 'stationMemory' | 'stationOfEvse'>;
  readonly own: Party;
  /** What a station can show at most as the bridge is set up. */
  readonly highestProfile: SecurityProfile;
}

/** What is accepted and will not do what the operator may expect. */
export async function stationWarnings(
  station: Station,
  settings: StationSettings,
  { store, own, highestProfile }: WarningDeps,
): Promise<Fault[]> {
  const password = settings.password;
  const known = await store.stationMemory(station.id);
  const mapped = await Promise.all(
    station.connectors.map(async (mapping, index) => [
      ...connectorWarnings(station, index, known),
      ...(await mappingWarnings(mapping, `/connectors/${index}`, store, own)),
    ]),
  );
  return [
    ...proxyFields
      .filter((name) => settings[name] !== undefined)
      .map((name) => ({ pointer: `/${name}`, reason: 'has no effect in mode terminate' })),
    ...(password !== undefined && password.length < recommendedPasswordLength
      ? [{ pointer: '/password', reason: `is shorter than ${recommendedPasswordLength} characters` }]
      : []),
    ...profileWarnings(station, highestProfile),
    ...(await takenOver(station, store, own)),
    ...mapped.flat(),
  ];
}

function profileWarnings({ securityProfile }: Station, highest: SecurityProfile): Fault[] {
  if (securityProfile <= highest) return [];
  const needed =
    securityProfile === 3
      ? 'TLS_CERT_FILE and TLS_CLIENT_CA_FILE (or STATION_CA=builtin)'
      : 'TLS_CERT_FILE, or TRUSTED_PROXY where a proxy ends TLS';
  const reason = `${securityProfile} cannot be fulfilled by any station until ${needed} is set`;
  return [{ pointer: '/securityProfile', reason }];
}

async function mappingWarnings(
  { location: reference, evseUid, ocpiConnectorId }: ConnectorMapping,
  pointer: string,
  store: Pick<Store, 'location'>,
  own: Party,
): Promise<Fault[]> {
  const location = await store.location(locationKey(reference, own));
  if (!location) return [{ pointer: `${pointer}/location`, reason: `there is no location ${reference} yet` }];
  const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();
  const evse = location.evses?.find(({ uid }) => same(uid, evseUid));
  if (!evse) {
    const reason = `location ${reference} has no EVSE ${evseUid} yet`;
    return [{ pointer: `${pointer}/evseUid`, reason }];
  }
  if (evse.connectors.some(({ id }) => same(id, ocpiConnectorId))) return [];
  const reason = `EVSE ${evseUid} has no connector ${ocpiConnectorId} yet`;
  return [{ pointer: `${pointer}/ocpiConnectorId`, reason }];
}

async function takenOver(
  station: Station,
  store: Pick<Store, 'stationOfEvse'>,
  own: Party,
): Promise<Fault[]> {
  const others = await Promise.all(
    station.connectors.map(({ location, evseUid, ocpiConnectorId }) =>
      store.stationOfEvse(locationKey(location, own), evseUid, ocpiConnectorId),
    ),
  );
  return others.flatMap((other, index) =>
    other && other.stationId !== station.id
      ? [{ pointer: `/connectors/${index}`, reason: `was mapped by station ${other.stationId} too` }]
      : [],
  );
}
