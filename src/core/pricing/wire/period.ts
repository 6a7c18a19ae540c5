import type { ChargedPeriod } from '../charge.ts';
import type { Json, JsonReader } from './json.ts';

type VolumeField = Exclude<keyof ChargedPeriod, 'startedAt' | 'tariffId'>;

/** CDR dimensions that matter for the price; RESERVATION_EXPIRES is of the 2.3.0 bookings extension. */
const fieldOf: Readonly<Record<string, VolumeField>> = {
  ENERGY: 'energyKwh',
  TIME: 'timeHours',
  PARKING_TIME: 'parkingTimeHours',
  RESERVATION_TIME: 'reservationTimeHours',
  RESERVATION_EXPIRES: 'reservationTimeHours',
  MIN_CURRENT: 'minCurrent',
  MAX_CURRENT: 'maxCurrent',
  CURRENT: 'current',
  MIN_POWER: 'minPower',
  MAX_POWER: 'maxPower',
  POWER: 'power',
};
const withoutPrice = new Set(['FLAT', 'STATE_OF_CHARGE', 'ENERGY_IMPORT', 'ENERGY_EXPORT']);
const amountFields = new Set<VolumeField>(['energyKwh', 'timeHours', 'parkingTimeHours', 'reservationTimeHours']);

export interface PeriodReading {
  readonly period: ChargedPeriod;
  /** The period says that its reservation was not used. */
  readonly expired: boolean;
}

type MutablePeriod = { -readonly [K in VolumeField]?: number } & { startedAt: number; tariffId?: string };

export function readPeriod(value: unknown, pointer: string, reader: JsonReader): PeriodReading {
  const source = reader.object(value, pointer);
  const startedAt = reader.instant(source['start_date_time'] ?? source['start_datetime'], `${pointer}/start_date_time`);
  if (startedAt === undefined) reader.fault(`${pointer}/start_date_time`, 'is required');
  const period: MutablePeriod = { startedAt: startedAt ?? 0 };
  const tariffId = reader.text(source['tariff_id'], `${pointer}/tariff_id`);
  if (tariffId !== undefined && tariffId !== '') period.tariffId = tariffId;
  let expired = false;
  const dimensions = reader.list(source['dimensions'], `${pointer}/dimensions`);
  for (let index = 0; index < dimensions.length; index += 1) {
    const at = `${pointer}/dimensions/${index}`;
    const type = enterDimension(period, reader.object(dimensions[index], at), at, reader);
    expired ||= type === 'RESERVATION_EXPIRES';
  }
  return { period, expired };
}

/** A repeated amount adds up, a repeated measurement is replaced. */
function enterDimension(period: MutablePeriod, source: Json, pointer: string, reader: JsonReader): string {
  const type = reader.text(source['type'], `${pointer}/type`)?.toUpperCase() ?? '';
  const field = fieldOf[type];
  if (field === undefined) {
    if (!withoutPrice.has(type)) reader.warnings.add('unknown-dimension', `${pointer}/type ${type} is not a dimension of a CDR`);
    return type;
  }
  const volume = reader.requiredNumber(source['volume'], `${pointer}/volume`);
  period[field] = amountFields.has(field) ? (period[field] ?? 0) + volume : volume;
  return type;
}
