import type { Change, ExpectedStart, PendingCommand, RemoteStarter, Sample } from './change.ts';
import type { Kind } from './ids.ts';
import type { SessionCharging } from './model/charging-profile.ts';
import type { Instant, PartnerId, StationId } from './model/common.ts';
import type { LocalListState } from './model/local-list.ts';
import type { Inventory, ModelVariable } from './model/device-model.ts';
import type { Location } from './model/location.ts';
import type { Partner } from './model/partner.ts';
import type { Reservation, ReservationRef } from './model/reservation.ts';
import type { Cdr, Hold, Session } from './model/session.ts';
import type { SignedRecord } from './model/signed.ts';
import type { BootInfo, ConnectorStatus, Station, TransactionRecord } from './model/station.ts';
import type { StationCertificate } from './model/station-certificate.ts';
import type { StationEvent, StationEventKind } from './model/station-event.ts';
import type { Tariff } from './model/tariff.ts';
import type { Violations } from './model/violation.ts';
import type { PlausibilityLimits } from './plausibility.ts';
import type { PricingPolicy } from './pricing/policy.ts';
import type { AllowedType, KnownToken, Token, TokenType } from './model/token.ts';

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A new id of at most 36 characters; ids sort in the order in which they were made. */
  next(): string;
  /** Positive, below 2^31, never given twice, also across restarts. */
  transaction(): Promise<number>;
}

/** Hashing and encryption with the key of this installation. */
export interface Secrets {
  /** A token or password that must be recognised but never shown again. */
  hash(secret: string | Uint8Array): string;
  seal(secret: string): string;
  open(sealed: string): string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** How many match in all. */
  readonly total: number;
}

/** [OCPI 2.2.1 4.2.1] `from` inclusive, `to` exclusive on last_updated; oldest created first. */
export interface PageQuery {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly offset: number;
  readonly limit: number;
  /** Only what this partner owns, for sessions and CDRs. */
  readonly owner?: PartnerId;
}

export interface StationMemory {
  readonly boot?: BootInfo;
  readonly inventory?: Inventory;
  /** Since when partners are told that its status is unknown. */
  readonly absentSince?: Instant;
  readonly violations?: Violations;
  /** By `ids.makeConnectorKey`; `0` is the whole station. */
  readonly connectors: ReadonlyMap<string, ConnectorStatus>;
  readonly transactions: ReadonlyMap<string, TransactionRecord>;
}

/** How a station that nobody has set up came. */
export interface Knock {
  readonly remoteAddress: string;
  /** What it offered to speak, `ocpp1.6`. */
  readonly subprotocols: readonly string[];
}

export interface UnknownStation extends Partial<Knock> {
  readonly id: StationId;
  readonly lastSeen: Instant;
  /** How often it came. */
  readonly attempts?: number;
}

/** An OCPP message as it went over the wire. */
export interface FrameRecord {
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly action: string;
  readonly frame: string;
}

/** The durable store. Every failure to reach it is a BridgeError `store-unavailable`. */
export interface Store {
  /**
   * Durable when it resolves; all of the change or nothing of it.
   * @throws BridgeError `conflict` when a partner's `seenRevision` is not the stored one.
   */
  commit(change: Change): Promise<void>;

  location(key: string): Promise<Location | undefined>;
  locations(query: PageQuery): Promise<Page<Location>>;
  tariff(key: string): Promise<Tariff | undefined>;
  tariffs(query: PageQuery): Promise<Page<Tariff>>;
  /** In the order of `versions`; what was never stored is left out. */
  tariffVersions(versions: readonly string[]): Promise<readonly Tariff[]>;
  session(id: string): Promise<Session | undefined>;
  sessions(query: PageQuery): Promise<Page<Session>>;
  samples(sessionId: string): Promise<readonly Sample[]>;
  /** Signed meter values in the order in which they came, each once. */
  signed(sessionId: string): Promise<readonly SignedRecord[]>;
  cdr(id: string): Promise<Cdr | undefined>;
  cdrs(query: PageQuery): Promise<Page<Cdr>>;
  hold(sessionId: string): Promise<Hold | undefined>;
  holds(): Promise<ReadonlyMap<string, Hold>>;

  /** Everyone who knows a token with this uid, whatever its case. */
  tokensByUid(uid: string): Promise<readonly KnownToken[]>;
  token(partnerId: PartnerId | null, uid: string, type: TokenType): Promise<Token | undefined>;
  tokens(partnerId: PartnerId | null): Promise<readonly Token[]>;

  station(id: StationId): Promise<Station | undefined>;
  /** The station whose id is this one but for its case. */
  stationNamed(id: string): Promise<Station | undefined>;
  stations(): Promise<readonly Station[]>;
  stationMemory(id: StationId): Promise<StationMemory>;
  /** What the bridge put into a station's list. */
  localList(id: StationId): Promise<LocalListState | undefined>;
  /** The stations that have a list of the bridge. */
  localLists(): Promise<readonly StationId[]>;
  /** The station that serves an EVSE (or one connector of it), with the station's number for it. */
  stationOfEvse(
    locationKey: string,
    evseUid: string,
    ocpiConnectorId?: string,
  ): Promise<
    { readonly stationId: StationId; readonly evseId: number; readonly connectorId?: number } | undefined
  >;
  expectedStart(stationId: StationId, idTag: string): Promise<ExpectedStart | undefined>;
  remoteStart(stationId: StationId, remoteStartId: number): Promise<RemoteStarter | undefined>;
  /** What a partner reserved under its own id, whatever its case; also when its time is over. */
  reservation(partnerId: PartnerId, id: string): Promise<Reservation | undefined>;
  reservationOf(ref: ReservationRef): Promise<Reservation | undefined>;
  /** Those that have not expired. */
  reservationsAt(stationId: StationId, now: Instant): Promise<readonly Reservation[]>;
  reservationsDue(now: Instant): Promise<readonly Reservation[]>;
  /** What a partner wants of a running session. */
  charging(sessionId: string): Promise<SessionCharging | undefined>;
  unknownStations(): Promise<readonly UnknownStation[]>;
  sawUnknownStation(id: StationId, at: Instant, knock?: Knock): Promise<void>;
  /** The oldest first; of a station the oldest give way. */
  stationCertificates(id: StationId): Promise<readonly StationCertificate[]>;
  frames(
    stationId: StationId,
    query: { limit: number; before?: string; action?: string },
  ): Promise<readonly (FrameRecord & { readonly id: string })[]>;
  /** Newest first; the oldest of a station give way. */
  stationEvents(
    stationId: StationId,
    query: { limit: number; before?: string; kind?: StationEventKind },
  ): Promise<readonly (StationEvent & { readonly id: string })[]>;
  /** Everything that a station told of what it is made of. */
  deviceModel(stationId: StationId): Promise<readonly ModelVariable[]>;
  /** Those of these `makeVariableKey`s that are known. */
  modelVariables(stationId: StationId, variableKeys: readonly string[]): Promise<readonly ModelVariable[]>;
  /** What came of an inventory that is not complete. */
  comingInventory(stationId: StationId): Promise<readonly ModelVariable[]>;
  /** Best effort; the oldest frames of a station give way. */
  record(stationId: StationId, frame: FrameRecord): void;

  partner(id: PartnerId): Promise<Partner | undefined>;
  partners(): Promise<readonly Partner[]>;
  partnerByTokenHash(hash: string): Promise<PartnerId | undefined>;

  command(id: string): Promise<PendingCommand | undefined>;
  commandsDue(now: Instant): Promise<readonly PendingCommand[]>;
}

/** What a partner was last told of an object, in the words of whoever tells it. */
export type Acknowledged = Readonly<Record<string, unknown>>;

export interface Owed {
  readonly partnerId: PartnerId;
  readonly ref: string;
  /** Changes whenever the object became owed anew. */
  readonly mark: string;
  readonly since: Instant;
  readonly acknowledged?: Acknowledged;
  readonly parked?: Parked;
}

export interface Parked {
  readonly at: Instant;
  readonly error: string;
}

export interface ParkedRef {
  readonly ref: string;
  readonly since: Instant;
  readonly parked: Parked;
}

/** The ledger of what partners have not yet been told. */
export interface Ledger {
  /** Everything owed to a partner, oldest first. */
  owed(partnerId: PartnerId, limit?: number): Promise<readonly Owed[]>;
  owedRef(partnerId: PartnerId, ref: string): Promise<Owed | undefined>;
  /** What the partner does not take, the longest owed first. */
  parked(partnerId: PartnerId): Promise<readonly ParkedRef[]>;
  summary(partnerId: PartnerId): Promise<{
    readonly counts: Readonly<Record<Kind, number>>;
    readonly parked: number;
    readonly oldest?: Instant;
  }>;
  acknowledged(partnerId: PartnerId, ref: string): Promise<Acknowledged | undefined>;
  /** The partner has the state that stood at `mark`; a newer one stays owed. Answers whether it does. */
  settle(owed: Owed, acknowledged: Acknowledged | null): Promise<boolean>;
  /** Tried again when it changes, when an operator says so, and now and then: see `nextTryOfParked`. */
  park(owed: Owed, parked: Parked): Promise<void>;
  unpark(partnerId: PartnerId, ref: string): Promise<void>;
  drop(partnerId: PartnerId, ref: string): Promise<void>;
}

export interface AuthorizationAnswer {
  readonly allowed: AllowedType;
  readonly token: Token;
  readonly authorizationReference?: string;
}

/** Whom a token may be asked about, and the asking. */
export interface TokenAuthority {
  /** Partners to ask about a token that nobody has told us of. */
  askAboutUnknown(): readonly PartnerId[];
  /**
   * Asks the token's owner [OCPI 2.2.1 12.2.2 real-time authorization].
   * @throws BridgeError `timeout`, `partner-unreachable` or `partner-refused`
   */
  ask(
    partnerId: PartnerId,
    question: {
      uid: string;
      type: TokenType;
      location?: { locationId: string; evseUids: readonly string[] };
    },
    deadlineMs: number,
  ): Promise<AuthorizationAnswer | undefined>;
}

/** How a partner's sessions are billed. */
export interface BillingTerms {
  readonly limits: PlausibilityLimits;
  readonly policy: Partial<PricingPolicy>;
}

/** The partners that are told of what everybody may know. */
export interface Audience {
  /** Registered partners that receive objects of this kind. */
  receivers(kind: Kind): readonly PartnerId[];
  receives(partnerId: PartnerId, kind: Kind): boolean;
  /** Whether its tokens count: those of a partner that left are nobody's. */
  isRegistered(partnerId: PartnerId): boolean;
  /** Registered, not yet or no more: it is owed what is its own for when it is. */
  knows(partnerId: PartnerId): boolean;
  /** Null for the operator's own drivers. */
  billing(partnerId: PartnerId | null): BillingTerms;
}

/** Who may be called at this moment. */
export interface StationCalls {
  isConnected(stationId: StationId): boolean;
  /**
   * Sends a call and waits for the answer.
   * @throws BridgeError `not-connected`, `timeout`, `conflict` while the station's boot forbids it, or `station-error`
   */
  call(stationId: StationId, action: string, payload: object, timeoutMs?: number): Promise<unknown>;
}

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
