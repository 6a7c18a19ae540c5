import type { Router } from 'express';
import { objectIn } from './body.ts';
import type { AdminDeps } from './deps.ts';
import { existingPartner } from './named-partner.ts';
import { encodePartner } from './partner-answer.ts';
import { param, resource } from './routes.ts';
import { checked } from './schema-check.ts';

type LimitsDeps = Pick<AdminDeps, 'clock' | 'lanes' | 'ledger' | 'partners' | 'store'>;

/** What a session must be like to be billed to a partner without a look at it. */
export function partnerLimitRoutes(router: Router, deps: LimitsDeps): void {
  resource(router, '/admin/v1/partners/:id/limits', {
    put: async (request, response) => {
      const { id } = await existingPartner(deps, param(request, 'id'));
      const limits = checked('PlausibilityLimits', objectIn(request));
      response.json(await encodePartner(await deps.partners.setLimits(id, limits), deps));
    },
  });
}
