import type { ChargingRecords } from './charging-records.ts';
import type { CommandPlaces } from './commands-place.ts';
import type { CommandName, CommandOrigin, CommandsUnderWay, Outcome } from './commands-under-way.ts';
import type { ChargingProfile, SessionCharging } from '../model/charging-profile.ts';
import type { Session } from '../model/session.ts';
import type { Clock, Ids, StationCalls, Store } from '../ports.ts';
import type { RemoteControl } from './remote-control.ts';
import type { Often } from './request-limit.ts';
import { RequestLimit } from './request-limit.ts';

/** [OCPI 2.2.1 mod_charging_profiles ChargingProfileResponseType] */
export type ProfileResponse = 'ACCEPTED' | 'NOT_SUPPORTED' | 'REJECTED' | 'TOO_OFTEN' | 'UNKNOWN_SESSION';

export interface ProfileAnswer {
  readonly response: ProfileResponse;
  readonly reason?: string;
}

export interface ChargingProfilesDeps {
  readonly store: Pick<Store, 'session'>;
  readonly control: Pick<RemoteControl, 'clearChargingProfile' | 'compositeSchedule' | 'setChargingProfile'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly places: CommandPlaces;
  readonly records: ChargingRecords;
  readonly underWay: CommandsUnderWay;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'transaction'>;
  /** How often a partner may ask about one session, in whatever way; 6 times a minute when absent. */
  readonly often?: Often;
}

const usually: Often = { times: 6, withinMs: 60_000 };
const accepted: ProfileAnswer = { response: 'ACCEPTED' };

/** Partners limit how fast their drivers' sessions charge [OCPI 2.2.1 mod_charging_profiles Receiver interface]. */
export class ChargingProfiles {
  private readonly deps: ChargingProfilesDeps;
  private readonly limit: RequestLimit;

  constructor(deps: ChargingProfilesDeps) {
    this.deps = deps;
    this.limit = new RequestLimit(deps.often ?? usually);
  }

  /** In place of what the partner has set before. */
  set(origin: CommandOrigin, sessionId: string, profile: ChargingProfile): Promise<ProfileAnswer> {
    const { records, ids } = this.deps;
    return this.carry('SET_CHARGING_PROFILE', origin, sessionId, async (session) => {
      const { profileId } = await records.change(session, async (charging) => ({
        ...charging,
        profileId: charging.profileId ?? (await ids.transaction()),
      }));
      return () => this.setAt(session, { id: profileId ?? 0, profile });
    });
  }

  private async setAt(
    session: Session,
    numbered: { readonly id: number; readonly profile: ChargingProfile },
  ): Promise<Outcome> {
    const { control, records } = this.deps;
    const { stationId, evseId, transactionId } = session;
    const result = await control.setChargingProfile({ stationId, evseId, transactionId, ...numbered });
    if (result === 'ACCEPTED') {
      const { profile } = numbered;
      await records.change(session, (charging) => ({ ...charging, profile, informed: true }));
      this.tellLater(session);
    }
    return { kind: 'profile', result };
  }

  /** The station's plan for the next so many seconds. */
  active(origin: CommandOrigin, sessionId: string, durationS: number): Promise<ProfileAnswer> {
    const { control, records } = this.deps;
    return this.carry('GET_CHARGING_PROFILE', origin, sessionId, async (session) => {
      const unit = (await records.of(session))?.profile?.unit;
      const { stationId, evseId } = session;
      return async () => {
        const rate = unit && { rateUnit: unit };
        const planned = await control.compositeSchedule({ stationId, evseId, durationS, ...rate });
        if (planned === 'REJECTED') return { kind: 'profile', result: 'REJECTED' };
        return { kind: 'profile', result: 'ACCEPTED', active: records.activeOf(planned, durationS) };
      };
    });
  }

  clear(origin: CommandOrigin, sessionId: string): Promise<ProfileAnswer> {
    const { records } = this.deps;
    return this.carry('CLEAR_CHARGING_PROFILE', origin, sessionId, async (session) => {
      const charging = await records.of(session);
      return () => this.clearAt(session, charging);
    });
  }

  /** Lifts the limit that the partner set, if there is one, and tells it what holds then. */
  async lift(session: Session): Promise<void> {
    await this.clearAt(session, await this.deps.records.of(session));
  }

  private async clearAt(session: Session, charging: SessionCharging | undefined): Promise<Outcome> {
    const { control, records } = this.deps;
    const profileId = charging?.profileId;
    if (profileId === undefined) return { kind: 'profile', result: 'UNKNOWN' };
    const { stationId, evseId, transactionId } = session;
    const result = await control.clearChargingProfile({ stationId, evseId, transactionId, profileId });
    if (result !== 'REJECTED') {
      await records.change(session, ({ profile: _, ...rest }) => rest);
      this.tellLater(session);
    }
    return { kind: 'profile', result };
  }

  /** The result is not kept waiting for another call to the station. */
  private tellLater(session: Session): void {
    this.deps.underWay.alongside(() => this.deps.records.changed(session));
  }

  private async carry(
    name: CommandName,
    origin: CommandOrigin,
    sessionId: string,
    prepare: (session: Session) => Promise<() => Promise<Outcome>>,
  ): Promise<ProfileAnswer> {
    const session = await this.deps.store.session(sessionId);
    // another partner's sessions are as good as unknown
    if (session?.owner !== origin.partnerId) return { response: 'UNKNOWN_SESSION' };
    const refused = await this.refusal(session);
    if (refused) return refused;
    await this.deps.underWay.accept(name, origin, { work: await prepare(session) });
    return accepted;
  }

  private async refusal(session: Session): Promise<ProfileAnswer | undefined> {
    const { places, stations, clock } = this.deps;
    if (session.status !== 'ACTIVE') return { response: 'REJECTED', reason: 'the session is not running' };
    if (!(await places.sessionIsCapable(session, 'CHARGING_PROFILE_CAPABLE')))
      return { response: 'NOT_SUPPORTED', reason: 'the EVSE is not CHARGING_PROFILE_CAPABLE' };
    if (!stations.isConnected(session.stationId))
      return { response: 'REJECTED', reason: 'the charge point is not connected' };
    if (!this.limit.allows(session.id, clock.now()))
      return { response: 'TOO_OFTEN', reason: 'too many requests for this session: wait a minute' };
    return undefined;
  }
}
