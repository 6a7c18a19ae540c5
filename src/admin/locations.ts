import type { Request, Response, Router } from 'express';
import type { Fault } from '../core/errors.ts';
import { BridgeError } from '../core/errors.ts';
import { objectKey } from '../core/ids.ts';
import type { Location } from '../core/model/location.ts';
import { objectIn } from './body.ts';
import type { AdminDeps } from './deps.ts';
import { answerList } from './list-answer.ts';
import {
  checkIdentity,
  findByKey,
  foreignParty,
  keysOf,
  unknownFields,
  withPathId,
} from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';

type LocationsDeps = Pick<AdminDeps, 'catalog' | 'clock' | 'objects' | 'party' | 'store'>;

export function locationRoutes(router: Router, deps: LocationsDeps): void {
  resource(router, '/admin/v1/locations', { get: (request, response) => list(deps, request, response) });
  resource(router, '/admin/v1/locations/:id', {
    get: async (request, response) => {
      response.json(deps.objects.location.encode((await existing(deps, param(request, 'id'))).found));
    },
    put: (request, response) => put(deps, request, response),
    delete: async (request, response) => {
      await deps.catalog.removeLocation((await existing(deps, param(request, 'id'))).key);
      response.status(204).end();
    },
  });
}

async function list({ store, objects }: LocationsDeps, request: Request, response: Response) {
  const query = new Query(request);
  const page = { ...query.page(), ...query.period() };
  query.check();
  const { items, total } = await store.locations(page);
  const { limit, offset } = page;
  const encoded = items.map((location) => objects.location.encode(location));
  answerList(request, response, { items: encoded, limit, offset, total, more: offset + limit < total });
}

async function existing({ store, party }: LocationsDeps, id: string) {
  const found = await findByKey(keysOf(id, party), (key) => store.location(key));
  if (!found) throw new BridgeError('not-found', `there is no location ${id}`);
  return found;
}

async function put(deps: LocationsDeps, request: Request, response: Response): Promise<void> {
  const { catalog, clock, objects, party, store } = deps;
  const query = new Query(request);
  const dryRun = query.flag('dryRun');
  query.check();
  const id = param(request, 'id');
  const given = objectIn(request);
  const location = objects.location.decode(withPathId(given, id), { ...party, now: clock.now() });
  checkIdentity(location, id, party);
  const encoded = objects.location.encode(location);
  const warnings = [
    ...unknownFields(objects.location, given),
    ...foreignParty(location, party),
    ...(await unknownTariffs(deps, location)),
  ];
  const key = objectKey(location, location.id);
  const before = await store.location(key);
  if (!dryRun) await catalog.putLocation(location);
  const now = dryRun ? undefined : await store.location(key);
  response
    .status(before ? 200 : 201)
    .json({ ...(now ? objects.location.encode(now) : encoded), bridge: { warnings } });
}

async function unknownTariffs({ store }: LocationsDeps, location: Location): Promise<Fault[]> {
  const named = (location.evses ?? []).flatMap((evse, i) =>
    evse.connectors.flatMap(({ tariffIds }, j) =>
      (tariffIds ?? []).map((id, k) => ({ id, pointer: `/evses/${i}/connectors/${j}/tariff_ids/${k}` })),
    ),
  );
  const ids = [...new Set(named.map(({ id }) => id))];
  const stored = await Promise.all(ids.map((id) => store.tariff(objectKey(location, id))));
  const missing = new Set(ids.filter((_, index) => !stored[index]));
  return named
    .filter(({ id }) => missing.delete(id))
    .map(({ id, pointer }) => ({ pointer, reason: `there is no tariff ${id} yet` }));
}
