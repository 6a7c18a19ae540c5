import type { ChargingProfiles } from './charging-profiles.ts';
import type { ChargingRecords } from './charging-records.ts';
import type { CommandPlaces } from './commands-place.ts';
import type { CommandsUnderWay } from './commands-under-way.ts';
import { BridgeError } from '../errors.ts';
import type { ChargingPreferences, ProfileType } from '../model/charging-profile.ts';
import type { PartnerId } from '../model/common.ts';
import type { Session } from '../model/session.ts';
import type { Clock, StationCalls, Store } from '../ports.ts';

/** [OCPI 2.2.1 mod_sessions ChargingPreferencesResponse]; what else there is in OCPI is never asked for here. */
export type PreferencesResponse = 'ACCEPTED' | 'NOT_POSSIBLE' | 'PROFILE_TYPE_NOT_SUPPORTED';

export interface ChargingWishesDeps {
  readonly store: Pick<Store, 'session'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly places: CommandPlaces;
  readonly records: ChargingRecords;
  readonly profiles: Pick<ChargingProfiles, 'lift'>;
  readonly underWay: Pick<CommandsUnderWay, 'alongside'>;
  readonly clock: Clock;
}

/** What takes a forecast of prices, or of the grid's mix, is not claimed: there is none here. */
const supported: ReadonlySet<ProfileType> = new Set(['FAST', 'REGULAR']);

const hourMs = 3_600_000;

/** What drivers wish for running sessions: charging as fast as it goes, which is all that is done here. */
export class ChargingWishes {
  private readonly deps: ChargingWishesDeps;

  constructor(deps: ChargingWishesDeps) {
    this.deps = deps;
  }

  /**
   * @throws BridgeError `unknown-session`; `not-found` where the EVSE knows no preferences: OCPI has HTTP 404 for that
   */
  async wish(
    partnerId: PartnerId,
    sessionId: string,
    preferences: ChargingPreferences,
  ): Promise<PreferencesResponse> {
    const { store, places, records } = this.deps;
    const session = await store.session(sessionId);
    if (session?.owner !== partnerId)
      throw new BridgeError('unknown-session', `unknown session ${sessionId}`);
    if (!(await places.sessionIsCapable(session, 'CHARGING_PREFERENCES_CAPABLE')))
      throw new BridgeError('not-found', 'the EVSE is not CHARGING_PREFERENCES_CAPABLE');
    if (!supported.has(preferences.profileType)) return 'PROFILE_TYPE_NOT_SUPPORTED';
    if (session.status !== 'ACTIVE' || !this.isPossible(session, preferences)) return 'NOT_POSSIBLE';
    const limited = preferences.profileType === 'FAST' && (await this.isLimited(session));
    if (limited && !this.deps.stations.isConnected(session.stationId)) return 'NOT_POSSIBLE';
    await records.change(session, (charging) => ({ ...charging, preferences }));
    if (limited) this.deps.underWay.alongside(() => this.deps.profiles.lift(session));
    return 'ACCEPTED';
  }

  /** Not with a departure that has been, or more energy than the connector can deliver until then. */
  private isPossible({ place }: Session, { departureAt, energyNeedWh = 0 }: ChargingPreferences): boolean {
    if (departureAt === undefined) return true;
    const hours = (departureAt - this.deps.clock.now()) / hourMs;
    return hours > 0 && energyNeedWh <= (place?.maxPowerW ?? Infinity) * hours;
  }

  private async isLimited(session: Session): Promise<boolean> {
    return (await this.deps.records.of(session))?.profile !== undefined;
  }
}
