import type { Answer, CommandPlaces } from './commands-place.ts';
import { ifConnected, notConnected, rejected } from './commands-place.ts';
import type { CommandOrigin, CommandsUnderWay, Outcome } from './commands-under-way.ts';
import { BridgeError, StationRefusal } from '../errors.ts';
import type { Instant } from '../model/common.ts';
import type { Reservation, ReservationRef } from '../model/reservation.ts';
import type { Token } from '../model/token.ts';
import type { Audience, Ids, Log, StationCalls, Store } from '../ports.ts';
import type { ReservationEnd } from './partner-promises.ts';
import type { RemoteControl, StationPlace } from './remote-control.ts';
import type { ReservationSessionDeps } from './reservation-session.ts';
import { overWithout, reserved } from './reservation-session.ts';
import { Turns } from '../station/turns.ts';

export interface ReserveNow {
  readonly token: Token;
  readonly reservationId: string;
  readonly expiresAt: Instant;
  readonly locationId: string;
  readonly evseUid?: string;
  readonly authorizationReference?: string;
}

export interface ReservationsDeps extends ReservationSessionDeps {
  readonly store: ReservationSessionDeps['store'] &
    Pick<Store, 'commit' | 'reservation' | 'reservationOf' | 'reservationsDue'>;
  readonly control: Pick<RemoteControl, 'cancelReservation' | 'idTagOf' | 'reserve'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly places: CommandPlaces;
  readonly underWay: CommandsUnderWay;
  readonly audience: Pick<Audience, 'isRegistered' | 'knows'>;
  readonly ids: Pick<Ids, 'next' | 'transaction'>;
  readonly log: Log;
}

/** A start in the last moment may be told a little late. */
const graceMs = 60_000;

const accepted: Answer = { response: 'ACCEPTED' };

/**
 * What partners reserve [OCPI 2.2.1 mod_commands ReserveNow]. A station is told a number of ours: the partner's own id
 * may be another partner's, too. Whether the EVSE is then RESERVED, only the station says.
 */
export class Reservations {
  private readonly deps: ReservationsDeps;
  /** One id of a partner must not get two numbers. */
  private readonly turns = new Turns();

  constructor(deps: ReservationsDeps) {
    this.deps = deps;
  }

  /** @throws BridgeError `unknown-location`, `invalid` */
  reserve(origin: CommandOrigin, ask: ReserveNow): Promise<Answer> {
    return this.turns.run(() => this.reserveInTurn(origin, ask));
  }

  private async reserveInTurn(origin: CommandOrigin, ask: ReserveNow): Promise<Answer> {
    const { places, underWay } = this.deps;
    this.checkExpiry(ask);
    const location = await places.location(ask.locationId);
    const known = await this.deps.store.reservation(origin.partnerId, ask.reservationId);
    const before = known && this.stands(known) ? known : undefined;
    const evseUid = ask.evseUid ?? before?.evseUid;
    const chosen = await places.choose(location, {
      ...(evseUid !== undefined && { evseUid }),
      capability: 'RESERVABLE',
      isTaken: (at) => this.isTaken(at),
    });
    if ('response' in chosen) return chosen;
    // [OCPI 2.2.1 mod_commands ReserveNow] it is replaced at the same charge point
    if (before && before.stationId !== chosen.stationId)
      return rejected('this reservation_id is in use at another charge point: cancel that one first');
    const reservation = await this.made(origin, ask, { chosen, locationId: location.id, before });
    if ('response' in reservation) return reservation;
    await underWay.accept('RESERVE_NOW', origin, {
      change: [
        ...(known && !before ? await overWithout(this.deps, known) : []),
        { type: 'reservation', reservation },
      ],
      work: () => this.askFor(reservation, before),
    });
    return accepted;
  }

  /** It may be, before the station says so. */
  private async isTaken({ stationId, evseId }: StationPlace): Promise<boolean> {
    const there = await this.deps.store.reservationsAt(stationId, this.deps.clock.now());
    return there.some((reservation) => reservation.evseId === evseId);
  }

  private checkExpiry({ expiresAt }: ReserveNow): void {
    if (expiresAt > this.deps.clock.now()) return;
    const fault = { pointer: '/expiry_date', reason: 'is in the past' };
    throw new BridgeError('invalid', 'not a reservation', { faults: [fault] });
  }

  private async made(
    { partnerId, responseUrl, correlationId }: CommandOrigin,
    { token, reservationId, expiresAt, authorizationReference }: ReserveNow,
    at: {
      readonly chosen: Exclude<Awaited<ReturnType<CommandPlaces['choose']>>, Answer>;
      readonly locationId: string;
      readonly before: Reservation | undefined;
    },
  ): Promise<Answer | Reservation> {
    const { control, ids, clock } = this.deps;
    const { evse, ...place } = at.chosen;
    const idTag = ifConnected(() => control.idTagOf(place.stationId, { partnerId, token }));
    if (typeof idTag !== 'string') return idTag;
    return {
      partnerId,
      id: reservationId,
      number: at.before?.number ?? (await ids.transaction()),
      token,
      idTag,
      ...place,
      locationId: at.locationId,
      evseUid: evse.uid,
      expiresAt,
      ...(authorizationReference !== undefined && { authorizationReference }),
      responseUrl,
      correlationId,
      at: clock.now(),
      ...(at.before?.sessionId !== undefined && { sessionId: at.before.sessionId }),
    };
  }

  /** A station that did not answer may have taken it: it then stands until it expires or is cancelled. */
  private async askFor(reservation: Reservation, before: Reservation | undefined): Promise<Outcome> {
    const { number, token, stationId, evseId, connectorId, idTag, expiresAt } = reservation;
    const { groupId } = token;
    try {
      const result = await this.deps.control.reserve({
        stationId,
        evseId,
        ...(connectorId !== undefined && { connectorId }),
        idTag,
        tokenType: token.type,
        ...(groupId !== undefined && { groupIdTag: groupId }),
        reservationId: number,
        expiresAt,
      });
      await (result === 'ACCEPTED' ? this.confirmed(reservation) : this.undo(reservation, before));
      return { kind: 'command', result };
    } catch (error) {
      if (error instanceof StationRefusal) await this.undo(reservation, before);
      throw error;
    }
  }

  private async confirmed(reservation: Reservation): Promise<void> {
    if (!(await this.isNewest(reservation))) return;
    await this.deps.store.commit(await reserved(this.deps, reservation));
  }

  /** Neither used up nor asked for anew. */
  private async isNewest(reservation: Reservation): Promise<boolean> {
    return (await this.deps.store.reservationOf(reservation))?.at === reservation.at;
  }

  /** Nothing has changed at the station; what came after is not touched. */
  private async undo(reservation: Reservation, before: Reservation | undefined): Promise<void> {
    if (!(await this.isNewest(reservation))) return;
    const still = before && this.stands(before);
    await this.deps.store.commit(
      still ? [{ type: 'reservation', reservation: before }] : await overWithout(this.deps, reservation),
    );
  }

  /** Another partner's reservations are as good as unknown. */
  async cancel(origin: CommandOrigin, reservationId: string): Promise<Answer> {
    const { stations, underWay } = this.deps;
    const known = await this.deps.store.reservation(origin.partnerId, reservationId);
    const reservation = known && this.stands(known) ? known : undefined;
    if (reservation && !stations.isConnected(reservation.stationId)) return notConnected;
    await underWay.accept('CANCEL_RESERVATION', origin, {
      work: () =>
        reservation
          ? this.cancelAt(reservation)
          : Promise.resolve({ kind: 'command', result: 'UNKNOWN_RESERVATION' }),
    });
    return accepted;
  }

  private async cancelAt(reservation: Reservation): Promise<Outcome> {
    const { control } = this.deps;
    const { stationId, number } = reservation;
    const result = await control.cancelReservation({ stationId, reservationId: number });
    if (result === 'ACCEPTED' || result === 'UNKNOWN_RESERVATION') await this.forget([reservation]);
    return { kind: 'command', result };
  }

  /**
   * The station gave a reservation up. Its partner is told only where the driver loses what he was promised: when it
   * would expire, he knows [OCPI 2.2.1 mod_commands CANCELED_RESERVATION].
   */
  async ended(ref: ReservationRef, how: ReservationEnd): Promise<void> {
    const { store, underWay, log, audience } = this.deps;
    const reservation = await store.reservationOf(ref);
    if (!reservation) return;
    const { partnerId, responseUrl, correlationId } = reservation;
    const change = await overWithout(this.deps, reservation);
    if (how === 'expired' || !this.stands(reservation) || !audience.isRegistered(partnerId)) {
      await store.commit(change);
      return;
    }
    log.warn({ station: ref.stationId, partner: partnerId }, 'the station gave up a reservation');
    await underWay.accept(
      'RESERVE_NOW',
      { partnerId, responseUrl, correlationId },
      { change, work: () => Promise.resolve({ kind: 'command', result: 'CANCELED_RESERVATION' }) },
    );
  }

  /** The station has forgotten them by itself. */
  expire(): Promise<void> {
    return this.turns.run(async () => {
      await this.forget(await this.deps.store.reservationsDue(this.deps.clock.now() - graceMs));
    });
  }

  private async forget(over: readonly Reservation[]): Promise<void> {
    const changes = await Promise.all(over.map((reservation) => overWithout(this.deps, reservation)));
    await this.deps.store.commit(changes.flat());
  }

  private stands({ expiresAt }: Reservation): boolean {
    return expiresAt > this.deps.clock.now();
  }
}
