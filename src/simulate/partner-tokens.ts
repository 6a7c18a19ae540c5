import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Request } from 'express';
import type { PartnerState } from './partner-state.ts';
import { invalid, isRecord, OcpiFault, send } from './partner-wire.ts';
import type { Wire } from './partner-wire.ts';

export interface PartnerTokensOptions {
  readonly state: PartnerState;
  readonly base: () => string;
  readonly pageSize: number;
  /** What the eMSP says of a known token; by default what its validity says. */
  readonly decide: (token: Wire['Token'], locationId: string | undefined) => Wire['AllowedType'];
}

/** The eMSP's tokens, as sender: paged lists and real-time authorization [OCPI 2.2.1 12.2.2]. */
export function tokenRoutes({ state, base, pageSize, decide }: PartnerTokensOptions): Router {
  const router = Router();

  router.get('/tokens', (request, response) => {
    const from = moment(request, 'date_from') ?? -Infinity;
    const to = moment(request, 'date_to') ?? Infinity;
    const offset = whole(request, 'offset') ?? 0;
    const limit = Math.min(whole(request, 'limit') ?? pageSize, pageSize);
    const matching = [...state.tokens.values()].filter(({ last_updated }) => {
      const at = Date.parse(last_updated.endsWith('Z') ? last_updated : `${last_updated}Z`);
      return at >= from && at < to;
    });
    const page = matching.slice(offset, offset + limit);
    response.set({ 'X-Total-Count': String(matching.length), 'X-Limit': String(pageSize) });
    if (offset + limit < matching.length) {
      const next = new URL(`${base()}/2.2.1/tokens`);
      for (const name of ['date_from', 'date_to']) {
        const filter = request.query[name];
        if (typeof filter === 'string') next.searchParams.set(name, filter);
      }
      next.searchParams.set('offset', String(offset + limit));
      next.searchParams.set('limit', String(limit));
      response.set('Link', `<${next.href}>; rel="next"`);
    }
    state.tell({ type: 'tokens-pulled', count: page.length, total: matching.length });
    send(response, page);
  });

  router.post('/tokens/:uid/authorize', (request, response) => {
    const type = typeof request.query['type'] === 'string' ? request.query['type'] : 'RFID';
    const token = state.token(request.params.uid, type);
    const location = locationIn(request.body);
    const locationId = location?.location_id;
    const allowed = token ? decide(token, locationId) : 'unknown token';
    const question = { at: Date.now(), uid: request.params.uid, type, locationId, allowed };
    state.questions.push(question);
    state.tell({ type: 'asked', question });
    // [OCPI 2.2.1 12.2.2.2] both the HTTP and the OCPI status say that it is unknown.
    if (!token || allowed === 'unknown token') throw new OcpiFault(404, 2004, 'unknown token');
    const info: Wire['AuthorizationInfo'] = {
      allowed,
      token,
      ...(location && allowed === 'ALLOWED' && { location }),
      ...(allowed === 'ALLOWED' && { authorization_reference: randomUUID() }),
    };
    send(response, info);
  });
  return router;
}

function locationIn(body: unknown): Wire['LocationReferences'] | undefined {
  if (body === undefined || (isRecord(body) && Object.keys(body).length === 0)) return undefined;
  if (!isRecord(body) || typeof body['location_id'] !== 'string')
    throw invalid('LocationReferences without location_id');
  const evses = body['evse_uids'];
  const uids = Array.isArray(evses) ? evses.filter((uid) => typeof uid === 'string') : [];
  return { location_id: body['location_id'], ...(uids.length > 0 && { evse_uids: uids }) };
}

function moment(request: Request, name: string): number | undefined {
  const text = request.query[name];
  if (text === undefined) return undefined;
  const at = typeof text === 'string' ? Date.parse(text.endsWith('Z') ? text : `${text}Z`) : NaN;
  if (Number.isNaN(at)) throw invalid(`${name} is no OCPI DateTime`);
  return at;
}

function whole(request: Request, name: string): number | undefined {
  const text = request.query[name];
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) throw invalid(`${name} is no number`);
  return Number(text);
}
