import { runningCost } from '../../core/cdr.ts';
import type { Price } from '../../core/model/common.ts';
import type { Session } from '../../core/model/session.ts';
import type { Page, PageQuery, Store } from '../../core/ports.ts';
import type { Route } from '../route.ts';
import { servePage } from './page.ts';

export interface SessionsSenderDeps {
  readonly store: Pick<Store, 'sessions' | 'tariffVersions'>;
}

/** [OCPI 2.2.1 9.2.1 Sender interface] a partner sees its own drivers' sessions only. */
export function sessionsSender(deps: SessionsSenderDeps): readonly Route[] {
  return [
    {
      path: '/sender/sessions',
      methods: {
        GET: (call) =>
          servePage(call, {
            read: (query) => priced(deps, query),
            encode: ({ session, cost }) => call.dialect.encodeSession(session, cost),
            dateFromRequired: true,
            owned: true,
          }),
      },
    },
  ];
}

interface PricedSession {
  readonly session: Session;
  readonly cost: Price | undefined;
}

async function priced(deps: SessionsSenderDeps, query: PageQuery): Promise<Page<PricedSession>> {
  const page = await deps.store.sessions(query);
  const items = page.items.map(async (session) => {
    const tariffs = await deps.store.tariffVersions(session.tariffVersions);
    return { session, cost: runningCost(session, tariffs) };
  });
  return { total: page.total, items: await Promise.all(items) };
}
