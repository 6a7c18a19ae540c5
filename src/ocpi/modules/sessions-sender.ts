import type { ChargingWishes } from '../../core/partner/charging-wishes.ts';
import type { Audience, Page, PageQuery, Store } from '../../core/ports.ts';
import type { SessionNow } from '../../core/station/session-now.ts';
import { sessionNow } from '../../core/station/session-now.ts';
import type { Route } from '../route.ts';
import { decodeWith } from '../validation.ts';
import { servePage } from './page.ts';

export interface SessionsSenderDeps {
  readonly store: Pick<Store, 'hold' | 'samples' | 'sessions' | 'tariffVersions'>;
  readonly audience: Pick<Audience, 'billing'>;
  readonly wishes: Pick<ChargingWishes, 'wish'>;
}

/** [OCPI 2.2.1 9.2.1 Sender interface] a partner sees its own drivers' sessions only. */
export function sessionsSender(deps: SessionsSenderDeps): readonly Route[] {
  return [
    {
      path: '/sender/sessions',
      methods: {
        GET: (call) =>
          servePage(call, {
            read: (query) => current(deps, query),
            encode: (now) => call.dialect.encodeSession(now),
            dateFromRequired: true,
            owned: true,
          }),
      },
    },
    {
      path: '/sender/sessions/:sessionId/charging_preferences',
      methods: {
        PUT: async ({ dialect, body, partner, params }) => {
          const preferences = decodeWith(dialect, dialect.chargingPreferences, body);
          const response = await deps.wishes.wish(partner.id, params['sessionId'] ?? '', preferences);
          return { data: dialect.encodePreferencesResponse(response) };
        },
      },
    },
  ];
}

async function current(deps: SessionsSenderDeps, query: PageQuery): Promise<Page<SessionNow>> {
  const page = await deps.store.sessions(query);
  const items = page.items.map((session) => sessionNow(deps, session));
  return { total: page.total, items: await Promise.all(items) };
}
