import type { Catalog } from '../core/catalog.ts';
import type { Instant, PartnerId, Party, Price, StationId } from '../core/model/common.ts';
import type { Location } from '../core/model/location.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Cdr, Session } from '../core/model/session.ts';
import type { Station } from '../core/model/station.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { Token } from '../core/model/token.ts';
import type { Clock, Ledger, Log, Secrets, StationCalls, Store } from '../core/ports.ts';

/** OCPI 2.2.1's words for core's nouns. Decoders throw BridgeError `invalid` with every fault. */
export interface ObjectCodecs {
  decodeLocation(json: unknown): Location;
  encodeLocation(location: Location): object;
  decodeTariff(json: unknown): Tariff;
  encodeTariff(tariff: Tariff): object;
  decodeToken(json: unknown): Token;
  encodeToken(token: Token): object;
  /** Also of a session that no partner may see: what it lacks is left out or `#NA`. */
  encodeSession(session: Session, cost?: Price): object;
  encodeCdr(cdr: Cdr): object;
}

export interface ConnectionInfo {
  /** The negotiated OCPP version, `1.6`. */
  readonly version: string;
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
  /** The partner failed or asked for a break: nothing is sent before. */
  readonly retryAt?: Instant;
  readonly lastError?: string;
  readonly lastSentAt?: Instant;
}

export interface Lanes {
  /** There is something to send now, whatever the lane waited for. */
  wake(partnerId: PartnerId): Promise<void>;
  health(partnerId: PartnerId): Promise<LaneHealth | undefined>;
}

export interface AdminDeps {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly catalog: Pick<
    Catalog,
    'putLocation' | 'putTariff' | 'release' | 'removeLocation' | 'removeTariff'
  >;
  readonly objects: ObjectCodecs;
  readonly stations: StationLinks;
  readonly registration: Registration;
  readonly lanes: Lanes;
  /** The partner's stored record changed (paused, resumed): whoever keeps a copy of it looks again. */
  readonly partnerChanged: (partnerId: PartnerId) => Promise<void>;
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
