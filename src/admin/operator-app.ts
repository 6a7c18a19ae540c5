import type { Express, NextFunction, Request, Response } from 'express';
import express from 'express';
import { messageOf } from '../core/errors.ts';
import { bearer } from './bearer.ts';
import { jsonBody } from './body.ts';
import { cdrRoutes } from './cdrs.ts';
import { deliveryRoutes } from './deliveries.ts';
import type { AdminDeps } from './deps.ts';
import { healthRoutes } from './health.ts';
import { localListRoutes } from './local-list.ts';
import { locationRoutes } from './locations.ts';
import { partnerLimitRoutes } from './partner-limits.ts';
import { partnerRoutes } from './partners.ts';
import { priceRoutes } from './price.ts';
import { HttpProblem, internalProblem, problemOf } from './problem.ts';
import { sessionRoutes } from './sessions.ts';
import { stationEventRoutes } from './station-events.ts';
import { stationMessageRoutes } from './station-messages.ts';
import { stationSecurityRoutes } from './station-security.ts';
import { stationVariableRoutes } from './station-variables.ts';
import { stationRoutes } from './stations.ts';
import { tariffRoutes } from './tariffs.ts';
import { tokenRoutes } from './tokens.ts';

/** The operator API as a request handler for the operator port; what it serves stands in openapi/admin.yaml. */
export function operatorApp(deps: AdminDeps): Express {
  const app = express().disable('x-powered-by').set('etag', false);
  healthRoutes(app, deps);
  app.use(bearer(deps.adminToken));
  app.use(...jsonBody);
  locationRoutes(app, deps);
  tariffRoutes(app, deps);
  stationRoutes(app, deps);
  stationMessageRoutes(app, deps);
  stationEventRoutes(app, deps);
  stationVariableRoutes(app, deps);
  localListRoutes(app, deps);
  stationSecurityRoutes(app, deps);
  partnerRoutes(app, deps);
  partnerLimitRoutes(app, deps);
  tokenRoutes(app, deps);
  sessionRoutes(app, deps);
  cdrRoutes(app, deps);
  deliveryRoutes(app, deps);
  priceRoutes(app);
  app.use(({ path }) => {
    throw new HttpProblem(404, 'unknown-path', `there is nothing at ${path}`);
  });
  app.use(answerProblem(deps));
  return app;
}

function answerProblem({ log }: Pick<AdminDeps, 'log'>) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { method, path } = request;
    const known = problemOf(error);
    const problem = known ?? internalProblem();
    if (!known) log.error({ method, path, error: messageOf(error) }, 'an operator request failed');
    if (error instanceof HttpProblem) response.set(error.headers);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
