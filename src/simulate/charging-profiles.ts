import { changesWithin, limitAt } from './charging-profile.ts';
import type { ChargingProfile, Limit } from './charging-profile.ts';
import type { StationConnector } from './station-connector.ts';

export interface ProfileFilter {
  readonly id?: number | undefined;
  readonly connectorId?: number | undefined;
  readonly purpose?: ChargingProfile['purpose'] | undefined;
  readonly stackLevel?: number | undefined;
}

export interface CompositePeriod {
  readonly startS: number;
  readonly limit: number;
}

const volts = 230;
const phases = 3;

/** The charging profiles that are set, and the power they leave [OCPP 1.6 3.13, OCPP 2.0.1 K]. */
export class ChargingProfiles {
  private readonly connectors: readonly StationConnector[];
  private profiles: readonly ChargingProfile[] = [];

  constructor(connectors: readonly StationConnector[]) {
    this.connectors = connectors;
  }

  /** Replaces the one with its number, and the one that has its place [OCPP 1.6 3.13.2]. */
  set(profile: ChargingProfile): void {
    const { id, connectorId, purpose, stackLevel } = profile;
    const kept = this.profiles.filter(
      (one) =>
        one.id !== id &&
        !(one.connectorId === connectorId && one.purpose === purpose && one.stackLevel === stackLevel),
    );
    this.profiles = [...kept, profile];
  }

  find({ id, connectorId, purpose, stackLevel }: ProfileFilter): readonly ChargingProfile[] {
    return this.profiles.filter(
      (one) =>
        (id === undefined || one.id === id) &&
        (connectorId === undefined || one.connectorId === connectorId) &&
        (purpose === undefined || one.purpose === purpose) &&
        (stackLevel === undefined || one.stackLevel === stackLevel),
    );
  }

  /** Answers how many are gone. */
  clear(filter: ProfileFilter): number {
    const gone = this.find(filter);
    this.profiles = this.profiles.filter((one) => !gone.includes(one));
    return gone.length;
  }

  /** W; infinite where nothing limits the connector. */
  limitW(connector: StationConnector, at: number): number {
    if (this.profiles.length === 0) return Infinity;
    const since = connector.transaction?.startedAt;
    const wattsOf = (limit: Limit | undefined) => (limit ? toWatts(limit, connector) : Infinity);
    const own = (purpose: ChargingProfile['purpose'], id: number) =>
      this.top({ purpose, connectorId: id }, at, since);
    const forTx = since === undefined ? undefined : own('Tx', connector.id);
    const wanted = forTx ?? own('TxDefault', connector.id) ?? own('TxDefault', 0);
    const busy = this.connectors.filter((one) => one.transaction).length;
    return Math.min(
      wattsOf(wanted),
      wattsOf(own('External', connector.id)),
      this.stationLimitW(at) / Math.max(1, busy),
    );
  }

  /** What there is in the coming seconds; for 0 of the whole station. */
  composite(connectorId: number, from: number, durationS: number): readonly CompositePeriod[] {
    const to = from + durationS * 1000;
    const chosen = this.connectors.filter(({ id }) => connectorId === 0 || id === connectorId);
    const since = chosen[0]?.transaction?.startedAt;
    const marks = this.profiles.flatMap((profile) => changesWithin(profile, { from, to }, since));
    const periods: CompositePeriod[] = [];
    for (const at of [from, ...new Set(marks)].toSorted((a, b) => a - b)) {
      const each = chosen.map((one) => Math.min(one.maxPowerW, this.limitW(one, at)));
      const sum = each.reduce((total, watts) => total + watts, 0);
      const limit = connectorId === 0 ? Math.min(sum, this.stationLimitW(at)) : sum;
      if (periods.at(-1)?.limit !== limit) periods.push({ startS: Math.round((at - from) / 1000), limit });
    }
    return periods;
  }

  private stationLimitW(at: number): number {
    const limits = (['Station', 'External'] as const).map((purpose) =>
      this.top({ purpose, connectorId: 0 }, at, undefined),
    );
    return Math.min(...limits.map((limit) => (limit ? stationWatts(limit) : Infinity)));
  }

  /** The highest of the stack that says something then. */
  private top(filter: ProfileFilter, at: number, since: number | undefined): Limit | undefined {
    const stack = this.find(filter).toSorted((a, b) => b.stackLevel - a.stackLevel);
    for (const profile of stack) {
      const limit = limitAt(profile, at, since);
      if (limit) return limit;
    }
    return undefined;
  }
}

function toWatts({ value, unit, phases: used }: Limit, connector: StationConnector): number {
  if (unit === 'W') return value;
  return value * connector.volts * Math.min(used ?? connector.phases, connector.phases);
}

function stationWatts({ value, unit, phases: used }: Limit): number {
  return unit === 'W' ? value : value * volts * (used ?? phases);
}
