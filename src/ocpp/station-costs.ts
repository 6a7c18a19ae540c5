import type { CostControl } from '../core/driver-cost/cost-control.ts';
import { BridgeError } from '../core/errors.ts';
import type { ConnectedStations } from './connected-stations.ts';
import type { Call } from './call.ts';
import type { Dialect } from './dialect.ts';

type Asked<Name extends keyof CostControl> = Parameters<CostControl[Name]>[0];
type Result<Name extends keyof CostControl> = ReturnType<CostControl[Name]>;

/** Tariffs and costs in the words of whatever version the station speaks. */
export class StationCosts implements CostControl {
  private readonly stations: Pick<ConnectedStations, 'connected' | 'isConnected'>;

  constructor(stations: Pick<ConnectedStations, 'connected' | 'isConnected'>) {
    this.stations = stations;
  }

  async showCost({ stationId, ...at }: Asked<'showCost'>): Result<'showCost'> {
    const { dialect, call } = this.line(stationId);
    if (!dialect.cost) throw unknownTo(dialect, 'costs');
    return dialect.cost.showCost(call, at);
  }

  takesTariffs(stationId: string): boolean {
    if (!this.stations.isConnected(stationId)) return false;
    return this.line(stationId).dialect.cost?.setTariffs !== undefined;
  }

  async setTariffs({ stationId, ...at }: Asked<'setTariffs'>): Result<'setTariffs'> {
    const { dialect, call } = this.line(stationId);
    if (!dialect.cost?.setTariffs) throw unknownTo(dialect, 'tariffs');
    return dialect.cost.setTariffs(call, at);
  }

  /** @throws BridgeError `not-connected` */
  private line(stationId: string): { readonly dialect: Dialect; readonly call: Call } {
    const connection = this.stations.connected(stationId);
    return {
      dialect: connection.opened.dialect,
      call: (action, payload) => connection.call(action, payload),
    };
  }
}

function unknownTo({ version }: Dialect, what: string): BridgeError {
  return new BridgeError('not-supported', `OCPP ${version} has no messages for ${what}`);
}
