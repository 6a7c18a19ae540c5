import { BridgeError } from '../core/errors.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Store } from '../core/ports.ts';

/**
 * A partner by its id, or by a name that only one has, whatever its case.
 * @throws BridgeError `not-found`, or `conflict` when several have the name
 */
export async function existingPartner(
  { store }: { readonly store: Pick<Store, 'partner' | 'partners'> },
  named: string,
): Promise<Partner> {
  const byId = await store.partner(named);
  if (byId) return byId;
  const partners = await store.partners();
  const [partner, another] = partners.filter(({ name }) => name.toLowerCase() === named.toLowerCase());
  if (!partner) throw new BridgeError('not-found', `there is no partner ${named}`);
  if (another) throw new BridgeError('conflict', `several partners are called ${named}: give an id`);
  return partner;
}
