import type { RoundingRule } from '../model/tariff.ts';
import type { Entry, UsageKind } from './ledger.ts';
import type { PricingPolicy } from './policy.ts';

const nanoPerWh = 1e6;
const msPerSecond = 1000;

/** [OCPI 2.2.1 mod_cdrs step_size] once for energy and once for charging and parking time together. */
export function applySteps(entries: readonly Entry[], policy: PricingPolicy): void {
  if (policy.stepSize === 'off') return;
  const shared: Entry[] = [];
  for (const entry of entries) {
    const own = entry.component?.source.stepRound;
    if (policy.stepSize === 'component' || own) roundUp([entry], own);
    else shared.push(entry);
  }
  if (shared.length === 0) return;
  for (const kinds of budgets(shared, policy)) {
    roundUp(shared.filter((entry) => kinds.includes(entry.kind) && (entry.component !== null || policy.unpricedInStep === 'include')));
  }
}

const timeKinds: readonly UsageKind[] = ['time', 'parking-time'];

function budgets(entries: readonly Entry[], policy: PricingPolicy): readonly (readonly UsageKind[])[] {
  const charging: readonly UsageKind[] = policy.reservationStep === 'shared' ? ['time', 'reservation-time'] : ['time'];
  const times = timeBudget(entries, policy, charging);
  const budget: (readonly UsageKind[])[] = [['energy'], ['session-time'], times];
  if (policy.reservationStep === 'own' || !times.includes('reservation-time')) budget.push(['reservation-time']);
  return budget;
}

/** "In the cases that TIME and PARKING_TIME are both used, step_size is only taken into account for parking". */
function timeBudget(entries: readonly Entry[], policy: PricingPolicy, charging: readonly UsageKind[]): readonly UsageKind[] {
  if (policy.stepTimes === 'combined') return [...charging, 'parking-time'];
  const used = entries.filter((entry) => entry.component !== null && timeKinds.includes(entry.kind));
  const parking = policy.stepTimes === 'parking' ? used.some(isParking) : used.reduce(later, used[0])?.kind === 'parking-time';
  return parking ? ['parking-time'] : charging;
}

function isParking(entry: Entry): boolean {
  return entry.kind === 'parking-time';
}

function later(one: Entry | undefined, other: Entry): Entry {
  return one === undefined || other.endedAt >= one.endedAt ? other : one;
}

/** Rounds the sum to the step of the last component and bills the surplus at its price. */
function roundUp(entries: readonly Entry[], rule: RoundingRule = 'ROUND_UP'): void {
  const last = entries.filter((entry) => entry.component !== null).reduce<Entry | undefined>(later, undefined);
  const stepSize = last?.component?.source.stepSize ?? 0;
  if (!last || stepSize <= 0 || last.kind === 'flat' || last.kind === 'reservation-flat') return;
  const step = stepSize * (last.kind === 'energy' ? nanoPerWh : msPerSecond);
  let total = 0;
  for (const entry of entries) total += entry.quantity;
  if (total <= 0) return;
  const surplus = steps(total / step, rule) * step - total;
  if (surplus === 0) return;
  last.surplus = surplus;
  last.stepSize = stepSize;
}

function steps(count: number, rule: RoundingRule): number {
  if (rule === 'ROUND_UP') return Math.ceil(count);
  return rule === 'ROUND_DOWN' ? Math.floor(count) : Math.round(count);
}
