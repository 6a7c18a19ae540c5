import type { Bills } from '../core/bills.ts';
import type { Catalog } from '../core/catalog.ts';
import type { ListStatus } from '../core/model/local-list.ts';
import type { Instant, PartnerId, Party, StationId } from '../core/model/common.ts';
import type { Location } from '../core/model/location.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Cdr } from '../core/model/session.ts';
import type { AppliedQuirks } from '../core/model/quirks.ts';
import type { BootInfo, SecurityProfile, Station } from '../core/model/station.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { Token } from '../core/model/token.ts';
import type { Violations } from '../core/model/violation.ts';
import type { PlausibilityLimits } from '../core/plausibility.ts';
import type { Audience, Clock, Ledger, Log, Secrets, StationCalls, Store } from '../core/ports.ts';
import type { PasswordRotation } from '../core/security/password-rotation.ts';
import type { ProfileUpgrade } from '../core/security/profile-upgrade.ts';
import type { SessionNow } from '../core/station/session-now.ts';
import type { Watch } from '../core/watch/watch.ts';

/** What an operator may leave out of an object. */
export interface ObjectDefaults extends Party {
  readonly now: Instant;
}

/** One of core's nouns in OCPI 2.2.1's words. */
export interface ObjectCodec<T> {
  /** country_code, party_id and every last_updated may be absent. @throws BridgeError `invalid` with every fault */
  decode(json: unknown, defaults: ObjectDefaults): T;
  encode(object: T): object;
  /** JSON pointers of what OCPI does not know and `decode` drops. */
  unknownProperties(json: unknown): readonly string[];
}

export interface ObjectCodecs {
  readonly location: ObjectCodec<Location>;
  readonly tariff: ObjectCodec<Tariff>;
  readonly token: ObjectCodec<Token>;
  /** Also of a session that no partner may see: what it lacks is `#NA`. */
  encodeSession(now: SessionNow): object;
  encodeCdr(cdr: Cdr): object;
}

export interface ConnectionInfo {
  /** The negotiated OCPP version, `1.6`. */
  readonly version: string;
  readonly remoteAddress: string;
  /** The security profile that the connection fulfils. */
  readonly securityProfile: SecurityProfile;
  readonly connectedAt: Instant;
  readonly lastSeen: Instant;
}

/** Stations as they stand on the wire, and what they must hear of the operator's changes. */
export interface StationLinks extends StationCalls {
  connection(stationId: StationId): ConnectionInfo | undefined;
  /** Settings were stored: a station that is no longer let in is disconnected. */
  configured(station: Station): Promise<void>;
  /** The station was deleted: it is disconnected. */
  removed(stationId: StationId): Promise<void>;
}

export interface RegistrationRequest {
  readonly name: string;
  readonly profile?: string;
  readonly versionsUrl: string;
  readonly token: string;
}

export interface Invitation {
  readonly partner: Partner;
  readonly versionsUrl: string;
  /** TOKEN_A in clear, shown this once. */
  readonly token: string;
}

/** [OCPI 2.2.1 7] the handshake, started by us or expected from them. */
export interface Registration {
  /**
   * @param onStep is told before each step what is about to be done, e.g. `GET https://.../versions`
   * @throws BridgeError `partner-unreachable`, `partner-refused`, `invalid` or `conflict`; the message says why
   */
  register(request: RegistrationRequest, onStep: (step: string) => void): Promise<Partner>;
  invite(request: { readonly name: string; readonly profile?: string }): Promise<Invitation>;
  /** Tells the partner where that is possible and forgets it in any case. */
  unregister(partnerId: PartnerId): Promise<void>;
}

/** How sending to a partner goes. */
export interface LaneHealth {
  readonly state: 'failing' | 'ok' | 'waiting';
  /** In a row, since the last success. */
  readonly failures: number;
  readonly lastError?: string;
  readonly nextTryAt?: Instant;
  readonly lastSuccessAt?: Instant;
}

export interface AdminDeps {
  readonly store: Store;
  readonly ledger: Pick<Ledger, 'acknowledged' | 'drop' | 'owed' | 'owedRef' | 'summary'>;
  readonly audience: Pick<Audience, 'billing' | 'receives'>;
  readonly bills: Pick<Bills, 'credit' | 'drop' | 'release'>;
  readonly catalog: Pick<Catalog, 'putLocation' | 'putTariff' | 'removeLocation' | 'removeTariff'>;
  readonly objects: ObjectCodecs;
  readonly stations: StationLinks;
  readonly localLists: {
    /** Has the whole list sent. @throws BridgeError `conflict` where it is off, `not-connected` */
    resync(stationId: StationId): void;
    status(stationId: StationId): Promise<ListStatus>;
  };
  readonly watch: Pick<Watch, 'alertsOf'>;
  readonly quirkBook: {
    /** What is known of a station's kind, and what is set for it. */
    applied(station: Station, described: BootInfo | undefined): AppliedQuirks;
  };
  readonly violations: {
    /** Of a station that is here; newer than what is stored. */
    now(stationId: StationId): Promise<Violations | undefined>;
  };
  readonly passwords: Pick<PasswordRotation, 'call' | 'rotate'>;
  readonly upgrades: Pick<ProfileUpgrade, 'call'>;
  /** What a station can show at most as the bridge is set up. */
  readonly highestProfile: SecurityProfile;
  readonly registration: Registration;
  readonly partners: {
    pause(id: PartnerId): Promise<Partner>;
    resume(id: PartnerId): Promise<Partner>;
    setLimits(id: PartnerId, limits: Partial<PlausibilityLimits>): Promise<Partner>;
  };
  readonly lanes: { health(partnerId: PartnerId): LaneHealth | undefined };
  /** Has an object tried again now, also a parked one. */
  readonly outbox: {
    resend(partnerId: PartnerId, ref: string): Promise<void>;
    /** All that is parked for a partner; answers how many. */
    resendParked(partnerId: PartnerId): Promise<number>;
  };
  /** Everything published is owed to the partner anew and its tokens are pulled again; resolves once that is under way. */
  readonly sync: (partnerId: PartnerId) => Promise<void>;
  /** Names of the partner profiles that exist. */
  readonly profiles: readonly string[];
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly party: Party;
  readonly adminToken: string;
  /** Rejects while the bridge should get no traffic: the store does not answer, or it is shutting down. */
  readonly ready: () => Promise<void>;
}
