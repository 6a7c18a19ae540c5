import type { TariffRestrictions } from '../../model/tariff.ts';
import { weekdays } from '../restriction.ts';
import { defined, isAbsent, pointerOf } from './json.ts';
import type { Json, JsonReader, Path } from './json.ts';

const known = new Set([
  'start_time',
  'end_time',
  'start_date',
  'end_date',
  'min_kwh',
  'max_kwh',
  'min_current',
  'max_current',
  'min_power',
  'max_power',
  'min_duration',
  'max_duration',
  'day_of_week',
  'reservation',
]);

/** A misspelt field is warned of and left out, or read as what it must mean (`dayOfWeek`). */
export function withoutMisspelling(source: Json, at: Path, reader: JsonReader, repair: boolean): Json {
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(source)) {
    const meant = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (known.has(field)) result[field] = value;
    else if (isAbsent(value)) continue;
    else if (repair && known.has(meant)) {
      result[meant] = value;
      reader.warnings.add('value-repaired', `${pointerOf(at, field)} is read as ${meant}`);
    } else
      reader.warnings.add('unknown-field', `${pointerOf(at, field)} is not a restriction and was ignored`);
  }
  return result;
}

export function readRestrictions(source: Json, at: Path, reader: JsonReader): TariffRestrictions {
  return defined<TariffRestrictions>({
    startTime: readTime(source, 'start_time', at, reader),
    endTime: readTime(source, 'end_time', at, reader),
    startDate: readDate(source, 'start_date', at, reader),
    endDate: readDate(source, 'end_date', at, reader),
    minKwh: reader.number(source, 'min_kwh', at),
    maxKwh: reader.number(source, 'max_kwh', at),
    minCurrent: reader.number(source, 'min_current', at),
    maxCurrent: reader.number(source, 'max_current', at),
    minPower: reader.number(source, 'min_power', at),
    maxPower: reader.number(source, 'max_power', at),
    minDuration: reader.number(source, 'min_duration', at),
    maxDuration: reader.number(source, 'max_duration', at),
    dayOfWeek: readDays(source, at, reader),
    reservation: readReservation(source, at, reader),
  });
}

/** An empty list is no restriction; it is kept, for whoever lints the tariff. */
export function readDays(source: Json, at: Path, reader: JsonReader): string[] | undefined {
  const path = { parent: at, key: 'day_of_week' };
  if (isAbsent(source['day_of_week']) || source['day_of_week'] === '') return undefined;
  const days: string[] = [];
  for (const [index, day] of reader.list(source['day_of_week'], path).entries()) {
    const name = typeof day === 'string' ? day.toUpperCase() : '';
    if ((weekdays as readonly string[]).includes(name)) days.push(name);
    else reader.fault(path, String(index), 'is not a day of the week');
  }
  return days;
}

export function readTime(source: Json, field: string, at: Path, reader: JsonReader): string | undefined {
  const text = reader.text(source, field, at);
  if (text === undefined || text === '') return undefined;
  if (/^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$|^24:00(?::00)?$/.test(text)) return text;
  reader.fault(at, field, 'must be a time of day, HH:MM');
  return undefined;
}

function readDate(source: Json, field: string, at: Path, reader: JsonReader): string | undefined {
  const text = reader.text(source, field, at);
  if (text === undefined || text === '') return undefined;
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && Number.isFinite(Date.parse(text.slice(0, 10))))
    return text.slice(0, 10);
  reader.fault(at, field, 'must be a date, YYYY-MM-DD');
  return undefined;
}

function readReservation(source: Json, at: Path, reader: JsonReader): TariffRestrictions['reservation'] {
  const text = reader.text(source, 'reservation', at);
  return isKnownReservation(text) ? text : undefined;
}

/** [OCPI 2.3.0 bookings] extends the values; an element for something else is never about a plain session. */
export function isKnownReservation(value: unknown): value is TariffRestrictions['reservation'] {
  return isAbsent(value) || value === 'RESERVATION' || value === 'RESERVATION_EXPIRES';
}
