import type { TariffRestrictions } from '../../model/tariff.ts';
import { weekdays } from '../restriction.ts';
import { defined, isAbsent } from './json.ts';
import type { Json, JsonReader } from './json.ts';

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
export function withoutMisspelling(source: Json, pointer: string, reader: JsonReader, repair: boolean): Json {
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(source)) {
    const meant = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (known.has(field)) result[field] = value;
    else if (isAbsent(value)) continue;
    else if (repair && known.has(meant)) {
      result[meant] = value;
      reader.warnings.add('value-repaired', `${pointer}/${field} is read as ${meant}`);
    } else reader.warnings.add('unknown-field', `${pointer}/${field} is not a restriction and was ignored`);
  }
  return result;
}

/** `undefined` with `ok` for an element that can never apply. */
export function readRestrictions(source: Json, pointer: string, reader: JsonReader): TariffRestrictions {
  const number = (field: string) => reader.number(source[field], `${pointer}/${field}`);
  const days = readDays(source['day_of_week'], pointer, reader);
  return defined<TariffRestrictions>({
    startTime: readTime(source['start_time'], `${pointer}/start_time`, reader),
    endTime: readTime(source['end_time'], `${pointer}/end_time`, reader),
    startDate: readDate(source['start_date'], `${pointer}/start_date`, reader),
    endDate: readDate(source['end_date'], `${pointer}/end_date`, reader),
    minKwh: number('min_kwh'),
    maxKwh: number('max_kwh'),
    minCurrent: number('min_current'),
    maxCurrent: number('max_current'),
    minPower: number('min_power'),
    maxPower: number('max_power'),
    minDuration: number('min_duration'),
    maxDuration: number('max_duration'),
    dayOfWeek: days.length > 0 ? days : undefined,
    reservation: readReservation(source['reservation'], pointer, reader),
  });
}

export function readDays(value: unknown, pointer: string, reader: JsonReader): string[] {
  const days: string[] = [];
  for (const [index, day] of reader.list(value, `${pointer}/day_of_week`).entries()) {
    const name = typeof day === 'string' ? day.toUpperCase() : '';
    if ((weekdays as readonly string[]).includes(name)) days.push(name);
    else reader.fault(`${pointer}/day_of_week/${index}`, 'is not a day of the week');
  }
  return days;
}

export function readTime(value: unknown, pointer: string, reader: JsonReader): string | undefined {
  const text = reader.text(value, pointer);
  if (text === undefined || text === '') return undefined;
  if (/^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$|^24:00(?::00)?$/.test(text)) return text;
  reader.fault(pointer, 'must be a time of day, HH:MM');
  return undefined;
}

function readDate(value: unknown, pointer: string, reader: JsonReader): string | undefined {
  const text = reader.text(value, pointer);
  if (text === undefined || text === '') return undefined;
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && Number.isFinite(Date.parse(text.slice(0, 10)))) return text.slice(0, 10);
  reader.fault(pointer, 'must be a date, YYYY-MM-DD');
  return undefined;
}

function readReservation(value: unknown, pointer: string, reader: JsonReader): TariffRestrictions['reservation'] {
  const text = reader.text(value, `${pointer}/reservation`);
  if (text === undefined || text === 'RESERVATION' || text === 'RESERVATION_EXPIRES') return text;
  reader.fault(`${pointer}/reservation`, 'must be RESERVATION or RESERVATION_EXPIRES');
  return undefined;
}
