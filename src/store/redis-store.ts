import type { Redis } from 'ioredis';
import type { Change, ExpectedStart, PendingCommand, RemoteStarter, Sample } from '../core/change.ts';
import type { SessionCharging } from '../core/model/charging-profile.ts';
import type { Instant, PartnerId, Party, StationId } from '../core/model/common.ts';
import { parseConnectorKey } from '../core/ids.ts';
import type { LocalListState } from '../core/model/local-list.ts';
import type { ModelVariable } from '../core/model/device-model.ts';
import type { Location } from '../core/model/location.ts';
import type { Partner } from '../core/model/partner.ts';
import type { Reservation, ReservationRef } from '../core/model/reservation.ts';
import type { Cdr, Hold, Session } from '../core/model/session.ts';
import type { SignedRecord } from '../core/model/signed.ts';
import type { Station } from '../core/model/station.ts';
import type { StationCertificate } from '../core/model/station-certificate.ts';
import type { StationEvent } from '../core/model/station-event.ts';
import type { Tariff } from '../core/model/tariff.ts';
import type { KnownToken, Token, TokenType } from '../core/model/token.ts';
import type {
  FrameRecord,
  Knock,
  Page,
  PageQuery,
  StationMemory,
  Store,
  UnknownStation,
} from '../core/ports.ts';
import type { Committer } from './commit.ts';
import type { Connection } from './connection.ts';
import { readSomeVariables, readVariables } from './device-model-reads.ts';
import * as keys from './keys.ts';
import type { EventQuery } from './event-reads.ts';
import { readStationEvents } from './event-reads.ts';
import type { FrameQuery } from './frame-reads.ts';
import { readFrames } from './frame-reads.ts';
import { encodeFrame } from './frame-text.ts';
import { readLocalList } from './local-list-reads.ts';
import { readLocations } from './location-reads.ts';
import { readPage } from './pages.ts';
import {
  readReservation,
  readReservationById,
  readReservationsAt,
  readReservationsDue,
} from './reservation-reads.ts';
import { decodeSamples } from './sample-text.ts';
import { readSessions } from './session-reads.ts';
import { readStationCertificates, readStationMemory } from './station-reads.ts';
import { readUnknownStations } from './unknown-reads.ts';
import { readToken, readTokens, readTokensByUid } from './token-reads.ts';
import { step } from './step.ts';
import { orderOf } from './writes.ts';

const mostSealedTariffs = 1000;
const maxUnknownStations = 1000;

export interface RedisStoreDeps {
  readonly reads: Connection;
  readonly committer: Committer;
  /** Whose locations stations mean when they name no party. */
  readonly party: Party;
  /** Told of every change once it is durable. */
  readonly onCommitted?: (change: Change) => void;
}

/** What is read back was written by `orderOf` from the very type, so it is trusted as that. */
export class RedisStore implements Store {
  private readonly deps: RedisStoreDeps;
  /** A version of a tariff never changes, and its compiled form goes with it. */
  private readonly sealedTariffs = new Map<string, Tariff>();

  constructor(deps: RedisStoreDeps) {
    this.deps = deps;
  }

  async commit(change: Change): Promise<void> {
    if (change.length === 0) return;
    await this.deps.committer.submit(orderOf(change, this.deps.party));
    this.deps.onCommitted?.(change);
  }

  private read<T>(commands: (redis: Redis) => Promise<T>): Promise<T> {
    return this.deps.reads.run(commands);
  }

  private field(key: string, field: string): Promise<string | null> {
    return this.read((redis) => redis.hget(key, field));
  }

  location(key: string): Promise<Location | undefined> {
    return this.read(async (redis) => {
      const text = await redis.hget(keys.objects('locations'), key);
      return text === null ? undefined : (await readLocations(redis, [text]))[0];
    });
  }

  locations(query: PageQuery): Promise<Page<Location>> {
    return this.read(async (redis) => {
      const { items, total } = await readPage(redis, 'locations', query);
      return { items: await readLocations(redis, items), total };
    });
  }

  async tariff(key: string): Promise<Tariff | undefined> {
    const text = await this.field(keys.objects('tariffs'), key);
    return text === null ? undefined : (JSON.parse(text) as Tariff);
  }

  async tariffs(query: PageQuery): Promise<Page<Tariff>> {
    const { items, total } = await this.read((redis) => readPage(redis, 'tariffs', query));
    return { items: items.map((text) => JSON.parse(text) as Tariff), total };
  }

  async tariffVersions(versions: readonly string[]): Promise<readonly Tariff[]> {
    const unknown = versions.filter((version) => !this.sealedTariffs.has(version));
    if (unknown.length > 0) {
      const texts = await this.read((redis) => redis.hmget(keys.tariffVersions, ...unknown));
      texts.forEach((text, index) => {
        const version = unknown[index];
        if (version !== undefined && text !== null) {
          this.sealedTariffs.set(version, JSON.parse(text) as Tariff);
        }
      });
    }
    const found = versions.flatMap((version) => this.sealedTariffs.get(version) ?? []);
    if (this.sealedTariffs.size > mostSealedTariffs) this.sealedTariffs.clear();
    return found;
  }

  async session(id: string): Promise<Session | undefined> {
    return this.read(async (redis) => {
      const text = await redis.hget(keys.objects('sessions'), id);
      return text === null ? undefined : (await readSessions(redis, [text]))[0];
    });
  }

  sessions(query: PageQuery): Promise<Page<Session>> {
    return this.read(async (redis) => {
      const { items, total } = await readPage(redis, 'sessions', query);
      return { items: ownedBy(query, await readSessions(redis, items)), total };
    });
  }

  async samples(sessionId: string): Promise<readonly Sample[]> {
    return decodeSamples(await this.read((redis) => redis.lrange(keys.samples(sessionId), 0, -1)));
  }

  async signed(sessionId: string): Promise<readonly SignedRecord[]> {
    const texts = await this.read((redis) => redis.lrange(keys.signed(sessionId), 0, -1));
    return [...new Set(texts)].map((text) => JSON.parse(text) as SignedRecord);
  }

  async cdr(id: string): Promise<Cdr | undefined> {
    const text = await this.field(keys.objects('cdrs'), id);
    return text === null ? undefined : (JSON.parse(text) as Cdr);
  }

  async cdrs(query: PageQuery): Promise<Page<Cdr>> {
    const { items, total } = await this.read((redis) => readPage(redis, 'cdrs', query));
    return {
      items: ownedBy(
        query,
        items.map((text) => JSON.parse(text) as Cdr),
      ),
      total,
    };
  }

  async hold(sessionId: string): Promise<Hold | undefined> {
    const text = await this.field(keys.holds, sessionId);
    return text === null ? undefined : (JSON.parse(text) as Hold);
  }

  async holds(): Promise<ReadonlyMap<string, Hold>> {
    const all = await this.read((redis) => redis.hgetall(keys.holds));
    return new Map(Object.entries(all).map(([id, text]) => [id, JSON.parse(text) as Hold]));
  }

  tokensByUid(uid: string): Promise<readonly KnownToken[]> {
    return this.read((redis) => readTokensByUid(redis, uid));
  }

  token(partnerId: PartnerId | null, uid: string, type: TokenType): Promise<Token | undefined> {
    return this.read((redis) => readToken(redis, partnerId, { uid, type }));
  }

  tokens(partnerId: PartnerId | null): Promise<readonly Token[]> {
    return this.read((redis) => readTokens(redis, partnerId));
  }

  async station(id: StationId): Promise<Station | undefined> {
    const text = await this.field(keys.stations, id);
    return text === null ? undefined : (JSON.parse(text) as Station);
  }

  async stationNamed(id: string): Promise<Station | undefined> {
    const known = await this.field(keys.stationsByName, id.toLowerCase());
    return known === null ? undefined : this.station(known);
  }

  stationCertificates(id: StationId): Promise<readonly StationCertificate[]> {
    return this.read((redis) => readStationCertificates(redis, id));
  }

  async stations(): Promise<readonly Station[]> {
    const texts = await this.read((redis) => redis.hvals(keys.stations));
    const all = texts.map((text) => JSON.parse(text) as Station);
    return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  localList(id: StationId): Promise<LocalListState | undefined> {
    return this.read((redis) => readLocalList(redis, id));
  }

  localLists(): Promise<readonly StationId[]> {
    return this.read((redis) => redis.hkeys(keys.localLists));
  }

  stationMemory(id: StationId): Promise<StationMemory> {
    return this.read((redis) => readStationMemory(redis, id));
  }

  async stationOfEvse(
    locationKey: string,
    evseUid: string,
    ocpiConnectorId?: string,
  ): Promise<{ stationId: StationId; evseId: number; connectorId?: number } | undefined> {
    const ids = ocpiConnectorId === undefined ? [evseUid] : [evseUid, ocpiConnectorId];
    const value = await this.field(keys.stationsByEvse, keys.evseField(locationKey, ...ids));
    if (value === null) return undefined;
    const bar = value.indexOf('|');
    return { stationId: value.slice(bar + 1), ...parseConnectorKey(value.slice(0, bar)) };
  }

  async expectedStart(stationId: StationId, idTag: string): Promise<ExpectedStart | undefined> {
    const text = await this.read((redis) => redis.get(keys.expectedStart(stationId, idTag)));
    return text === null ? undefined : (JSON.parse(text) as ExpectedStart);
  }

  async remoteStart(stationId: StationId, remoteStartId: number): Promise<RemoteStarter | undefined> {
    const text = await this.read((redis) => redis.get(keys.remoteStart(stationId, remoteStartId)));
    return text === null ? undefined : (JSON.parse(text) as RemoteStarter);
  }

  reservation(partnerId: PartnerId, id: string): Promise<Reservation | undefined> {
    return this.read((redis) => readReservationById(redis, partnerId, id));
  }

  reservationOf(ref: ReservationRef): Promise<Reservation | undefined> {
    return this.read((redis) => readReservation(redis, ref));
  }

  reservationsAt(stationId: StationId, now: Instant): Promise<readonly Reservation[]> {
    return this.read((redis) => readReservationsAt(redis, stationId, now));
  }

  reservationsDue(now: Instant): Promise<readonly Reservation[]> {
    return this.read((redis) => readReservationsDue(redis, now));
  }

  async charging(sessionId: string): Promise<SessionCharging | undefined> {
    const text = await this.field(keys.charging, sessionId);
    return text === null ? undefined : (JSON.parse(text) as SessionCharging);
  }

  /** The latest first. */
  unknownStations(): Promise<readonly UnknownStation[]> {
    return this.read(readUnknownStations);
  }

  async sawUnknownStation(id: StationId, at: Instant, knock?: Knock): Promise<void> {
    const text = knock ? JSON.stringify(knock) : '';
    const most = String(maxUnknownStations);
    const steps = [step('saw-unknown', keys.unknownStations, id, String(at), text, most)];
    await this.deps.committer.submit({ guards: [], steps, answers: false });
  }

  frames(
    stationId: StationId,
    query: FrameQuery,
  ): Promise<readonly (FrameRecord & { readonly id: string })[]> {
    return this.read((redis) => readFrames(redis, stationId, query));
  }

  stationEvents(
    stationId: StationId,
    query: EventQuery,
  ): Promise<readonly (StationEvent & { readonly id: string })[]> {
    return this.read((redis) => readStationEvents(redis, stationId, query));
  }

  deviceModel(stationId: StationId): Promise<readonly ModelVariable[]> {
    return this.read((redis) => readVariables(redis, keys.deviceModel(stationId)));
  }

  modelVariables(stationId: StationId, variableKeys: readonly string[]): Promise<readonly ModelVariable[]> {
    return this.read((redis) => readSomeVariables(redis, keys.deviceModel(stationId), variableKeys));
  }

  comingInventory(stationId: StationId): Promise<readonly ModelVariable[]> {
    return this.read((redis) => readVariables(redis, keys.comingInventory(stationId)));
  }

  record(stationId: StationId, frame: FrameRecord): void {
    this.deps.committer.note(step('record', stationId, encodeFrame(frame)));
  }

  async partner(id: PartnerId): Promise<Partner | undefined> {
    const text = await this.field(keys.partners, id);
    return text === null ? undefined : (JSON.parse(text) as Partner);
  }

  async partners(): Promise<readonly Partner[]> {
    const texts = await this.read((redis) => redis.hvals(keys.partners));
    const all = texts.map((text) => JSON.parse(text) as Partner);
    return all.toSorted((a, b) => a.createdAt - b.createdAt);
  }

  async partnerByTokenHash(hash: string): Promise<PartnerId | undefined> {
    return (await this.field(keys.partnersByToken, hash)) ?? undefined;
  }

  async command(id: string): Promise<PendingCommand | undefined> {
    const text = await this.field(keys.commands, id);
    return text === null ? undefined : (JSON.parse(text) as PendingCommand);
  }

  commandsDue(now: Instant): Promise<readonly PendingCommand[]> {
    return this.read(async (redis) => {
      const ids = await redis.zrangebyscore(keys.commandDeadlines, '-inf', now);
      if (ids.length === 0) return [];
      const texts = await redis.hmget(keys.commands, ...ids);
      return texts.flatMap((text) => (text === null ? [] : (JSON.parse(text) as PendingCommand)));
    });
  }
}

/** The index of an owner has only its own; a second look costs nothing and another's would be a leak. */
function ownedBy<T extends { readonly owner: PartnerId | null }>(query: PageQuery, items: readonly T[]): T[] {
  return items.filter(({ owner }) => query.owner === undefined || owner === query.owner);
}
