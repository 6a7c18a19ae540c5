import type { RoundingRule } from '../model/tariff.ts';
import type { Entry } from './ledger.ts';
import type { PricingPolicy } from './policy.ts';

const nanoPerWh = 1e6;
const msPerSecond = 1000;

/** What is rounded as one: its sum so far and the entry that takes the surplus. */
interface Budget {
  total: number;
  last: Entry | undefined;
}

/** [OCPI 2.2.1 mod_cdrs step_size] once for energy and once for charging and parking time together. */
export function applySteps(entries: readonly Entry[], policy: PricingPolicy): void {
  if (policy.stepSize === 'off') return;
  const energy = emptyBudget();
  const charging = emptyBudget();
  const parking = emptyBudget();
  const session = emptyBudget();
  const reservation = policy.reservationStep === 'shared' ? charging : emptyBudget();
  const timeAndParking = policy.stepTimes === 'combined' ? charging : parking;
  for (const entry of entries) {
    const rule = entry.component?.source.stepRound;
    if (rule !== undefined || policy.stepSize === 'component')
      roundUp({ total: entry.quantity, last: entry }, rule);
    else if (entry.kind === 'energy') enter(energy, entry, policy);
    else if (entry.kind === 'time') enter(charging, entry, policy);
    else if (entry.kind === 'parking-time') enter(timeAndParking, entry, policy);
    else if (entry.kind === 'session-time') enter(session, entry, policy);
    else if (entry.kind === 'reservation-time') enter(reservation, entry, policy);
  }
  roundUp(energy);
  roundUp(session);
  if (!parkingDecides(charging, parking, policy)) roundUp(charging);
  else roundUp(parking);
  if (reservation !== charging) roundUp(reservation);
}

function emptyBudget(): Budget {
  return { total: 0, last: undefined };
}

function enter(budget: Budget, entry: Entry, policy: PricingPolicy): void {
  if (entry.component === null && policy.unpricedInStep === 'exclude') return;
  budget.total += entry.quantity;
  if (entry.component !== null && (!budget.last || entry.endedAt >= budget.last.endedAt)) budget.last = entry;
}

/** "In the cases that TIME and PARKING_TIME are both used, step_size is only taken into account for parking". */
function parkingDecides(charging: Budget, parking: Budget, policy: PricingPolicy): boolean {
  if (!parking.last || !charging.last || policy.stepTimes === 'parking') return parking.last !== undefined;
  return parking.last.endedAt >= charging.last.endedAt;
}

/** Rounds the sum to the step of the last component and bills the surplus at its price. */
function roundUp({ total, last }: Budget, rule: RoundingRule = 'ROUND_UP'): void {
  const stepSize = last?.component?.source.stepSize ?? 0;
  if (!last || stepSize <= 0 || total <= 0 || last.kind === 'flat' || last.kind === 'reservation-flat')
    return;
  const step = stepSize * (last.kind === 'energy' ? nanoPerWh : msPerSecond);
  const surplus = steps(total / step, rule) * step - total;
  if (surplus === 0) return;
  last.surplus = surplus;
  last.stepSize = stepSize;
}

function steps(count: number, rule: RoundingRule): number {
  if (rule === 'ROUND_UP') return Math.ceil(count);
  return rule === 'ROUND_DOWN' ? Math.floor(count) : Math.round(count);
}
