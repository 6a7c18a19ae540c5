import type { Tariff, TariffElement } from '../../model/tariff.ts';
import { compileRestriction } from '../restriction.ts';
import type { Restriction } from '../restriction.ts';
import type { Findings } from './finding.ts';

interface Placed {
  readonly element: TariffElement;
  readonly restriction: Restriction | null;
  readonly types: ReadonlySet<string>;
}

/** Elements that an earlier one always beats. */
export function lintOrder(tariff: Tariff, findings: Findings): void {
  const earlier: Placed[] = [];
  for (const [index, element] of tariff.elements.entries()) {
    const placed = {
      element,
      restriction: compileRestriction(element.restrictions),
      types: new Set(element.priceComponents.map(({ type }) => type)),
    };
    const beaten = [...placed.types].filter((type) =>
      earlier.some((other) => other.types.has(type) && covers(other, placed)),
    );
    if (beaten.length > 0 && beaten.length === placed.types.size) {
      findings.warning('unreachable-element', `/elements/${index}`, 'earlier elements always match first');
    } else {
      for (const type of beaten)
        findings.warning(
          'unreachable-component',
          `/elements/${index}`,
          `an earlier ${type} always matches first`,
        );
    }
    earlier.push(placed);
  }
}

/** Whether `one` matches whenever `other` does; false where that cannot be told. */
function covers(one: Placed, other: Placed): boolean {
  if (one.element.restrictions?.reservation !== other.element.restrictions?.reservation) return false;
  const [wide, narrow] = [one.restriction, other.restriction];
  if (wide === null) return true;
  if (narrow === null) return false;
  const bounded =
    wide.minEnergy <= narrow.minEnergy &&
    wide.maxEnergy >= narrow.maxEnergy &&
    wide.minDuration <= narrow.minDuration &&
    wide.maxDuration >= narrow.maxDuration;
  return bounded && coversMeasured(wide, narrow) && coversDates(wide, narrow) && coversTimes(wide, narrow);
}

function coversMeasured(wide: Restriction, narrow: Restriction): boolean {
  return (
    wide.minPower <= narrow.minPower &&
    wide.maxPower >= narrow.maxPower &&
    wide.minCurrent <= narrow.minCurrent &&
    wide.maxCurrent >= narrow.maxCurrent
  );
}

function coversDates(wide: Restriction, narrow: Restriction): boolean {
  const days = wide.weekdays === 0 || (narrow.weekdays !== 0 && (narrow.weekdays & ~wide.weekdays) === 0);
  return days && wide.startDay <= narrow.startDay && wide.endDay >= narrow.endDay;
}

/** Windows over midnight are only compared for being equal. */
function coversTimes(wide: Restriction, narrow: Restriction): boolean {
  if (wide.startTime < 0 && wide.endTime < 0) return true;
  if (wide.startTime === narrow.startTime && wide.endTime === narrow.endTime) return true;
  if (narrow.startTime < 0 && narrow.endTime < 0) return false;
  const [wideStart, wideEnd] = dayRange(wide);
  const [narrowStart, narrowEnd] = dayRange(narrow);
  return wideStart < wideEnd && narrowStart < narrowEnd && wideStart <= narrowStart && wideEnd >= narrowEnd;
}

const msPerDay = 86_400_000;

function dayRange({ startTime, endTime }: Restriction): [start: number, end: number] {
  return [Math.max(0, startTime), endTime <= 0 ? msPerDay : endTime];
}

/** [OCPI 2.2.1 11.3.1] "It is advised to always add a default price component per dimension". */
export function lintFallbacks(tariff: Tariff, findings: Findings): void {
  const types = new Set(
    tariff.elements
      .filter(isForSession)
      .flatMap((element) => element.priceComponents.map(({ type }) => type)),
  );
  for (const type of types) {
    const fallback = tariff.elements.some(
      (element) =>
        isForSession(element) &&
        compileRestriction(element.restrictions) === null &&
        element.priceComponents.some((component) => component.type === type),
    );
    if (!fallback)
      findings.warning('no-fallback', '/elements', `${type} is free where no element's restrictions match`);
  }
}

function isForSession(element: TariffElement): boolean {
  return element.restrictions?.reservation === undefined;
}
