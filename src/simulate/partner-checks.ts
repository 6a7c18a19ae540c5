import { invalid, isRecord } from './partner-wire.ts';

/** The required properties of what a CPO sends, read off the tables of OCPI 2.2.1. */
const required = {
  Location: [
    'country_code',
    'party_id',
    'id',
    'publish',
    'address',
    'city',
    'country',
    'coordinates',
    'time_zone',
    'last_updated',
  ],
  EVSE: ['uid', 'status', 'connectors', 'last_updated'],
  Connector: ['id', 'standard', 'format', 'power_type', 'max_voltage', 'max_amperage', 'last_updated'],
  Tariff: ['country_code', 'party_id', 'id', 'currency', 'elements', 'last_updated'],
  Session: [
    'country_code',
    'party_id',
    'id',
    'start_date_time',
    'kwh',
    'cdr_token',
    'auth_method',
    'location_id',
    'evse_uid',
    'connector_id',
    'currency',
    'status',
    'last_updated',
  ],
  CDR: [
    'country_code',
    'party_id',
    'id',
    'start_date_time',
    'end_date_time',
    'cdr_token',
    'auth_method',
    'cdr_location',
    'currency',
    'charging_periods',
    'total_cost',
    'total_energy',
    'total_time',
    'last_updated',
  ],
  Credentials: ['token', 'url', 'roles'],
  CdrToken: ['country_code', 'party_id', 'uid', 'type', 'contract_id'],
  ChargingPeriod: ['start_date_time', 'dimensions'],
  ActiveChargingProfile: ['start_date_time', 'charging_profile'],
  ChargingProfile: ['charging_rate_unit'],
} as const;
export type Checked = keyof typeof required;

/** [OCPI 2.2.1 types DateTime] UTC with Z or no designator; offsets are forbidden. */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z?$/;

export function checkObject(kind: Checked, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw invalid(`the body is no ${kind} object`);
  const missing = required[kind].filter((name) => value[name] === undefined || value[name] === null);
  if (missing.length > 0) throw invalid(`${kind} without ${missing.join(', ')}`);
  checkMoments(value);
  if (kind === 'Location') checkList(value['evses'], 'EVSE');
  if (kind === 'EVSE') checkList(value['connectors'], 'Connector');
  if (kind === 'ActiveChargingProfile') checkObject('ChargingProfile', value['charging_profile']);
  if (kind === 'Session' || kind === 'CDR') {
    checkObject('CdrToken', value['cdr_token']);
    checkList(value['charging_periods'], 'ChargingPeriod');
  }
  return value;
}

export function checkPatch(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw invalid('the body is no object');
  if (typeof value['last_updated'] !== 'string') throw invalid('PATCH without last_updated');
  checkMoments(value);
  return value;
}

function checkList(value: unknown, kind: Checked): void {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) throw invalid(`a list of ${kind} objects is no list`);
  for (const item of value) checkObject(kind, item);
}

function checkMoments(value: Record<string, unknown>): void {
  for (const name of ['last_updated', 'start_date_time', 'end_date_time']) {
    const moment = value[name];
    if (moment === undefined || moment === null) continue;
    if (typeof moment !== 'string' || !dateTime.test(moment)) throw invalid(`${name} is no OCPI DateTime`);
  }
}

/** What the address says must be what the object says [OCPI 2.2.1 4.1.7 client owned object push]. */
export function checkAddress(
  object: Record<string, unknown>,
  address: Readonly<Record<string, string>>,
): void {
  for (const [name, stated] of Object.entries(address)) {
    const own = object[name];
    if (typeof own !== 'string' || own.toUpperCase() !== stated.toUpperCase()) {
      throw invalid(`${name} is ${JSON.stringify(own)} in the object and ${stated} in the address`);
    }
  }
}
