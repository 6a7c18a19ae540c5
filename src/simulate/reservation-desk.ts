import type { ReserveAnswer } from './command-target.ts';
import type { Dialect, Saying } from './dialect.ts';
import type { Reservation, Reservations } from './reservations.ts';
import type { StationConnector } from './station-connector.ts';
import type { StationSessions } from './station-sessions.ts';

export interface ReservationDeskOptions {
  readonly dialect: Dialect;
  readonly connectors: readonly StationConnector[];
  readonly reservations: Reservations;
  readonly sessions: StationSessions;
  readonly say: (saying: Saying | undefined) => void;
  readonly soon: (work: () => void) => void;
}

/** Takes reservations, gives them up, and lets the connectors show it. */
export class ReservationDesk {
  private readonly options: ReservationDeskOptions;

  constructor(options: ReservationDeskOptions) {
    this.options = options;
  }

  /** [OCPP 1.6 5.13, OCPP 2.0.1 H01] */
  reserve(reservation: Reservation): ReserveAnswer {
    const { reservations, sessions, connectors, soon } = this.options;
    const { connectorId, id } = reservation;
    const isOthers = (one: StationConnector) => (reservations.on(one.id)?.id ?? id) !== id;
    const isFree = (one: StationConnector) => one.isFree && !one.plugged && !isOthers(one);
    const chosen = connectors.filter((one) => connectorId === 0 || one.id === connectorId);
    if (chosen.length === 0 || reservation.expiresAt <= Date.now()) return 'Rejected';
    if (!chosen.some(({ operative }) => operative)) return 'Unavailable';
    if (chosen.filter(isFree).length <= (connectorId === 0 ? reservations.anywhere : 0)) return 'Occupied';
    const replaced = reservations.get(id);
    reservations.put(reservation);
    soon(() => {
      for (const connector of connectors) {
        if ([connectorId, replaced?.connectorId].includes(connector.id)) sessions.rest(connector);
      }
    });
    return 'Accepted';
  }

  cancel(id: number): 'Accepted' | 'Rejected' {
    const removed = this.options.reservations.remove(id);
    if (!removed) return 'Rejected';
    this.options.soon(() => this.released(removed));
    return 'Accepted';
  }

  /** The connector is put out of use. */
  giveUp({ id }: StationConnector): void {
    const { reservations, dialect, say, soon } = this.options;
    const lost = reservations.on(id);
    if (!lost) return;
    reservations.remove(lost.id);
    soon(() => say(dialect.say.reservationOver(lost.id, 'Removed')));
  }

  expire(now: number): void {
    const { reservations, dialect, say } = this.options;
    for (const over of reservations.expire(now)) {
      this.released(over);
      say(dialect.say.reservationOver(over.id, 'Expired'));
    }
  }

  private released({ connectorId }: Reservation): void {
    const connector = this.options.connectors.find(({ id }) => id === connectorId);
    if (connector?.state === 'Reserved') this.options.sessions.rest(connector);
  }
}
