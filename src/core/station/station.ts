import type {
  Booted,
  Decision,
  Metered,
  Monitored,
  ReservationOver,
  SessionEnded,
  SessionStarted,
  Shown,
  StartAnswer,
  StatusChanged,
  TransactionTold,
} from './facts.ts';
import { DeviceModels } from './device-models.ts';
import { DriverCost } from '../driver-cost/driver-cost.ts';
import type { Instant, StationId } from '../model/common.ts';
import type { BootDecision, BootPolicy, Station } from '../model/station.ts';
import type { StationEvent } from '../model/station-event.ts';
import type { Violations } from '../model/violation.ts';
import type { ChooseClosings, StationSessionsDeps } from './station-sessions.ts';
import { StationSessions } from './station-sessions.ts';
import { StationStatuses } from './station-statuses.ts';
import { StationTransactions } from './station-transactions.ts';
import { StationView } from './station-view.ts';
import { StationViolations } from './station-violations.ts';
import type { PartnerPromises } from '../partner/partner-promises.ts';
import type { Witness } from '../watch/undertakings.ts';

const decisionOf: Readonly<Record<BootPolicy, BootDecision>> = {
  accept: 'accepted',
  pending: 'pending',
  reject: 'rejected',
};

/** It has booted, and was neither refused nor told to wait. */
function isWelcome({ boot }: StationView): boolean {
  return boot !== undefined && (boot.decision ?? 'accepted') === 'accepted';
}

/**
 * Turns what stations say into sessions, statuses and CDRs. Every method returns only when what it says is
 * durable, together with what must be sent to partners because of it.
 */
export class StationDesk {
  readonly driverCost: DriverCost;
  readonly models: DeviceModels;
  readonly violations: StationViolations;
  private readonly deps: StationSessionsDeps;
  private readonly sessions: StationSessions;
  private readonly transactions: StationTransactions;
  private readonly statuses: StationStatuses;
  private readonly views = new Map<StationId, Promise<StationView>>();
  /** What is done to stations without a message of theirs, while it is done. */
  private readonly visits = new Map<StationId, Promise<void>>();
  private left: (stationId: StationId) => void = () => undefined;
  private came: (stationId: StationId, booted: boolean) => void = () => undefined;
  private ready: (view: StationView) => void = () => undefined;
  private continued: (view: StationView, fact: TransactionTold) => void = () => undefined;
  private promises: PartnerPromises | undefined;
  private witness: Witness | undefined;

  constructor(deps: StationSessionsDeps) {
    this.deps = deps;
    this.driverCost = new DriverCost(deps);
    this.models = new DeviceModels(deps);
    this.violations = new StationViolations(deps);
    this.sessions = new StationSessions(deps);
    this.statuses = new StationStatuses(deps);
    this.transactions = new StationTransactions(deps, this.sessions, this.statuses);
  }

  /** Is told of every station that goes, or that is new and not there. */
  onLeft(listener: (stationId: StationId) => void): void {
    this.left = listener;
  }

  /** Is told of what touches what partners were promised. */
  keeps(promises: PartnerPromises): void {
    this.promises = promises;
  }

  /** Is told of every station that may be called: it has come, or it was let in when it booted. */
  onCame(listener: (stationId: StationId, booted: boolean) => void): void {
    this.came = listener;
  }

  /** The first message of a new connection was answered. */
  arrived(stationId: StationId): void {
    this.came(stationId, false);
  }

  /** Is told who was let charge, and what began and ended. */
  watchedBy(witness: Witness): void {
    this.witness = witness;
  }

  /** What a station that is here said otherwise than the schemas; absent where nothing is known of it here. */
  async violationsOf(stationId: StationId): Promise<Violations | undefined> {
    return (await this.views.get(stationId))?.violations?.all;
  }

  /** The view of a connected station that has said something. */
  view(stationId: StationId): Promise<StationView> | undefined {
    return this.views.get(stationId);
  }

  /** Is told of every station whose boot was accepted: then, when it is back, and when its settings have changed. */
  onReady(listener: (view: StationView) => void): void {
    this.ready = listener;
  }

  /** Is told of everything that a running transaction brought, when it is stored. */
  onContinued(listener: (view: StationView, fact: TransactionTold) => void): void {
    this.continued = listener;
  }

  /** The view of a station, loaded once while it is connected. */
  open(station: Station): Promise<StationView> {
    const known = this.views.get(station.id);
    if (known) return known;
    const loading = this.load(station);
    this.views.set(station.id, loading);
    loading.catch(() => this.views.delete(station.id));
    return loading;
  }

  /** The station's last socket is gone. */
  close(stationId: StationId): void {
    void this.views.get(stationId)?.then(
      (view) => this.violations.left(view),
      () => undefined,
    );
    this.views.delete(stationId);
    this.left(stationId);
  }

  /** The station has been away for long: what its EVSEs do is unknown. */
  async absent(station: Station, since: Instant): Promise<void> {
    const view = new StationView(station);
    await this.refresh(view);
    if (view.absentSince !== undefined) return;
    await this.statuses.unknown(station, since);
    // it may have come back meanwhile, and read its memory before this stood there
    const back = await this.views.get(station.id);
    if (back) await this.inTurn(back, () => this.statuses.back(back));
  }

  /** The operator changed a station's settings. */
  async configured(station: Station): Promise<void> {
    const view = await this.views.get(station.id);
    if (!view) {
      this.left(station.id);
      return;
    }
    await this.inTurn(view, async () => {
      view.station = station;
      await this.deps.store.commit(this.statuses.evseChanges(view, new Map()));
      if (isWelcome(view)) this.ready(view);
    });
  }

  /**
   * Closes sessions whose stop never came, in turn with the station's own messages, also while it is away. Their stop
   * may still come.
   */
  async closeSessions(station: Station, choose: ChooseClosings): Promise<void> {
    const { id } = station;
    const before = this.visits.get(id);
    const open = this.views.get(id);
    const work = async () => {
      await before;
      const view = (await open) ?? new StationView(station);
      await this.inTurn(view, async () => {
        for (const { session, why } of await choose(view)) await this.sessions.close(view, session, why);
      });
    };
    const visit = work();
    const settled = visit.catch(() => undefined);
    this.visits.set(id, settled);
    try {
      await visit;
    } finally {
      if (this.visits.get(id) === settled) this.visits.delete(id);
    }
  }

  private async load(station: Station): Promise<StationView> {
    await this.visits.get(station.id);
    const view = new StationView(station);
    await this.refresh(view);
    if (view.absentSince !== undefined) await this.statuses.back(view);
    if (isWelcome(view)) this.ready(view);
    return view;
  }

  private async refresh(view: StationView): Promise<void> {
    const { store } = this.deps;
    const memory = await store.stationMemory(view.station.id);
    const open = [...memory.transactions.values()].filter((record) => record.endedAt === undefined);
    const sessions = await Promise.all(open.map((record) => store.session(record.sessionId)));
    view.refresh(
      memory,
      sessions.flatMap((session) => session ?? []),
    );
  }

  private inTurn<T>(view: StationView, work: () => Promise<T>): Promise<T> {
    return view.inTurn(async () => {
      if (view.stale) await this.refresh(view);
      try {
        return await work();
      } catch (error) {
        view.stale = true;
        throw error;
      }
    });
  }

  /** The answer is the operator's policy; it counts until the station boots again. Some stations want to be told to wait first. */
  booted(view: StationView, said: Booted, { pendingFirst = false } = {}): Promise<BootDecision> {
    return this.inTurn(view, async () => {
      const policy = decisionOf[view.station.bootPolicy ?? 'accept'];
      const waits = pendingFirst && policy === 'accepted' && view.boot?.decision !== 'pending';
      const decision = waits ? 'pending' : policy;
      const boot = { ...said, decision };
      await this.statuses.restated(view, boot);
      if (isWelcome(view)) {
        this.ready(view);
        this.came(view.station.id, true);
      }
      return decision;
    });
  }

  /** The version of this connection, which need not be that of the last boot. */
  speaks(view: StationView, version: string): Promise<void> {
    return this.inTurn(view, async () => {
      const { boot } = view;
      if (boot?.version !== undefined && boot.version !== version) {
        await this.statuses.restated(view, { ...boot, version });
      }
    });
  }

  statusChanged(view: StationView, fact: StatusChanged): Promise<void> {
    return this.inTurn(view, () => this.statuses.changed(view, fact));
  }

  authorize(view: StationView, shown: Shown): Promise<Decision> {
    const { idTag } = shown;
    return this.inTurn(view, async () => {
      const authorization = await this.deps.authorizer.authorize(view.station, shown);
      if (authorization.decision.status === 'accepted') {
        view.remember(idTag, authorization);
        this.witness?.authorized(view, idTag);
      }
      return authorization.decision;
    });
  }

  /** Something worth knowing; it needs no turn, as nothing depends on its order. */
  noted(stationId: StationId, event: Omit<StationEvent, 'at'> & { readonly at?: Instant }): Promise<void> {
    const stamped = { ...event, at: event.at ?? this.deps.clock.now() };
    return this.deps.store.commit([{ type: 'station-event', stationId, event: stamped }]);
  }

  async monitored(view: StationView, { states, notes }: Monitored): Promise<void> {
    for (const state of states) await this.statusChanged(view, state);
    const stationId = view.station.id;
    if (notes.length === 0) return;
    await this.deps.store.commit(notes.map((event) => ({ type: 'station-event', stationId, event })));
  }

  sessionStarted(view: StationView, fact: SessionStarted): Promise<StartAnswer> {
    return this.inTurn(view, async () => {
      const answer = await this.sessions.started(view, fact);
      this.witness?.acted(view, fact.idTag);
      return answer;
    });
  }

  /** Null where the message shows no driver. */
  transactionTold(view: StationView, fact: TransactionTold): Promise<Decision | null> {
    return this.inTurn(view, async () => {
      const late = view.transactions.get(fact.transactionId)?.endedAt !== undefined;
      const decision = await this.transactions.told(view, fact);
      if (fact.driver) this.witness?.acted(view, fact.driver.idTag);
      if (fact.phase !== 'ended') this.continued(view, fact);
      else if (!late) await this.compareCost(view, fact);
      return decision;
    });
  }

  /** What is billed stays: the station's own figure is only held against it. */
  private async compareCost(view: StationView, fact: TransactionTold): Promise<void> {
    const doubt = await this.driverCost.doubtOf(view, fact);
    if (doubt) await this.noted(view.station.id, doubt);
  }

  metered(view: StationView, fact: Metered): Promise<void> {
    return this.inTurn(view, () => this.sessions.metered(view, fact));
  }

  sessionEnded(view: StationView, fact: SessionEnded): Promise<void> {
    return this.inTurn(view, async () => {
      await this.sessions.ended(view, fact);
      if (fact.idTag !== undefined) this.witness?.acted(view, fact.idTag);
    });
  }

  /** The station gave a reservation up, or its time is over. */
  async reservationEnded(view: StationView, { number, how }: ReservationOver): Promise<void> {
    const stationId = view.station.id;
    await this.promises?.reservationEnded({ stationId, number }, how);
    await this.noted(stationId, {
      kind: 'reservation',
      severity: 'info',
      text: `reservation ${number} has ${how === 'expired' ? 'expired' : 'been removed by the station'}`,
      details: { reservation: number, how },
    });
  }

  /** Something else than us limits an EVSE, or the whole station, or does no longer. */
  limitsChanged(view: StationView, evseId = 0): void {
    const running = [...view.sessions.values()];
    this.promises?.limitsChanged(running.filter((session) => evseId === 0 || session.evseId === evseId));
  }
}
