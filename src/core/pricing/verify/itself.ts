import type { ChargedPeriod } from '../charge.ts';
import { msPerHour, numberOf } from '../quantity.ts';
import type { Pricing } from '../result.ts';
import type { Check, VerifiableCdr } from './check.ts';

const costFields = ['fixedCost', 'energyCost', 'timeCost', 'parkingCost', 'reservationCost'] as const;

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
    check.number('negative-cost', cost.exclVat, { computed: 0, tolerance: 0 });
  for (const field of ['cost', ...costFields] as const) {
    const amount = totals[field];
    const sign = field === 'cost' && credit === true ? -1 : 1;
    if (amount?.inclVat === undefined || amount.exclVat * sign < 0) continue;
    if (amount.inclVat * sign < amount.exclVat * sign - check.money)
      check.number('incl-below-excl', amount.inclVat, { computed: amount.exclVat, tolerance: 0 });
  }
}

function checkSum(check: Check, { totals, credit }: VerifiableCdr, pricing: Pricing): void {
  const { cost } = totals;
  const limited = pricing.breakdown.some(({ kind }) => kind === 'min-price' || kind === 'max-price');
  const stated = costFields.flatMap((field) => (totals[field] ? [totals[field]] : []));
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
    check.number('sum-of-costs', said * sign, { computed: Math.round(sum * 1e8) / 1e8, tolerance });
    if (Math.abs(said * sign - sum) > tolerance) return;
  }
}

/** Times that do not fit between the start of their period and the next, and totals that are not those of the periods. */
function checkPeriods(check: Check, cdr: VerifiableCdr): void {
  const periods = [...cdr.periods].sort((a, b) => a.startedAt - b.startedAt);
  let hours = 0;
  for (const [index, period] of periods.entries()) {
    const said = hoursOf(period);
    const end = periods[index + 1]?.startedAt ?? Math.max(cdr.endedAt, period.startedAt);
    const length = (end - period.startedAt) / msPerHour;
    hours += said;
    if (said > length + check.hours)
      check.number('period-time', said, { computed: length, tolerance: check.hours, at: period.startedAt });
  }
  const { timeHours, parkingTimeHours } = cdr.totals;
  const slack = check.hours * Math.max(1, periods.length);
  if (timeHours !== undefined && hours > timeHours + slack)
    check.number('time-below-periods', timeHours, {
      computed: Math.round(hours * 1e6) / 1e6,
      tolerance: slack,
    });
  if (timeHours !== undefined && parkingTimeHours !== undefined && parkingTimeHours > timeHours + check.hours)
    check.number('parking-exceeds-time', parkingTimeHours, { computed: timeHours, tolerance: 0 });
}

function hoursOf({ timeHours, parkingTimeHours, reservationTimeHours }: ChargedPeriod): number {
  return (
    (numberOf(timeHours, 'timeHours') || 0) +
    (numberOf(parkingTimeHours, 'parkingTimeHours') || 0) +
    (numberOf(reservationTimeHours, 'reservationTimeHours') || 0)
  );
}
