import type { Router } from 'express';
import { priceWire } from '../core/pricing/pricing.ts';
import { objectIn } from './body.ts';
import { resource } from './routes.ts';
import { checked } from './schema-check.ts';

export function priceRoutes(router: Router): void {
  resource(router, '/admin/v1/price', {
    post: (request, response) => {
      const { version, cdr, tariffs, timezone, policy } = checked('PriceRequest', objectIn(request));
      response.json(priceWire({ version, cdr, tariffs, timezone, policy }));
    },
  });
}
