import type { Request, Response, Router } from 'express';
import { BridgeError } from '../core/errors.ts';
import type { Cdr } from '../core/model/session.ts';
import { objectIn } from './body.ts';
import { deliveryOf } from './delivery-state.ts';
import type { AdminDeps } from './deps.ts';
import { answerList } from './list-answer.ts';
import { newestFirst } from './newest-first.ts';
import { HttpProblem } from './problem.ts';
import { recordQuery } from './record-query.ts';
import { param, resource } from './routes.ts';
import { checked } from './schema-check.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];
type CdrsDeps = Pick<AdminDeps, 'audience' | 'bills' | 'ledger' | 'objects' | 'store'>;

const states = ['delivered', 'none', 'parked', 'unsent'] as const;

export function cdrRoutes(router: Router, deps: CdrsDeps): void {
  resource(router, '/admin/v1/cdrs', { get: (request, response) => list(deps, request, response) });
  resource(router, '/admin/v1/cdrs/:id', {
    get: async (request, response) => {
      response.json(await encode(deps, await existing(deps, param(request, 'id'))));
    },
  });
  resource(router, '/admin/v1/cdrs/:id/credit', {
    post: async (request, response) => {
      const { reason } = checked('CdrCredit', objectIn(request));
      response.json(await encode(deps, await deps.bills.credit(param(request, 'id'), reason)));
    },
  });
}

async function existing({ store }: CdrsDeps, id: string): Promise<Cdr> {
  const cdr = await store.cdr(id);
  if (cdr) return cdr;
  const hold = await store.hold(id);
  if (hold) throw new HttpProblem(404, 'cdr-held', `the CDR of session ${id} is held: ${hold.text}`);
  throw new BridgeError('not-found', `there is no CDR ${id}`);
}

async function list(deps: CdrsDeps, request: Request, response: Response): Promise<void> {
  const { page, state, station, sifts } = await recordQuery(deps, request, states);
  const keep = async (cdr: Cdr) =>
    (station === undefined || cdr.stationId === station) &&
    (state === undefined || ((await delivery(deps, cdr))[0]?.state ?? 'none') === state);
  const listed = await newestFirst((wanted) => deps.store.cdrs(wanted), { ...page, ...(sifts && { keep }) });
  const items = await Promise.all(listed.items.map((cdr) => encode(deps, cdr)));
  answerList(request, response, { ...listed, items, limit: page.limit, offset: page.offset });
}

function delivery(deps: CdrsDeps, { id, owner, lastUpdated }: Cdr) {
  return deliveryOf({ kind: 'cdrs', id, owner, lastUpdated }, deps);
}

async function encode(deps: CdrsDeps, cdr: Cdr): Promise<object> {
  const session = await deps.store.session(cdr.sessionId);
  const bridge: Schemas['Tracked']['bridge'] = {
    stationId: cdr.stationId,
    transactionId: session?.transactionId ?? '',
    owner: cdr.owner,
    delivery: await delivery(deps, cdr),
    flags: [...(session?.flags ?? [])],
    ...(session?.stopReason !== undefined && { stopReason: session.stopReason }),
  };
  return { ...deps.objects.encodeCdr(cdr), bridge };
}
