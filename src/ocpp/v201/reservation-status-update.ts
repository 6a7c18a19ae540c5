import type { ReservationEnd } from '../../core/partner/partner-promises.ts';
import type { CallContext } from '../dialect.ts';
import { integerOf, oneOf, required } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import type { components } from './wire.gen.ts';

type Wire = components['schemas'];

const statuses: readonly Wire['ReservationUpdateStatusEnumType'][] = ['Expired', 'Removed'];
const endOf = { Expired: 'expired', Removed: 'removed' } as const satisfies Record<string, ReservationEnd>;

/** [OCPP 2.0.1 H01.FR.20, H04] */
export async function reservationStatusUpdate(
  payload: Json,
  { desk, view }: CallContext,
): Promise<Wire['ReservationStatusUpdateResponse']> {
  const number = required(integerOf(payload['reservationId']), 'reservationId');
  const status = required(oneOf(payload['reservationUpdateStatus'], statuses), 'reservationUpdateStatus');
  await desk.reservationEnded(view, { number, how: endOf[status] });
  return {};
}
