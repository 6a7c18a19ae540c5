import { makeRef } from '../../core/ids.ts';
import type { PartnerId } from '../../core/model/common.ts';
import type { Cdr } from '../../core/model/session.ts';
import type { Clock, Ledger, Store } from '../../core/ports.ts';
import type { Route } from '../route.ts';
import { servePage } from './page.ts';

export interface CdrsSenderDeps {
  readonly store: Pick<Store, 'cdrs'>;
  readonly ledger: Pick<Ledger, 'owedRef' | 'settle'>;
  readonly clock: Clock;
}

/** [OCPI 2.2.1 10.2.1 Sender interface] a partner sees its own drivers' CDRs only, and is owed no longer what it took. */
export function cdrsSender(deps: CdrsSenderDeps): readonly Route[] {
  return [
    {
      path: '/sender/cdrs',
      methods: {
        GET: async (call) => {
          const { items, ...reply } = await servePage(call, {
            read: (query) => deps.store.cdrs(query),
            encode: (cdr) => call.dialect.encodeCdr(cdr),
            owned: true,
          });
          return { ...reply, afterwards: () => settleAll(deps, call.partner.id, items) };
        },
      },
    },
  ];
}

async function settleAll(deps: CdrsSenderDeps, partnerId: PartnerId, cdrs: readonly Cdr[]): Promise<void> {
  const pulledAt = deps.clock.now();
  for (const { id } of cdrs) {
    const owed = await deps.ledger.owedRef(partnerId, makeRef({ kind: 'cdrs', key: id }));
    // what it refused it has seen and not taken: an operator must look
    if (owed && !owed.parked) await deps.ledger.settle(owed, { pulledAt });
  }
}
