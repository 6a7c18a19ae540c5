import type { Quirks } from '../../core/model/quirks.ts';
import type { RegisterUnits } from '../../core/model/station.ts';
import type { Json } from './read.ts';
import { isObject, listOf, numberOf, textOf } from './read.ts';

const register = 'ENERGY.ACTIVE.IMPORT.REGISTER';
const upper = (value: unknown) => textOf(value)?.toUpperCase() ?? '';

function registersIn(meterValues: unknown): readonly Json[] {
  const values = (listOf(meterValues) ?? []).flatMap((json) =>
    isObject(json) ? (listOf(json['sampledValue']) ?? []) : [],
  );
  return values.filter(isObject).filter((json) => (upper(json['measurand']) || register) === register);
}

function unitOf({ unit, unitOfMeasure }: Json): string {
  return upper(isObject(unitOfMeasure) ? unitOfMeasure['unit'] : unit);
}

/** How the registers in a message are told, where that is not Wh: no property where it is, as in most messages. */
export function unitsIn(meterValues: unknown, { energyUnit }: Quirks): { readonly units?: RegisterUnits } {
  if (energyUnit) return {};
  const registers = registersIn(meterValues);
  const kWh = registers.some((json) => unitOf(json) === 'KWH');
  const unnamed = registers.flatMap((json) => (unitOf(json) === '' ? (numberOf(json['value']) ?? []) : []));
  const highest = Math.max(0, ...unnamed);
  if (!kWh && highest === 0) return {};
  return { units: { ...(kWh && { kWh }), ...(highest > 0 && { unnamed: highest }) } };
}
