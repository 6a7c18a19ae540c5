import { BridgeError } from '../errors.ts';
import { chunksOf, nextVersion } from './local-list.ts';
import type { ListChange, ListWords, LocalListControl } from './local-list-control.ts';
import { listDifference, wholeList } from './local-list-changes.ts';
import type { ListChoice } from './local-list-choice.ts';
import { chooseList, rangesOf } from './local-list-choice.ts';
import { locationKey } from '../ids.ts';
import type { Party } from '../model/common.ts';
import { makeVariableKey } from '../model/device-model.ts';
import type { ListLimits, LocalListState } from '../model/local-list.ts';
import type { Station } from '../model/station.ts';
import type { StationEvent } from '../model/station-event.ts';
import type { Clock, Store } from '../ports.ts';
import type { SharedTokens } from './shared-tokens.ts';
import type { StationDesk } from '../station/station.ts';

export interface LocalListSyncDeps {
  readonly store: Pick<Store, 'commit' | 'localList' | 'modelVariables'>;
  readonly tokens: SharedTokens;
  readonly control: LocalListControl;
  readonly desk: Pick<StationDesk, 'noted'>;
  readonly clock: Clock;
  readonly party: Party;
}

/** `full`: whatever the station has; `check`: it may not have what it had, as it was away. */
export type SyncNeed = 'check' | 'difference' | 'full';

/** What a list may get where neither the station nor the operator says. */
const defaultCapacity = 1000;

/** [OCPP 2.0.1 part 2 2.1.4 LocalAuthListEntries] its maxLimit is how many there may be. */
const entriesKey = makeVariableKey({
  component: { name: 'LocalAuthListCtrlr' },
  variable: { name: 'Entries' },
});

/** So many changes are no reason to send a smaller list anew. */
const few = 50;

/** The station does not take a difference: the whole list helps [OCPP 1.6 5.15]. */
class WholeNeeded extends Error {}

interface Update {
  readonly station: Station;
  readonly before: LocalListState | undefined;
  readonly words: ListWords;
  readonly choice: ListChoice;
  readonly full: boolean;
  readonly limits: ListLimits;
  readonly capacity: number;
  /** The highest version that the station may have. */
  readonly version: number;
}

/** Brings one station's list up to date. What was sent is remembered message by message. */
export class LocalListSync {
  private readonly deps: LocalListSyncDeps;

  constructor(deps: LocalListSyncDeps) {
    this.deps = deps;
  }

  /** @throws BridgeError `not-connected`, `timeout`, `station-error`, `store-unavailable` */
  async run(station: Station, need: SyncNeed): Promise<void> {
    const before = await this.deps.store.localList(station.id);
    const scope = station.localList ?? 'off';
    if ((scope === 'off' && !before) || (before?.unsupported && need === 'difference')) return;
    if (scope === 'off' && before?.unsupported) return this.forget(station);
    try {
      await this.bring(station, { before, need });
    } catch (error) {
      if (error instanceof WholeNeeded) {
        await this.bring(station, { before: await this.deps.store.localList(station.id), need: 'full' });
      } else if (error instanceof BridgeError && error.code === 'not-supported') {
        await this.unsupported(station, before);
      } else throw error;
    }
    if (scope === 'off') await this.forget(station);
  }

  private forget({ id }: Station): Promise<void> {
    return this.deps.store.commit([{ type: 'local-list', stationId: id, list: null }]);
  }

  private async bring(
    station: Station,
    { before, need }: { before: LocalListState | undefined; need: SyncNeed },
  ): Promise<void> {
    const { control, tokens } = this.deps;
    const words = control.wordsOf(station.id);
    const reported = need === 'difference' && before ? before.version : await control.version(station.id);
    if (reported < 0) throw new BridgeError('not-supported', 'the station has no local list');
    const known = need !== 'full' && before && isAt(before, reported) ? before : undefined;
    const limits = known ? known.limits : await control.limits(station.id);
    const capacity = await this.capacityOf(station, limits);
    const head = await tokens.head();
    const choice = await this.choose(station, { head, capacity });
    const full = !known || (await this.needsWhole(known, { words, choice, floors: head.floors }));
    const version = Math.max(reported, before?.version ?? 0);
    const update = { station, before, words, choice, full, limits, capacity, version };
    const deps = { log: tokens, store: tokens, words };
    const changes = full ? undefined : await listDifference(deps, known, choice);
    if (changes?.length === 0) await this.upToDate(station, known);
    else if (changes && changes.length <= Math.max(choice.entries, few)) await this.send(update, changes);
    else await this.send({ ...update, full: true }, await wholeList(deps, choice));
  }

  private async upToDate({ id }: Station, before: LocalListState | undefined): Promise<void> {
    if (!before?.unfinished && !before?.lastError) return;
    const { unfinished: _, lastError: __, ...list } = before;
    await this.deps.store.commit([{ type: 'local-list', stationId: id, list }]);
  }

  /** What a station does not say when it is asked, the report of all that it has may tell. */
  private async capacityOf({ id, localListMaxEntries }: Station, { entries }: ListLimits): Promise<number> {
    const [told] = entries === undefined ? await this.deps.store.modelVariables(id, [entriesKey]) : [];
    const room = entries ?? told?.characteristics?.maxLimit ?? defaultCapacity;
    return Math.min(Math.max(0, Math.floor(room)), localListMaxEntries ?? Infinity);
  }

  private choose(
    station: Station,
    { head, capacity }: { head: Awaited<ReturnType<SharedTokens['head']>>; capacity: number },
  ): Promise<ListChoice> {
    const { tokens, party } = this.deps;
    const scope = station.localList ?? 'off';
    return chooseList({ log: tokens, store: tokens }, head, {
      scope,
      capacity,
      places: placesOf(station, party),
    });
  }

  /** Whether the list that the station has cannot be told from what it shall have, or is easier sent anew. */
  private async needsWhole(
    before: LocalListState,
    now: {
      readonly words: ListWords;
      readonly choice: ListChoice;
      readonly floors: { readonly own: number; readonly others: number };
    },
  ): Promise<boolean> {
    const { words, choice, floors } = now;
    const { position, cutoffs, unfinished } = before;
    const floor = choice.scope === 'own' ? floors.own : Math.max(floors.own, floors.others);
    const limited = cutoffs.own > 0 || cutoffs.others > 0;
    if (before.words !== words.name || before.scope !== choice.scope) return true;
    if (position < floor || unfinished === 'full' || (unfinished && limited)) return true;
    const ranges = Object.values(rangesOf(choice.scope, choice.partners));
    const counts = await Promise.all(
      ranges.map((range) => this.deps.tokens.count({ ...range, after: position })),
    );
    return counts.reduce((sum, count) => sum + count, 0) > choice.entries;
  }

  private async send(update: Update, changes: readonly ListChange[]): Promise<void> {
    const { words, full, limits } = update;
    const chunks = chunksOf(changes, limits, (change) => words.bytesOf(change));
    let version = update.version;
    for (const [index, chunk] of chunks.entries()) {
      version = nextVersion(version);
      const whole = full && index === 0;
      const last = index === chunks.length - 1;
      await this.sendChunk(update, { version, full: whole, changes: chunk });
      await this.remember(update, { version, last });
    }
    if (full) await this.tellWhole(update);
    else if (update.choice.leftOut > 0 && update.before?.leftOut === 0) await this.tellLeftOut(update);
  }

  private async sendChunk(
    { station, full }: Update,
    message: { version: number; full: boolean; changes: readonly ListChange[] },
  ): Promise<void> {
    const result = await this.deps.control.send(station.id, message);
    if (result === 'ACCEPTED') return;
    if (!full) throw new WholeNeeded(`the station answered ${result}`);
    throw new BridgeError('station-error', `the station answered a list of its own with ${result}`);
  }

  /** Until the last message is through the station has something between the old list and the new one. */
  private async remember(
    update: Update,
    { version, last }: { version: number; last: boolean },
  ): Promise<void> {
    const { station, before, words, choice, full, limits, capacity } = update;
    const { partners: _, ...complete } = choice;
    const base = { version, words: words.name, limits, capacity };
    const list: LocalListState =
      last || full || !before
        ? {
            ...base,
            ...complete,
            ...(last ? { syncedAt: this.deps.clock.now() } : { unfinished: 'full' as const }),
          }
        : { ...before, version, unfinished: 'differential' };
    await this.deps.store.commit([{ type: 'local-list', stationId: station.id, list }]);
  }

  private async tellWhole(update: Update): Promise<void> {
    const { station, limits, choice } = update;
    if (limits.enabled === false && choice.scope !== 'off') {
      await this.noted(
        station,
        'warning',
        'the station does not look at the local list it was sent: it is disabled',
      );
    }
    if (choice.leftOut > 0) await this.tellLeftOut(update);
  }

  private tellLeftOut({ station, choice, capacity }: Update): Promise<void> {
    const text = `${choice.leftOut} tokens do not fit into the station's local list of ${capacity}`;
    return this.noted(station, 'warning', text);
  }

  private async unsupported({ id }: Station, before: LocalListState | undefined): Promise<void> {
    const list: LocalListState = { ...nothingSent, ...before, version: 0, entries: 0, unsupported: true };
    await this.deps.store.commit([{ type: 'local-list', stationId: id, list }]);
    if (before?.unsupported) return;
    await this.deps.desk.noted(id, {
      kind: 'configuration',
      severity: 'warning',
      text: 'the station has no local list, so it cannot let tokens charge while it is offline',
    });
  }

  private noted({ id }: Station, severity: StationEvent['severity'], text: string): Promise<void> {
    return this.deps.desk.noted(id, { kind: 'configuration', severity, text });
  }
}

/** Of a list of which nothing is known yet. */
export const nothingSent: LocalListState = {
  version: 0,
  words: '',
  scope: 'off',
  position: 0,
  cutoffs: { own: 0, others: 0 },
  seen: [],
  limits: {},
  capacity: 0,
  entries: 0,
  leftOut: 0,
};

/** [OCPP 1.6 5.10] 0 is said of an empty list, whatever version it got. */
function isAt({ version, entries, unfinished, unsupported }: LocalListState, reported: number): boolean {
  if (unsupported) return false;
  return reported === version || (reported === 0 && entries === 0 && unfinished === undefined);
}

/** The station itself where it stands nowhere. */
export function placesOf({ id, connectors }: Station, own: Party): readonly string[] {
  const places = [...new Set(connectors.map(({ location }) => locationKey(location, own)))];
  return places.length > 0 ? places : [id];
}
