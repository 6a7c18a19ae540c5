import type { ChargedPeriod } from '../charge.ts';
import { pointerOf } from './json.ts';
import type { Json, JsonReader, Path } from './json.ts';

type VolumeField = Exclude<keyof ChargedPeriod, 'startedAt' | 'tariffId'>;

/** CDR dimensions that matter for the price; RESERVATION_EXPIRES is of the 2.3.0 bookings extension. */
const fields: ReadonlyMap<string, VolumeField | null> = new Map<string, VolumeField | null>([
  ['ENERGY', 'energyKwh'],
  ['TIME', 'timeHours'],
  ['PARKING_TIME', 'parkingTimeHours'],
  ['RESERVATION_TIME', 'reservationTimeHours'],
  ['RESERVATION_EXPIRES', 'reservationTimeHours'],
  ['MIN_CURRENT', 'minCurrent'],
  ['MAX_CURRENT', 'maxCurrent'],
  ['CURRENT', 'current'],
  ['MIN_POWER', 'minPower'],
  ['MAX_POWER', 'maxPower'],
  ['POWER', 'power'],
  ['FLAT', null],
  ['STATE_OF_CHARGE', null],
  ['ENERGY_IMPORT', null],
  ['ENERGY_EXPORT', null],
]);
const amountFields: ReadonlySet<VolumeField> = new Set<VolumeField>([
  'energyKwh',
  'timeHours',
  'parkingTimeHours',
  'reservationTimeHours',
]);

export interface PeriodReading {
  readonly period: ChargedPeriod;
  /** The period says that its reservation was not used. */
  readonly expired: boolean;
}

type MutablePeriod = Partial<Record<VolumeField, number>> & { startedAt: number; tariffId?: string };

export function readPeriod(value: unknown, at: Path, reader: JsonReader): PeriodReading {
  const source = reader.object(value, at);
  const period: MutablePeriod = { startedAt: reader.requiredInstant(source, 'start_date_time', at) };
  const tariffId = reader.text(source, 'tariff_id', at);
  if (tariffId !== undefined && tariffId !== '') period.tariffId = tariffId;
  let expired = false;
  const path = { parent: at, key: 'dimensions' };
  const dimensions = reader.list(source['dimensions'], path);
  for (let index = 0; index < dimensions.length; index += 1) {
    const type = enterDimension(period, dimensions[index], { parent: path, key: index }, reader);
    if (type === 'RESERVATION_EXPIRES') expired = true;
  }
  return { period, expired };
}

/** A repeated amount adds up, a repeated measurement is replaced. */
function enterDimension(period: MutablePeriod, value: unknown, at: Path, reader: JsonReader): string {
  const source = reader.object(value, at);
  const type = typeOf(source, at, reader);
  const field = fields.get(type);
  if (field === undefined)
    reader.warnings.add('unknown-dimension', `${pointerOf(at, 'type')} ${type} is not a dimension of a CDR`);
  if (field === undefined || field === null) return type;
  const volume = reader.number(source, 'volume', at);
  if (volume === undefined) {
    reader.warnings.add('value-repaired', `${pointerOf(at, 'volume')} is missing; the ${type} was left out`);
    return type;
  }
  period[field] = amountFields.has(field) ? (period[field] ?? 0) + volume : volume;
  return type;
}

function typeOf(source: Json, at: Path, reader: JsonReader): string {
  const type = reader.text(source, 'type', at) ?? '';
  return fields.has(type) ? type : type.toUpperCase();
}
