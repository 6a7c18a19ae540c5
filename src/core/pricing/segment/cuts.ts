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
  fixed: boolean;
  wh: number;
}

/** The start, and every moment that may matter, in order. */
export function candidates({ facts, boundaries, kinds, curve, tracks }: CandidateParts): Cut[] {
  const startedAt = wholeSecond(facts.startedAt);
  const endedAt = wholeSecond(facts.endedAt);
  const marks = new Map<Instant, Mark>();
  const mark = (at: Instant, fixed: boolean, wh = NaN): void => {
    if (at <= startedAt || at >= endedAt) return;
    const known = marks.get(at);
    marks.set(at, { fixed: fixed || known?.fixed === true, wh: Number.isNaN(wh) ? (known?.wh ?? NaN) : wh });
  };
  for (const { at } of kinds) mark(at, true);
  for (const track of [tracks.power, tracks.current]) for (const at of track.bandChanges()) mark(at, true);
  const { timeZone } = facts;
  for (const at of clockCuts({ startedAt, endedAt, timeZone }, boundaries.times)) mark(at, false);
  for (const duration of boundaries.durations) mark(startedAt + duration, false);
  for (const { at, wh } of curve.reached(boundaries.energies))
    if (wh < curve.totalWh) mark(Math.min(Math.max(at, startedAt + 1000), endedAt - 1000), false, wh);
  const times = [...marks.keys()].sort((a, b) => a - b);
  return withEnergies([startedAt, ...times], marks, { kinds, curve });
}

function withEnergies(
  times: readonly Instant[],
  marks: ReadonlyMap<Instant, Mark>,
  { kinds, curve }: { kinds: readonly KindChange[]; curve: EnergyCurve },
): Cut[] {
  const cuts: Cut[] = [];
  let kind = 0;
  for (const at of times) {
    while ((kinds[kind + 1]?.at ?? Infinity) <= at) kind += 1;
    const mark = marks.get(at);
    const before = cuts.at(-1)?.wh ?? 0;
    const reached = mark && !Number.isNaN(mark.wh) ? mark.wh : curve.at(at);
    cuts.push({
      at,
      kind: kinds[kind]?.kind ?? 'charging',
      wh: cuts.length === 0 ? 0 : Math.min(curve.totalWh, Math.max(before, reached)),
      fixed: mark?.fixed ?? true,
    });
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
