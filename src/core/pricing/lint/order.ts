import type { Tariff, TariffDimension } from '../../model/tariff.ts';
import { defaultPolicy } from '../policy.ts';
import { compileRestriction, holds } from '../restriction.ts';
import type { Moment, Restriction } from '../restriction.ts';
import { cellsOf } from './cells.ts';
import type { Findings } from './finding.ts';

interface Placed {
  readonly index: number;
  readonly restriction: Restriction | null;
  readonly types: readonly TariffDimension[];
}

/** Elements that earlier ones always beat, alone or together, and moments at which a dimension has no price. */
export function lintOrder(tariff: Tariff, findings: Findings): void {
  for (const kind of [undefined, 'RESERVATION', 'RESERVATION_EXPIRES'] as const) {
    const placed = tariff.elements.flatMap((element, index): Placed[] =>
      element.restrictions?.reservation === kind
        ? [
            {
              index,
              restriction: compileRestriction(element.restrictions),
              types: [...new Set(element.priceComponents.map(({ type }) => type))],
            },
          ]
        : [],
    );
    const cells = cellsOf(placed.flatMap(({ restriction }) => (restriction ? [restriction] : [])));
    if (cells) lintReach(tariff, placed, cells, findings);
    if (kind === undefined) lintFallbacks(placed, cells, findings);
  }
}

function lintReach(
  tariff: Tariff,
  placed: readonly Placed[],
  cells: readonly Moment[],
  findings: Findings,
): void {
  const matching = new Set<number>();
  const winning = new Set<string>();
  for (const cell of cells) {
    const taken = new Set<TariffDimension>();
    for (const { index, restriction, types } of placed) {
      if (!matches(restriction, cell)) continue;
      matching.add(index);
      for (const type of types) if (!taken.has(type)) winning.add(`${index} ${type}`);
      for (const type of types) taken.add(type);
    }
  }
  for (const { index, types } of placed) {
    if (!matching.has(index) || types.length === 0) continue;
    const beaten = types.filter((type) => !winning.has(`${index} ${type}`));
    if (beaten.length === types.length)
      findings.warning('unreachable-element', `/elements/${index}`, 'earlier elements always match first');
    else for (const type of beaten) unreachable(tariff, index, type, findings);
  }
}

function unreachable(tariff: Tariff, index: number, type: TariffDimension, findings: Findings): void {
  const position = tariff.elements[index]?.priceComponents.findIndex((component) => component.type === type);
  findings.warning(
    'unreachable-component',
    `/elements/${index}/price_components/${position ?? 0}`,
    `an earlier ${type} always matches first`,
  );
}

/** [OCPI 2.2.1 11.3.1] "It is advised to always add a default price component per dimension". */
function lintFallbacks(
  placed: readonly Placed[],
  cells: readonly Moment[] | undefined,
  findings: Findings,
): void {
  const known = cells?.filter(({ minPower, minCurrent }) => !Number.isNaN(minPower + minCurrent));
  for (const type of new Set(placed.flatMap(({ types }) => types))) {
    const priced = placed.filter(({ types }) => types.includes(type));
    const always =
      priced.some(({ restriction }) => restriction === null) ||
      known?.every((cell) => priced.some(({ restriction }) => matches(restriction, cell))) === true;
    if (!always)
      findings.warning('no-fallback', '/elements', `${type} is free where no element's restrictions match`);
  }
}

function matches(restriction: Restriction | null, cell: Moment): boolean {
  return restriction === null || holds(restriction, cell, defaultPolicy);
}
