import type { Change } from './core/change.ts';
import type { CostControl } from './core/driver-cost/cost-control.ts';
import type { Party } from './core/model/common.ts';
import type { Clock, Log, StationCalls, Store } from './core/ports.ts';
import { RunningCosts } from './core/driver-cost/running-costs.ts';
import type { StationDesk } from './core/station/station.ts';
import { StationTariffs } from './core/driver-cost/station-tariffs.ts';

export interface CostCareDeps {
  readonly store: Store;
  readonly desk: StationDesk;
  readonly control: CostControl;
  readonly stations: Pick<StationCalls, 'isConnected'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly party: Party;
  readonly costIntervalMs: number;
}

/** Tariffs begin and end on the minute. */
const roundMs = 60_000;

/** What stations are told of tariffs and costs: when something is heard of them, or published, and as time goes by. */
export class CostCare {
  private readonly tariffs: StationTariffs;
  private timer: NodeJS.Timeout | undefined;

  constructor(deps: CostCareDeps) {
    const { desk } = deps;
    const costs = new RunningCosts({ ...deps, cost: desk.driverCost });
    this.tariffs = new StationTariffs(deps);
    desk.onReady((view) => this.tariffs.came(view));
    desk.onContinued((view, fact) => costs.heard(view, fact));
  }

  start(): void {
    this.timer = setInterval(() => this.tariffs.round(), roundMs);
  }

  /** Something was stored. */
  changed(change: Change): void {
    this.tariffs.changed(change);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.tariffs.close();
  }
}
