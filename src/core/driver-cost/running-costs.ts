import type { DriverCost } from './driver-cost.ts';
import { BridgeError, messageOf } from '../errors.ts';
import type { TransactionTold } from '../station/facts.ts';
import type { Instant } from '../model/common.ts';
import type { Clock, Log } from '../ports.ts';
import type { CostControl } from './cost-control.ts';
import type { StationView } from '../station/station-view.ts';

export interface RunningCostsDeps {
  readonly cost: Pick<DriverCost, 'costOf' | 'shownSession'>;
  readonly control: Pick<CostControl, 'showCost'>;
  readonly clock: Clock;
  readonly log: Log;
  /** How often a transaction's cost is worked out and shown at most. */
  readonly costIntervalMs: number;
}

interface Shown {
  at: Instant;
  total?: number;
  busy: boolean;
  /** More was heard meanwhile. */
  again: boolean;
}

/**
 * Shows drivers what their running session has cost so far [OCPP 2.0.1 I02]. It is moved by what stations tell: a cost changes
 * only when something was heard of its session. No answer to a station waits for it.
 */
export class RunningCosts {
  private readonly deps: RunningCostsDeps;
  /** As long as a station is connected: its view goes with its last socket. */
  private readonly stations = new WeakMap<StationView, Map<string, Shown>>();
  private readonly unable = new WeakSet<StationView>();

  constructor(deps: RunningCostsDeps) {
    this.deps = deps;
  }

  /** Something was heard of a running transaction. */
  heard(view: StationView, { transactionId, phase, samples, stationCost }: TransactionTold): void {
    if (phase !== 'updated' || samples.length === 0 || this.unable.has(view)) return;
    // [OCPP 2.1 I12] a station that works it out itself shows its own
    if (stationCost || !this.deps.cost.shownSession(view, transactionId)) return;
    this.due(view, transactionId);
  }

  /** What is heard while the cost is being shown counts when that is done. */
  private due(view: StationView, transactionId: string): void {
    const now = this.deps.clock.now();
    const shown = this.transactionsOf(view);
    const last = shown.get(transactionId);
    if (last?.busy) {
      last.again = true;
      return;
    }
    if (last && last.at > now - this.deps.costIntervalMs) return;
    const next: Shown = { ...last, at: now, busy: true, again: false };
    shown.set(transactionId, next);
    void this.show(view, transactionId, next).finally(() => {
      next.busy = false;
      if (next.again && view.sessions.has(transactionId)) this.due(view, transactionId);
    });
  }

  /** Those that run: others are forgotten. */
  private transactionsOf(view: StationView): Map<string, Shown> {
    const shown = this.stations.get(view) ?? new Map<string, Shown>();
    this.stations.set(view, shown);
    for (const transactionId of shown.keys()) {
      if (!view.sessions.has(transactionId)) shown.delete(transactionId);
    }
    return shown;
  }

  private async show(view: StationView, transactionId: string, shown: Shown): Promise<void> {
    const { cost, control, log } = this.deps;
    const stationId = view.station.id;
    try {
      const now = await cost.costOf(view, transactionId);
      if (!now || now.total === shown.total || !view.sessions.has(transactionId)) return;
      await control.showCost({ stationId, transactionId, total: now.total });
      shown.total = now.total;
    } catch (error) {
      // whoever does not answer keeps other calls waiting
      if (error instanceof BridgeError && (error.code === 'not-supported' || error.code === 'timeout')) {
        this.unable.add(view);
      }
      log.warn({ station: stationId, error: messageOf(error) }, 'could not show the cost so far');
    }
  }
}
