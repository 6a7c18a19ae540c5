import type { Request, Response, Router } from 'express';
import type { Release } from '../core/bills.ts';
import { signedEvidence } from '../core/bills.ts';
import { BridgeError } from '../core/errors.ts';
import type { Instant } from '../core/model/common.ts';
import type { Correction, Hold, Session } from '../core/model/session.ts';
import { belowMinimum } from '../core/plausibility.ts';
import { sessionNow } from '../core/station/session-now.ts';
import { assess } from '../core/signed/assess.ts';
import { objectIn } from './body.ts';
import { encodeReleased } from './deliveries.ts';
import { deliveryOf } from './delivery-state.ts';
import type { AdminDeps } from './deps.ts';
import { instantForm, parseInstant } from './instant.ts';
import { answerList } from './list-answer.ts';
import { newestFirst } from './newest-first.ts';
import { iso } from './published-object.ts';
import { recordQuery } from './record-query.ts';
import { param, resource } from './routes.ts';
import { checked, invalid } from './schema-check.ts';
import { encodeSigned } from './signed-record.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];
type SessionsDeps = Pick<AdminDeps, 'audience' | 'bills' | 'ledger' | 'objects' | 'store'>;

const states = ['ACTIVE', 'COMPLETED', 'INVALID', 'PENDING', 'RESERVATION', 'held'] as const;

export function sessionRoutes(router: Router, deps: SessionsDeps): void {
  resource(router, '/admin/v1/sessions', { get: (request, response) => list(deps, request, response) });
  resource(router, '/admin/v1/sessions/:id', {
    get: async (request, response) => {
      const session = await existing(deps, param(request, 'id'));
      response.json(await encode(deps, session, await deps.store.hold(session.id)));
    },
  });
  resource(router, '/admin/v1/sessions/:id/release', {
    post: async (request, response) => {
      const { id } = await existing(deps, param(request, 'id'));
      const wanted = checked('SessionRelease', objectIn(request));
      response.json(encodeReleased(id, await deps.bills.release(id, decodeRelease(wanted))));
    },
  });
  resource(router, '/admin/v1/sessions/:id/samples', {
    get: async (request, response) => {
      const { id } = await existing(deps, param(request, 'id'));
      const samples = await deps.store.samples(id);
      response.json(samples.map((sample): Schemas['Sample'] => ({ ...sample, at: iso(sample.at) })));
    },
  });
  resource(router, '/admin/v1/sessions/:id/signed', {
    get: async (request, response) => {
      const { id, stationId } = await existing(deps, param(request, 'id'));
      const evidence = await signedEvidence(deps.store, stationId, await deps.store.signed(id));
      response.json(assess(evidence.records, evidence.keys).map(encodeSigned));
    },
  });
}

function decodeRelease({ accept, correct, retariff }: Schemas['SessionRelease']): Release {
  const { startedAt, endedAt, ...figures } = correct ?? {};
  return {
    ...(accept && { accept }),
    ...(retariff !== undefined && { retariff }),
    ...(correct && {
      correct: {
        ...figures,
        reason: correct.reason,
        ...(startedAt !== undefined && { startedAt: instantOf(startedAt, '/correct/startedAt') }),
        ...(endedAt !== undefined && { endedAt: instantOf(endedAt, '/correct/endedAt') }),
      },
    }),
  };
}

function instantOf(text: string, pointer: string): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw invalid([{ pointer, reason: instantForm }]);
  return at;
}

async function existing({ store }: SessionsDeps, id: string): Promise<Session> {
  const session = await store.session(id);
  if (!session) throw new BridgeError('unknown-session', `there is no session ${id}`);
  return session;
}

async function list(deps: SessionsDeps, request: Request, response: Response): Promise<void> {
  const { page, state, station, sifts } = await recordQuery(deps, request, states);
  const holds = await deps.store.holds();
  const inState = ({ id, status }: Session) => (state === 'held' ? holds.has(id) : status === state);
  const keep = (session: Session) =>
    Promise.resolve(
      (state === undefined || inState(session)) && (station === undefined || session.stationId === station),
    );
  const listed = await newestFirst((wanted) => deps.store.sessions(wanted), {
    ...page,
    ...(sifts && { keep }),
  });
  const items = await Promise.all(
    listed.items.map((session) => encode(deps, session, holds.get(session.id))),
  );
  answerList(request, response, { ...listed, items, limit: page.limit, offset: page.offset });
}

async function encode(deps: SessionsDeps, session: Session, hold: Hold | undefined): Promise<object> {
  const { id, stationId, transactionId, owner, stopReason, lastUpdated } = session;
  const [now, delivery] = await Promise.all([
    sessionNow(deps, session),
    deliveryOf({ kind: 'sessions', id, owner, lastUpdated }, deps),
  ]);
  const over = session.endedAt !== undefined && now.cost !== undefined;
  const remark = over ? belowMinimum(session, deps.audience.billing(owner).limits) : undefined;
  const bridge: Schemas['Tracked']['bridge'] = {
    stationId,
    transactionId,
    owner,
    delivery,
    flags: [...session.flags, ...now.session.findings.map(({ code }) => code)],
    ...(stopReason !== undefined && { stopReason }),
    ...(remark !== undefined && { remark }),
    ...(hold && { held: { ...hold } }),
    ...(session.accepted && { accepted: [...session.accepted] }),
    ...(session.corrections && { corrections: session.corrections.map(encodeCorrection) }),
    ...(session.droppedAt !== undefined && { droppedAt: iso(session.droppedAt) }),
  };
  return { ...deps.objects.encodeSession(now), bridge };
}

function encodeCorrection({ at, startedAt, endedAt, ...figures }: Correction): Schemas['Correction'] {
  return {
    ...figures,
    at: iso(at),
    ...(startedAt !== undefined && { startedAt: iso(startedAt) }),
    ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
  };
}
