import type { Instant } from '../../core/model/common.ts';
import type { ChargingPeriod } from '../../core/model/session.ts';
import { encodeDateTime } from './date-time.ts';
import { encodeHours, encodeKwh } from './number.ts';
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

function encodeChargingPeriod(period: ChargingPeriod, durationMs: number): Wire<'ChargingPeriod'> {
  return present<Wire<'ChargingPeriod'>>({
    start_date_time: encodeDateTime(period.startedAt),
    dimensions: [
      { type: 'ENERGY', volume: encodeKwh(period.energyWh) },
      { type: period.kind === 'parking' ? 'PARKING_TIME' : 'TIME', volume: encodeHours(durationMs) },
    ],
    tariff_id: period.tariffId,
  });
}
