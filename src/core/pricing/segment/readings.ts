import type { Instant } from '../../model/common.ts';
import type { MeterSample, SessionFacts } from './facts.ts';
import type { SegmentFindings } from './findings.ts';

/** The register at a moment, whole Wh. */
export interface Reading {
  readonly at: Instant;
  readonly wh: number;
}

/**
 * Fractions of a second are cut off. [OCPI 2.2.1 mod_tariffs step_size] time is billed in seconds: cut finer, a partner
 * could not reproduce the bill.
 */
export function wholeSecond(at: Instant): Instant {
  return Math.floor(at / 1000) * 1000;
}

/** The samples of the session in the order they were taken; at equal times the lower register first. */
export function samplesInOrder(facts: SessionFacts, findings: SegmentFindings): MeterSample[] {
  const startedAt = wholeSecond(facts.startedAt);
  const endedAt = wholeSecond(facts.endedAt);
  const inside: MeterSample[] = [];
  let latest = -Infinity;
  let sorted = true;
  for (const given of facts.samples) {
    const sample = { ...given, at: wholeSecond(given.at) };
    if (sample.at < latest) findings.add('meter-unsorted', sample.at, true);
    latest = Math.max(latest, sample.at);
    if (!(sample.at >= startedAt && sample.at <= endedAt)) {
      findings.add('meter-outside', sample.at, true);
      continue;
    }
    const before = inside.at(-1);
    sorted &&= before === undefined || inOrder(before, sample) <= 0;
    inside.push(sample);
  }
  return sorted ? inside : inside.sort(inOrder);
}

function inOrder(one: MeterSample, other: MeterSample): number {
  return one.at - other.at || rank(one) - rank(other);
}

function rank({ energyWh }: MeterSample): number {
  return energyWh !== undefined && Number.isFinite(energyWh) ? energyWh : -1;
}

/** The registers among samples in order, without what is no number or came twice. */
export function readingsOf(samples: readonly MeterSample[], findings: SegmentFindings): Reading[] {
  const readings: Reading[] = [];
  for (const { at, energyWh } of samples) {
    if (energyWh === undefined) continue;
    const wh = Math.round(energyWh);
    const before = readings.at(-1);
    if (!Number.isSafeInteger(wh) || wh < 0) findings.add('meter-invalid', at, true);
    else if (before?.at === at && before.wh === wh) findings.add('meter-repeated', at, true);
    else readings.push({ at, wh });
  }
  return readings;
}
