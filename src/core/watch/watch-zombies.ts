import type { Instant, StationId } from '../model/common.ts';
import type { Station } from '../model/station.ts';
import type { Clock, Store } from '../ports.ts';
import type { StationDesk } from '../station/station.ts';
import type { StationView } from '../station/station-view.ts';
import { Held } from './watch-held.ts';
import type { WatchLimits } from './watch-limits.ts';
import type { Zombie } from './zombies.ts';
import { abandoned, closingOf, zombies } from './zombies.ts';

export interface WatchZombiesDeps {
  readonly store: Pick<Store, 'samples' | 'stationMemory'>;
  readonly desk: Pick<StationDesk, 'closeSessions'>;
  readonly clock: Clock;
  readonly limits: Pick<WatchLimits, 'closeAbsentMs' | 'closeMs'>;
}

/** Closes sessions whose stop never came, once it has had time enough to come. */
export class WatchZombies {
  private readonly deps: WatchZombiesDeps;
  private readonly questions: { overAt(stationId: StationId): ReadonlyMap<string, Instant> };
  private readonly held = new Held();

  constructor(deps: WatchZombiesDeps, questions: WatchZombies['questions']) {
    this.deps = deps;
    this.questions = questions;
  }

  /** Those of a station that is there. The time runs anew with each connection: its queue comes first. */
  async close(view: StationView, { connectedAt }: { readonly connectedAt: Instant }): Promise<void> {
    const { clock, desk, limits } = this.deps;
    const { station } = view;
    if (limits.closeMs === 0) return;
    const found = view.sessions.size > 0 ? await this.found(view) : [];
    const keyOf = ({ session, reason }: Zombie) => `${connectedAt} ${session.id} ${reason}`;
    const now = clock.now();
    const since = this.held.update(station.id, found.map(keyOf), now);
    const due = found.filter((zombie) => now - (since.get(keyOf(zombie)) ?? now) >= limits.closeMs);
    if (due.length === 0) return;
    const dueKeys = new Set(due.map(keyOf));
    // looked at again in the station's turn: it may have spoken meanwhile
    await desk.closeSessions(station, async (current) => {
      const still = await this.found(current);
      return still.filter((zombie) => dueKeys.has(keyOf(zombie))).map(closingOf);
    });
  }

  async closeAbandoned(station: Station): Promise<void> {
    const { store, clock, desk, limits } = this.deps;
    if (limits.closeAbsentMs === 0) return;
    const absentBefore = clock.now() - limits.closeAbsentMs;
    const { absentSince, transactions } = await store.stationMemory(station.id);
    if (absentSince === undefined || absentSince > absentBefore) return;
    if ([...transactions.values()].every(({ endedAt }) => endedAt !== undefined)) return;
    await desk.closeSessions(station, (view) => Promise.resolve(abandoned(view, absentBefore)));
  }

  private found(view: StationView): Promise<readonly Zombie[]> {
    return zombies(view, this.deps.store, this.questions.overAt(view.station.id));
  }
}
