import { ChargingProfiles } from './charging-profiles.ts';
import { ChargingRecords } from './charging-records.ts';
import { ChargingWishes } from './charging-wishes.ts';
import { Commands } from './commands.ts';
import { CommandPlaces } from './commands-place.ts';
import type { CommandsUnderWayDeps } from './commands-under-way.ts';
import { CommandsUnderWay } from './commands-under-way.ts';
import type { Party } from '../model/common.ts';
import type { ReservationRef } from '../model/reservation.ts';
import type { Session } from '../model/session.ts';
import type { PartnerPromises, ReservationEnd } from './partner-promises.ts';
import type { Audience, Ids, StationCalls, Store } from '../ports.ts';
import type { RemoteControl } from './remote-control.ts';
import type { Often } from './request-limit.ts';
import { Reservations } from './reservations.ts';

export interface PartnerRequestsDeps extends CommandsUnderWayDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly control: RemoteControl;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly audience: Pick<Audience, 'isRegistered' | 'knows' | 'receives'>;
  readonly party: Party;
  readonly often?: Often;
}

/** All that partners may have stations do. */
export class PartnerRequests implements PartnerPromises {
  readonly commands: Commands;
  readonly reservations: Reservations;
  readonly profiles: ChargingProfiles;
  readonly wishes: ChargingWishes;
  readonly records: ChargingRecords;
  private readonly underWay: CommandsUnderWay;

  constructor(deps: PartnerRequestsDeps) {
    this.underWay = new CommandsUnderWay(deps);
    const places = new CommandPlaces(deps);
    this.records = new ChargingRecords(deps);
    const shared = { ...deps, places, underWay: this.underWay, records: this.records };
    this.commands = new Commands(shared);
    this.reservations = new Reservations(shared);
    this.profiles = new ChargingProfiles(shared);
    this.wishes = new ChargingWishes({ ...shared, profiles: this.profiles });
  }

  reservationEnded(ref: ReservationRef, how: ReservationEnd): Promise<void> {
    return this.reservations.ended(ref, how);
  }

  limitsChanged(sessions: readonly Session[]): void {
    for (const session of sessions) this.underWay.alongside(() => this.records.changed(session));
  }

  /** What nobody will finish any more, and reservations whose time is over. */
  async expire(): Promise<void> {
    await this.underWay.expire();
    await this.reservations.expire();
  }

  /** Waits for what stations are working on. */
  drain(): Promise<void> {
    return this.underWay.drain();
  }
}
