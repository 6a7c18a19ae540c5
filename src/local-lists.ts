import type { Change, Write } from './core/change.ts';
import { BridgeError, messageOf } from './core/errors.ts';
import type { LocalListSyncDeps, SyncNeed } from './core/local-list/local-list-sync.ts';
import { LocalListSync, nothingSent, placesOf } from './core/local-list/local-list-sync.ts';
import type { Party, StationId } from './core/model/common.ts';
import type { ListStatus, LocalListScope, TokenIdentity } from './core/model/local-list.ts';
import type { Clock, Log, StationCalls, Store } from './core/ports.ts';
import type { SharedTokensDeps } from './core/local-list/shared-tokens.ts';
import { SharedTokens } from './core/local-list/shared-tokens.ts';
import type { StationDesk } from './core/station/station.ts';

export interface LocalListsDeps extends Omit<LocalListSyncDeps, 'tokens'>, SharedTokensDeps {
  readonly store: LocalListSyncDeps['store'] &
    SharedTokensDeps['store'] &
    Pick<Store, 'localLists' | 'station' | 'stations'>;
  readonly desk: Pick<StationDesk, 'noted' | 'onCame' | 'view'>;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly party: Party;
  /** Tokens that change together go out together: after this long without a change, or the longest. */
  readonly settleMs?: { readonly quiet: number; readonly longest: number };
  /** After a failure, twice as long each time. */
  readonly retryMs?: { readonly first: number; readonly most: number };
}

/** Stations that are brought up to date at the same time. */
const atOnce = 25;
const mostSessions = 10_000;
const rank: readonly SyncNeed[] = ['difference', 'check', 'full'];

/** Keeps the lists of all connected stations as the tokens are: when one comes, when tokens change, when told to. */
export class LocalLists {
  private readonly deps: LocalListsDeps;
  private readonly tokens: SharedTokens;
  private readonly sync: LocalListSync;
  /** Those with a list of the bridge, or that shall have one. */
  private readonly scopes = new Map<StationId, LocalListScope>();
  private readonly due = new Map<StationId, SyncNeed>();
  private readonly running = new Map<StationId, Promise<void>>();
  private readonly failures = new Map<StationId, { count: number; timer: NodeJS.Timeout }>();
  private settling: { readonly since: number; timer: NodeJS.Timeout; own: boolean } | undefined;
  /** Whose drivers were noted already. */
  private readonly sessions = new Set<string>();
  private closed = false;

  constructor(deps: LocalListsDeps) {
    this.deps = deps;
    this.tokens = new SharedTokens(deps);
    this.sync = new LocalListSync({ ...deps, tokens: this.tokens });
  }

  async start(): Promise<void> {
    const { store, desk } = this.deps;
    for (const id of await store.localLists()) this.scopes.set(id, 'off');
    for (const { id, localList = 'off' } of await store.stations()) {
      if (localList !== 'off') this.scopes.set(id, localList);
    }
    desk.onCame((stationId, booted) => {
      // its first message may have been its boot, and what came of that is under way
      if (booted || !this.running.has(stationId)) this.want(stationId, 'check');
    });
  }

  /** Waits for the messages that are under way. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.settling?.timer);
    for (const { timer } of this.failures.values()) clearTimeout(timer);
    await Promise.all(this.running.values());
  }

  /** Everything that became true. */
  committed(change: Change): void {
    for (const write of change) {
      if (write.type === 'token' || write.type === 'token-removed') {
        this.tokensChanged(write.partnerId === null);
      } else if (write.type === 'partner' || write.type === 'partner-removed') this.tokensChanged(false);
      else if (write.type === 'station') this.configured(write.station);
      else if (write.type === 'inventory-complete') this.want(write.stationId, 'difference');
      else if (write.type === 'station-removed') this.scopes.delete(write.stationId);
    }
    if (this.scopes.size > 0) this.charged(change);
  }

  /** Has the whole list sent to a station. @throws BridgeError `conflict`, `not-connected` */
  resync(stationId: StationId): void {
    if (!this.scopes.has(stationId))
      throw new BridgeError('conflict', `the localList of ${stationId} is off`);
    if (!this.deps.stations.isConnected(stationId)) {
      throw new BridgeError('not-connected', `${stationId} is not connected`);
    }
    this.want(stationId, 'full');
  }

  async status(stationId: StationId): Promise<ListStatus> {
    const list = await this.deps.store.localList(stationId);
    const busy = this.due.has(stationId) || this.running.has(stationId) || this.settling !== undefined;
    const complete = list?.syncedAt !== undefined && !list.unfinished && !list.lastError && !list.unsupported;
    return { list, synced: complete && !busy && list.scope === this.scopes.get(stationId) };
  }

  private configured({ id, localList = 'off' }: Extract<Write, { type: 'station' }>['station']): void {
    const before = this.scopes.get(id);
    if (localList === 'off' && before === undefined) return;
    this.scopes.set(id, localList);
    this.want(id, 'difference');
  }

  private tokensChanged(own: boolean): void {
    this.tokens.forget();
    if (this.scopes.size === 0 || this.closed) return;
    const { quiet, longest } = this.deps.settleMs ?? { quiet: 1000, longest: 5000 };
    const now = this.deps.clock.now();
    const since = this.settling?.since ?? now;
    clearTimeout(this.settling?.timer);
    const waitMs = Math.max(0, Math.min(quiet, since + longest - now));
    const timer = setTimeout(() => this.settled(), waitMs);
    this.settling = { since, timer, own: own || (this.settling?.own ?? false) };
  }

  private settled(): void {
    const own = this.settling?.own ?? false;
    this.settling = undefined;
    for (const [id, scope] of this.scopes) if (own || scope !== 'own') this.want(id, 'difference');
  }

  /** Who charged here is preferred here from now on. */
  private charged(change: Change): void {
    for (const write of change) {
      if (write.type !== 'session') continue;
      const { id, stationId, token, owner } = write.session;
      if (!token || !this.scopes.has(stationId) || this.sessions.has(id)) continue;
      if (this.sessions.size >= mostSessions) this.sessions.clear();
      this.sessions.add(id);
      void this.seen(stationId, { partnerId: owner, type: token.type, uid: token.uid });
    }
  }

  private async seen(stationId: StationId, token: TokenIdentity): Promise<void> {
    const { store, clock, party, log } = this.deps;
    try {
      const station = await store.station(stationId);
      if (!station) return;
      const at = clock.now();
      const places = placesOf(station, party);
      await store.commit(places.map((place) => ({ type: 'token-seen', place, token, at })));
      this.want(stationId, 'difference');
    } catch (error) {
      log.warn({ station: stationId, error: messageOf(error) }, 'a card that was seen is not remembered');
    }
  }

  private want(stationId: StationId, need: SyncNeed): void {
    if (this.closed || !this.scopes.has(stationId)) return;
    const before = this.due.get(stationId);
    this.due.set(stationId, before && rank.indexOf(before) > rank.indexOf(need) ? before : need);
    const failed = this.failures.get(stationId);
    if (failed && need === 'difference') return;
    clearTimeout(failed?.timer);
    this.next();
  }

  private next(): void {
    for (const [id, need] of this.due) {
      if (this.running.size >= atOnce || this.closed) return;
      if (this.running.has(id) || (need === 'difference' && this.failures.has(id))) continue;
      this.due.delete(id);
      const run = this.run(id, need).finally(() => {
        this.running.delete(id);
        this.next();
        if (this.running.size === 0) this.tokens.forget();
      });
      this.running.set(id, run);
    }
  }

  /** A station that is away is asked when it is back. */
  private async run(id: StationId, need: SyncNeed): Promise<void> {
    const { store, stations, desk } = this.deps;
    try {
      if (!stations.isConnected(id)) return;
      const view = await desk.view(id);
      const station = await store.station(id);
      if (!station || (view?.boot?.decision ?? 'accepted') !== 'accepted') return;
      await this.sync.run(station, need);
      this.failures.delete(id);
      if ((station.localList ?? 'off') === 'off') this.scopes.delete(id);
    } catch (error) {
      await this.failed(id, need, error);
    }
  }

  private async failed(id: StationId, need: SyncNeed, error: unknown): Promise<void> {
    const { log, store, desk, stations, clock } = this.deps;
    const text = messageOf(error);
    log.warn({ station: id, error: text }, 'a local list was not brought up to date');
    const away = error instanceof BridgeError && error.code === 'not-connected';
    if (away || !stations.isConnected(id) || this.closed) return;
    this.retry(id, need);
    try {
      const list = await store.localList(id);
      const lastError = { at: clock.now(), text };
      await store.commit([
        { type: 'local-list', stationId: id, list: { ...(list ?? nothingSent), lastError } },
      ]);
      if (this.failures.get(id)?.count !== 1) return;
      const event = { kind: 'configuration', severity: 'warning' } as const;
      await desk.noted(id, { ...event, text: `the local list was not brought up to date: ${text}` });
    } catch (unkept) {
      log.warn({ station: id, error: messageOf(unkept) }, 'a failure is not remembered');
    }
  }

  private retry(id: StationId, need: SyncNeed): void {
    const { first, most } = this.deps.retryMs ?? { first: 30_000, most: 3_600_000 };
    const before = this.failures.get(id);
    clearTimeout(before?.timer);
    const count = (before?.count ?? 0) + 1;
    const again = need === 'full' ? 'full' : 'check';
    const timer = setTimeout(() => this.want(id, again), Math.min(most, first * 2 ** (count - 1)));
    this.failures.set(id, { count, timer });
  }
}
