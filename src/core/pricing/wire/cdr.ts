import type { Instant } from '../../model/common.ts';
import type { Charge, ChargedPeriod, ChargingPreference } from '../charge.ts';
import { msPerHour } from '../quantity.ts';
import { defined, isAbsent, isJson } from './json.ts';
import type { Json, JsonReader } from './json.ts';
import { readPeriod } from './period.ts';

/** A CDR (or a session) of any version, as far as its price depends on it. */
export function readCharge(source: Json, reader: JsonReader, timeZone: string | undefined): Charge {
  const entries = reader.list(source['charging_periods'], '/cdr/charging_periods');
  const readings = entries.map((entry, index) => readPeriod(entry, `/cdr/charging_periods/${index}`, reader));
  const periods = readings.map((reading) => reading.period);
  const startedAt = readStart(source, reader, periods);
  const location = firstObject(source['cdr_location'], source['location']);
  return defined<Charge>({
    startedAt,
    endedAt: readEnd(source, reader, startedAt, periods),
    timeZone: timeZone ?? reader.text(location?.['time_zone'], '/cdr/location/time_zone'),
    country: reader.text(location?.['country'] ?? source['country_code'], '/cdr/location/country'),
    currency: (reader.text(source['currency'], '/cdr/currency') ?? '').toUpperCase(),
    chargingPreference: readPreference(source),
    tariffIds: connectorTariffs(location),
    reservationExpired: readings.some((reading) => reading.expired) ? true : undefined,
    credit: source['credit'] === true ? true : undefined,
    periods,
  });
}

function readStart(source: Json, reader: JsonReader, periods: readonly ChargedPeriod[]): Instant {
  const start = reader.instant(source['start_date_time'] ?? source['start_datetime'], '/cdr/start_date_time');
  if (start !== undefined) return start;
  const first = Math.min(...periods.map((period) => period.startedAt));
  if (!Number.isFinite(first)) reader.fault('/cdr/start_date_time', 'is required');
  else reader.warnings.add('value-repaired', 'start_date_time is missing; the first charging period starts the session');
  return Number.isFinite(first) ? first : 0;
}

/** Without an end the session lasts as long as it says, or as its periods do. */
function readEnd(source: Json, reader: JsonReader, startedAt: Instant, periods: readonly ChargedPeriod[]): Instant {
  const end = reader.instant(source['end_date_time'] ?? source['stop_date_time'] ?? source['end_datetime'], '/cdr/end_date_time');
  if (end !== undefined) return end;
  reader.warnings.add('value-repaired', 'end_date_time is missing; it is taken from total_time or the charging periods');
  const total = reader.number(source['total_time'], '/cdr/total_time');
  const last = Math.max(startedAt, ...periods.map((period) => period.startedAt + Math.round(hoursOf(period) * msPerHour)));
  return total === undefined ? last : startedAt + Math.round(total * msPerHour);
}

function hoursOf(period: ChargedPeriod): number {
  return Number(period.timeHours ?? 0) + Number(period.parkingTimeHours ?? 0) + Number(period.reservationTimeHours ?? 0);
}

function readPreference(source: Json): ChargingPreference | undefined {
  const token = firstObject(source['cdr_token']);
  if (token?.['type'] === 'AD_HOC_USER') return 'AD_HOC';
  const profile = firstObject(source['charging_preferences'])?.['profile_type'];
  return profile === 'CHEAP' || profile === 'FAST' || profile === 'GREEN' || profile === 'REGULAR' ? profile : undefined;
}

/** [OCPI 2.1.1 mod_locations Connector] one tariff_id; later versions have tariff_ids. */
function connectorTariffs(location: Json | undefined): string[] | undefined {
  const evse = firstOf(location?.['evses']);
  const connector = firstOf(evse?.['connectors']) ?? firstObject(location?.['connector']);
  const ids = [connector?.['tariff_id'], ...(Array.isArray(connector?.['tariff_ids']) ? (connector['tariff_ids'] as unknown[]) : [])];
  const texts = ids.filter((id) => typeof id === 'string');
  return texts.length > 0 ? texts : undefined;
}

function firstOf(value: unknown): Json | undefined {
  return Array.isArray(value) ? firstObject(...(value as unknown[])) : undefined;
}

function firstObject(...values: readonly unknown[]): Json | undefined {
  return values.find((value) => !isAbsent(value) && isJson(value)) as Json | undefined;
}
