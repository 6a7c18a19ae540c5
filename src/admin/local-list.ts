import type { Router } from 'express';
import type { Station } from '../core/model/station.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import { param, resource } from './routes.ts';
import { existingStation } from './stations.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];
type LocalListDeps = Pick<AdminDeps, 'localLists' | 'store'>;

export function localListRoutes(router: Router, deps: LocalListDeps): void {
  const path = '/admin/v1/stations/:stationId/local-list';
  resource(router, path, {
    get: async (request, response) => {
      const station = await existingStation(deps, param(request, 'stationId'));
      response.json(await encoded(deps, station));
    },
  });
  resource(router, `${path}/sync`, {
    post: async (request, response) => {
      const station = await existingStation(deps, param(request, 'stationId'));
      deps.localLists.resync(station.id);
      response.status(202).json(await encoded(deps, station));
    },
  });
}

async function encoded(
  { localLists }: Pick<AdminDeps, 'localLists'>,
  { id, localList = 'off' }: Station,
): Promise<Schemas['LocalList']> {
  const { list, synced } = await localLists.status(id);
  if (!list) return { scope: localList, synced: localList === 'off', entries: 0, leftOut: 0 };
  const { version, entries, capacity, leftOut, unsupported, syncedAt, lastError } = list;
  return {
    scope: localList,
    synced,
    version,
    entries,
    capacity,
    leftOut,
    ...(unsupported && { supported: false }),
    ...(syncedAt !== undefined && { syncedAt: iso(syncedAt) }),
    ...(lastError && { lastError: { at: iso(lastError.at), text: lastError.text } }),
  };
}
