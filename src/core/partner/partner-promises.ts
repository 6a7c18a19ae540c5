import type { ReservationRef } from '../model/reservation.ts';
import type { Session } from '../model/session.ts';

/** How a station says that a reservation came to its end without a session. */
export type ReservationEnd = 'expired' | 'removed';

/** What stations do of themselves that touches what partners were promised. */
export interface PartnerPromises {
  reservationEnded(ref: ReservationRef, how: ReservationEnd): Promise<void>;
  /** Something else than us limits these sessions now, or does no longer; nobody waits for what follows. */
  limitsChanged(sessions: readonly Session[]): void;
}
