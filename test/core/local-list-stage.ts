import { Redis } from 'ioredis';
import { isInScope } from '../../src/core/local-list/local-list.ts';
import type {
  ListChange,
  ListResult,
  LocalListControl,
} from '../../src/core/local-list/local-list-control.ts';
import { LocalListSync } from '../../src/core/local-list/local-list-sync.ts';
import { idTagFor } from '../../src/core/ids.ts';
import type { ListLimits, LocalListScope, LocalListState } from '../../src/core/model/local-list.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { StationEvent } from '../../src/core/model/station-event.ts';
import type { KnownToken, Token } from '../../src/core/model/token.ts';
import { SharedTokens } from '../../src/core/local-list/shared-tokens.ts';
import type { RedisBacking } from '../../src/store/redis-backing.ts';
import { clock, makePartner, makeToken, openBacking, party } from '../store/fixtures.ts';

/** A station's list, as a station keeps it. */
export class FakeList implements LocalListControl {
  entries = new Map<string, ListChange>();
  current = 0;
  said: ListLimits = {};
  /** Of the next messages: not taken, or taken and the answer lost. */
  faults: ('FAILED' | 'VERSION_MISMATCH' | 'lost' | 'none')[] = [];
  readonly messages: { full: boolean; size: number }[] = [];
  most = 0;

  wordsOf() {
    const shownFor: ReturnType<LocalListControl['wordsOf']>['shownFor'] = ({ partnerId, uid }) =>
      idTagFor(partnerId, uid);
    return {
      name: '1.6',
      shownFor,
      keyOf: (token: ListChange) => shownFor(token).toUpperCase(),
      bytesOf: () => 60,
    };
  }

  version() {
    return Promise.resolve(this.current);
  }

  limits() {
    return Promise.resolve(this.said);
  }

  send(_id: string, { version, full, changes }: Parameters<LocalListControl['send']>[1]) {
    const fault = this.faults.shift();
    if (fault === 'FAILED' || fault === 'VERSION_MISMATCH') return Promise.resolve<ListResult>(fault);
    if (!full && version <= this.current) return Promise.resolve<ListResult>('VERSION_MISMATCH');
    if (full) this.entries.clear();
    this.messages.push({ full, size: changes.length });
    const words = this.wordsOf();
    const keys = changes.map((change) => words.keyOf(change));
    if (new Set(keys).size < keys.length) throw new Error(`a message with one entry twice: ${keys.join()}`);
    for (const change of changes) {
      if (change.removed) this.entries.delete(words.keyOf(change));
      else this.entries.set(words.keyOf(change), change);
    }
    this.current = version;
    this.most = Math.max(this.most, this.entries.size);
    if (fault === 'lost') return Promise.reject(new Error('the line is cut'));
    return Promise.resolve<ListResult>('ACCEPTED');
  }
}

/** The synchronisation of one station with a list in memory, over a real store. */
export class ListStage {
  readonly backing: RedisBacking;
  readonly list = new FakeList();
  readonly events: StationEvent[] = [];
  station: Station = {
    id: 'CP1',
    approved: true,
    securityProfile: 0,
    passwordHashes: [],
    connectors: [],
    localList: 'all',
  };
  private readonly tokens: SharedTokens;
  private readonly sync: LocalListSync;

  private constructor(backing: RedisBacking) {
    this.backing = backing;
    this.tokens = new SharedTokens(backing);
    this.sync = new LocalListSync({
      store: backing.store,
      tokens: this.tokens,
      control: this.list,
      desk: {
        noted: (_id, event) => {
          this.events.push({ at: 0, ...event });
          return Promise.resolve();
        },
      },
      clock,
      party,
    });
  }

  /** On a store that is empty then. */
  static async open(address: string): Promise<ListStage> {
    await withRedis(address, (redis) => redis.flushall());
    return new ListStage(await openBacking(address));
  }

  close(): Promise<void> {
    return this.backing.close();
  }

  async put(partnerId: string | null, uid: string, more: Partial<Token> = {}): Promise<void> {
    const token = { ...makeToken(uid), ...more };
    await this.backing.store.commit([{ type: 'token', partnerId, token }]);
  }

  async register(id: string, state: 'registered' | 'unregistered' = 'registered'): Promise<void> {
    const before = await this.backing.store.partner(id);
    const partner = { ...makePartner(id, (before?.revision ?? 0) + 1), state };
    await this.backing.store.commit([{ type: 'partner', partner, seenRevision: before?.revision ?? null }]);
  }

  async seen(uid: string, at: number): Promise<void> {
    const token = { partnerId: 'hub', type: 'RFID', uid } as const;
    await this.backing.store.commit([{ type: 'token-seen', place: 'CP1', token, at }]);
  }

  async bring(need: 'check' | 'difference' | 'full' = 'difference'): Promise<void> {
    this.tokens.forget();
    await this.sync.run(this.station, need);
  }

  set(settings: Partial<Station>): void {
    this.station = { ...this.station, ...settings };
  }

  state(): Promise<LocalListState | undefined> {
    return this.backing.store.localList('CP1');
  }

  get listed(): string[] {
    return [...this.list.entries.keys()].toSorted();
  }

  /** What a list without bounds holds, told by looking at every token there is. */
  async wanted(scope: LocalListScope): Promise<string[]> {
    const { store } = this.backing;
    const partners = (await store.partners()).filter((partner) => partner.state === 'registered');
    const known: KnownToken[] = [];
    for (const partnerId of [null, ...partners.map(({ id }) => id)]) {
      for (const token of await store.tokens(partnerId)) known.push({ partnerId, token });
    }
    const keys = known
      .filter((one) => isInScope(scope, one))
      .map((one) => idTagFor(one.partnerId, one.token.uid).toUpperCase());
    return [...new Set(keys)].toSorted();
  }
}

export async function withRedis(address: string, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis({ path: address });
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}
