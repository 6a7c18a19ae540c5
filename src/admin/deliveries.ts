import type { Request, Response, Router } from 'express';
import { nextTryOfParked } from '../core/delivery.ts';
import { BridgeError } from '../core/errors.ts';
import { makeDeliveryId, parseDeliveryId, parseRef } from '../core/ids.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Cdr, Hold } from '../core/model/session.ts';
import type { Owed } from '../core/ports.ts';
import type { AdminDeps } from './deps.ts';
import { answerList, cut } from './list-answer.ts';
import { existingPartner } from './named-partner.ts';
import { iso } from './published-object.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';
import { invalid } from './schema-check.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];
type Delivery = Schemas['Delivery'];
type DeliveriesDeps = Pick<AdminDeps, 'bills' | 'lanes' | 'ledger' | 'outbox' | 'store'>;

const states = ['held', 'parked', 'unsent'] as const;
const heldPrefix = 'held~';

export function deliveryRoutes(router: Router, deps: DeliveriesDeps): void {
  resource(router, '/admin/v1/deliveries', { get: (request, response) => list(deps, request, response) });
  resource(router, '/admin/v1/deliveries/retry', {
    post: (request, response) => retryParked(deps, request, response),
  });
  // An id has a slash in it, which some clients do not encode.
  resource(router, '/admin/v1/deliveries/*id/retry', {
    post: async (request, response) => {
      response.json(await retry(deps, param(request, 'id')));
    },
  });
  resource(router, '/admin/v1/deliveries/*id/drop', {
    post: async (request, response) => {
      await drop(deps, param(request, 'id'));
      response.status(204).end();
    },
  });
}

async function list(deps: DeliveriesDeps, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const page = query.page();
  const state = query.choice('state', states);
  const named = query.text('partner');
  query.check();
  const partner = named === undefined ? undefined : await existingPartner(deps, named);
  const all = partner ? [partner] : await deps.store.partners();
  // One more than is shown, so that it is known whether more follow.
  const depth = page.offset + page.limit + 1;
  const owed = state === 'held' ? [] : await Promise.all(all.map((one) => owedTo(deps, one, state, depth)));
  const held = state === undefined || state === 'held' ? await heldOnes(deps, partner?.id) : [];
  const unsent = owed.flat().toSorted((a, b) => a.since.localeCompare(b.since, 'en'));
  const { items, limit, offset, more } = cut([...unsent, ...held], page);
  answerList(request, response, { items, limit, offset, more });
}

async function owedTo(
  { ledger, lanes }: DeliveriesDeps,
  partner: Partner,
  state: (typeof states)[number] | undefined,
  depth: number,
): Promise<Delivery[]> {
  const health = lanes.health(partner.id);
  // The parked come after all others, so that finding them takes the whole list.
  const owed = await ledger.owed(partner.id, state === 'parked' ? undefined : depth);
  return owed
    .filter(({ parked }) => state === undefined || (state === 'parked') === (parked !== undefined))
    .map((one) => encodeOwed(one, partner, health));
}

function encodeOwed(
  { ref, since, parked }: Owed,
  { id, name, paused }: Partner,
  health: ReturnType<AdminDeps['lanes']['health']>,
): Delivery {
  const { kind, key } = parseRef(ref) ?? { kind: 'locations', key: ref };
  const error = parked?.error ?? (paused ? 'the partner is paused' : undefined);
  const waiting = !parked && !paused && health && health.state !== 'ok' ? health : undefined;
  // What the partner failed at last may have been another object.
  const why = error ?? (waiting?.lastError === undefined ? undefined : `the partner: ${waiting.lastError}`);
  const nextTryAt = parked ? nextTryOfParked({ since, parked }) : waiting?.nextTryAt;
  return {
    id: makeDeliveryId(id, ref),
    kind,
    key,
    partner: id,
    partnerName: name,
    state: parked ? 'parked' : 'unsent',
    since: iso(since),
    ...(why !== undefined && { error: why }),
    ...(nextTryAt !== undefined && { nextTryAt: iso(nextTryAt) }),
  };
}

async function heldOnes({ store }: DeliveriesDeps, partner: string | undefined): Promise<Delivery[]> {
  const holds = [...(await store.holds())];
  const sessions = await Promise.all(holds.map(([sessionId]) => store.session(sessionId)));
  return holds.flatMap(([sessionId, hold], index): Delivery | [] => {
    const session = sessions[index];
    if (!session || (partner !== undefined && session.owner !== partner)) return [];
    const { owner, endedAt, lastUpdated } = session;
    return {
      ...encodeHold(sessionId, hold),
      kind: 'cdrs',
      key: sessionId,
      partner: owner,
      since: iso(endedAt ?? lastUpdated),
    };
  });
}

function encodeHold(
  sessionId: string,
  { code, text }: Hold,
): { id: string; state: 'held'; code: string; error: string } {
  return { id: `${heldPrefix}${sessionId}`, state: 'held', code, error: text };
}

/** What came of pricing a held session again. */
export function encodeReleased(sessionId: string, outcome: Cdr | Hold | null): Schemas['RetriedDelivery'] {
  const id = `${heldPrefix}${sessionId}`;
  if (outcome === null) return { id, state: 'not-billed' };
  return 'sessionId' in outcome ? { id, state: 'released' } : encodeHold(sessionId, outcome);
}

async function existing({ ledger }: DeliveriesDeps, id: string) {
  const named = parseDeliveryId(id);
  if (!named || !parseRef(named.ref) || !(await ledger.owedRef(named.partnerId, named.ref)))
    throw unknown(id);
  return named;
}

function unknown(id: string): BridgeError {
  return new BridgeError('not-found', `there is no delivery ${id}: it may have been made meanwhile`);
}

async function retry(deps: DeliveriesDeps, id: string): Promise<Schemas['RetriedDelivery']> {
  if (id.startsWith(heldPrefix)) {
    const sessionId = id.slice(heldPrefix.length);
    return encodeReleased(sessionId, await deps.bills.release(sessionId));
  }
  const { partnerId, ref } = await existing(deps, id);
  await deps.outbox.resend(partnerId, ref);
  return { id, state: 'unsent' };
}

async function retryParked(deps: DeliveriesDeps, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const named = query.text('partner');
  query.check();
  if (named === undefined) throw invalid([{ pointer: '?partner', reason: 'must be given' }]);
  const { id } = await existingPartner(deps, named);
  const answer: Schemas['RetriedDeliveries'] = { partner: id, retried: await deps.outbox.resendParked(id) };
  response.json(answer);
}

async function drop(deps: DeliveriesDeps, id: string): Promise<void> {
  if (id.startsWith(heldPrefix)) {
    await deps.bills.drop(id.slice(heldPrefix.length));
    return;
  }
  const { partnerId, ref } = await existing(deps, id);
  await deps.ledger.drop(partnerId, ref);
}
