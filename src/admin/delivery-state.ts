import type { Kind } from '../core/ids.ts';
import { makeRef } from '../core/ids.ts';
import type { Instant, PartnerId } from '../core/model/common.ts';
import type { AdminDeps } from './deps.ts';
import { iso } from './published-object.ts';
import type { components } from './wire.gen.ts';

type Schemas = components['schemas'];

interface Told {
  readonly kind: Kind;
  readonly id: string;
  readonly owner: PartnerId | null;
  readonly lastUpdated: Instant;
}

/** How far the one who is entitled to a session or CDR has been told of it. */
export async function deliveryOf(
  { kind, id, owner, lastUpdated }: Told,
  { ledger, audience }: Pick<AdminDeps, 'audience' | 'ledger'>,
): Promise<Schemas['DeliveryState'][]> {
  if (owner === null) return [];
  const ref = makeRef({ kind, key: id });
  const [owed, acknowledged] = await Promise.all([
    ledger.owedRef(owner, ref),
    ledger.acknowledged(owner, ref),
  ]);
  if (owed?.parked) {
    return [{ partner: owner, state: 'parked', at: iso(owed.parked.at), error: owed.parked.error }];
  }
  if (owed) return [{ partner: owner, state: 'unsent', at: iso(owed.since) }];
  // Without a trace of a push, a partner that takes none has it to pull.
  if (!acknowledged && !audience.receives(owner, kind)) return [];
  return [{ partner: owner, state: 'delivered', at: iso(lastUpdated) }];
}
