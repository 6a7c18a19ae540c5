import type { Router } from 'express';
import { BridgeError, messageOf } from '../core/errors.ts';
import type { AdminDeps } from './deps.ts';
import { resource } from './routes.ts';

export function healthRoutes(router: Router, { ready }: Pick<AdminDeps, 'ready'>): void {
  resource(router, '/healthz', {
    get: (_request, response) => {
      response.json({ status: 'ok' });
    },
  });
  resource(router, '/readyz', {
    get: async (_request, response) => {
      await ready().catch((error: unknown) => {
        throw error instanceof BridgeError ? error : new BridgeError('store-unavailable', messageOf(error));
      });
      response.json({ status: 'ok' });
    },
  });
}
