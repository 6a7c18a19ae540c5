import type { Party } from '../core/model/common.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { Acknowledged } from '../core/ports.ts';
import type { Before } from './last-told.ts';
import { PartnerFailure } from './partner-failure.ts';
import { hashOf } from './push-content.ts';
import type { Receiver } from './push-receiver.ts';
import { pathOf } from './push-receiver.ts';

/** [OCPI 2.2.1 11.2.2.2 PUT] of what the partner does not surely have. */
export async function tellTariff(
  { dialect, send }: Receiver,
  tariff: Tariff,
  { known, sure }: Before,
): Promise<Acknowledged> {
  const { countryCode, partyId, id, lastUpdated } = tariff;
  const path = pathOf(tariff, id);
  const body = dialect.encodeTariff(tariff);
  const told = { countryCode, partyId, id, lastUpdated, whole: hashOf(body) };
  if (!(sure && known?.['whole'] === told.whole)) await send({ method: 'PUT', path, body, from: tariff });
  return told;
}

/** [OCPI 2.2.1 11.2.2.3 DELETE] also where no PUT was acknowledged: its answer may have been lost. */
export async function tellTariffRemoved(
  { send }: Receiver,
  key: string,
  known: Acknowledged | undefined,
): Promise<null> {
  const { id, ...owner } = asTold(known) ?? fromKey(key);
  try {
    await send({ method: 'DELETE', path: pathOf(owner, id), from: owner });
  } catch (error) {
    if (!isUnknown(error)) throw error;
  }
  return null;
}

/** In the letters that the partner knows: its ids may not be as blind to case as ours. */
function asTold(known: Acknowledged | undefined): (Party & { readonly id: string }) | undefined {
  const { countryCode, partyId, id } = known ?? {};
  const told = typeof countryCode === 'string' && typeof partyId === 'string' && typeof id === 'string';
  return told ? { countryCode, partyId, id } : undefined;
}

function fromKey(key: string): Party & { readonly id: string } {
  const [countryCode = '', partyId = '', ...id] = key.split('*');
  return { countryCode, partyId, id: id.join('*') };
}

/** There is no status of its own for an unknown tariff; about a DELETE, 2xxx has nothing else to say. */
function isUnknown(error: unknown): boolean {
  if (!(error instanceof PartnerFailure)) return false;
  const { httpStatus, statusCode = 0 } = error;
  return httpStatus === 404 || (httpStatus === 200 && statusCode >= 2000 && statusCode < 3000);
}
