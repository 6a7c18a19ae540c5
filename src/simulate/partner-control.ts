import { Router } from 'express';
import type { CommandOutcome } from './partner-commands.ts';
import type { PartnerState } from './partner-state.ts';
import { isRecord } from './partner-wire.ts';
import type { Wire } from './partner-wire.ts';

/** What somebody who plays the partner's driver can ask for. */
export interface PartnerControlTarget {
  readonly state: PartnerState;
  readonly party: { readonly countryCode: string; readonly partyId: string };
  startSession(request: {
    readonly locationId: string;
    readonly evseUid?: string;
    readonly connectorId?: string;
    readonly token: Wire['Token'];
  }): Promise<CommandOutcome>;
  stopSession(sessionId: string): Promise<CommandOutcome>;
}

/** Plain JSON beside OCPI, for the person at the keyboard: look, start, stop. */
export function partnerControl(partner: PartnerControlTarget): Router {
  const router = Router();
  const { state } = partner;

  router.get('/state', (_request, response) => {
    response.json({
      registered: state.counterpart?.roles ?? null,
      locations: [...state.locations.values()],
      tariffs: [...state.tariffs.values()],
      sessions: [...state.sessions.values()],
      cdrs: [...state.cdrs.values()],
      tokens: [...state.tokens.values()],
      questions: state.questions,
      repeatedCdrs: state.repeatedCdrs,
      findings: state.findings,
    });
  });

  router.post('/start-session', async (request, response) => {
    const body: unknown = request.body;
    if (!isRecord(body) || typeof body['locationId'] !== 'string') {
      response.status(400).json({ error: 'give {"locationId", "evseUid"?, "connectorId"?, "tokenUid"?}' });
      return;
    }
    const { evseUid, connectorId, tokenUid } = body;
    const app = [...state.tokens.values()].find(({ type }) => type === 'APP_USER');
    const token =
      typeof tokenUid === 'string'
        ? [...state.tokens.values()].find(({ uid }) => uid.toUpperCase() === tokenUid.toUpperCase())
        : app;
    if (!token) {
      response.status(404).json({ error: 'the partner has no such token' });
      return;
    }
    const outcome = await partner.startSession({
      locationId: body['locationId'],
      ...(typeof evseUid === 'string' && { evseUid }),
      ...(typeof connectorId === 'string' && { connectorId }),
      token,
    });
    response.json(outcome);
  });

  router.post('/stop-session', async (request, response) => {
    const body: unknown = request.body;
    if (!isRecord(body) || typeof body['sessionId'] !== 'string') {
      response.status(400).json({ error: 'give {"sessionId"}' });
      return;
    }
    response.json(await partner.stopSession(body['sessionId']));
  });
  return router;
}
