import type { Router } from 'express';
import type { Fault } from '../core/errors.ts';
import { objectKey } from '../core/ids.ts';
import type { Location } from '../core/model/location.ts';
import type { AdminDeps } from './deps.ts';
import { publishedRoutes } from './published-routes.ts';

type LocationsDeps = Pick<AdminDeps, 'catalog' | 'clock' | 'objects' | 'party' | 'store'>;

export function locationRoutes(router: Router, deps: LocationsDeps): void {
  const { catalog, objects, store } = deps;
  publishedRoutes(router, deps, {
    noun: 'location',
    codec: objects.location,
    list: (query) => store.locations(query),
    read: (key) => store.location(key),
    put: (location) => catalog.putLocation(location),
    remove: (key) => catalog.removeLocation(key),
    prepare: async (object) => ({ object, warnings: await unknownTariffs(deps, object) }),
  });
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
