import type { Request, Response, Router } from 'express';
import { BridgeError } from '../core/errors.ts';
import { makeParty } from '../core/ids.ts';
import type { PartnerId } from '../core/model/common.ts';
import type { KnownToken, Token, TokenType } from '../core/model/token.ts';
import { objectIn } from './body.ts';
import type { AdminDeps } from './deps.ts';
import { answerList, cut } from './list-answer.ts';
import { existingPartner } from './named-partner.ts';
import { unknownFields } from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';
import { invalid } from './schema-check.ts';

type TokensDeps = Pick<AdminDeps, 'clock' | 'objects' | 'party' | 'store'>;

const types: readonly TokenType[] = ['AD_HOC_USER', 'APP_USER', 'OTHER', 'RFID'];

export function tokenRoutes(router: Router, deps: TokensDeps): void {
  resource(router, '/admin/v1/tokens', { get: (request, response) => list(deps, request, response) });
  resource(router, '/admin/v1/tokens/:uid', {
    get: async (request, response) => {
      response.json(encode(deps, { partnerId: null, token: await own(deps, request) }));
    },
    put: (request, response) => put(deps, request, response),
    delete: async (request, response) => {
      const token = await own(deps, request);
      await deps.store.commit([{ type: 'token-removed', partnerId: null, token }]);
      response.status(204).end();
    },
  });
}

function encode({ objects }: TokensDeps, { partnerId, token }: KnownToken): object {
  return { ...objects.token.encode(token), bridge: { partner: partnerId } };
}

async function list(deps: TokensDeps, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const page = query.page();
  const partner = query.text('partner');
  query.check();
  const sources: (PartnerId | null)[] = [];
  if (partner === undefined || partner === 'own') sources.push(null);
  else sources.push((await existingPartner(deps, partner)).id);
  if (partner === undefined) sources.push(...(await deps.store.partners()).map(({ id }) => id));
  const known: KnownToken[] = [];
  for (const partnerId of sources) {
    for (const token of await deps.store.tokens(partnerId)) known.push({ partnerId, token });
  }
  const listed = cut(known, page);
  answerList(request, response, { ...listed, items: listed.items.map((token) => encode(deps, token)) });
}

/** @throws BridgeError `unknown-token`; `invalid` when the uid alone does not say which */
async function own({ store }: TokensDeps, request: Request): Promise<Token> {
  const query = new Query(request);
  const type = query.choice('type', types);
  query.check();
  const uid = param(request, 'uid');
  const known = await store.tokensByUid(uid);
  const found = known
    .filter(({ partnerId }) => partnerId === null)
    .map(({ token }) => token)
    // An alias idTag finds a token too, but is not its uid.
    .filter((token) => token.uid.toUpperCase() === uid.toUpperCase())
    .filter((token) => type === undefined || token.type === type);
  if (found.length > 1) {
    const reason = `is needed: there are ${found.map((token) => token.type).join(' and ')}`;
    throw invalid([{ pointer: '/type', reason }]);
  }
  if (!found[0]) throw new BridgeError('unknown-token', `there is no token ${uid} of your own`);
  return found[0];
}

async function put(deps: TokensDeps, request: Request, response: Response): Promise<void> {
  const { objects, party, store, clock } = deps;
  const query = new Query(request);
  const type = query.choice('type', types);
  const dryRun = query.flag('dryRun');
  query.check();
  const uid = param(request, 'uid');
  const given = objectIn(request);
  const filled = {
    uid,
    type: type ?? 'RFID',
    contract_id: uid,
    issuer: makeParty(party),
    valid: true,
    whitelist: 'ALWAYS',
    ...given,
  };
  const token = objects.token.decode(filled, { ...party, now: clock.now() });
  const faults = [
    ...(token.uid.toUpperCase() === uid.toUpperCase()
      ? []
      : [{ pointer: '/uid', reason: `is ${token.uid}, but the path says ${uid}` }]),
    ...(type === undefined || token.type === type
      ? []
      : [{ pointer: '/type', reason: `is ${token.type}, but the query says ${type}` }]),
  ];
  if (faults.length > 0) throw invalid(faults);
  const before = await store.token(null, token.uid, token.type);
  if (!dryRun) await store.commit([{ type: 'token', partnerId: null, token }]);
  const warnings = unknownFields(objects.token, given);
  response
    .status(before ? 200 : 201)
    .json({ ...objects.token.encode(token), bridge: { partner: null, warnings } });
}
