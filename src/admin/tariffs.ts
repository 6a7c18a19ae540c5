import { isDeepStrictEqual } from 'node:util';
import type { Request, Response, Router } from 'express';
import { BridgeError } from '../core/errors.ts';
import { makeTariffVersion, objectKey } from '../core/ids.ts';
import type { Tariff } from '../core/model/tariff.ts';
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

type TariffsDeps = Pick<AdminDeps, 'catalog' | 'clock' | 'objects' | 'party' | 'store'>;

export function tariffRoutes(router: Router, deps: TariffsDeps): void {
  resource(router, '/admin/v1/tariffs', { get: (request, response) => list(deps, request, response) });
  resource(router, '/admin/v1/tariffs/:id', {
    get: async (request, response) => {
      response.json(deps.objects.tariff.encode((await existing(deps, param(request, 'id'))).found));
    },
    put: (request, response) => put(deps, request, response),
    delete: async (request, response) => {
      await deps.catalog.removeTariff((await existing(deps, param(request, 'id'))).key);
      response.status(204).end();
    },
  });
}

async function list({ store, objects }: TariffsDeps, request: Request, response: Response) {
  const query = new Query(request);
  const page = { ...query.page(), ...query.period() };
  query.check();
  const { items, total } = await store.tariffs(page);
  const { limit, offset } = page;
  const encoded = items.map((tariff) => objects.tariff.encode(tariff));
  answerList(request, response, { items: encoded, limit, offset, total, more: offset + limit < total });
}

async function existing({ store, party }: TariffsDeps, id: string) {
  const found = await findByKey(keysOf(id, party), (key) => store.tariff(key));
  if (!found) throw new BridgeError('not-found', `there is no tariff ${id}`);
  return found;
}

async function put(deps: TariffsDeps, request: Request, response: Response): Promise<void> {
  const { catalog, clock, objects, party, store } = deps;
  const query = new Query(request);
  const dryRun = query.flag('dryRun');
  query.check();
  const id = param(request, 'id');
  const given = objectIn(request);
  const decoded = objects.tariff.decode(withPathId(given, id), { ...party, now: clock.now() });
  checkIdentity(decoded, id, party);
  const tariff = await asNewVersion(deps, decoded);
  const warnings = [
    ...unknownFields(objects.tariff, given),
    ...foreignParty(tariff, party),
    ...(tariff === decoded || given['last_updated'] === undefined
      ? []
      : [{ pointer: '/last_updated', reason: 'was that of another state of this tariff: it is now' }]),
  ];
  const before = await store.tariff(objectKey(tariff, tariff.id));
  if (!dryRun) await catalog.putTariff(tariff);
  response.status(before ? 200 : 201).json({ ...objects.tariff.encode(tariff), bridge: { warnings } });
}

/**
 * Sessions are priced with the tariff as it was when they started, found by its id and last_updated: a
 * tariff with other contents must have another last_updated.
 */
async function asNewVersion({ store, clock }: TariffsDeps, tariff: Tariff): Promise<Tariff> {
  const key = objectKey(tariff, tariff.id);
  let version = tariff;
  for (let at = clock.now(); ; at++) {
    const [kept] = await store.tariffVersions([makeTariffVersion(key, version.lastUpdated)]);
    if (!kept || isDeepStrictEqual(kept, JSON.parse(JSON.stringify(version)))) return version;
    version = { ...tariff, lastUpdated: at };
  }
}
