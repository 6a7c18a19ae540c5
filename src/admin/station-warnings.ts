import type { Fault } from '../core/errors.ts';
import { locationKey } from '../core/ids.ts';
import type { Party } from '../core/model/common.ts';
import type { ConnectorMapping, SecurityProfile, Station } from '../core/model/station.ts';
import type { StationMemory, Store } from '../core/ports.ts';
import { connectorWarnings, mappingText } from './connector-warnings.ts';
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
  readonly store: Pick<Store, 'location' | 'session' | 'stationMemory' | 'stationOfEvse'>;
  readonly own: Party;
  /** What a station can show at most as the bridge is set up. */
  readonly highestProfile: SecurityProfile;
}

/** What is accepted and will not do what the operator may expect. */
export async function stationWarnings(
  station: Station,
  settings: StationSettings,
  deps: WarningDeps,
): Promise<Fault[]> {
  const { password } = settings;
  return [
    ...(/\s/.test(station.id)
      ? [
          {
            pointer: '',
            reason: `the id ${JSON.stringify(station.id)} has blanks inside: is it the charge point's?`,
          },
        ]
      : []),
    ...proxyFields
      .filter((name) => settings[name] !== undefined)
      .map((name) => ({ pointer: `/${name}`, reason: 'has no effect in mode terminate' })),
    ...(password !== undefined && password.length < recommendedPasswordLength
      ? [{ pointer: '/password', reason: `is shorter than ${recommendedPasswordLength} characters` }]
      : []),
    ...(await takenOver(station, deps, 'had it so far, now this one has it')),
    ...(await standingWarnings(station, deps)),
  ];
}

/** What will not do what the operator may expect for as long as the settings are these. */
export async function lastingWarnings(station: Station, deps: WarningDeps): Promise<Fault[]> {
  return [
    ...(await takenOver(station, deps, 'was stored later and has it')),
    ...(await standingWarnings(station, deps)),
  ];
}

async function standingWarnings(
  station: Station,
  { store, own, highestProfile }: WarningDeps,
): Promise<Fault[]> {
  const known = await store.stationMemory(station.id);
  const mapped = await Promise.all(
    station.connectors.map(async (mapping, index) => [
      ...connectorWarnings(station, index, known),
      ...(await mappingWarnings(mapping, `/connectors/${index}`, store, own)),
    ]),
  );
  return [
    ...profileWarnings(station, highestProfile),
    ...mapped.flat(),
    ...(await placeless(known.transactions, store)),
  ];
}

/** Sessions that run where nothing is mapped. */
async function placeless(
  transactions: StationMemory['transactions'],
  store: Pick<Store, 'session'>,
): Promise<Fault[]> {
  const open = [...transactions.values()].filter(({ endedAt }) => endedAt === undefined);
  const sessions = await Promise.all(open.map(({ sessionId }) => store.session(sessionId)));
  return sessions.flatMap((session) => {
    if (session?.place !== null) return [];
    const { id, evseId, connectorId } = session;
    const where = connectorId === undefined ? `${evseId}` : `${evseId}.${connectorId}`;
    const reason = `session ${id} runs at connector ${where}, which led to no OCPI connector when it began`;
    return [{ pointer: '/connectors', reason }];
  });
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

/** Connectors that the store has as another station's, with what that means. */
async function takenOver(
  station: Station,
  { store, own }: Pick<WarningDeps, 'own' | 'store'>,
  so: string,
): Promise<Fault[]> {
  const others = await Promise.all(
    station.connectors.map(async (mapping) => {
      const { location, evseUid, ocpiConnectorId } = mapping;
      const key = locationKey(location, own);
      return { mapping, other: await store.stationOfEvse(key, evseUid, ocpiConnectorId) };
    }),
  );
  return others.flatMap(({ mapping, other }, index) =>
    other && other.stationId !== station.id
      ? [
          {
            pointer: `/connectors/${index}`,
            reason: `${mappingText(mapping)}: station ${other.stationId} ${so}`,
          },
        ]
      : [],
  );
}
