import type { Sample } from '../../core/change.ts';
import type { CallContext } from '../dialect.ts';
import type { Json } from './read.ts';
import type { Quirks } from '../../core/model/quirks.ts';
import { instantOf, isObject, listOf, mostWh, numberOf, rounded, textOf } from './read.ts';

interface Reading {
  readonly value: number;
  readonly phase: string;
  readonly location: string;
  readonly context: string;
}

/** What a quantity is called, and by how much its units differ from ours. */
interface Quantity {
  readonly of: 'currentA' | 'energyWh' | 'powerW' | 'stateOfCharge';
  /** In upper case; '' is the unit of a value that names none. */
  readonly factors: Readonly<Record<string, number>>;
  /** What is beyond was not measured. */
  readonly from: number;
  readonly to: number;
}

const register = 'ENERGY.ACTIVE.IMPORT.REGISTER';

/** By their measurand in upper case. */
const quantities: ReadonlyMap<string, Quantity> = new Map([
  [register, { of: 'energyWh', factors: { '': 1, WH: 1, KWH: 1000 }, from: -mostWh, to: mostWh }],
  ['POWER.ACTIVE.IMPORT', { of: 'powerW', factors: { '': 1, W: 1, KW: 1000 }, from: -1e9, to: 1e9 }],
  ['CURRENT.IMPORT', { of: 'currentA', factors: { '': 1, A: 1 }, from: -1e6, to: 1e6 }],
  ['SOC', { of: 'stateOfCharge', factors: { '': 1, PERCENT: 1 }, from: 0, to: 100 }],
]);

const phaseSets = [
  ['L1', 'L2', 'L3'],
  ['L1-N', 'L2-N', 'L3-N'],
] as const;

/** No unit is scaled by more. */
const mostPower = 12;

const upper = (value: unknown) => textOf(value)?.toUpperCase() ?? '';

/** What a sampled value is counted in: 2.x names a unit and a power of ten [OCPP 2.0.1 UnitOfMeasureType]. */
function scaleOf(json: Json, { factors }: Quantity): number | undefined {
  const measure = json['unitOfMeasure'];
  if (!isObject(measure)) return factors[upper(json['unit'])];
  const factor = factors[upper(measure['unit'])];
  const power = numberOf(measure['multiplier']) ?? 0;
  return factor === undefined || Math.abs(power) > mostPower ? undefined : factor * 10 ** power;
}

/** Signed data is evidence, not a number [OCPP 1.6 7.45 ValueFormat]. */
function readingOf(json: Json, quantity: Quantity): Reading | undefined {
  if (upper(json['format']) === 'SIGNEDDATA') return undefined;
  const value = numberOf(json['value']);
  const scale = scaleOf(json, quantity);
  if (value === undefined || scale === undefined) return undefined;
  return {
    value: value * scale,
    phase: upper(json['phase']),
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
function amount(readings: readonly Reading[]): number | undefined {
  const [only] = readings;
  if (readings.length === 1 && only?.phase === '') return rounded(only.value);
  const atOutlet = preferring(readings, (r) => r.location === 'OUTLET');
  // some stations put the first and the latest value into one list
  const latest = preferring(atOutlet, (r) => r.context !== 'TRANSACTION.BEGIN');
  const total = latest.findLast((r) => r.phase === '');
  if (total) return rounded(total.value);
  for (const phases of phaseSets) {
    const parts = phases.flatMap((phase) => latest.findLast((r) => r.phase === phase) ?? []);
    if (parts.length > 0) return rounded(parts.reduce((sum, part) => sum + part.value, 0));
  }
  return undefined;
}

/** Whatever it says, a register of kilowatt-hours counts them. */
const inKilowattHours: Readonly<Record<string, number>> = { '': 1000, WH: 1000, KWH: 1000 };

/** [OCPP 1.6 7.31] a value that names no measurand is the energy register. */
function quantityOf(json: Json, { energyUnit, ignoreMeasurands }: Quirks): Quantity | undefined {
  const measurand = upper(json['measurand']) || register;
  if (ignoreMeasurands?.some((name) => name.toUpperCase() === measurand)) return undefined;
  const quantity = quantities.get(measurand);
  return quantity?.of === 'energyWh' && energyUnit ? { ...quantity, factors: inKilowattHours } : quantity;
}

function readingsByQuantity(
  sampledValues: readonly unknown[],
  quirks: Quirks,
): Map<Quantity['of'], { readonly quantity: Quantity; readonly readings: Reading[] }> {
  const found = new Map<Quantity['of'], { readonly quantity: Quantity; readonly readings: Reading[] }>();
  for (const json of sampledValues) {
    const quantity = isObject(json) && quantityOf(json, quirks);
    const reading = quantity && readingOf(json, quantity);
    if (!reading) continue;
    const known = found.get(quantity.of);
    if (known) known.readings.push(reading);
    else found.set(quantity.of, { quantity, readings: [reading] });
  }
  return found;
}

/** Register values are cut to whole watt-hours, as meterStart and meterStop are. */
function sampleOf(meterValue: Json, { receivedAt, quirks: { set, zones } }: Received): Sample | undefined {
  const measured: Partial<Record<Quantity['of'], number>> = {};
  for (const [of, { quantity, readings }] of readingsByQuantity(
    listOf(meterValue['sampledValue']) ?? [],
    set,
  )) {
    const { from, to } = quantity;
    const value = amount(readings);
    // neither infinity nor NaN is within
    if (value === undefined || !(value >= from && value <= to)) continue;
    measured[of] = of === 'energyWh' ? Math.floor(value) : value;
  }
  if (Object.keys(measured).length === 0) return undefined;
  return { at: instantOf(meterValue['timestamp'], zones) ?? receivedAt, ...measured };
}

type Received = Pick<CallContext, 'log' | 'quirks' | 'receivedAt' | 'view'>;

/** One every ten seconds, for a day, and more. */
const mostMeterValues = 10_000;

/**
 * [OCPP 1.6 7.33 MeterValue] in the order in which they were sent; a value that cannot be read, or that no charge point
 * measures, is left out. Of more than a message may bring the last ones count, as a register goes on from what was before.
 */
export function samplesOf(meterValues: unknown, received: Received): readonly Sample[] {
  const all = listOf(meterValues) ?? [];
  const surplus = all.length - mostMeterValues;
  if (surplus > 0) {
    const station = received.view.station.id;
    received.log.warn(
      { station, surplus },
      'too many meter values in one message: the first ones were left out',
    );
  }
  return all
    .slice(Math.max(surplus, 0))
    .flatMap((json) => (isObject(json) ? (sampleOf(json, received) ?? []) : []));
}

/** Samples of a transaction as readings of its meter: those below its start may count from that. */
export function countedFromStart(
  samples: readonly Sample[],
  { view, quirks }: Pick<CallContext, 'quirks' | 'view'>,
  transactionId: string,
): readonly Sample[] {
  const startWh = view.sessions.get(transactionId)?.meterStartWh;
  if (quirks.set.sampledRegister === undefined || startWh === undefined) return samples;
  return samples.map((sample) =>
    sample.energyWh !== undefined && sample.energyWh < startWh
      ? { ...sample, energyWh: startWh + sample.energyWh }
      : sample,
  );
}
