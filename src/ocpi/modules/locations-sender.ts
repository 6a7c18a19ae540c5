import { BridgeError } from '../../core/errors.ts';
import { objectKey } from '../../core/ids.ts';
import type { Party } from '../../core/model/common.ts';
import type { Evse, Location } from '../../core/model/location.ts';
import type { Store } from '../../core/ports.ts';
import type { Call, Reply, Route } from '../route.ts';
import { servePage } from './page.ts';

export interface LocationsSenderDeps {
  readonly store: Pick<Store, 'location' | 'locations'>;
  readonly party: Party;
}

const path = '/sender/locations';

/** [OCPI 2.2.1 8.2.1 Sender interface] */
export function locationsSender(deps: LocationsSenderDeps): readonly Route[] {
  const locationOf = (call: Call) => findLocation(deps, call.params['locationId'] ?? '');
  const evseOf = async (call: Call) => findEvse(await locationOf(call), call.params['evseUid'] ?? '');
  return [
    {
      path,
      methods: {
        GET: (call) =>
          servePage(call, {
            read: (query) => deps.store.locations(query),
            encode: (location) => call.dialect.encodeLocation(location),
          }),
      },
    },
    {
      path: `${path}/:locationId`,
      methods: { GET: async (call) => ({ data: call.dialect.encodeLocation(await locationOf(call)) }) },
    },
    {
      path: `${path}/:locationId/:evseUid`,
      methods: { GET: async (call) => ({ data: call.dialect.encodeEvse(await evseOf(call)) }) },
    },
    {
      path: `${path}/:locationId/:evseUid/:connectorId`,
      methods: { GET: async (call) => connectorReply(call, await evseOf(call)) },
    },
  ];
}

const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

/** The URL names no party, so that it is one of the bridge's own. */
async function findLocation({ store, party }: LocationsSenderDeps, id: string): Promise<Location> {
  const location = await store.location(objectKey(party, id));
  if (!location) throw new BridgeError('unknown-location', `unknown location ${id}`);
  return location;
}

function findEvse(location: Location, uid: string): Evse {
  const evse = location.evses?.find((candidate) => same(candidate.uid, uid));
  if (!evse) throw new BridgeError('unknown-location', `unknown EVSE ${uid} at location ${location.id}`);
  return evse;
}

function connectorReply(call: Call, evse: Evse): Reply {
  const id = call.params['connectorId'] ?? '';
  const connector = evse.connectors.find((candidate) => same(candidate.id, id));
  if (!connector) throw new BridgeError('unknown-location', `unknown connector ${id} of EVSE ${evse.uid}`);
  return { data: call.dialect.encodeConnector(connector) };
}
