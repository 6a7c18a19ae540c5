import { Router } from 'express';
import { checkObject } from './partner-checks.ts';
import type { PartnerState } from './partner-state.ts';
import { keyOf, send } from './partner-wire.ts';
import type { Wire } from './partner-wire.ts';

/** What charge points plan for sessions that the partner has limited [OCPI 2.2.1 14.4.2.2 PUT]. */
export function planRoutes(state: PartnerState): Router {
  const router = Router();
  // The address names no owner.
  router.put('/chargingprofiles/:session', (request, response) => {
    const sessionId = request.params.session;
    const checked: unknown = checkObject('ActiveChargingProfile', request.body);
    const profile = checked as Wire['ActiveChargingProfile'];
    const isKnown = [...state.sessions.values()].some(({ id }) => keyOf(id) === keyOf(sessionId));
    if (!isKnown) state.found(`the plan of session ${sessionId}, which we do not know`);
    state.activeProfiles.set(sessionId, profile);
    state.tell({ type: 'plan', sessionId, profile });
    send(response, undefined);
  });
  return router;
}
