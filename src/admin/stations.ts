import type { Request, Response, Router } from 'express';
import { BridgeError } from '../core/errors.ts';
import type { Station } from '../core/model/station.ts';
import type { UnknownStation } from '../core/ports.ts';
import { objectIn } from './body.ts';
import type { AdminDeps } from './deps.ts';
import { answerList, cut } from './list-answer.ts';
import { iso } from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';
import { checked } from './schema-check.ts';
import { encodeStation, encodeWaitingStation } from './station-answer.ts';
import { decodeStation } from './station-settings.ts';
import { lastingWarnings, stationWarnings } from './station-warnings.ts';

type StationsDeps = Pick<
  AdminDeps,
  'highestProfile' | 'party' | 'quirkBook' | 'secrets' | 'stations' | 'store' | 'violations' | 'watch'
>;

export function stationRoutes(router: Router, deps: StationsDeps): void {
  resource(router, '/admin/v1/stations', { get: (request, response) => list(deps, request, response) });
  resource(router, '/admin/v1/stations/:stationId', {
    get: (request, response) => show(deps, request, response),
    put: (request, response) => put(deps, request, response),
    delete: (request, response) => remove(deps, request, response),
  });
}

/** @throws BridgeError `unknown-station`, which says so of one that waits to be let in */
export async function existingStation({ store }: Pick<AdminDeps, 'store'>, id: string): Promise<Station> {
  const station = await store.station(id);
  if (station) return station;
  const knocking = (await store.unknownStations()).find((other) => other.id === id);
  throw new BridgeError('unknown-station', knocking ? waitingText(knocking) : `there is no station ${id}`);
}

function waitingText({ id, attempts = 1, lastSeen, remoteAddress, subprotocols = [] }: UnknownStation) {
  const came = attempts === 1 ? 'it came once' : `it came ${attempts} times`;
  const from = remoteAddress === undefined ? '' : ` from ${remoteAddress}`;
  const offered = subprotocols.length === 0 ? '' : `, offering ${subprotocols.join(', ')}`;
  return `station ${id} waits for approval: ${came}, last at ${iso(lastSeen)}${from}${offered}; nothing more is recorded before it is let in`;
}

async function waiting({ store }: StationsDeps, known: ReadonlySet<string>) {
  return (await store.unknownStations()).filter(({ id }) => !known.has(id));
}

async function list(deps: StationsDeps, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const page = query.page();
  query.check();
  const stations = await deps.store.stations();
  const knocking = await waiting(deps, new Set(stations.map(({ id }) => id)));
  const listed = cut<() => Promise<object>>(
    [
      ...stations.map((station) => () => encodeStation(station, deps)),
      ...knocking.map((station) => () => Promise.resolve(encodeWaitingStation(station))),
    ],
    page,
  );
  const items = await Promise.all(listed.items.map((encode) => encode()));
  answerList(request, response, { ...listed, items });
}

async function show(deps: StationsDeps, request: Request, response: Response): Promise<void> {
  const id = param(request, 'stationId');
  const station = await deps.store.station(id);
  const knocking = station ? undefined : (await waiting(deps, new Set())).find((other) => other.id === id);
  if (knocking) response.json(encodeWaitingStation(knocking));
  else response.json(await shown(station ?? (await existingStation(deps, id)), deps));
}

async function shown(station: Station, deps: StationsDeps): Promise<object> {
  const { store, party: own, highestProfile } = deps;
  const warnings = await lastingWarnings(station, { store, own, highestProfile });
  return { ...(await encodeStation(station, deps)), ...(warnings.length > 0 && { warnings }) };
}

async function put(deps: StationsDeps, request: Request, response: Response): Promise<void> {
  const { store, party, secrets, stations, highestProfile } = deps;
  const id = param(request, 'stationId');
  const settings = checked('StationSettings', objectIn(request));
  const before = await store.station(id);
  const station = decodeStation({ id, settings, before }, secrets);
  const warnings = await stationWarnings(station, settings, { store, own: party, highestProfile });
  await store.commit([{ type: 'station', station }]);
  await stations.configured(station);
  response.status(before ? 200 : 201).json({ ...(await encodeStation(station, deps)), warnings });
}

async function remove(deps: StationsDeps, request: Request, response: Response): Promise<void> {
  const station = await existingStation(deps, param(request, 'stationId'));
  const { transactions } = await deps.store.stationMemory(station.id);
  const open = [...transactions].flatMap(([id, { endedAt }]) => (endedAt === undefined ? [id] : []));
  if (open.length > 0) {
    throw new BridgeError('conflict', `transaction ${open.join(', ')} of ${station.id} has not ended yet`);
  }
  await deps.store.commit([{ type: 'station-removed', stationId: station.id, station }]);
  await deps.stations.removed(station.id);
  response.status(204).end();
}
