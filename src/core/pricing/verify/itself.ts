import type { ChargedPeriod } from '../charge.ts';
import { isoOf } from '../iso.ts';
import { msPerHour, numberOf } from '../quantity.ts';
import type { Pricing } from '../result.ts';
import type { Check, VerifiableCdr } from './check.ts';

const costFields = ['fixedCost', 'energyCost', 'timeCost', 'parkingCost', 'reservationCost'] as const;

const nameOf = {
  cost: 'total_cost',
  fixedCost: 'total_fixed_cost',
  energyCost: 'total_energy_cost',
  timeCost: 'total_time_cost',
  parkingCost: 'total_parking_cost',
  reservationCost: 'total_reservation_cost',
} as const;

/** Where a CDR contradicts itself, whatever its tariff. */
export function checkItself(check: Check, cdr: VerifiableCdr, pricing: Pricing): void {
  checkSigns(check, cdr);
  checkSum(check, cdr, pricing);
  checkPeriods(check, cdr);
}

/** No amount is less with tax than without, and only a credit CDR's total is negative. */
function checkSigns(check: Check, { totals, credit, periods }: VerifiableCdr): void {
  const { cost } = totals;
  const feedsGrid = periods.some(({ energyKwh }) => numberOf(energyKwh, 'energyKwh') < 0);
  if (cost && credit !== true && !feedsGrid && cost.exclVat < -check.money)
    check.number('negative-cost', cost.exclVat, {
      computed: 0,
      tolerance: 0,
      unit: 'excl. VAT',
      says: "the CDR's total_cost is",
      against: 'the least of a CDR that credits none is',
    });
  for (const field of ['cost', ...costFields] as const) {
    const amount = totals[field];
    const sign = field === 'cost' && credit === true ? -1 : 1;
    if (amount?.inclVat === undefined || amount.exclVat * sign < 0) continue;
    if (amount.inclVat * sign < amount.exclVat * sign - check.money)
      check.number('incl-below-excl', amount.inclVat, {
        computed: amount.exclVat,
        tolerance: 0,
        unit: 'incl. VAT',
        says: `the CDR's ${nameOf[field]} is`,
        otherUnit: 'excl. VAT',
        against: 'less than its own',
      });
  }
}

function checkSum(check: Check, { totals, credit }: VerifiableCdr, pricing: Pricing): void {
  const { cost } = totals;
  const limited = pricing.breakdown.some(({ kind }) => kind === 'min-price' || kind === 'max-price');
  const named = costFields.filter((field) => totals[field] !== undefined);
  const stated = named.flatMap((field) => totals[field] ?? []);
  const complete = costFields.every(
    (field) => totals[field] !== undefined || (pricing.totals[field]?.exclVat ?? 0) === 0,
  );
  if (!cost || stated.length === 0 || limited || !complete) return;
  const sign = credit === true ? -1 : 1;
  for (const side of ['exclVat', 'inclVat'] as const) {
    const parts = stated.map((part) => part[side] ?? NaN);
    const sum = parts.reduce((total, part) => total + part, 0);
    const said = cost[side];
    if (said === undefined || Number.isNaN(sum)) continue;
    const tolerance = check.money * stated.length;
    check.number('sum-of-costs', said * sign, {
      computed: Math.round(sum * 1e8) / 1e8,
      tolerance,
      unit: side === 'exclVat' ? 'excl. VAT' : 'incl. VAT',
      says: "the CDR's total_cost is",
      against: `its own ${named.map((field) => nameOf[field]).join(' + ')} ${named.length > 1 ? 'are' : 'is'}`,
    });
    if (Math.abs(said * sign - sum) > tolerance) return;
  }
}

/** Times that do not fit between the start of their period and the next, and totals that are not those of the periods. */
function checkPeriods(check: Check, cdr: VerifiableCdr): void {
  const periods = [...cdr.periods].sort((a, b) => a.startedAt - b.startedAt);
  let hours = 0;
  for (const [index, period] of periods.entries()) {
    const said = hoursOf(period);
    const next = periods[index + 1]?.startedAt;
    const end = next ?? Math.max(cdr.endedAt, period.startedAt);
    const length = (end - period.startedAt) / msPerHour;
    hours += said;
    if (said > length + check.hours)
      check.number('period-time', said, {
        computed: length,
        tolerance: check.hours,
        at: period.startedAt,
        unit: 'h',
        says: `the CDR's period from ${isoOf(period.startedAt)} says`,
        against: `until ${next === undefined ? 'the end of the session' : 'its next period'} there are`,
      });
  }
  const { timeHours, parkingTimeHours } = cdr.totals;
  const slack = check.hours * Math.max(1, periods.length);
  if (timeHours !== undefined && hours > timeHours + slack)
    check.number('time-below-periods', timeHours, {
      computed: Math.round(hours * 1e6) / 1e6,
      tolerance: slack,
      unit: 'h',
      says: "the CDR's total_time is",
      against: 'the times of its own periods add up to',
    });
  if (timeHours !== undefined && parkingTimeHours !== undefined && parkingTimeHours > timeHours + check.hours)
    check.number('parking-exceeds-time', parkingTimeHours, {
      computed: timeHours,
      tolerance: 0,
      unit: 'h',
      says: "the CDR's total_parking_time is",
      against: 'its own total_time is only',
    });
}

function hoursOf({ timeHours, parkingTimeHours, reservationTimeHours }: ChargedPeriod): number {
  return (
    (numberOf(timeHours, 'timeHours') || 0) +
    (numberOf(parkingTimeHours, 'parkingTimeHours') || 0) +
    (numberOf(reservationTimeHours, 'reservationTimeHours') || 0)
  );
}
