import type { EvseTariff } from './driver-cost-places.ts';
import type { StationId } from '../model/common.ts';

/**
 * What a station is told of tariffs and costs, in no version's words. Every method may throw BridgeError `not-connected`,
 * `timeout`, `station-error` (StationRefusal), or `not-supported` where the station's version or firmware has no such thing.
 */
export interface CostControl {
  /** What a running session has cost so far, with tax, in its own currency. */
  showCost(at: {
    readonly stationId: StationId;
    readonly transactionId: string;
    readonly total: number;
  }): Promise<void>;
  /** Whether a station is there whose version has tariffs at all. */
  takesTariffs(stationId: StationId): boolean;
  /** The tariffs by which the station itself reckons what sessions cost, in place of those that it was given before. */
  setTariffs(at: {
    readonly stationId: StationId;
    readonly evses: readonly EvseTariff[];
  }): Promise<readonly TariffRefusal[]>;
}

/** Why an EVSE's tariff is not at the station: its sessions' costs are reckoned by the bridge alone. */
export interface TariffRefusal {
  readonly evseId: number;
  readonly tariffId: string;
  /** It says what the station's protocol cannot say, or the station did not take it. */
  readonly by: 'protocol' | 'station';
  readonly reasons: readonly string[];
}
