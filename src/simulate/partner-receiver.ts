import { Router } from 'express';
import type { Request } from 'express';
import { checkAddress, checkObject, checkPatch } from './partner-checks.ts';
import type { ObjectModule, PartnerState } from './partner-state.ts';
import { keyOf, send, unknownObject } from './partner-wire.ts';
import type { Wire } from './partner-wire.ts';

export function ownerOf(request: Request): { country_code: string; party_id: string } {
  return { country_code: String(request.params['country']), party_id: String(request.params['party']) };
}

/** The objects that a CPO owns and pushes: tariffs, sessions and CDRs; locations have their own file. */
export function receiverRoutes(state: PartnerState, base: () => string): Router {
  const router = Router();
  const arrived = (module: ObjectModule, request: Request, key: string) =>
    state.arrived({ module, method: request.method, key, body: request.body as unknown });

  // [OCPI 2.2.1 11.2.2] PUT and DELETE, no PATCH
  router
    .route('/tariffs/:country/:party/:id')
    .get((request, response) => send(response, found(state.tariffs, request)))
    .put((request, response) => {
      const tariff = checkObject('Tariff', request.body) as Wire['Tariff'];
      checkAddress({ ...tariff }, { ...ownerOf(request), id: request.params.id });
      const isNew = !state.tariffs.has(addressKey(request));
      state.tariffs.set(addressKey(request), tariff);
      arrived('tariffs', request, addressKey(request));
      send(response, undefined, isNew ? 201 : 200);
    })
    .delete((request, response) => {
      found(state.tariffs, request);
      state.tariffs.delete(addressKey(request));
      arrived('tariffs', request, addressKey(request));
      send(response, undefined);
    });

  router
    .route('/sessions/:country/:party/:id')
    .get((request, response) => send(response, found(state.sessions, request)))
    .put((request, response) => {
      const session = checkObject('Session', request.body) as Wire['Session'];
      checkAddress({ ...session }, { ...ownerOf(request), id: request.params.id });
      const isNew = !state.sessions.has(addressKey(request));
      state.sessions.set(addressKey(request), session);
      arrived('sessions', request, addressKey(request));
      send(response, undefined, isNew ? 201 : 200);
    })
    .patch((request, response) => {
      const before = found(state.sessions, request);
      const patch = checkPatch(request.body) as Partial<Wire['Session']>;
      // [OCPI 2.2.1 9.2.2.3] charging periods of a PATCH are added to those known.
      const periods = [...(before.charging_periods ?? []), ...(patch.charging_periods ?? [])];
      const after = { ...before, ...patch, charging_periods: periods };
      checkObject('Session', after);
      state.sessions.set(addressKey(request), after);
      arrived('sessions', request, addressKey(request));
      send(response, undefined);
    });

  router.get('/cdrs/:country/:party/:id', (request, response) => send(response, found(state.cdrs, request)));
  router.post('/cdrs', (request, response) => {
    const cdr = checkObject('CDR', request.body) as Wire['CDR'];
    const key = keyOf(cdr.country_code, cdr.party_id, cdr.id);
    const known = state.cdrs.has(key);
    if (known) {
      state.repeatedCdrs += 1;
      state.tell({ type: 'repeated-cdr', id: cdr.id });
    } else {
      state.cdrs.set(key, cdr);
      arrived('cdrs', request, key);
    }
    const path = [cdr.country_code, cdr.party_id, cdr.id].map(encodeURIComponent).join('/');
    // [OCPI 2.2.1 10.2.2.2] where the CPO can look at it later
    response.location(`${base()}/2.2.1/cdrs/${path}`);
    send(response, undefined, known ? 200 : 201);
  });
  return router;
}

export function addressKey(request: Request): string {
  const { country_code, party_id } = ownerOf(request);
  return keyOf(country_code, party_id, String(request.params['id']));
}

function found<T>(objects: ReadonlyMap<string, T>, request: Request): T {
  const object = objects.get(addressKey(request));
  if (object === undefined) throw unknownObject('no such object');
  return object;
}
