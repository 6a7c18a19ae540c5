import type { TariffContent } from '../../../src/ocpp/v21/tariff.ts';
import type { components } from '../../../src/ocpp/v21/wire.gen.ts';

type Wire = components['schemas'];
type Conditions = Wire['TariffConditionsType'];

/** What a vehicle does for a while: with no power it is connected and idle. */
export interface Stretch {
  readonly seconds: number;
  readonly powerW: number;
}

interface Now {
  readonly at: number;
  readonly elapsedS: number;
  readonly energyWh: number;
  readonly powerW: number;
  readonly local: { readonly date: string; readonly time: string; readonly day: string };
}

/** One second of a session after the other, as [OCPP 2.1 I12.FR.30 to FR.41] says it; amounts are floating point. */
export function reckon(
  tariff: TariffContent,
  { startedAt, stretches, timeZone }: { startedAt: number; stretches: readonly Stretch[]; timeZone: string },
): { exclTax: number; inclTax: number } {
  const total = { exclTax: 0, inclTax: 0 };
  const local = clockOf(timeZone);
  const add = (amount: number, taxRates: Wire['TaxRateType'][] = []) => {
    total.exclTax += amount;
    total.inclTax += taxRates.reduce((sum, { tax }) => sum * (1 + tax / 100), amount);
  };
  let energyWh = 0;
  let elapsedS = 0;
  const first = { at: startedAt, elapsedS, energyWh, powerW: 0, local: local(startedAt) };
  const fee = tariff.fixedFee?.prices.find(({ conditions }) => holds(conditions, first));
  if (fee) add(fee.priceFixed, tariff.fixedFee?.taxRates);
  for (const { seconds, powerW } of stretches) {
    for (let second = 0; second < seconds; second += 1) {
      const at = startedAt + elapsedS * 1000;
      const now = { at, elapsedS, energyWh, powerW, local: local(at) };
      const wh = powerW / 3600;
      const kwh = tariff.energy?.prices.find(({ conditions }) => holds(conditions, now));
      if (kwh) add((kwh.priceKwh * wh) / 1000, tariff.energy?.taxRates);
      const list = powerW > 0 ? tariff.chargingTime : tariff.idleTime;
      const time = list?.prices.find(({ conditions }) => holds(conditions, now));
      if (time) add(time.priceMinute / 60, list?.taxRates);
      energyWh += wh;
      elapsedS += 1;
    }
  }
  return limited(total, tariff);
}

function limited(
  total: { exclTax: number; inclTax: number },
  { minCost, maxCost }: TariffContent,
): { exclTax: number; inclTax: number } {
  const below = (bound: number | undefined, value: number) => bound !== undefined && value < bound;
  const above = (bound: number | undefined, value: number) => bound !== undefined && value > bound;
  if (below(minCost?.exclTax, total.exclTax) || below(minCost?.inclTax, total.inclTax)) return both(minCost);
  if (above(maxCost?.exclTax, total.exclTax) || above(maxCost?.inclTax, total.inclTax)) return both(maxCost);
  return total;
}

function both({ exclTax, inclTax }: Wire['PriceType'] = {}) {
  return { exclTax: exclTax ?? NaN, inclTax: inclTax ?? exclTax ?? NaN };
}

function holds(conditions: Conditions = {}, { elapsedS, energyWh, powerW, local }: Now): boolean {
  const { startTimeOfDay, endTimeOfDay, dayOfWeek, validFromDate, validToDate } = conditions;
  const { minEnergy, maxEnergy, minPower, maxPower, minTime, maxTime } = conditions;
  // sums of thirds of a watt-hour miss a threshold by less than this
  const wh = energyWh + 1e-6;
  return (
    inDay(startTimeOfDay, endTimeOfDay, local.time) &&
    (dayOfWeek === undefined || dayOfWeek.includes(local.day as never)) &&
    (validFromDate === undefined || local.date >= validFromDate) &&
    (validToDate === undefined || local.date < validToDate) &&
    (minEnergy === undefined || wh >= minEnergy) &&
    (maxEnergy === undefined || wh < maxEnergy) &&
    (minPower === undefined || powerW >= minPower) &&
    (maxPower === undefined || powerW < maxPower) &&
    (minTime === undefined || elapsedS >= minTime) &&
    (maxTime === undefined || elapsedS < maxTime)
  );
}

function inDay(start: string | undefined, end: string | undefined, time: string): boolean {
  if (start === undefined || end === undefined) return true;
  if (end === '00:00') return time >= start;
  return start < end ? time >= start && time < end : time >= start || time < end;
}

function clockOf(timeZone: string): (at: number) => Now['local'] {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    weekday: 'long',
  });
  let last: { minute: number; local: Now['local'] } | undefined;
  return (at) => {
    const minute = Math.floor(at / 60_000);
    if (last?.minute === minute) return last.local;
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const local = {
      date: `${part['year']}-${part['month']}-${part['day']}`,
      time: `${part['hour']}:${part['minute']}`,
      day: part['weekday'] ?? '',
    };
    last = { minute, local };
    return local;
  };
}
