import type { Change } from '../change.ts';
import { owe } from '../change.ts';
import type { ActiveProfile, PlannedProfile, SessionCharging } from '../model/charging-profile.ts';
import type { Session } from '../model/session.ts';
import type { Audience, Clock, Store } from '../ports.ts';
import type { RemoteControl } from './remote-control.ts';
import { believe } from '../station/session.ts';
import { Turns } from '../station/turns.ts';

export interface ChargingRecordsDeps {
  readonly store: Pick<Store, 'charging' | 'commit' | 'session'>;
  readonly control: Pick<RemoteControl, 'compositeSchedule'>;
  readonly audience: Pick<Audience, 'receives'>;
  readonly clock: Clock;
}

/** [OCPI 2.2.1 mod_charging_profiles Sender PUT] "between 5 and 60 minutes" is told unasked. */
const toldS = 3600;

/** What partners want of running sessions, and telling them what comes of it. */
export class ChargingRecords {
  private readonly deps: ChargingRecordsDeps;
  private readonly turns = new Turns();

  constructor(deps: ChargingRecordsDeps) {
    this.deps = deps;
  }

  of(session: Pick<Session, 'id'>): Promise<SessionCharging | undefined> {
    return this.deps.store.charging(session.id);
  }

  /** Changes what is stored of a session, one after the other; a session that has ended meanwhile has nothing. */
  change(
    session: Session,
    change: (charging: SessionCharging) => Promise<SessionCharging> | SessionCharging,
    { tell = false } = {},
  ): Promise<SessionCharging> {
    const { store, audience } = this.deps;
    return this.turns.run(async () => {
      const [now, known] = await Promise.all([store.session(session.id), store.charging(session.id)]);
      const fresh = { sessionId: session.id, partnerId: session.owner ?? '', informed: false };
      const charging = await change(known ?? fresh);
      if (now?.status !== 'ACTIVE') return charging;
      const { partnerId } = charging;
      const told = tell && charging.informed && audience.receives(partnerId, 'chargingprofiles');
      const owed: Change = told ? owe([partnerId], { kind: 'chargingprofiles', key: session.id }) : [];
      await store.commit([{ type: 'charging', charging }, ...owed]);
      return charging;
    });
  }

  /** Something changed how fast the session may charge: asks the station what it makes of it, and owes that. */
  async changed(session: Session): Promise<void> {
    const charging = await this.of(session);
    if (!charging?.informed || !this.deps.audience.receives(charging.partnerId, 'chargingprofiles')) return;
    const unit = charging.profile?.unit ?? charging.active?.profile.unit;
    const planned = await this.deps.control.compositeSchedule({
      stationId: session.stationId,
      evseId: session.evseId,
      durationS: toldS,
      ...(unit && { rateUnit: unit }),
    });
    const plan = planned === 'REJECTED' ? this.unlimited(session, charging) : planned;
    const active = this.activeOf(plan, toldS);
    if (active) await this.change(session, (now) => ({ ...now, active }), { tell: true });
  }

  /** For the seconds that were asked for: stations have answered with what no 32 bits hold. */
  activeOf(planned: PlannedProfile, askedS: number): ActiveProfile;
  activeOf(planned: PlannedProfile | undefined, askedS: number): ActiveProfile | undefined;
  activeOf(planned: PlannedProfile | undefined, askedS: number): ActiveProfile | undefined {
    if (!planned) return undefined;
    const now = this.deps.clock.now();
    const startsAt = planned.startsAt === undefined ? now : believe(planned.startsAt, now).at;
    const { profile } = planned;
    const { durationS = 0 } = profile;
    return { startsAt, profile: durationS > askedS ? { ...profile, durationS: askedS } : profile };
  }

  /** Without any profile: "the maximum charging capacity of the EVSE". */
  private unlimited({ place }: Session, { profile }: SessionCharging): PlannedProfile | undefined {
    const limit = place?.maxPowerW;
    if (profile || limit === undefined) return undefined;
    return { profile: { durationS: toldS, unit: 'W', periods: [{ startS: 0, limit }] } };
  }
}
