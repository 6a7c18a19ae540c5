import type { Tariff, TariffRestrictions } from '../model/tariff.ts';

/** What a restriction looks at; the data of a session must carry it for the price to be right. */
export type TariffNeed = 'current' | 'date' | 'day' | 'duration' | 'kwh' | 'power' | 'reservation' | 'time';

const needOf: Readonly<Record<keyof TariffRestrictions, TariffNeed>> = {
  startTime: 'time',
  endTime: 'time',
  startDate: 'date',
  endDate: 'date',
  minKwh: 'kwh',
  maxKwh: 'kwh',
  minCurrent: 'current',
  maxCurrent: 'current',
  minPower: 'power',
  maxPower: 'power',
  minDuration: 'duration',
  maxDuration: 'duration',
  dayOfWeek: 'day',
  reservation: 'reservation',
};

/** Which kinds of restriction a tariff uses anywhere. */
export function tariffNeeds(tariff: Tariff): Set<TariffNeed> {
  const needs = new Set<TariffNeed>();
  for (const { restrictions } of tariff.elements) {
    if (!restrictions) continue;
    for (const [field, value] of Object.entries(restrictions)) {
      if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
      const need = needOf[field as keyof TariffRestrictions] as TariffNeed | undefined;
      if (need) needs.add(need);
    }
  }
  return needs;
}
