import type { Sample } from '../../core/change.ts';
import type { Instant } from '../../core/model/common.ts';
import type { Json } from './read.ts';
import { instantOf, isObject, listOf, numberOf, textOf } from './read.ts';

interface Reading {
  readonly value: number;
  readonly measurand: string;
  readonly phase: string;
  readonly unit: string;
  readonly location: string;
  readonly context: string;
}

/** What a quantity is called, and by how much its units differ from ours. */
interface Quantity {
  readonly measurand: string;
  /** In upper case; '' is the unit of a value that names none. */
  readonly factors: Readonly<Record<string, number>>;
}

const energy: Quantity = {
  measurand: 'ENERGY.ACTIVE.IMPORT.REGISTER',
  factors: { '': 1, WH: 1, KWH: 1000 },
};
const power: Quantity = { measurand: 'POWER.ACTIVE.IMPORT', factors: { '': 1, W: 1, KW: 1000 } };
const current: Quantity = { measurand: 'CURRENT.IMPORT', factors: { '': 1, A: 1 } };
const charge: Quantity = { measurand: 'SOC', factors: { '': 1, PERCENT: 1 } };

const phaseSets = [
  ['L1', 'L2', 'L3'],
  ['L1-N', 'L2-N', 'L3-N'],
] as const;

const upper = (value: unknown) => textOf(value)?.toUpperCase() ?? '';

/** Signed data is evidence, not a number [OCPP 1.6 7.45 ValueFormat]. */
function readingOf(json: unknown): Reading | undefined {
  if (!isObject(json) || upper(json['format']) === 'SIGNEDDATA') return undefined;
  const value = numberOf(json['value']);
  if (value === undefined) return undefined;
  return {
    value,
    measurand: upper(json['measurand']) || energy.measurand,
    phase: upper(json['phase']),
    unit: upper(json['unit']),
    location: upper(json['location']) || 'OUTLET',
    context: upper(json['context']),
  };
}

/** All of `readings`, unless some are better. */
function preferring(readings: readonly Reading[], better: (reading: Reading) => boolean): readonly Reading[] {
  const chosen = readings.filter(better);
  return chosen.length > 0 ? chosen : readings;
}

/** The total where it is given, otherwise the sum of the phases; to a millionth, so that no float shows. */
function amount(readings: readonly Reading[], { measurand, factors }: Quantity): number | undefined {
  const known = readings.filter((r) => r.measurand === measurand && factors[r.unit] !== undefined);
  if (known.length === 0) return undefined;
  const atOutlet = preferring(known, (r) => r.location === 'OUTLET');
  // some stations put the first and the latest value into one list
  const latest = preferring(atOutlet, (r) => r.context !== 'TRANSACTION.BEGIN');
  const scaled = (r: Reading) => r.value * (factors[r.unit] ?? 1);
  const total = latest.findLast((r) => r.phase === '');
  if (total) return rounded(scaled(total));
  for (const phases of phaseSets) {
    const parts = phases.flatMap((phase) => latest.findLast((r) => r.phase === phase) ?? []);
    if (parts.length > 0) return rounded(parts.reduce((sum, part) => sum + scaled(part), 0));
  }
  return undefined;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Register values are cut to whole watt-hours, as meterStart and meterStop are. */
function sampleOf(meterValue: Json, receivedAt: Instant): Sample | undefined {
  const readings = (listOf(meterValue['sampledValue']) ?? []).flatMap((json) => readingOf(json) ?? []);
  const energyWh = amount(readings, energy);
  const powerW = amount(readings, power);
  const currentA = amount(readings, current);
  const stateOfCharge = amount(readings, charge);
  const sample = {
    ...(energyWh !== undefined && { energyWh: Math.floor(energyWh) }),
    ...(powerW !== undefined && { powerW }),
    ...(currentA !== undefined && { currentA }),
    ...(stateOfCharge !== undefined && { stateOfCharge }),
  };
  if (Object.keys(sample).length === 0) return undefined;
  return { at: instantOf(meterValue['timestamp']) ?? receivedAt, ...sample };
}

/** [OCPP 1.6 7.33 MeterValue] in the order in which they were sent; a value that cannot be read is left out. */
export function samplesOf(meterValues: unknown, receivedAt: Instant): readonly Sample[] {
  return (listOf(meterValues) ?? []).flatMap((json) =>
    isObject(json) ? (sampleOf(json, receivedAt) ?? []) : [],
  );
}
