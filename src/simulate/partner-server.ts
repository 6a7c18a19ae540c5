import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { partnerControl } from './partner-control.ts';
import type { PartnerControlTarget } from './partner-control.ts';
import { locationRoutes } from './partner-locations.ts';
import { planRoutes } from './partner-plans.ts';
import { receiverRoutes } from './partner-receiver.ts';
import type { PartnerState } from './partner-state.ts';
import { tokenRoutes } from './partner-tokens.ts';
import type { PartnerTokensOptions } from './partner-tokens.ts';
import { OcpiFault, routingHeaders, sendFault, tokenOf } from './partner-wire.ts';
import type { Party } from './partner-wire.ts';

/** What shall go wrong with a request: nothing, a delay, or an HTTP status, with or without an envelope. */
export type Interference = (request: {
  readonly method: string;
  readonly path: string;
}) => { readonly delayMs?: number; readonly http?: number; readonly status?: number } | undefined;

export interface PartnerAppOptions {
  readonly state: PartnerState;
  readonly party: Party;
  readonly tokens: Pick<PartnerTokensOptions, 'decide' | 'pageSize'>;
  readonly base: () => string;
  readonly interference: () => Interference | undefined;
  readonly registration: express.Router;
  readonly requests: express.Router;
  readonly control: PartnerControlTarget;
}

export function partnerApp(options: PartnerAppOptions): Express {
  const { state, base, tokens } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use('/ocpi', echo, (request, response, next) => interfere(options, { request, response, next }));
  app.use('/ocpi', (request, _response, next) => {
    authorize(state, request);
    next();
  });
  app.use('/ocpi', express.json({ limit: '5mb', strict: false }));
  app.use('/ocpi/emsp', options.registration);
  app.use('/ocpi/emsp/2.2.1', (request, response, next) => {
    route(options, request, response);
    next();
  });
  app.use('/ocpi/emsp/2.2.1', options.requests);
  app.use('/ocpi/emsp/2.2.1', tokenRoutes({ state, base, ...tokens }));
  for (const module of ['locations', 'tariffs', 'sessions'] as const) {
    app.use(`/ocpi/emsp/2.2.1/${module}/:country/:party`, (request, _response, next) => {
      ownedByCaller(state, request.params.country, request.params.party);
      next();
    });
  }
  app.use('/ocpi/emsp/2.2.1', receiverRoutes(state, base), locationRoutes(state), planRoutes(state));
  app.use('/control', loopbackOnly, express.json(), partnerControl(options.control));
  app.use((request, _response) => {
    throw new OcpiFault(404, 2000, `nothing at ${request.method} ${request.path}`);
  });
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const fault = faultOf(error);
    state.tell({ type: 'refused', what: `${request.method} ${request.originalUrl}`, why: fault.message });
    sendFault(response, fault);
  });
  return app;
}

/** Who can start sessions at will sits at this machine. */
function loopbackOnly(request: Request, response: Response, next: NextFunction): void {
  const from = request.socket.remoteAddress ?? '';
  if (/^(::ffff:)?127\.|^::1$/.test(from)) next();
  else response.status(403).json({ error: 'from this machine only' });
}

/** [OCPI 2.2.1 4.1.4] the ids of the request come back. */
function echo(request: Request, response: Response, next: NextFunction): void {
  for (const name of ['X-Request-ID', 'X-Correlation-ID']) {
    const id = request.get(name);
    if (id !== undefined) response.set(name, id);
  }
  next();
}

function interfere(
  { interference }: PartnerAppOptions,
  { request, response, next }: { request: Request; response: Response; next: NextFunction },
): void {
  const what = interference()?.({ method: request.method, path: request.originalUrl });
  const go = () => {
    if (what?.http !== undefined && what.status === undefined) response.status(what.http).end('out of order');
    else if (what?.status !== undefined) {
      sendFault(response, new OcpiFault(what.http ?? 200, what.status, 'out of order'));
    } else next();
  };
  if (what?.delayMs === undefined) go();
  else setTimeout(go, what.delayMs);
}

/** [OCPI 2.2.1 4.1.2] a registration token opens versions and credentials only. */
function authorize(state: PartnerState, request: Request): void {
  const token = tokenOf(request);
  if (request.get('x-request-id') === undefined) state.found(`${request.method} without X-Request-ID`);
  if (request.get('x-correlation-id') === undefined)
    state.found(`${request.method} without X-Correlation-ID`);
  const configuration = /^\/ocpi\/emsp\/(versions|2\.2\.1(\/credentials)?)\/?$/.test(
    request.originalUrl.split('?')[0] ?? '',
  );
  const registered =
    token !== undefined && (token === state.counterpart?.tokenForUs || token === state.pendingToken);
  const invited = token !== undefined && configuration && state.invitations.has(token);
  if (!registered && !invited) throw new OcpiFault(401, 2000, 'missing or unknown credentials token');
}

/** Looks at the routing headers and answers with them swapped [OCPI 2.2.1 4.1.13]. */
function route({ state, party }: PartnerAppOptions, request: Request, response: Response): void {
  const what = `${request.method} ${request.originalUrl}`;
  const country = request.get('ocpi-to-country-code');
  const id = request.get('ocpi-to-party-id');
  if (country === undefined || id === undefined) state.found(`${what} without OCPI-to headers`);
  else if (country.toUpperCase() !== party.countryCode || id.toUpperCase() !== party.partyId) {
    throw new OcpiFault(200, 2001, `addressed to ${country}-${id}, which is somebody else`);
  }
  const from = {
    countryCode: request.get('ocpi-from-country-code'),
    partyId: request.get('ocpi-from-party-id'),
  };
  if (from.countryCode === undefined || from.partyId === undefined)
    state.found(`${what} without OCPI-from headers`);
  else {
    ownedByCaller(state, from.countryCode, from.partyId);
    response.set(routingHeaders(party, { countryCode: from.countryCode, partyId: from.partyId }));
  }
  const hasBody = request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH';
  if (
    hasBody &&
    request.is('application/json') !== 'application/json' &&
    request.get('content-length') !== '0'
  ) {
    state.found(`${what} with a body that is not application/json`);
  }
}

/** [OCPI 2.2.1 4.1.7 errors] another party's objects are out of the caller's reach. */
function ownedByCaller(state: PartnerState, countryCode: string, partyId: string): void {
  const roles = state.counterpart?.roles;
  // While our own registration is under way their roles are not known yet.
  if (!roles) return;
  const own = roles.some(
    (role) =>
      role.countryCode.toUpperCase() === countryCode.toUpperCase() &&
      role.partyId.toUpperCase() === partyId.toUpperCase(),
  );
  if (!own) throw new OcpiFault(404, 2001, `${countryCode}-${partyId} is not one of your roles`);
}

function faultOf(error: unknown): OcpiFault {
  if (error instanceof OcpiFault) return error;
  const isParseError = error instanceof SyntaxError && 'body' in error;
  if (isParseError) return new OcpiFault(400, 2001, 'the body is not JSON');
  return new OcpiFault(500, 3000, error instanceof Error ? error.message : String(error));
}
