import type { CostControl, TariffRefusal } from '../core/driver-cost/cost-control.ts';
import type { Call } from './call.ts';

type Asked<Name extends keyof CostControl> = Omit<Parameters<CostControl[Name]>[0], 'stationId'>;

/** CostControl in the words of one version: see there for what is thrown. What is absent the version has not. */
export interface DialectCost {
  showCost(call: Call, at: Asked<'showCost'>): Promise<void>;
  setTariffs?(call: Call, at: Asked<'setTariffs'>): Promise<readonly TariffRefusal[]>;
}
