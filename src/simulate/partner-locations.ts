import { Router } from 'express';
import type { Request } from 'express';
import { checkAddress, checkObject, checkPatch } from './partner-checks.ts';
import { addressKey, ownerOf } from './partner-receiver.ts';
import type { PartnerState } from './partner-state.ts';
import { keyOf, OcpiFault, send } from './partner-wire.ts';
import type { Wire } from './partner-wire.ts';

type Evse = Wire['EVSE'];
type Connector = Wire['Connector'];

const unknown = (what: string) => new OcpiFault(404, 2003, `unknown ${what}`);
const same = (a: string, b: unknown) => a.toUpperCase() === String(b).toUpperCase();

/** Locations with their EVSEs and connectors [OCPI 2.2.1 8.2.2]; a child's change also dates its parents. */
export function locationRoutes(state: PartnerState): Router {
  const router = Router();
  wholeLocations(router, state);
  evses(router, state);
  connectors(router, state);
  return router;
}

function locationAt(state: PartnerState, request: Request): Wire['Location'] {
  const location = state.locations.get(addressKey(request));
  if (!location) throw unknown('location');
  return location;
}

function keep(state: PartnerState, request: Request, location: Wire['Location']): void {
  const ids = [request.params['id'], request.params['evse'], request.params['connector']];
  const { country_code, party_id } = ownerOf(request);
  state.locations.set(addressKey(request), location);
  state.arrived({
    module: 'locations',
    method: request.method,
    key: keyOf(country_code, party_id, ...ids.flatMap((id) => (typeof id === 'string' ? [id] : []))),
    body: request.body as unknown,
  });
}

function wholeLocations(router: Router, state: PartnerState): void {
  router
    .route('/locations/:country/:party/:id')
    .get((request, response) => send(response, locationAt(state, request)))
    .put((request, response) => {
      const location = checkObject('Location', request.body) as Wire['Location'];
      checkAddress({ ...location }, { ...ownerOf(request), id: request.params.id });
      const isNew = !state.locations.has(addressKey(request));
      keep(state, request, location);
      send(response, undefined, isNew ? 201 : 200);
    })
    .patch((request, response) => {
      const patched = { ...locationAt(state, request), ...checkPatch(request.body) };
      keep(state, request, checkObject('Location', patched) as Wire['Location']);
      send(response, undefined);
    });
}

function evses(router: Router, state: PartnerState): void {
  router
    .route('/locations/:country/:party/:id/:evse')
    .get((request, response) => send(response, evseAt(locationAt(state, request), request)))
    .put((request, response) => {
      const location = locationAt(state, request);
      const evse = checkObject('EVSE', request.body) as Evse;
      checkAddress({ ...evse }, { uid: request.params.evse });
      const isNew = !(location.evses ?? []).some(({ uid }) => same(uid, evse.uid));
      keep(state, request, withEvse(location, evse));
      send(response, undefined, isNew ? 201 : 200);
    })
    .patch((request, response) => {
      const location = locationAt(state, request);
      const patched = { ...evseAt(location, request), ...checkPatch(request.body) };
      keep(state, request, withEvse(location, checkObject('EVSE', patched) as Evse));
      send(response, undefined);
    });
}

function connectors(router: Router, state: PartnerState): void {
  router
    .route('/locations/:country/:party/:id/:evse/:connector')
    .get((request, response) =>
      send(response, connectorAt(evseAt(locationAt(state, request), request), request)),
    )
    .put((request, response) => {
      const location = locationAt(state, request);
      const evse = evseAt(location, request);
      const connector = checkObject('Connector', request.body) as Connector;
      checkAddress({ ...connector }, { id: request.params.connector });
      const isNew = !evse.connectors.some(({ id }) => same(id, connector.id));
      keep(state, request, withEvse(location, withConnector(evse, connector)));
      send(response, undefined, isNew ? 201 : 200);
    })
    .patch((request, response) => {
      const location = locationAt(state, request);
      const evse = evseAt(location, request);
      const patched = { ...connectorAt(evse, request), ...checkPatch(request.body) };
      const connector = checkObject('Connector', patched) as Connector;
      keep(state, request, withEvse(location, withConnector(evse, connector)));
      send(response, undefined);
    });
}

function evseAt(location: Wire['Location'], request: Request): Evse {
  const evse = (location.evses ?? []).find(({ uid }) => same(uid, request.params['evse']));
  if (!evse) throw unknown('EVSE');
  return evse;
}

function connectorAt(evse: Evse, request: Request): Connector {
  const connector = evse.connectors.find(({ id }) => same(id, request.params['connector']));
  if (!connector) throw unknown('connector');
  return connector;
}

function withEvse(location: Wire['Location'], evse: Evse): Wire['Location'] {
  const evses = placed(location.evses ?? [], evse, (one) => same(one.uid, evse.uid));
  return { ...location, evses, last_updated: evse.last_updated };
}

function withConnector(evse: Evse, connector: Connector): Evse {
  const connectors = placed(evse.connectors, connector, (one) => same(one.id, connector.id));
  return { ...evse, connectors, last_updated: connector.last_updated };
}

/** In the place of the one it replaces, or at the end. */
function placed<T>(list: readonly T[], item: T, isOld: (one: T) => boolean): T[] {
  return list.some(isOld) ? list.map((one) => (isOld(one) ? item : one)) : [...list, item];
}
