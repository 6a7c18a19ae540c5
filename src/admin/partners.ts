import type { Request, Response, Router } from 'express';
import { BridgeError } from '../core/errors.ts';
import { objectIn } from './body.ts';
import type { AdminDeps } from './deps.ts';
import { answerList, cut } from './list-answer.ts';
import { existingPartner } from './named-partner.ts';
import { encodePartner } from './partner-answer.ts';
import { StepFailure } from './problem.ts';
import { Query } from './query.ts';
import { param, resource } from './routes.ts';
import { checked, invalid } from './schema-check.ts';

type PartnersDeps = Pick<
  AdminDeps,
  'clock' | 'lanes' | 'ledger' | 'partners' | 'profiles' | 'registration' | 'store' | 'sync'
>;

export function partnerRoutes(router: Router, deps: PartnersDeps): void {
  resource(router, '/admin/v1/partners', {
    get: (request, response) => list(deps, request, response),
    post: (request, response) => register(deps, request, response),
  });
  resource(router, '/admin/v1/partners/invitations', {
    post: (request, response) => invite(deps, request, response),
  });
  resource(router, '/admin/v1/partners/:id', {
    get: async (request, response) => {
      response.json(await encodePartner(await existingPartner(deps, param(request, 'id')), deps));
    },
    delete: async (request, response) => {
      await deps.registration.unregister((await existingPartner(deps, param(request, 'id'))).id);
      response.status(204).end();
    },
  });
  resource(router, '/admin/v1/partners/:id/pause', {
    post: change(deps, 200, (id) => deps.partners.pause(id)),
  });
  resource(router, '/admin/v1/partners/:id/resume', {
    post: change(deps, 200, (id) => deps.partners.resume(id)),
  });
  resource(router, '/admin/v1/partners/:id/sync', { post: change(deps, 202, (id) => sync(deps, id)) });
}

async function sync(deps: PartnersDeps, id: string): Promise<void> {
  const { name, state } = await existingPartner(deps, id);
  if (state !== 'registered') throw new BridgeError('conflict', `${name} is not registered`);
  await deps.sync(id);
}

function change(deps: PartnersDeps, status: 200 | 202, apply: (id: string) => Promise<unknown>) {
  return async (request: Request, response: Response): Promise<void> => {
    const { id } = await existingPartner(deps, param(request, 'id'));
    await apply(id);
    response.status(status).json(await encodePartner(await existingPartner(deps, id), deps));
  };
}

async function list(deps: PartnersDeps, request: Request, response: Response): Promise<void> {
  const query = new Query(request);
  const page = query.page();
  query.check();
  const listed = cut(await deps.store.partners(), page);
  const items = await Promise.all(listed.items.map((partner) => encodePartner(partner, deps)));
  answerList(request, response, { ...listed, items });
}

function checkProfile(profile: string | undefined, { profiles }: PartnersDeps): void {
  if (profile === undefined || profiles.includes(profile)) return;
  throw invalid([{ pointer: '/profile', reason: `must be one of ${profiles.join(', ')}` }]);
}

async function register(deps: PartnersDeps, request: Request, response: Response): Promise<void> {
  const { name, profile, versionsUrl, token } = checked('PartnerRegistration', objectIn(request));
  checkProfile(profile, deps);
  const steps: string[] = [];
  const partner = await deps.registration
    .register({ name, versionsUrl, token, ...(profile !== undefined && { profile }) }, (step) =>
      steps.push(step),
    )
    .catch((error: unknown) => {
      throw new StepFailure(steps, error);
    });
  response.status(201).json({ ...(await encodePartner(partner, deps)), steps });
}

async function invite(deps: PartnersDeps, request: Request, response: Response): Promise<void> {
  const { name, profile } = checked('PartnerInvitation', objectIn(request));
  checkProfile(profile, deps);
  const { partner, versionsUrl, token } = await deps.registration.invite({
    name,
    ...(profile !== undefined && { profile }),
  });
  response.status(201).json({ id: partner.id, name: partner.name, versionsUrl, token });
}
