import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { CallFailed } from './partner-client.ts';
import type { PartnerCommands } from './partner-commands.ts';
import type { CommandOutcome } from './partner-requests.ts';
import type { PartnerState } from './partner-state.ts';
import { isRecord } from './partner-wire.ts';
import type { Wire } from './partner-wire.ts';

/** What somebody who plays the partner's driver can ask for. */
export interface PartnerControlTarget {
  readonly state: PartnerState;
  readonly commands: PartnerCommands;
}

type Body = Readonly<Record<string, unknown>>;
type Deed = (partner: PartnerControlTarget, body: Body) => Promise<CommandOutcome>;

/** What was asked for cannot be done as it was said. */
class Unusable extends Error {
  readonly http: 400 | 404;

  constructor(http: 400 | 404, message: string) {
    super(message);
    this.name = 'Unusable';
    this.http = http;
  }
}

const defaultMinutes = 15;
const defaultPlanS = 3600;

/** By the last part of its address: an example of what it takes, and what it does. */
const deeds: Readonly<Record<string, { readonly example: string; readonly act: Deed }>> = {
  'start-session': {
    example: '{"locationId":"…","evseUid":"…","connectorId":"1"}',
    act: ({ commands, state }, body) => {
      const { evseUid, connectorId } = body;
      return commands.startSession({
        locationId: text(body, 'locationId'),
        ...(typeof evseUid === 'string' && { evseUid }),
        ...(typeof connectorId === 'string' && { connectorId }),
        token: tokenOf(state, body),
      });
    },
  },
  'stop-session': {
    example: '{"sessionId":"…"}',
    act: ({ commands }, body) => commands.stopSession(text(body, 'sessionId')),
  },
  reserve: {
    example: `{"locationId":"…","evseUid":"…","reservationId":"R1","minutes":${defaultMinutes}}`,
    act: ({ commands, state }, body) => {
      const { evseUid, reservationId } = body;
      return commands.reserve({
        locationId: text(body, 'locationId'),
        ...(typeof evseUid === 'string' && { evseUid }),
        reservationId: typeof reservationId === 'string' ? reservationId : randomUUID(),
        token: tokenOf(state, body),
        expiresAt: Date.now() + number(body, 'minutes', defaultMinutes) * 60_000,
      });
    },
  },
  'cancel-reservation': {
    example: '{"reservationId":"R1"}',
    act: ({ commands }, body) => commands.cancelReservation(text(body, 'reservationId')),
  },
  'set-profile': {
    example: '{"sessionId":"…","limitW":5000}',
    act: ({ commands }, body) => commands.setProfile(text(body, 'sessionId'), profileOf(body)),
  },
  'read-profile': {
    example: `{"sessionId":"…","durationS":${defaultPlanS}}`,
    act: ({ commands }, body) =>
      commands.readProfile(text(body, 'sessionId'), number(body, 'durationS', defaultPlanS)),
  },
  'clear-profile': {
    example: '{"sessionId":"…"}',
    act: ({ commands }, body) => commands.clearProfile(text(body, 'sessionId')),
  },
};

/** What can be posted, each with an example of its body. */
export const partnerDeeds: readonly { readonly name: string; readonly example: string }[] = Object.entries(
  deeds,
).map(([name, { example }]) => ({ name, example }));

/** Plain JSON beside OCPI, for the person at the keyboard: look, start, stop, reserve, limit. */
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
      activeProfiles: Object.fromEntries(state.activeProfiles),
      questions: state.questions,
      repeatedCdrs: state.repeatedCdrs,
      findings: state.findings,
    });
  });

  for (const [name, { example, act }] of Object.entries(deeds)) {
    router.post(`/${name}`, async (request, response) => {
      try {
        const body: unknown = request.body;
        response.json(await act(partner, isRecord(body) ? body : {}));
      } catch (error) {
        if (error instanceof Unusable) {
          response.status(error.http).json({ error: error.message, give: example });
        } else if (error instanceof CallFailed) response.status(502).json({ error: error.message });
        else throw error;
      }
    });
  }
  return router;
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Unusable(400, `${name} is missing`);
}

function number(body: Body, name: string, otherwise: number): number {
  const value = body[name] ?? otherwise;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Unusable(400, `${name} is not a number`);
}

/** The one that is named, or else an app's. */
function tokenOf({ tokens }: PartnerState, { tokenUid }: Body): Wire['Token'] {
  const fits = ({ uid, type }: Wire['Token']) =>
    typeof tokenUid === 'string' ? uid.toUpperCase() === tokenUid.toUpperCase() : type === 'APP_USER';
  const token = [...tokens.values()].find(fits);
  if (!token) throw new Unusable(404, 'the partner has no such token');
  return token;
}

/** One limit from now on. */
function profileOf(body: Body): Wire['ChargingProfile'] {
  const unit = body['limitW'] === undefined ? 'A' : 'W';
  const name = `limit${unit}`;
  if (body[name] === undefined) throw new Unusable(400, 'limitW or limitA is missing');
  return {
    charging_rate_unit: unit,
    charging_profile_period: [{ start_period: 0, limit: number(body, name, 0) }],
    ...(body['durationS'] !== undefined && { duration: number(body, 'durationS', 0) }),
  };
}
