import type { Change } from '../change.ts';
import type { Party } from '../model/common.ts';
import type { Reservation, ReservationRef } from '../model/reservation.ts';
import { reservationUsed } from '../model/reservation.ts';
import type { Session } from '../model/session.ts';
import { termsAt } from '../place.ts';
import type { Audience, Clock, Ids, Store } from '../ports.ts';
import { sessionChange } from '../station/session-change.ts';

export interface ReservationSessionDeps {
  readonly store: Pick<
    Store,
    'location' | 'reservationOf' | 'reservationsAt' | 'session' | 'station' | 'tariff'
  >;
  readonly audience: Pick<Audience, 'knows'>;
  readonly party: Party;
  readonly ids: Pick<Ids, 'next'>;
  readonly clock: Clock;
}

/** [OCPI 2.2.1 9.1.3 Reservation] a session that its partner sees from when the station took the reservation on. */
export async function reserved(deps: ReservationSessionDeps, reservation: Reservation): Promise<Change> {
  const { store, audience, party, ids, clock } = deps;
  const { stationId, evseId, connectorId, sessionId, token, authorizationReference } = reservation;
  const [station, known] = await Promise.all([
    store.station(stationId),
    sessionId === undefined ? undefined : store.session(sessionId),
  ]);
  if (!station) return [];
  const now = clock.now();
  const at = known?.startedAt ?? now;
  const { countryCode, partyId, uid, type, contractId } = token;
  const session: Session = {
    ...(await termsAt(store, party, station, { evseId, connectorId, at })),
    id: sessionId ?? ids.next(),
    stationId,
    evseId,
    ...(connectorId !== undefined && { connectorId }),
    transactionId: '',
    owner: reservation.partnerId,
    idTag: reservation.idTag,
    token: { countryCode, partyId, uid, type, contractId },
    authMethod: 'COMMAND',
    ...(authorizationReference !== undefined && { authorizationReference }),
    status: 'RESERVATION',
    startedAt: at,
    meterStartWh: 0,
    meterUnread: true,
    meterWh: 0,
    turns: [],
    periods: [],
    findings: [],
    flags: [],
    lastUpdated: now,
  };
  return [
    { type: 'reservation', reservation: { ...reservation, sessionId: session.id } },
    ...sessionChange(session, audience),
  ];
}

/** [OCPI 2.2.1 9.1.3] a reservation that led to no charging is COMPLETED; what it would have cost is not billed. */
export async function overWithout(
  { store, audience, clock }: Pick<ReservationSessionDeps, 'audience' | 'clock' | 'store'>,
  ref: ReservationRef,
): Promise<Change> {
  const reservation = await store.reservationOf(ref);
  if (!reservation) return [];
  const ended: Change = [{ type: 'reservation-ended', reservation }];
  const { sessionId, expiresAt } = reservation;
  const session = sessionId === undefined ? undefined : await store.session(sessionId);
  if (session?.status !== 'RESERVATION') return ended;
  const now = clock.now();
  const endedAt = Math.max(session.startedAt, Math.min(now, expiresAt));
  return [
    ...ended,
    ...sessionChange({ ...session, status: 'COMPLETED', endedAt, lastUpdated: now }, audience),
  ];
}

export interface Beginning {
  /** Not stored yet, unless `stored` says so. */
  readonly session: Session;
  readonly stored: boolean;
  readonly accepted: boolean;
  readonly owner: string | null;
  readonly reservationId?: number;
}

/**
 * A session that begins uses up the reservation that it names, or that its driver has at the EVSE. Its partner's own
 * driver turns the reservation's session into his: it keeps the id, and gets the authorization_reference.
 */
export async function usingReservation(
  deps: Pick<ReservationSessionDeps, 'audience' | 'clock' | 'store'>,
  { session, stored, accepted, owner, reservationId }: Beginning,
): Promise<{ readonly session: Session; readonly change: Change }> {
  const { stationId, evseId, idTag } = session;
  const reservations = await deps.store.reservationsAt(
    stationId,
    Math.min(session.startedAt, deps.clock.now()),
  );
  const named = reservationId !== undefined && { reservationId };
  const used = reservationUsed(reservations, { evseId, idTag, ...named });
  if (!used) return { session, change: [] };
  if (!accepted || owner !== used.partnerId) return { session, change: await overWithout(deps, used) };
  const { sessionId, authorizationReference } = used;
  const takesOver = !stored && sessionId !== undefined;
  return {
    session: {
      ...session,
      ...(takesOver && { id: sessionId }),
      owner,
      ...(authorizationReference !== undefined && { authorizationReference }),
      reservationId: used.id,
    },
    change: takesOver ? [{ type: 'reservation-ended', reservation: used }] : await overWithout(deps, used),
  };
}
