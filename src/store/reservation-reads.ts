import type { Redis } from 'ioredis';
import type { Instant, PartnerId, StationId } from '../core/model/common.ts';
import type { Reservation, ReservationRef } from '../core/model/reservation.ts';
import { parseReservationRef } from '../core/model/reservation.ts';
import * as keys from './keys.ts';

export async function readReservation(
  redis: Redis,
  { stationId, number }: ReservationRef,
): Promise<Reservation | undefined> {
  const text = await redis.hget(keys.reservations(stationId), String(number));
  return text === null ? undefined : (JSON.parse(text) as Reservation);
}

export async function readReservationById(
  redis: Redis,
  partnerId: PartnerId,
  id: string,
): Promise<Reservation | undefined> {
  const ref = await redis.hget(keys.reservationsById, keys.reservationField(partnerId, id));
  return ref === null ? undefined : readReservation(redis, parseReservationRef(ref));
}

export async function readReservationsAt(
  redis: Redis,
  stationId: StationId,
  now: Instant,
): Promise<readonly Reservation[]> {
  const all = (await redis.hvals(keys.reservations(stationId))).map(
    (text) => JSON.parse(text) as Reservation,
  );
  return all.filter(({ expiresAt }) => expiresAt > now);
}

export async function readReservationsDue(redis: Redis, now: Instant): Promise<readonly Reservation[]> {
  const refs = await redis.zrangebyscore(keys.reservationExpiries, '-inf', now);
  const found = await Promise.all(refs.map((ref) => readReservation(redis, parseReservationRef(ref))));
  return found.flatMap((reservation) => reservation ?? []);
}
