import type { Instant } from '../../core/model/common.ts';
import type { ChargingPeriod } from '../../core/model/session.ts';
import { encodeDateTime } from './date-time.ts';
import { encodeDecimal, encodePeriodHours, encodeKwh } from './number.ts';
import { present } from './wire.ts';
import type { Wire } from './wire.ts';

/** [OCPI 2.2.1 10.4.6 ChargingPeriod] a period ends where the next one starts, the last one at `end`. */
export function encodeChargingPeriods(
  periods: readonly ChargingPeriod[],
  end: Instant,
): Wire<'ChargingPeriod'>[] {
  return periods.map((period, index) =>
    encodeChargingPeriod(period, Math.max(0, (periods[index + 1]?.startedAt ?? end) - period.startedAt)),
  );
}

/** [OCPI 2.2.1 10.4.2 CdrDimensionType] kW and ampere. */
const measures = [
  { type: 'MIN_POWER', of: 'minPowerW', unit: 1000 },
  { type: 'MAX_POWER', of: 'maxPowerW', unit: 1000 },
  { type: 'MIN_CURRENT', of: 'minCurrentA', unit: 1 },
  { type: 'MAX_CURRENT', of: 'maxCurrentA', unit: 1 },
] as const;

function encodeChargingPeriod(period: ChargingPeriod, durationMs: number): Wire<'ChargingPeriod'> {
  return present<Wire<'ChargingPeriod'>>({
    start_date_time: encodeDateTime(period.startedAt),
    dimensions: [
      { type: 'ENERGY', volume: encodeKwh(period.energyWh) },
      { type: period.kind === 'parking' ? 'PARKING_TIME' : 'TIME', volume: encodePeriodHours(durationMs) },
      ...measures.flatMap(({ type, of, unit }) => {
        const value = period[of];
        return value === undefined ? [] : [{ type, volume: encodeDecimal(value / unit) }];
      }),
    ],
    tariff_id: period.tariffId,
  });
}
