import express from 'express';
import type { ErrorRequestHandler, NextFunction, Request, Response, Router } from 'express';
import { messageOf } from '../core/errors.ts';
import { refuseDeepJson } from '../core/json-shape.ts';
import type { Party } from '../core/model/common.ts';
import type { Clock, Ids, Log } from '../core/ports.ts';
import type { AuthDeps, Caller } from './auth.ts';
import { authenticate, authorize } from './auth.ts';
import type { Dialect } from './dialect.ts';
import { makeEnvelope, ocpiStatus } from './envelope.ts';
import type { EnvelopeContent } from './envelope.ts';
import { answeredRouting, messageIds } from './headers.ts';
import { OcpiError, refusalOf } from './ocpi-error.ts';
import type { Call, Method, Reply, Route } from './route.ts';

export interface OcpiRouterDeps extends AuthDeps {
  /** Absolute paths below `/ocpi`, each with the dialect that it speaks. */
  readonly routes: readonly (Route & { readonly dialect: Dialect })[];
  /** `https://host`, without a slash at its end. */
  readonly publicUrl: () => string;
  /** Told of every request to a functional module before it is handled. */
  readonly onCall: (caller: Caller) => Promise<void>;
  readonly party: Party;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
  readonly log: Log;
}

interface Locals {
  correlationId: string;
  caller?: Caller;
}
type OcpiResponse = Response<unknown, Locals>;

const bodyLimit = '1mb';

/** Serves `/ocpi`; to be mounted there. */
export function makeOcpiRouter(deps: OcpiRouterDeps): Router {
  const router = express.Router({ strict: false });
  router.use((request, response: OcpiResponse, next) => {
    const { requestId, correlationId } = messageIds(request.headers, () => deps.ids.next());
    response.locals.correlationId = correlationId;
    response.set({ 'X-Request-ID': requestId, 'X-Correlation-ID': correlationId });
    next();
  });
  router.use(async (request, response: OcpiResponse, next) => {
    response.locals.caller = await authenticate(deps, request.get('authorization'));
    next();
  });
  router.use(express.json({ limit: bodyLimit, strict: false, type: () => true }));
  router.use((request, _response, next) => {
    refuseDeepJson(request.body);
    next();
  });
  for (const route of deps.routes) {
    router.all(route.path, (request, response: OcpiResponse) => serve(deps, route, request, response));
  }
  router.use(() => {
    throw new OcpiError('not-found', 'there is nothing at this URL', {
      statusCode: ocpiStatus.clientError,
      httpStatus: 404,
    });
  });
  router.use(errorHandler(deps));
  return router;
}

async function serve(
  deps: OcpiRouterDeps,
  route: OcpiRouterDeps['routes'][number],
  request: Request,
  response: OcpiResponse,
): Promise<void> {
  const { caller } = response.locals;
  if (!caller) throw new Error('a request got past authentication');
  const configuration = route.configuration ?? false;
  authorize(caller.partner, configuration);
  if (!configuration) response.set(answeredRouting(request.headers, deps.party));
  const handle = route.methods[request.method as Method];
  if (!handle) {
    response.set('Allow', Object.keys(route.methods).join(', '));
    throw new OcpiError('not-supported', `${request.method} is not possible here`, {
      statusCode: ocpiStatus.clientError,
      httpStatus: 405,
    });
  }
  if (!configuration) await deps.onCall(caller);
  const reply = await handle(callOf(deps, { route, request, caller, locals: response.locals }));
  send(deps, response, reply);
}

function callOf(
  deps: OcpiRouterDeps,
  at: { route: { dialect: Dialect }; request: Request; caller: Caller; locals: Locals },
): Call {
  const url = new URL(deps.publicUrl() + at.request.originalUrl);
  const params = Object.entries(at.request.params).map(([name, value]) => [name, String(value)]);
  return {
    ...at.caller,
    dialect: at.route.dialect,
    params: Object.fromEntries(params) as Record<string, string>,
    query: url.searchParams,
    url: url.href,
    body: at.request.body as unknown,
    correlationId: at.locals.correlationId,
  };
}

function send(deps: OcpiRouterDeps, response: OcpiResponse, reply: Reply): void {
  const { afterwards, headers, httpStatus = 200 } = reply;
  if (headers) response.set(headers);
  if (afterwards) {
    response.once('finish', () => {
      afterwards().catch((error: unknown) =>
        deps.log.error({ error: messageOf(error) }, 'what follows an answer was not done'),
      );
    });
  }
  answer(deps, response, httpStatus, reply);
}

function answer(deps: OcpiRouterDeps, response: Response, http: number, content: EnvelopeContent): void {
  response.status(http).json(makeEnvelope(deps.clock, content));
}

function errorHandler(deps: OcpiRouterDeps): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const { http, ocpi, message } = bodyFault(error) ?? refusalOf(error, request.method);
    // Our own middleware put it there, if it got so far.
    const partner = (response.locals as Partial<Locals>).caller?.partner;
    const fields = { partner: partner?.id, method: request.method, endpoint: endpointOf(request), ocpi };
    if (ocpi >= 3000) deps.log.error({ ...fields, error: messageOf(error) }, 'a partner got an error');
    else deps.log.warn({ ...fields, error: message }, 'a partner was refused');
    if (http === 401) response.set('WWW-Authenticate', 'Token');
    // Without a caller nothing has reached the OCPI layer, so that HTTP tells what is wrong.
    const status = http === 200 && !partner ? 503 : http;
    if (response.headersSent) response.destroy();
    else answer(deps, response, status, { statusCode: ocpi, statusMessage: message });
  };
}

/** `/ocpi/2.2.1/receiver/tokens`: what follows may name a driver's card. */
function endpointOf(request: Request): string {
  return request.path.split('/').slice(0, 4).join('/');
}

/** [OCPI 2.2.1 5] what is no JSON gets HTTP 400; express marks what it could not read with a status. */
function bodyFault(error: unknown) {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const { status } = error;
  if (status < 400 || status > 499) return undefined;
  return { http: status, ocpi: ocpiStatus.invalidParameters, message: error.message };
}
