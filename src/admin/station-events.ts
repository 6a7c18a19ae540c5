import type { Request, Response, Router } from 'express';
import { stationEventKinds } from '../core/model/station-event.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';
import { existingStation } from './stations.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

export function stationEventRoutes(router: Router, deps: Pick<AdminDeps, 'store'>): void {
  resource(router, '/admin/v1/stations/:stationId/events', {
    get: (request, response) => events(deps, request, response),
  });
}

/** Of a Redis stream, whose numbers have 64 bits and are not both 0. */
const eventId = /^(?!0+-0+$)\d{1,18}-\d{1,18}$/;

async function events(deps: Pick<AdminDeps, 'store'>, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const { limit } = query.page();
  const before = query.matching('before', eventId, 'must be the id of an event');
  const kind = query.choice('kind', stationEventKinds);
  query.check();
  const { id } = await existingStation(deps, param(request, 'stationId'));
  const found = await deps.store.stationEvents(id, {
    limit,
    ...(before !== undefined && { before }),
    ...(kind !== undefined && { kind }),
  });
  response.json(
    found.map(({ details, ...event }): Schemas['StationEvent'] => ({
      ...event,
      at: iso(event.at),
      ...(details && { details: { ...details } }),
    })),
  );
}
