import type { Change } from '../../src/core/change.ts';
import type { Station } from '../../src/core/model/station.ts';
import type { StationEvent } from '../../src/core/model/station-event.ts';
import { LocalLists } from '../../src/local-lists.ts';
import type { ConnectOptions, FakeStation, Responder } from '../kit/station.ts';
import { until } from '../kit/until.ts';
import { makePartner, makeToken, noLog, party } from '../store/fixtures.ts';
import { Desk } from './desk.ts';

const boot = { chargePointVendor: 'Test', chargePointModel: 'One' };
export const long = 'a-uid-of-more-than-twenty-characters';

interface Entry {
  readonly idTag: string;
  readonly idTagInfo?: { readonly status: string; readonly parentIdTag?: string };
}

interface Message {
  readonly listVersion: number;
  readonly updateType: 'Differential' | 'Full';
  readonly localAuthorizationList: readonly Entry[];
}

/** The list of a 1.6 station, which outlives its connections. */
export class StationList {
  version = 0;
  readonly entries = new Map<string, Entry>();
  readonly messages: Message[] = [];
  limits: Record<string, string> = {};
  /** In place of taking the next message. */
  refuse: (() => object | undefined) | undefined;

  readonly answers: Record<string, Responder> = {
    GetLocalListVersion: () => ({ listVersion: this.version }),
    GetConfiguration: ({ key }: { key: string[] }) => ({
      configurationKey: key.flatMap((name) =>
        this.limits[name] === undefined ? [] : [{ key: name, readonly: true, value: this.limits[name] }],
      ),
    }),
    SendLocalList: (message: Message) => this.take(message),
  };

  private take(message: Message): object | undefined {
    const { refuse } = this;
    this.refuse = undefined;
    if (refuse) return refuse();
    this.messages.push(message);
    if (message.updateType === 'Differential' && message.listVersion <= this.version) {
      return { status: 'VersionMismatch' };
    }
    if (message.updateType === 'Full') this.entries.clear();
    for (const entry of message.localAuthorizationList) {
      if (entry.idTagInfo) this.entries.set(entry.idTag.toUpperCase(), entry);
      else this.entries.delete(entry.idTag.toUpperCase());
    }
    this.version = message.listVersion;
    return { status: 'Accepted' };
  }

  get idTags(): string[] {
    return [...this.entries.keys()].toSorted();
  }
}

/** The OCPP edge with what keeps lists up to date, in a hurry. */
export class ListDesk {
  readonly desk: Desk;
  lists: LocalLists;
  private readonly committed: { listener: (change: Change) => void };

  private constructor(desk: Desk, committed: ListDesk['committed']) {
    this.desk = desk;
    this.committed = committed;
    this.lists = this.made();
  }

  static async open(): Promise<ListDesk> {
    const committed: ListDesk['committed'] = { listener: () => undefined };
    const desk = await Desk.open({ onCommitted: (change) => committed.listener(change) });
    const stage = new ListDesk(desk, committed);
    await stage.begin();
    return stage;
  }

  /** As a bridge begins, on what the store holds. */
  async begin(): Promise<void> {
    this.lists = this.made();
    await this.lists.start();
    this.committed.listener = (change) => this.lists.committed(change);
  }

  private made(): LocalLists {
    const { store, backing, server, desk } = this.desk;
    return new LocalLists({
      store,
      tokenLog: backing.tokenLog,
      control: server.localLists,
      desk,
      stations: server.stations,
      clock: { now: () => Date.now() },
      party,
      log: noLog,
      settleMs: { quiet: 20, longest: 100 },
      retryMs: { first: 20, most: 20 },
    });
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.lists.close();
  }

  async connected(
    list: StationList,
    settings: Partial<Station> = {},
    options: ConnectOptions = {},
  ): Promise<FakeStation> {
    await this.desk.addStation('CP1', { localList: 'all', ...settings });
    const station = await this.desk.connect('CP1', { answers: list.answers, ...options });
    await station.call('BootNotification', boot);
    return station;
  }

  put(partnerId: string | null, uid: string, more: object = {}): Promise<void> {
    const token = { ...makeToken(uid), ...more };
    return this.desk.store.commit([{ type: 'token', partnerId, token }]);
  }

  register(id: string): Promise<void> {
    return this.desk.store.commit([{ type: 'partner', partner: makePartner(id, 1), seenRevision: null }]);
  }

  inSync(): Promise<boolean> {
    return until('the list is in sync', async () => (await this.lists.status('CP1')).synced);
  }

  events(): Promise<readonly StationEvent[]> {
    return this.desk.store.stationEvents('CP1', { limit: 100 });
  }
}
