import { messageOf } from '../errors.ts';
import type { Alert } from '../model/alert.ts';
import type { Instant, StationId } from '../model/common.ts';
import type { Clock, Log, StationCalls, Store } from '../ports.ts';
import type { StationDesk } from '../station/station.ts';
import type { StationInquiries } from './station-inquiries.ts';
import type { StationView } from '../station/station-view.ts';
import type { Undertakings } from './undertakings.ts';
import { Alerts } from './watch-alerts.ts';
import type { Condition } from './watch-alerts.ts';
import { longSession, mostSilenceMs, preparing, silence, stuck } from './watch-conditions.ts';
import { WatchInquiries } from './watch-inquiries.ts';
import type { WatchLimits } from './watch-limits.ts';
import { WatchPromises } from './watch-promises.ts';
import type { Asked } from './watch-questions.ts';
import { questionTo } from './watch-questions.ts';
import { Registers } from './watch-register.ts';
import { WatchZombies } from './watch-zombies.ts';

const mostAtOnce = 50;

/** A station that is there. */
export interface Link {
  readonly connectedAt: Instant;
  /** When its last message came: a pong is none. */
  readonly heardAt: Instant;
}

export interface WatchDeps {
  readonly store: Pick<Store, 'commit' | 'samples' | 'station' | 'stationMemory' | 'stations'>;
  readonly desk: Pick<StationDesk, 'closeSessions' | 'noted' | 'open' | 'view'>;
  readonly stations: Pick<StationCalls, 'isConnected'> & { connections(): ReadonlyMap<StationId, Link> };
  readonly inquiries: StationInquiries;
  readonly undertakings: Undertakings;
  readonly clock: Clock;
  readonly log: Log;
  /** Lets what came meanwhile be dealt with. */
  readonly pause: () => Promise<unknown>;
  readonly heartbeatIntervalS: number;
  readonly limits: WatchLimits;
}

/** Looks after stations in rounds: what lasts too long is told, what cannot go on is closed, who says nothing is asked. */
export class Watch {
  private readonly deps: WatchDeps;
  private readonly alerts = new Alerts();
  private readonly registers: Registers;
  private readonly questions: WatchInquiries;
  private readonly promises: WatchPromises;
  private readonly zombies: WatchZombies;

  constructor(deps: WatchDeps) {
    this.deps = deps;
    this.registers = new Registers(deps.store, deps.clock);
    this.questions = new WatchInquiries(deps);
    this.promises = new WatchPromises(deps);
    this.zombies = new WatchZombies(deps, this.questions);
  }

  /** What is wrong with a station now, the oldest first. */
  alertsOf(stationId: StationId): readonly Alert[] {
    const alerts = this.alerts.of(stationId);
    // one that is away may be silent
    return this.deps.stations.isConnected(stationId)
      ? alerts
      : alerts.filter(({ code }) => code !== 'silent');
  }

  /** Looks at everybody once. Never throws: whoever fails is looked at in the next round. */
  async round(): Promise<void> {
    const links = this.deps.stations.connections();
    const running = new Set<string>();
    let looked = 0;
    for (const [stationId, link] of links) {
      // stations wait for an answer meanwhile
      if (++looked % mostAtOnce === 0) await this.deps.pause();
      await this.guarded(stationId, async () => {
        const view = await this.viewOf(stationId, link);
        for (const { id } of view?.sessions.values() ?? []) running.add(id);
        await this.look(stationId, { link, ...(view && { view }) });
      });
    }
    for (const stationId of this.deps.undertakings.stations()) {
      if (!links.has(stationId)) await this.guarded(stationId, () => this.promises.judge(stationId, {}));
    }
    this.registers.keep(running);
  }

  /** The same for those that are away, which takes a look into the store for each: now and then is enough. */
  async roundOfAbsent(): Promise<void> {
    const stations = await this.deps.store.stations().catch(() => undefined);
    if (!stations) return;
    this.alerts.keep(new Set(stations.map(({ id }) => id)));
    for (const station of stations) {
      if (this.deps.stations.isConnected(station.id)) continue;
      await this.guarded(station.id, () => this.zombies.closeAbandoned(station));
    }
  }

  /** Resolves when every station has answered what it was asked. */
  settled(): Promise<void> {
    return Promise.all([this.questions.settled(), this.promises.settled()]).then(() => undefined);
  }

  private async guarded(stationId: StationId, look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (error) {
      const fields = { station: stationId, error: messageOf(error) };
      this.deps.log.warn(fields, 'a station could not be looked after');
    }
  }

  /** A station that has said nothing for a while is known from the store. */
  private async viewOf(stationId: StationId, { connectedAt }: Link): Promise<StationView | undefined> {
    const { desk, store, stations, clock, limits } = this.deps;
    const known = desk.view(stationId);
    if (known) return known;
    if (limits.statusMs === 0 || clock.now() - connectedAt < limits.statusMs) return undefined;
    const station = await store.station(stationId);
    // the desk forgets a view with the last socket: none may be opened after that
    return station && stations.isConnected(stationId) ? desk.open(station) : undefined;
  }

  private async look(
    stationId: StationId,
    { link, view }: { readonly link: Link; readonly view?: StationView },
  ): Promise<void> {
    const { clock, limits } = this.deps;
    const now = clock.now();
    const conditions = [...this.silence(stationId, link, view), ...(view ? await this.conditions(view) : [])];
    for (const alert of this.alerts.update(stationId, conditions, now)) await this.raise(stationId, alert);
    await this.promises.judge(stationId, { link, ...(view && { view }) });
    if (!view) return;
    const wasPut: Asked['wasPut'] = (asked) => this.questions.wasPut(stationId, asked);
    const question = questionTo({ view, connectedAt: link.connectedAt, now, limits, wasPut });
    if (question) this.questions.ask(stationId, question);
    await this.zombies.close(view, link);
  }

  private silence(stationId: StationId, { heardAt }: Link, view?: StationView): readonly Condition[] {
    const { clock, limits } = this.deps;
    const intervalS = view?.station.heartbeatIntervalS ?? this.deps.heartbeatIntervalS;
    const mostMs = mostSilenceMs(intervalS, limits);
    if (mostMs === undefined || clock.now() - heardAt < mostMs) return [];
    const question = { about: 'heartbeat', occasion: String(heardAt) } as const;
    if (this.questions.isOver(stationId, question)) return [silence(heardAt)];
    this.questions.ask(stationId, question);
    return [];
  }

  private async conditions(view: StationView): Promise<readonly Condition[]> {
    const { limits, clock } = this.deps;
    const now = clock.now();
    const found = [...preparing(view, limits)];
    for (const session of view.sessions.values()) {
      found.push(...longSession(session, { now, limits }));
      if (limits.stuckMs === 0 || now - session.startedAt < limits.stuckMs) continue;
      const grewAt = await this.registers.grewAt(session, limits.stuckMs / 2);
      found.push(...stuck(view, { session, grewAt }, limits));
    }
    return found;
  }

  private raise(stationId: StationId, { code, text, since, evseId, session }: Alert): Promise<void> {
    const { desk, log } = this.deps;
    const details = {
      code,
      since: new Date(since).toISOString(),
      ...(evseId !== undefined && { evseId }),
      ...(session !== undefined && { session }),
    };
    log.warn({ station: stationId, ...details }, text);
    return desk.noted(stationId, { kind: 'watch', severity: 'warning', text, details });
  }
}
