import type { Request, Response, Router } from 'express';
import type { ModelVariable } from '../core/model/device-model.ts';
import { makeVariableKey } from '../core/model/device-model.ts';
import type { AdminDeps } from './deps.ts';
import { answerList, cut } from './list-answer.ts';
import { iso } from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';
import { existingStation } from './stations.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

export function stationVariableRoutes(router: Router, deps: Pick<AdminDeps, 'store'>): void {
  resource(router, '/admin/v1/stations/:stationId/variables', {
    get: (request, response) => variables(deps, request, response),
  });
}

async function variables(
  deps: Pick<AdminDeps, 'store'>,
  request: Request,
  response: Response,
): Promise<void> {
  const query = new Query(request);
  const page = query.page();
  const [component, variable] = [query.text('component'), query.text('variable')];
  query.check();
  const { id } = await existingStation(deps, param(request, 'stationId'));
  const all = (await deps.store.deviceModel(id)).filter(
    (known) => isNamed(known.component.name, component) && isNamed(known.variable.name, variable),
  );
  const listed = cut(all.toSorted(byPlace), page);
  answerList(request, response, { ...listed, items: listed.items.map(encode) });
}

function isNamed(name: string, wanted: string | undefined): boolean {
  return wanted === undefined || name.toUpperCase() === wanted.toUpperCase();
}

/** What is of the whole station first, then by EVSE and connector. */
function byPlace(a: ModelVariable, b: ModelVariable): number {
  const evse = (a.component.evseId ?? 0) - (b.component.evseId ?? 0);
  const connector = (a.component.connectorId ?? 0) - (b.component.connectorId ?? 0);
  return evse || connector || (makeVariableKey(a) < makeVariableKey(b) ? -1 : 1);
}

function encode({ attributes, characteristics, ...named }: ModelVariable): Schemas['StationVariable'] {
  return {
    component: { ...named.component },
    variable: { ...named.variable },
    attributes: attributes.map((attribute) => ({ ...attribute })),
    ...(characteristics && { characteristics: { ...characteristics } }),
    at: iso(named.at),
  };
}
