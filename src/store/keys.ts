import type { Kind, ObjectKind } from '../core/ids.ts';
import type { PartnerId, StationId } from '../core/model/common.ts';

/**
 * Where things are in Redis. Every key has one hash tag, so that in a cluster all of them are in one slot and
 * a script may touch any of them. `commit-script.ts` builds the keys marked (script) by itself, and `{rb}:sequence`,
 * the counter behind marks and the order of creation.
 * Redis 6.2 is the oldest that will do (ZADD GT, ZMSCORE).
 */
export const tag = '{rb}';

/** HASH key -> JSON of locations, tariffs, sessions or cdrs. (script) */
export const objects = (kind: ObjectKind): string => `${tag}:${kind}`;

/** ZSET of the keys by a number that grows with every new object; of all, or of one owner. (script) */
export const created = (kind: ObjectKind, owner?: PartnerId): string =>
  `${tag}:${kind}:created${suffix(owner)}`;

/** ZSET of the keys by last_updated. (script) */
export const updated = (kind: ObjectKind, owner?: PartnerId): string =>
  `${tag}:${kind}:updated${suffix(owner)}`;

/** HASH `evseField` -> `status|ms`, what stations said last. (script) */
export const evseStatuses = `${tag}:evse-statuses`;

/** Ids are printable, so a newline separates them for certain; they are compared without regard to case. */
export const evseField = (locationKey: string, ...ids: readonly string[]): string =>
  [locationKey, ...ids].join('\n').toUpperCase();

/** HASH `ids.makeTariffVersion` -> JSON. */
export const tariffVersions = `${tag}:tariff-versions`;

/** HASH session id -> JSON. */
export const holds = `${tag}:holds`;

/** LIST of `sample-text`, as they came: repeats are dropped and order is made when they are read. */
export const samples = (sessionId: string): string => `${tag}:samples:${sessionId}`;

/** LIST of JSON of `SignedRecord`, as they came: repeats are dropped when they are read. */
export const signed = (sessionId: string): string => `${tag}:signed:${sessionId}`;

/** HASH `tokenField` -> alias idTag, if any, and JSON. (script) */
export const tokens = (partnerId: PartnerId | null): string => `${tag}:tokens:${partnerId ?? ''}`;

export const tokenField = (type: string, uid: string): string => `${type}/${uid.toUpperCase()}`;

/** ZSET of `tokenMember`, all with score 0, searched by prefix. (script) */
export const tokensByUid = `${tag}:tokens-by-uid`;

export const tokenMember = (idTag: string, partnerId: PartnerId | null, field: string): string =>
  `${idTag.toUpperCase()}\n${partnerId ?? ''}\n${field}`;

/**
 * HASH `floor`, `floor-own`, `partner/id`, `whole`; and for each owner ZSETs by position of `tokenField`s that stations
 * must and may list, and of `listedName`s that they no longer do. (script)
 */
export const tokenLog = `${tag}:token-log`;
export const listedTokens = (kind: 'gone' | 'may' | 'must', partnerId: PartnerId | null): string =>
  `${tokenLog}:${kind}:${partnerId ?? ''}`;

/** With the letters of the uid as they are: an alias depends on them. */
export const listedName = (type: string, uid: string): string => `${type}/${uid}`;

/** ZSET of `owner`, newline, `listedName`, by the last time, capped. */
export const seenTokens = (place: string): string => `${tag}:seen-tokens:${place}`;

/** The counter of the script. */
export const sequence = `${tag}:sequence`;

/** HASH station id -> JSON of `LocalListState`. */
export const localLists = `${tag}:local-lists`;

/** HASH station id -> JSON. */
export const stations = `${tag}:stations`;

/** HASH station id in lower case -> station id, and HASH station id -> JSON of its fields and values in there. */
export const stationsByName = `${tag}:stations-by-name`;
export const nameOfStation = `${tag}:name-of-station`;

/** HASH serial number -> JSON of `StationCertificate`, capped. (script) */
export const stationCertificates = (stationId: StationId): string =>
  `${tag}:station-certificates:${stationId}`;

/** HASH `evseField` with or without connector -> `ids.makeConnectorKey|stationId`. */
export const stationsByEvse = `${tag}:stations-by-evse`;

/** HASH station id -> JSON of its fields and values in `stationsByEvse`. */
export const evsesOfStation = `${tag}:evses-of-station`;

/** HASH `absent`, `boot`, `inventory`, `violations`, `connector/n`, `transaction/id` -> JSON. */
export const memory = (stationId: StationId): string => `${tag}:memory:${stationId}`;

/** String, expires. */
export const expectedStart = (stationId: StationId, idTag: string): string =>
  `${tag}:expected-start:${idTag.toUpperCase()}:${stationId}`;

/** String, expires. */
export const remoteStart = (stationId: StationId, remoteStartId: number): string =>
  `${tag}:remote-start:${remoteStartId}:${stationId}`;

/** HASH number -> JSON of `Reservation`. */
export const reservations = (stationId: StationId): string => `${tag}:reservations:${stationId}`;

/** HASH `reservationField` -> `makeReservationRef`. */
export const reservationsById = `${tag}:reservations-by-id`;

/** A partner's ids are compared without regard to case, and partner ids hold no blank. */
export const reservationField = (partnerId: PartnerId, id: string): string =>
  `${partnerId} ${id.toUpperCase()}`;

/** ZSET of `makeReservationRef` by the instant of expiry. */
export const reservationExpiries = `${tag}:reservations:expiries`;

/** HASH session id -> JSON of `SessionCharging`. */
export const charging = `${tag}:charging`;

/** ZSET by the instant of the last attempt, and HASHes of the attempts and of JSON of `Knock`. (script) */
export const unknownStations = `${tag}:unknown-stations`;
export const unknownAttempts = `${tag}:unknown-stations:attempts`;
export const unknownKnocks = `${tag}:unknown-stations:knocks`;

/** STREAM of `frame-text`s, capped. (script) */
export const frames = (stationId: StationId): string => `${tag}:frames:${stationId}`;

/** HASH `model/device-model.makeVariableKey` -> JSON, capped: what a station is made of. (script) */
export const deviceModel = (stationId: StationId): string => `${tag}:device-model:${stationId}`;

/** The same of an inventory whose last part is not there yet. (script) */
export const comingInventory = (stationId: StationId): string => `${tag}:coming-inventory:${stationId}`;

/** STREAM of JSON of `StationEvent`, capped. */
export const stationEvents = (stationId: StationId): string => `${tag}:station-events:${stationId}`;

/** HASH id -> JSON. */
export const partners = `${tag}:partners`;

/** HASH id -> revision. */
export const partnerRevisions = `${tag}:partner-revisions`;

/** HASH token hash -> partner id. */
export const partnersByToken = `${tag}:partners-by-token`;

/** HASH partner id -> JSON of its fields and values in `partnersByToken`. */
export const tokensOfPartner = `${tag}:tokens-of-partner`;

/** HASH id -> JSON, ZSET by deadline. */
export const commands = `${tag}:commands`;
export const commandDeadlines = `${tag}:commands:deadlines`;

/** HASH ref -> mark: what a partner has not been told. (script) */
export const owed = (partnerId: PartnerId): string => `${tag}:owed:${partnerId}`;

/** ZSET of refs by the instant since which they are owed, but for the parked ones. (script) */
export const owedSince = (kind: Kind, partnerId: PartnerId): string =>
  `${tag}:owed-since:${kind}:${partnerId}`;

/** HASH ref -> JSON of `Parked`, and ZSET of refs by the instant since which they are owed. (script) */
export const parked = (partnerId: PartnerId): string => `${tag}:parked:${partnerId}`;
export const parkedSince = (partnerId: PartnerId): string => `${tag}:parked-since:${partnerId}`;

/** HASH ref -> JSON: what the partner was last told. (script) */
export const acknowledged = (partnerId: PartnerId): string => `${tag}:acknowledged:${partnerId}`;

/** HASH `keyProof`, `party`: of the first start. */
export const installation = `${tag}:installation`;

/** The last transaction number that was given to anybody. */
export const transactionNumber = `${tag}:transaction-number`;

function suffix(owner: PartnerId | undefined): string {
  return owner === undefined ? '' : `:${owner}`;
}
