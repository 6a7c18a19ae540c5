import type { Router } from 'express';
import { priceWire } from '../core/pricing/pricing.ts';
import { zoneNamed } from '../core/pricing/zone.ts';
import { objectIn } from './body.ts';
import { resource } from './routes.ts';
import { checked } from './schema-check.ts';

export function priceRoutes(router: Router): void {
  resource(router, '/admin/v1/price', {
    post: (request, response) => {
      const { version, cdr, tariffs, timezone, policy } = checked('PriceRequest', objectIn(request));
      // Also where no price depends on local time: a name that is none is a mistake.
      if (timezone) zoneNamed(timezone);
      response.json(priceWire({ version, cdr, tariffs, timezone, policy }));
    },
  });
}
