import type { Request, Response, Router } from 'express';
import { StationRefusal } from '../core/errors.ts';
import { objectIn } from './body.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';
import { checked } from './schema-check.ts';
import { existingStation } from './stations.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];
type MessagesDeps = Pick<AdminDeps, 'passwords' | 'stations' | 'store' | 'upgrades'>;

export function stationMessageRoutes(router: Router, deps: MessagesDeps): void {
  resource(router, '/admin/v1/stations/:stationId/calls', {
    post: async (request, response) => {
      const { action, payload, timeoutMs } = checked('StationCall', objectIn(request));
      const { id } = await existingStation(deps, param(request, 'stationId'));
      const call = { action, payload };
      const send = () => deps.stations.call(id, action, payload, timeoutMs);
      // what it does to the station's credentials counts for its next login
      const upgrade = () => deps.upgrades.call(id, call, send);
      response.json(await answerOf(() => deps.passwords.call(id, call, upgrade)));
    },
  });
  resource(router, '/admin/v1/stations/:stationId/messages', {
    get: (request, response) => messages(deps, request, response),
  });
}

/** A station that answers with an error has answered. */
async function answerOf(call: () => Promise<unknown>): Promise<Schemas['StationAnswer']> {
  try {
    return { result: await call() };
  } catch (error) {
    if (!(error instanceof StationRefusal)) throw error;
    return { error: { code: error.callCode, description: error.description } };
  }
}

/** An entry of a Redis stream, whose numbers have 64 bits and are not both 0, and a place in it. */
const frameId = /^(?!0+-0+$)\d{1,18}(-\d{1,18}){0,2}$/;

async function messages(deps: MessagesDeps, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const { limit } = query.page();
  const before = query.matching('before', frameId, 'must be the id of a frame');
  const action = query.text('action');
  query.check();
  const { id } = await existingStation(deps, param(request, 'stationId'));
  const frames = await deps.store.frames(id, {
    limit,
    ...(before !== undefined && { before }),
    ...(action !== undefined && { action }),
  });
  response.json(frames.map((frame): Schemas['StationMessage'] => ({ ...frame, at: iso(frame.at) })));
}
