import type { Instant } from '../../model/common.ts';
import type { Charge, ChargedPeriod, ChargingPreference } from '../charge.ts';
import { msPerHour } from '../quantity.ts';
import { isAbsent, isJson } from './json.ts';
import type { Json, JsonReader, Path } from './json.ts';
import { readPeriod } from './period.ts';

type MutableCharge = { -readonly [K in keyof Charge]: Charge[K] };

/** A CDR (or a session) of any version, as far as its price depends on it. */
export function readCharge(source: Json, at: Path, reader: JsonReader, timeZone: string | undefined): Charge {
  const path = { parent: at, key: 'charging_periods' };
  const entries = reader.list(source['charging_periods'], path);
  const periods: ChargedPeriod[] = [];
  let expired = false;
  for (let index = 0; index < entries.length; index += 1) {
    const reading = readPeriod(entries[index], { parent: path, key: index }, reader);
    periods.push(reading.period);
    if (reading.expired) expired = true;
  }
  const startedAt = readStart(source, at, reader, periods);
  const charge: MutableCharge = {
    startedAt,
    endedAt: readEnd({ source, at, reader, startedAt, periods }),
    currency: (reader.text(source, 'currency', at) ?? '').toUpperCase(),
    periods,
  };
  enterPlace(charge, source, at, { reader, timeZone });
  const preference = readPreference(source);
  if (preference) charge.chargingPreference = preference;
  if (expired) charge.reservationExpired = true;
  if (source['credit'] === true) charge.credit = true;
  return charge;
}

function enterPlace(
  charge: MutableCharge,
  source: Json,
  at: Path,
  { reader, timeZone }: { reader: JsonReader; timeZone: string | undefined },
): void {
  const key = isJson(source['cdr_location']) ? 'cdr_location' : 'location';
  const location = isJson(source[key]) ? source[key] : undefined;
  const path = { parent: at, key };
  const zone = timeZone ?? (location && reader.text(location, 'time_zone', path));
  if (zone !== undefined && zone !== '') charge.timeZone = zone;
  const country = location && reader.text(location, 'country', path);
  if (country !== undefined) charge.country = country;
  const tariffIds = connectorTariffs(location);
  if (tariffIds) charge.tariffIds = tariffIds;
}

function readStart(source: Json, at: Path, reader: JsonReader, periods: readonly ChargedPeriod[]): Instant {
  const before = reader.faults.length;
  const start = reader.instant(source, 'start_date_time', at) ?? reader.instant(source, 'start_datetime', at);
  // One that is there and none is told already.
  if (start !== undefined || reader.faults.length > before) return start ?? 0;
  const first = periods.reduce((earliest, period) => Math.min(earliest, period.startedAt), Infinity);
  if (first === Infinity) reader.fault(at, 'start_date_time', 'is required');
  else
    reader.warnings.add(
      'value-repaired',
      'start_date_time is missing; the first charging period starts the session',
    );
  return first === Infinity ? 0 : first;
}

interface EndParts {
  readonly source: Json;
  readonly at: Path;
  readonly reader: JsonReader;
  readonly startedAt: Instant;
  readonly periods: readonly ChargedPeriod[];
}

/** Without an end the session lasts as long as it says, or as its periods do. */
function readEnd({ source, at, reader, startedAt, periods }: EndParts): Instant {
  const end =
    reader.instant(source, 'end_date_time', at) ??
    reader.instant(source, 'stop_date_time', at) ??
    reader.instant(source, 'end_datetime', at);
  if (end !== undefined) return end;
  reader.warnings.add(
    'value-repaired',
    'end_date_time is missing; it is taken from total_time or the charging periods',
  );
  const total = reader.number(source, 'total_time', at);
  if (total !== undefined) return startedAt + Math.round(total * msPerHour);
  return periods.reduce(
    (latest, period) => Math.max(latest, period.startedAt + Math.round(hoursOf(period) * msPerHour)),
    startedAt,
  );
}

function hoursOf(period: ChargedPeriod): number {
  return (
    Number(period.timeHours ?? 0) +
    Number(period.parkingTimeHours ?? 0) +
    Number(period.reservationTimeHours ?? 0)
  );
}

function readPreference(source: Json): ChargingPreference | undefined {
  const token = source['cdr_token'];
  if (isJson(token) && token['type'] === 'AD_HOC_USER') return 'AD_HOC';
  const preferences = source['charging_preferences'];
  const profile = isJson(preferences) ? preferences['profile_type'] : undefined;
  return profile === 'CHEAP' || profile === 'FAST' || profile === 'GREEN' || profile === 'REGULAR'
    ? profile
    : undefined;
}

/** [OCPI 2.1.1 mod_locations Connector] one tariff_id; later versions have tariff_ids. */
function connectorTariffs(location: Json | undefined): string[] | undefined {
  const connector = firstOf(firstOf(location?.['evses'])?.['connectors']);
  if (!connector) return undefined;
  const many = connector['tariff_ids'];
  const ids: readonly unknown[] = Array.isArray(many) ? many : [connector['tariff_id']];
  const texts = ids.filter((id) => typeof id === 'string');
  return texts.length > 0 ? texts : undefined;
}

function firstOf(value: unknown): Json | undefined {
  if (isAbsent(value) || !Array.isArray(value)) return undefined;
  const first: unknown = value[0];
  return isJson(first) ? first : undefined;
}
