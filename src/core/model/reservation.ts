import type { Instant, PartnerId, StationId } from './common.ts';
import type { Token } from './token.ts';

/** An EVSE that a partner had a station keep free for one of its drivers. */
export interface Reservation {
  readonly partnerId: PartnerId;
  /** The partner's own name for it; two partners may use the same. */
  readonly id: string;
  /** What the station knows it by: positive, below 2^31, never given twice. */
  readonly number: number;
  readonly token: Token;
  /** What the station will be shown for the token. */
  readonly idTag: string;
  readonly stationId: StationId;
  readonly evseId: number;
  readonly connectorId?: number;
  readonly locationId: string;
  readonly evseUid: string;
  readonly expiresAt: Instant;
  readonly authorizationReference?: string;
  /** Where the partner is told if the station gives it up [OCPI 2.2.1 mod_commands CANCELED_RESERVATION]. */
  readonly responseUrl: string;
  readonly correlationId: string;
  /** When it was asked for, or asked for anew. */
  readonly at: Instant;
  /** The session that its partner sees, once the station has taken the reservation. */
  readonly sessionId?: string;
}

/** Where a reservation is: a station's own number does not tell which station. */
export interface ReservationRef {
  readonly stationId: StationId;
  readonly number: number;
}

export function makeReservationRef({ number, stationId }: ReservationRef): string {
  return `${number}|${stationId}`;
}

export function parseReservationRef(text: string): ReservationRef {
  const bar = text.indexOf('|');
  return { number: Number(text.slice(0, bar)), stationId: text.slice(bar + 1) };
}

/** The one that a start at a station uses up: the one that it names, else the driver's own at this EVSE. */
export function reservationUsed(
  reservations: readonly Reservation[],
  start: { readonly evseId: number; readonly idTag: string; readonly reservationId?: number },
): Reservation | undefined {
  const named = reservations.find(({ number }) => number === start.reservationId);
  if (named) return named;
  const idTag = start.idTag.toUpperCase();
  return reservations.find((one) => one.evseId === start.evseId && one.idTag.toUpperCase() === idTag);
}
