import type { Component, ComponentLists, CompiledTariff } from './compile.ts';
import type { PricingPolicy } from './policy.ts';
import { holds } from './restriction.ts';
import type { Moment } from './restriction.ts';

/** [OCPI 2.2.1 11.3.1] per dimension, the first element that has it and whose restrictions match now. */
export function select(list: readonly Component[], moment: Moment, policy: PricingPolicy): Component | null {
  for (const component of list) {
    if (component.restriction === null || holds(component.restriction, moment, policy)) return component;
  }
  return null;
}

export type Dimension = keyof ComponentLists;

/** As `select`, for use outside reservations, where the policy may ask for one element for all dimensions. */
export function selectForSession(
  tariff: CompiledTariff,
  dimension: Dimension,
  moment: Moment,
  policy: PricingPolicy,
): Component | null {
  const list = tariff.session[dimension];
  if (policy.selection === 'per-dimension') return select(list, moment, policy);
  return selectWhole(tariff, list, moment, policy);
}

function selectWhole(
  tariff: CompiledTariff,
  list: readonly Component[],
  moment: Moment,
  policy: PricingPolicy,
): Component | null {
  const element = tariff.source.elements.findIndex((candidate, index) => {
    if (candidate.restrictions?.reservation !== undefined) return false;
    const restriction = tariff.elements[index] ?? null;
    return restriction === null || holds(restriction, moment, policy);
  });
  return list.find((component) => component.element === element) ?? null;
}

/** [OCPI 2.2.1 11.4.4] elements for expired reservations win per dimension once the reservation was not used. */
export function selectForReservation(
  tariff: CompiledTariff,
  dimension: 'flat' | 'time',
  moment: Moment,
  options: { expired: boolean; policy: PricingPolicy },
): Component | null {
  const forExpired = options.expired
    ? select(tariff.expiredReservation[dimension], moment, options.policy)
    : null;
  return forExpired ?? select(tariff.reservation[dimension], moment, options.policy);
}
