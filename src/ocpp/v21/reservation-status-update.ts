import type { CallContext } from '../dialect.ts';
import { oneOf } from '../payload/read.ts';
import type { Json } from '../payload/read.ts';
import { reservationStatusUpdate as base } from '../v201/reservation-status-update.ts';

/** [OCPP 2.1 H03.FR.11] a reservation that was used without a transaction is over: nothing holds the EVSE any longer. */
export function reservationStatusUpdate(payload: Json, context: CallContext): ReturnType<typeof base> {
  const unused = oneOf(payload['reservationUpdateStatus'], ['NoTransaction']);
  return base(unused ? { ...payload, reservationUpdateStatus: 'Removed' } : payload, context);
}
