import type { Instant } from '../../model/common.ts';
import type { Tariff } from '../../model/tariff.ts';
import type { PricingPolicy } from '../policy.ts';
import type { Boundaries } from './boundaries.ts';
import { Choices } from './choices.ts';
import { clockCuts } from './clock-cuts.ts';
import type { Cut } from './cut.ts';
import type { EnergyCurve } from './curve.ts';
import type { Segment, SessionFacts } from './facts.ts';
import type { KindChange } from './kinds.ts';
import type { LoadTrack } from './load-track.ts';
import { wholeSecond } from './readings.ts';

export interface Tracks {
  readonly power: LoadTrack;
  readonly current: LoadTrack;
}

interface CandidateParts {
  readonly facts: SessionFacts;
  readonly boundaries: Boundaries;
  readonly kinds: readonly KindChange[];
  readonly curve: EnergyCurve;
  readonly tracks: Tracks;
}

interface Mark {
  readonly at: Instant;
  fixed: boolean;
  /** Energies that are reached here, ascending. */
  readonly whs: number[];
}

/** The start, and every moment that may matter, in order. */
export function candidates({ facts, boundaries, kinds, curve, tracks }: CandidateParts): Cut[] {
  const startedAt = wholeSecond(facts.startedAt);
  const endedAt = wholeSecond(facts.endedAt);
  const marks = new Map<Instant, Mark>();
  const markAt = (at: Instant): Mark => {
    const mark = marks.get(at) ?? { at, fixed: false, whs: [] };
    marks.set(at, mark);
    return mark;
  };
  markAt(startedAt).fixed = true;
  const inside = (at: Instant) => at > startedAt && at < endedAt;
  const fixed = [kinds.map(({ at }) => at), tracks.power.bandChanges(), tracks.current.bandChanges()].flat();
  for (const at of fixed) if (inside(at)) markAt(at).fixed = true;
  const clocks = clockCuts({ startedAt, endedAt, timeZone: facts.timeZone }, boundaries.times);
  const durations = boundaries.durations.map((duration) => startedAt + duration);
  for (const at of [...clocks, ...durations]) if (inside(at)) markAt(at);
  const latest = Math.max(startedAt, endedAt - 1000);
  for (const { at, wh } of curve.reached(boundaries.energies))
    if (wh < curve.totalWh) markAt(Math.min(Math.max(at, startedAt), latest)).whs.push(wh);
  return cutsAt(
    [...marks.values()].sort((a, b) => a.at - b.at),
    kinds,
    curve,
  );
}

/** One cut at each mark, and another for each further energy that is reached within the same second. */
function cutsAt(marks: readonly Mark[], kinds: readonly KindChange[], curve: EnergyCurve): Cut[] {
  const cuts: Cut[] = [];
  let index = 0;
  for (const { at, fixed, whs } of marks) {
    while ((kinds[index + 1]?.at ?? Infinity) <= at) index += 1;
    const kind = kinds[index]?.kind ?? 'charging';
    const reached = cuts.length === 0 ? [0, ...whs] : whs.length > 0 ? whs : [curve.at(at)];
    for (const [position, energy] of reached.entries()) {
      const wh = Math.min(curve.totalWh, Math.max(cuts.at(-1)?.wh ?? 0, energy));
      cuts.push({ at, kind, wh, fixed: fixed && position === 0 });
    }
  }
  return cuts;
}

interface RelevantParts {
  readonly cuts: readonly Cut[];
  readonly facts: SessionFacts;
  readonly tariffs: readonly Tariff[];
  readonly curve: EnergyCurve;
  readonly tracks: Tracks;
  readonly policy: PricingPolicy;
}

/** The periods between the cuts, without those cuts at which every tariff goes on with the same components. */
export function relevant({ cuts, facts, tariffs, curve, tracks, policy }: RelevantParts): Segment[] {
  const choices = new Choices(facts, tariffs, policy);
  const kept: Cut[] = [];
  for (const [index, cut] of cuts.entries()) {
    const until = cuts[index + 1]?.at ?? wholeSecond(facts.endedAt);
    const same = choices.sameAsBefore(
      cut,
      tracks.power.range(cut.at, until),
      tracks.current.range(cut.at, until),
    );
    if (cut.fixed || !same) kept.push(cut);
  }
  return kept.map((cut, index) => segmentOf(cut, kept[index + 1], { facts, curve, tracks }));
}

function segmentOf(
  cut: Cut,
  next: Cut | undefined,
  { facts, curve, tracks }: Pick<RelevantParts, 'curve' | 'facts' | 'tracks'>,
): Segment {
  const until = next?.at ?? wholeSecond(facts.endedAt);
  const power = tracks.power.range(cut.at, until);
  const current = tracks.current.range(cut.at, until);
  return {
    startedAt: cut.at,
    kind: cut.kind,
    energyWh: (next?.wh ?? curve.totalWh) - cut.wh,
    ...(!Number.isNaN(power.min) && { minPowerW: power.min, maxPowerW: power.max }),
    ...(!Number.isNaN(current.min) && { minCurrentA: current.min, maxCurrentA: current.max }),
  };
}
