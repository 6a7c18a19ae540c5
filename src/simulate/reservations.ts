export interface Reservation {
  readonly id: number;
  /** 0: any one. */
  readonly connectorId: number;
  readonly idToken: string;
  readonly groupId?: string | undefined;
  readonly expiresAt: number;
}

export interface Holder {
  readonly idToken: string;
  readonly groupId?: string | undefined;
}

/** Who may use which connector first [OCPP 1.6 5.13, OCPP 2.0.1 H]. */
export class Reservations {
  private readonly byId = new Map<number, Reservation>();

  /** One with the same number takes the place of the other. */
  put(reservation: Reservation): void {
    this.byId.set(reservation.id, reservation);
  }

  remove(id: number): Reservation | undefined {
    const removed = this.byId.get(id);
    this.byId.delete(id);
    return removed;
  }

  get(id: number): Reservation | undefined {
    return this.byId.get(id);
  }

  on(connectorId: number): Reservation | undefined {
    return [...this.byId.values()].find((one) => one.connectorId === connectorId);
  }

  /** Takes away those whose time is over. */
  expire(now: number): readonly Reservation[] {
    const over = [...this.byId.values()].filter(({ expiresAt }) => expiresAt <= now);
    for (const { id } of over) this.byId.delete(id);
    return over;
  }

  /** How many of the free connectors are promised to somebody, without saying which. */
  get anywhere(): number {
    return [...this.byId.values()].filter(({ connectorId }) => connectorId === 0).length;
  }

  /** The reservation that somebody uses up by charging at the connector. */
  heldBy(holder: Holder, connectorId: number): Reservation | undefined {
    const mine = [...this.byId.values()].filter((one) => fits(one, holder));
    return mine.find((one) => one.connectorId === connectorId) ?? mine.find((one) => one.connectorId === 0);
  }

  /** Whether somebody may charge at the connector while so many are free. */
  admits(holder: Holder, connectorId: number, free: number): boolean {
    if (this.heldBy(holder, connectorId)) return true;
    return !this.on(connectorId) && free > this.anywhere;
  }
}

function fits(reservation: Reservation, { idToken, groupId }: Holder): boolean {
  if (reservation.idToken.toUpperCase() === idToken.toUpperCase()) return true;
  return groupId !== undefined && reservation.groupId?.toUpperCase() === groupId.toUpperCase();
}
